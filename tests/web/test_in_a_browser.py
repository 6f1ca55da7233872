"""The review pages in real Chromium, served by the program itself: by mouse, by keyboard, small and large."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.web.office import regulation

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed here")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = os.environ.get("EVIDENCE_CHECKER_AXE", "")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found here"),
]


class Served:
    """`serve` in a process of its own, a signed-in browser in front of it, and everything the browser asked for."""

    def __init__(self, folder: Path, state: Path, browser: Any) -> None:
        self.folder = folder
        environment = {k: v for k, v in os.environ.items() if not k.startswith("EVIDENCE_CHECKER_")}
        environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "evidence_checker", "serve", str(folder), "--no-open", "--no-ocr", "--state", str(state)],
            stdout=subprocess.PIPE, text=True, env=environment,
        )  # fmt: skip
        assert self.process.stdout is not None
        where = self.process.stdout.readline().strip()
        self.origin = where.partition("/masuk")[0]
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(180_000)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(where)
        self.page.wait_for_selector(".tiles")
        self.base = self.page.url.rsplit("/", 1)[0]
        # Until the banner that counts files still being read is gone.
        self.page.wait_for_selector("main p.notice[role=status]", state="detached")

    def go(self, path: str) -> None:
        self.page.goto(f"{self.base}/{path}")

    def end(self) -> None:
        self.context.close()
        self.process.terminate()
        self.process.communicate(timeout=60)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = tmp_path_factory.mktemp("served")
    folder = place / "bukti"
    shutil.copytree(ROOT / "sample_evidence", folder)
    (folder / "Kiriman" / "scan0012.pdf").unlink()  # its end is missing: for a minute it may still be arriving
    made = Served(folder, place / "keadaan", chromium)
    yield made
    made.end()


def test_from_the_gap_to_the_marked_quote_to_a_decision_and_back(served: Served) -> None:
    page = served.page
    served.go("ringkasan")
    page.click("a.tile.s-weak")
    page.click("table.wide tbody th a")
    page.click("article.ev h3 a")
    page.wait_for_selector("figure.viewer")
    if page.query_selector("figure.viewer svg"):
        image = page.wait_for_selector("figure.viewer svg image")
        assert image is not None
        box = page.wait_for_selector(".mark.active rect").bounding_box()
        sheet = page.query_selector(".sheet").bounding_box()
        assert box["width"] > 5 and sheet["x"] <= box["x"] <= sheet["x"] + sheet["width"]
    else:
        assert page.inner_text("mark.active").strip()
    assert "Yang diminta" in page.inner_text("aside")
    page.fill("#nama", "Penguji")
    page.click("button.accept")
    page.wait_for_selector(".decision")
    assert "Diterima" in page.inner_text(".decision")
    page.click(".decision button")
    page.wait_for_selector("button.accept")
    assert page.query_selector(".decision") is None
    page.click(".crumbs a[href*='/indikator/']")
    assert "/indikator/" in page.url


def test_a_page_image_is_drawn_and_the_mark_lies_on_it(served: Served) -> None:
    """A PDF with a text layer: the image comes, and the rectangle is where the words are."""
    page = served.page
    served.go("indikator/4")
    page.click("article.ev h3 a")
    page.wait_for_selector("figure.viewer svg image")
    size = page.evaluate(
        "async () => { const i = new Image(); i.src = document.querySelector('image').getAttribute('href');"
        " await i.decode(); return [i.naturalWidth, i.naturalHeight]; }"
    )
    assert size[0] > 1_000 and size[1] > size[0]
    assert page.locator(".mark.active rect").count() >= 2


def test_ten_items_by_keyboard_alone(served: Served) -> None:
    page = served.page
    served.go("telaah")
    count = int(re.search(r"dari (\d+)", page.inner_text(".head"))[1])  # type: ignore[index]
    for number in range(10):
        page.wait_for_selector("form.decide")
        with page.expect_navigation():
            page.keyboard.press("a" if number % 2 == 0 else "t")
        page.wait_for_selector(".flash")
    assert f"1 dari {count - 10}" in page.inner_text(".head")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.query_selector(".flash") is None
    assert f"dari {count - 9}" in page.inner_text(".head")
    place = page.inner_text(".head")
    with page.expect_navigation():
        page.keyboard.press("l")
    assert f"dari {count - 9}" in page.inner_text(".head") and page.inner_text(".head") != place


def test_a_file_is_dropped_read_placed_and_taken_back(served: Served, tmp_path: Path) -> None:
    page = served.page
    before = sorted(path.name for path in served.folder.rglob("*.txt"))
    sent = tmp_path / "Perbup Manajemen Data.txt"
    sent.write_text(regulation(77), encoding="utf-8")
    served.go("kirim")
    page.set_input_files("#berkas", str(sent))
    page.click("form.drop button")
    page.wait_for_selector("article.use")
    assert "Dihitung" in page.inner_text(".receipt-word")
    assert sorted(path.name for path in served.folder.rglob("*.txt")) == before
    page.click("form[action$='/tempatkan'] button")
    page.wait_for_selector("form[action$='/batal']")
    assert len(list(served.folder.rglob("*.txt"))) == len(before) + 1
    page.click("form[action$='/batal'] button")
    page.wait_for_selector("form[action$='/tempatkan']")
    assert sorted(path.name for path in served.folder.rglob("*.txt")) == before


def test_results_appear_by_themselves(served: Served) -> None:
    page = served.page
    served.go("ringkasan")
    documents = int(re.search(r"(\d+) dokumen", page.inner_text("main"))[1])  # type: ignore[index]
    (served.folder / "datang-sendiri.txt").write_text(regulation(78), encoding="utf-8")
    page.locator("main").get_by_text(f"{documents + 1} dokumen").wait_for()


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_its_window(served: Served, width: int) -> None:
    page = served.page
    page.set_viewport_size({"width": width, "height": 900})
    try:
        for path in _pages(served):
            served.go(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})


def _pages(served: Served) -> list[str]:
    served.go("indikator/4")
    viewer = served.page.get_attribute("article.ev h3 a", "href").partition(served.base.rpartition("/f/")[2])[2]
    document = viewer.partition("/halaman")[0]
    return [
        "ringkasan", "indikator", "indikator/4", "dokumen", document.lstrip("/"), viewer.lstrip("/"), "telaah", "telaah-ganda",
        "unit", "kirim", "perubahan",
    ]  # fmt: skip


@pytest.mark.skipif(not AXE, reason="EVIDENCE_CHECKER_AXE names no axe.min.js")
def test_axe_finds_nothing_serious(served: Served) -> None:
    page = served.page
    script = Path(AXE).read_text(encoding="utf-8")
    found = []
    for path in _pages(served):
        served.go(path)
        page.evaluate(script)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            (path, each["id"], [node["target"] for node in each["nodes"][:3]])
            for each in result["violations"]
            if each["impact"] in ("serious", "critical")
        ]
    assert found == []


def test_every_page_works_without_script(served: Served, chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False, storage_state=served.context.storage_state())
    page = context.new_page()
    try:
        page.goto(f"{served.base}/telaah")
        page.click("button.reject")
        page.wait_for_selector(".flash")
        page.click(".flash button")
        page.wait_for_selector("form.decide")
        page.goto(f"{served.base}/indikator")
        page.select_option("#status", "missing")
        page.click("form.tools button")
        assert "status=missing" in page.url and page.query_selector("table.wide tbody tr")
    finally:
        context.close()


# The eight tasks of a new user: what is clicked from the overview on. Typing and choosing a file are no clicks.
TASKS = {
    "find what is missing": ["a.tile.s-missing"],
    "see why": ["a.tile.s-weak", "table.wide tbody th a"],
    "see the page": ["a.tile.s-weak", "table.wide tbody th a", "article.ev h3 a"],
    "decide": [".notice.review a", "button.accept"],
    "send a file": [".tabs a[href$='/kirim']", "form.drop button"],
    "copy the unit's message": [".tabs a[href$='/unit']", "table.wide tbody th a", "[data-copy]"],
    "print": [".tabs a[href$='/unit']", "table.wide tbody th a", "[data-print]"],
    "see what changed": ["a[href$='/perubahan']"],
}


@pytest.mark.parametrize("task", TASKS)
def test_a_new_user_needs_at_most_five_clicks(served: Served, task: str, tmp_path: Path) -> None:
    page = served.page
    served.go("ringkasan")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    clicks = 0
    for selector in TASKS[task]:
        if task == "send a file" and selector.startswith("form"):
            sent = tmp_path / "notulen.txt"
            sent.write_text("NOTULEN RAPAT", encoding="utf-8")
            page.set_input_files("#berkas", str(sent))
        if selector == "[data-print]":
            page.evaluate("window.print = () => { document.title = 'printed'; }")
        page.wait_for_selector(selector)
        page.click(selector)
        clicks += 1
        page.wait_for_load_state()
    wanted = {
        "find what is missing": "status=missing", "see why": "/indikator/", "see the page": "/halaman/", "decide": "tercatat=",
        "send a file": "/kirim/", "copy the unit's message": "/unit/", "print": "/unit/", "see what changed": "/perubahan",
    }[task]  # fmt: skip
    page.wait_for_url(lambda url: wanted in url)
    if task == "print":
        assert page.title() == "printed"
    if task == "copy the unit's message":
        page.wait_for_selector("[data-copy]:has-text('Tersalin')")
    assert clicks <= 5


def test_nothing_left_the_machine_and_nothing_went_wrong(served: Served) -> None:
    """Last: of everything that all tests above asked for."""
    foreign = [url for url in served.asked if not url.startswith((served.origin, "data:"))]
    assert foreign == []
    assert [each for each in served.said if "favicon" not in each] == []
