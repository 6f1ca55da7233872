"""The HTML report as a document: its policy, its headings, nothing from outside that is not text."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from evidence_checker.reports import render
from tests.reports.assessment_maker import AGENCY, golden, with_text
from tests.reports.test_every_format import PAYLOADS

ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "dl",
    "dt",
    "dd",
    "main",
    "section",
    "span",
    "svg",
    "rect",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "nav",
    "ul",
    "ol",
    "li",
    "b",
    "i",
    "small",
    "code",
    "strong",
    "article",
    "blockquote",
    "footer",
    "mark",
    "details",
    "summary",
    "label",
    "input",
    "select",
    "option",
    "button",
    "script",
}
# Text without these can become no markup, whatever the template does with it.
MARKUP = [each for each in PAYLOADS if set("<>\"'&`=") & set(each)]


class Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@cache
def page(text: str | None = None, lang: str = "id") -> str:
    return render("html", golden() if text is None else with_text(text), lang).decode()


def test_the_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    found = page()
    policy = next(
        attrs["content"] or "" for tag, attrs in Elements(found).found if attrs.get("http-equiv", "") and tag == "meta"
    )
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", found, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_it_needs_nothing_from_outside() -> None:
    for tag, attrs in Elements(page()).found:
        assert not {"src", "srcset", "data", "action", "style"} & set(attrs), (tag, attrs)
        assert (attrs.get("href") or "#").startswith("#"), (tag, attrs)
    assert "http://" not in page() and "https://" not in page() and "@import" not in page() and "url(" not in page()


@pytest.mark.parametrize("payload", MARKUP, ids=range(len(MARKUP)))
def test_text_from_outside_makes_no_element_and_no_attribute(payload: str) -> None:
    plain, spoilt = Elements(page("teks")).found, Elements(page(payload)).found
    assert {tag for tag, _ in spoilt} <= ELEMENTS
    assert {name for _, attrs in spoilt for name in attrs} <= {name for _, attrs in plain for name in attrs}
    assert sum(tag == "script" for tag, _ in spoilt) == sum(tag == "style" for tag, _ in spoilt) == 1


def test_its_outline_is_one_of_headings() -> None:
    levels = [int(tag[1]) for tag, _ in Elements(page()).found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_tell_what_their_headings_are_for() -> None:
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in Elements(page()).found if tag == "th")


def test_every_field_has_its_label() -> None:
    found = Elements(page()).found
    labelled = {attrs.get("for") for tag, attrs in found if tag == "label"}
    assert {attrs["id"] for tag, attrs in found if tag in ("input", "select")} == labelled


def test_no_id_is_there_twice() -> None:
    ids = [attrs["id"] for _, attrs in Elements(page()).found if "id" in attrs]
    assert sorted({each for each in ids if ids.count(each) > 1}, key=str) == []


def test_a_state_is_told_by_sign_and_word() -> None:
    assert '<span aria-hidden="true">○</span>Belum ada' in page()


@pytest.mark.parametrize(("lang", "word"), [("id", "Kekurangan"), ("en", "Gaps")])
def test_it_speaks_the_readers_language(lang: str, word: str) -> None:
    found = page(lang=lang)
    assert f'<html lang="{lang}">' in found and word in found and AGENCY in found


def test_rules_hash_and_thresholds_are_printed() -> None:
    assert golden().framework.sha256 in page() and "0,90" in page()
