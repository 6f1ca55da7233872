"""Every page answers, in both languages, and says what the assessment says; acts change what they should."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from evidence_checker import messages
from evidence_checker.model import Decision, Finding, replace
from evidence_checker.store import Store
from evidence_checker.web.snapshot import Snapshot
from tests.web.office import AGENCY, Office, regulation


def _addresses(office: Office) -> list[str]:
    indicator, sha256, _ = next(office.evidence())
    found = ["ringkasan", "perubahan", "unit", "indikator", f"indikator/{indicator}", "dokumen", f"dokumen/{sha256}"]
    found += [f"dokumen/{sha256}/halaman/1?indikator={indicator}", "telaah?semua=1", "telaah-ganda", "kirim"]
    return [f"{office.base}/{each}" for each in found] + ["/?semua=1", "/bantuan"]


def test_every_page_answers_in_both_languages(looked_at: Office) -> None:
    for lang in ("id", "en"):
        looked_at.cookies["bahasa"] = lang
        for address in _addresses(looked_at):
            answer = looked_at.get(address)
            assert answer.status_code == 200, address
            assert f'<html lang="{lang}">' in answer.text
            assert "style=" not in answer.text and "<script>" not in answer.text, address


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_rests_on_first_pages_says_so_on_every_page(looked_at: Office, lang: str) -> None:
    looked_at.cookies["bahasa"] = lang
    indicator, sha256, _ = next(looked_at.evidence())
    final = looked_at.live.snapshot
    assert final is not None
    so_far = Finding.of("EC180", read=3, pages=60)
    documents = tuple(replace(each, findings=(so_far,)) for each in final.assessment.documents)
    notes = (*final.assessment.notes, Finding.of("EC186", files=2))
    pages = [f"indikator/{indicator}", "dokumen", f"dokumen/{sha256}", "telaah?semua=1"]
    said = messages.message(so_far, lang)
    assert all(said not in html.unescape(looked_at.get(page).text) for page in pages)
    try:
        looked_at.live.snapshot = Snapshot(replace(final.assessment, documents=documents, notes=notes), final.version)
        looked_at.live.watch.begun.add("pindaian.pdf")
        for page in pages:
            assert said in html.unescape(looked_at.get(page).text), page
        assert messages.message(notes[-1], lang) in html.unescape(looked_at.get("ringkasan").text)
    finally:
        looked_at.live.snapshot = final
        looked_at.live.watch.begun.clear()


def test_pages_lead_only_to_pages_that_answer(looked_at: Office) -> None:
    """Every link of every page, followed."""
    seen: set[str] = set()
    waiting = [f"{looked_at.base}/ringkasan"]
    while waiting and len(seen) < 400:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = looked_at.get(address)
        assert answer.status_code in (200, 303), address
        if "text/html" in answer.headers.get("content-type", ""):
            links = [html.unescape(each) for each in re.findall(r'(?:href|src)="([^"#]+)', answer.text)]
            waiting += [each for each in links if each.startswith("/") and "/unduh/" not in each]
    assert len(seen) > 60


def test_the_quote_is_marked_in_the_text_and_the_rule_stands_beside_it(looked_at: Office) -> None:
    indicator, sha256, _ = next(looked_at.evidence())
    assert looked_at.live.snapshot is not None
    document = looked_at.live.snapshot.by_hash[sha256]
    hit = next(each for each in looked_at.live.snapshot.hits(document, indicator) if each.of == "evidence")
    quote = hit.passage.quote
    page = looked_at.get(f"dokumen/{sha256}/halaman/1?indikator={indicator}&kutipan={hit.number}").text
    marked = re.search(r'<mark class="active" id="kutipan">(.*?)</mark>', page, re.S)
    assert marked is not None and html.unescape(marked[1]).split() == quote.split()
    assert "Yang diminta" in page and "Kata yang dicari" in page


def test_a_decision_by_click_is_one_of_the_log(office: Office, tmp_path: Path) -> None:
    indicator, sha256, path = next(office.evidence())
    form = {"action": "accept", "indicator": indicator, "sha256": sha256, "path": path, "seen": "0"}
    answer = office.post("putusan", {**form, "reason": "Sesuai.", "name": "Penguji", "expires": "2030-01-31"})
    assert answer.status_code == 303
    with Store.open(office.folder, tmp_path / "keadaan") as store:
        (decision,) = store.decisions()
    assert (decision.action, decision.indicator, decision.sha256) == ("accept", indicator, sha256)
    assert (decision.name, decision.reason, decision.expires) == ("Penguji", "Sesuai.", "2030-01-31")
    assert "Sesuai." in office.get(f"indikator/{indicator}").text


def test_a_decision_can_be_withdrawn_and_both_stay_in_the_log(office: Office, tmp_path: Path) -> None:
    indicator, sha256, path = next(office.evidence())
    form = {"indicator": indicator, "sha256": sha256, "path": path, "name": "Penguji"}
    office.post("putusan", {**form, "action": "reject", "seen": "0", "reason": "Bukan ini."})
    assert office.post("tarik", {**form, "seen": "1"}).status_code == 303
    with Store.open(office.folder, tmp_path / "keadaan") as store:
        assert [each.action for each in store.decisions()] == ["reject", "withdraw"]
    assert office.live.snapshot is not None
    assert office.live.decisions(office.live.snapshot, "2026-06-01") == ()


def test_a_decision_without_a_reason_or_with_no_date_is_refused(office: Office) -> None:
    indicator, sha256, path = next(office.evidence())
    form = {"action": "accept", "indicator": indicator, "sha256": sha256, "path": path, "seen": "0", "name": "P"}
    assert office.post("putusan", {**form, "reason": "  "}).status_code == 400
    assert office.post("putusan", {**form, "reason": "Ya", "expires": "besok"}).status_code == 400
    assert office.live.recorded() == ()


def test_a_document_replaced_under_an_open_review_refuses_the_decision_and_keeps_the_words(office: Office) -> None:
    indicator, sha256, path = next(office.evidence())
    (office.folder / path).write_text(regulation(5), encoding="utf-8")
    form = {"action": "accept", "indicator": indicator, "sha256": sha256, "path": path, "seen": "0"}
    answer = office.post("putusan", {**form, "reason": "Kata yang tidak boleh hilang", "name": "Penguji"})
    assert answer.status_code == 409 and "Kata yang tidak boleh hilang" in answer.text and "ganti isi" in answer.text
    assert office.live.recorded() == ()


def test_two_tabs_that_decide_differently_are_told_of_each_other(office: Office) -> None:
    indicator, sha256, path = next(office.evidence())
    form = {"indicator": indicator, "sha256": sha256, "path": path, "seen": "0", "name": "Penguji"}
    assert office.post("putusan", {**form, "action": "accept", "reason": "Tab satu"}).status_code == 303
    second = office.post("putusan", {**form, "action": "reject", "reason": "Tab dua"})
    assert second.status_code == 409 and "Tab satu" in second.text and "Tab dua" in second.text
    assert [each.action for each in office.live.recorded()] == ["accept"]
    again = re.search(r'name="seen" value="(\d+)"', second.text)
    assert again is not None
    assert (
        office.post("putusan", {**form, "action": "reject", "reason": "Tab dua", "seen": again[1]}).status_code == 303
    )
    assert [each.action for each in office.live.recorded()] == ["accept", "reject"]


def test_a_folder_that_vanishes_is_said_and_its_results_stay(office: Office) -> None:
    aside = office.folder.with_name("pergi")
    office.folder.rename(aside)
    office.live.nudge()
    try:
        assert office.live.wait_for(60.0, lambda _: office.live.watch.offline)
        page = office.get("ringkasan")
        assert page.status_code == 200 and 'role="alert"' in page.text and AGENCY in page.text
    finally:
        aside.rename(office.folder)


def test_a_unit_gets_its_list_and_a_message_under_a_thousand_characters(looked_at: Office) -> None:
    units = re.findall(r'href="([^"]+/unit/[0-9a-f]+)"', looked_at.get("unit").text)
    assert units
    for address in units:
        message = re.search(r'<textarea id="pesan"[^>]*>(.*?)</textarea>', looked_at.get(address).text, re.S)
        assert message is not None and 40 < len(html.unescape(message[1])) < 1_000


def test_an_assignment_names_unit_and_due_date_and_is_overdue_when_it_passed(office: Office) -> None:
    form = {"action": "assign", "indicator": "2", "seen": "0", "unit": "Dinas Nanti", "name": "Penguji"}
    assert office.post("tugas", {**form, "expires": "2099-02-03"}).status_code == 303
    at = "2020-01-01T08:00:00+07:00"
    office.live.record(Decision("assign", "1", "", "", "Penguji", "Lengkapi.", at, "2020-02-03", "Dinas Contoh"))
    page = office.get("ringkasan").text
    assert "Lewat batas waktu" in page and "Dinas Contoh" in page and "3 Februari 2020" in page
    assert "3 Februari 2099" not in page.partition("h-lewat")[2].partition("</section>")[0]
    assert "Dinas Contoh" in office.get("unit").text and "Dinas Nanti" in office.get("unit").text


@pytest.mark.parametrize("form", ["xlsx", "docx", "html", "json"])
def test_exports_are_the_reports_as_files(looked_at: Office, form: str) -> None:
    answer = looked_at.get(f"unduh/{form}")
    assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]
    assert len(answer.content) > 1_000


def test_the_queue_holds_what_is_undecided_most_worth_first(office: Office) -> None:
    first = office.get("telaah?semua=1").text
    action = dict(re.findall(r'<input type="hidden" name="(indicator|sha256|path|seen)" value="([^"]*)"', first))
    form = {name: html.unescape(value) for name, value in action.items()}
    count = re.search(r"1 dari (\d+)", first)
    assert count is not None
    answer = office.post(
        "putusan",
        {**form, "action": "accept", "reason": "Ya", "name": "P", "next": f"{office.base}/telaah?semua=1"},
    )
    assert answer.status_code == 303
    then = office.get(answer.headers["location"]).text
    assert "Tercatat" in then and f"1 dari {int(count[1]) - 1}" in then
