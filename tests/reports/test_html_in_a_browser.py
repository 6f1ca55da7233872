"""The HTML report in real Chromium: filter, search, open, follow the address, copy, print; nothing leaves the page."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence_checker.reports import render
from tests.reports.assessment_maker import golden, large, with_text
from tests.reports.test_every_format import PAYLOADS

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed here")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = os.environ.get("EVIDENCE_CHECKER_AXE", "")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found here"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A report in a page of its own, with everything it asked for, said or raised."""

    def __init__(self, browser: Any, path: Path, address: str = "", width: int = 1280, script: bool = True) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        self.page.goto(path.as_uri() + address)

    def shown(self) -> list[str]:
        found: list[str] = self.page.eval_on_selector_all(".ind:not([hidden])", "all => all.map(each => each.id)")
        return found


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "hasil.html"
    path.write_bytes(render("html", golden(), "id"))
    return path


def test_nothing_is_asked_for_and_nothing_is_wrong(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report)
    assert opened.asked == [report.as_uri()] and opened.said == []


def test_filters_narrow_and_are_kept_in_the_address(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report)
    opened.page.select_option("#f-status", "weak")
    assert opened.shown() == ["i-5", "i-16"]
    opened.page.select_option("#f-temuan", "EC301")
    assert opened.shown() == ["i-5"]
    address = opened.page.evaluate("location.hash")
    assert Opened(chromium, report, address).shown() == ["i-5"]


def test_search_finds_words_inside_closed_indicators(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report)
    opened.page.fill("#f-q", "auditor tik")
    assert opened.shown() == ["i-29"]
    assert "1 dari 7" in opened.page.inner_text("#jumlah")
    opened.page.click("#semula")
    assert len(opened.shown()) == 7


def test_sorting_by_gain_puts_the_dearest_first(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report)
    opened.page.select_option("#f-urut", "gain")
    assert opened.shown()[:2] == ["i-29", "i-5"]


def test_a_link_opens_its_indicator_even_when_filtered_away(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report, "#status=complete")
    opened.page.click('#kekurangan a[href="#i-29"]')
    assert opened.page.evaluate("document.getElementById('i-29').open")
    assert Opened(chromium, report, "#i-16").page.evaluate("document.getElementById('i-16').open")
    assert Opened(chromium, report, "#buka=5").page.evaluate("document.getElementById('i-5').open")


def test_a_tile_of_the_standing_filters(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report)
    opened.page.click('[data-status-link="missing"]')
    assert opened.shown() == ["i-29"]


def test_the_prose_is_copied(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report, "#i-1")
    opened.page.click("#i-1 [data-copy]")
    opened.page.wait_for_function("document.querySelector('#i-1 [data-copy]').textContent === 'Tersalin'")


def test_documents_are_narrowed(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report)
    opened.page.select_option("#f-ds", "unread")
    rows = opened.page.eval_on_selector_all("#tabel-dokumen tbody tr:not([hidden])", "all => all.length")
    assert rows == 2


def test_the_keyboard_opens_an_indicator(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report)
    opened.page.focus("#i-5 > summary")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.getElementById('i-5').open")


def test_without_script_it_is_a_plain_document(chromium: Any, report: Path) -> None:
    opened = Opened(chromium, report, script=False)
    assert opened.page.locator(".ind").count() == 7
    assert opened.page.locator("#f-q").is_hidden()
    opened.page.click("#i-5 > summary")
    assert opened.page.locator("#i-5 .body").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_screen_scrolls_sideways(chromium: Any, report: Path, width: int) -> None:
    opened = Opened(chromium, report, "#buka=1,5", width)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def _printed(opened: Opened, path: Path) -> tuple[str, int]:
    """(text, pages) of the report on paper."""
    pdfium = pytest.importorskip("pypdfium2")
    printed = pdfium.PdfDocument(opened.page.pdf(path=str(path), prefer_css_page_size=True))
    text = "".join(page.get_textpage().get_text_range() for page in printed)
    return re.sub(r"\s+", " ", text), len(printed)


def test_it_prints_its_summary_and_all_when_asked(chromium: Any, report: Path, tmp_path: Path) -> None:
    opened = Opened(chromium, report)
    summary, pages = _printed(opened, tmp_path / "ringkas.pdf")
    assert pages <= 4 and "Penilaian awal" in summary
    opened.page.check("#cetak-semua")
    everything, more = _printed(opened, tmp_path / "semua.pdf")
    assert more >= pages and "Notulen" in everything and "Pasal 8" in everything
    assert len(everything) > 1.5 * len(summary)


@pytest.mark.parametrize("payload", [each for each in PAYLOADS if "<" in each or "script" in each or "{{" in each])
def test_no_payload_runs(chromium: Any, tmp_path: Path, payload: str) -> None:
    path = tmp_path / "hasil.html"
    path.write_bytes(render("html", with_text(payload), "id"))
    opened = Opened(chromium, path)
    assert opened.said == [] and opened.asked == [path.as_uri()]
    foreign = "document.querySelectorAll('img, iframe, object, embed, link, base, form, [onerror], [onload]').length"
    assert opened.page.evaluate(foreign) == 0
    assert opened.page.evaluate("document.querySelectorAll('script').length") == 1
    assert not [
        href for href in opened.page.eval_on_selector_all("a", "all => all.map(each => each.getAttribute('href'))")
        if not href.startswith("#")
    ]  # fmt: skip


def test_a_thousand_documents_are_filtered_at_once(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "besar.html"
    path.write_bytes(render("html", large(1000), "id"))
    opened = Opened(chromium, path)
    opened.page.fill("#f-d", "pelaksanaan 0999")
    rows = opened.page.eval_on_selector_all("#tabel-dokumen tbody tr:not([hidden])", "all => all.length")
    assert rows == 1


@pytest.mark.skipif(not Path(AXE).is_file(), reason="EVIDENCE_CHECKER_AXE names no axe.min.js (see .ci/run)")
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_has_no_serious_findings(chromium: Any, tmp_path: Path, width: int) -> None:
    # The page's own policy forbids foreign scripts, so it is lifted for the examination alone.
    path = tmp_path / "hasil.html"
    page = re.sub(rb"<meta http-equiv=.Content-Security-Policy.[^>]*>", b"", render("html", golden(), "id"))
    path.write_bytes(page)
    opened = Opened(chromium, path, "#buka=1,5,20", width)
    opened.page.add_script_tag(path=AXE)
    found = opened.page.evaluate("axe.run().then(result => result.violations)")
    serious = [
        (each["id"], [node["target"] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []
