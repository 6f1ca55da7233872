"""The view over many agencies in real Chromium: filter, sort, phone; nothing leaves the page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence_checker.reports import national
from tests.reports.national.maker import view

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed here")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found here"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path: Path = tmp_path_factory.mktemp("n") / "index.html"
    path.write_bytes(national.render("html", view(), "id"))
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.said = []
        opened.on("console", lambda message: opened.said.append(message.text))
        opened.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.on("dialog", lambda dialog: (opened.said.append("dialog"), dialog.dismiss()))
        opened.goto(path.as_uri())
        yield opened
        browser.close()


def _names(page: Any) -> list[str]:
    found: list[str] = page.locator("table.heat tbody tr:visible th").all_inner_texts()
    return found


def test_filter_by_words_and_group(page: Any) -> None:
    assert len(_names(page)) == 4
    page.fill("#words", "kota 2")
    assert _names(page) == ["Kota 2"] and page.inner_text("#shown") == "1"
    page.fill("#words", "")
    page.select_option("#group", "kota")
    assert _names(page) == ["Kota 2", "Kota 1"]
    page.select_option("#group", "")


def test_sort_by_an_indicator_both_ways(page: Any) -> None:
    button = page.locator("table.heat thead th:nth-child(9) button")  # indicator 3: levels 5, 1, 0, 0
    button.click()
    assert _names(page)[:2] == ["=HYPERLINK(1)", "Kota 2"]
    button.click()
    assert _names(page)[2:] == ["Kota 2", "=HYPERLINK(1)"]
    assert page.locator("[aria-sort]").count() == 1


def test_no_sideways_scrolling_on_a_phone_and_nothing_said(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.said == []
