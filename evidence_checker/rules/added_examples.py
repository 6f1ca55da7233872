"""Examples put into a rule file as it stands: comments, order and layout of everything else stay as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from evidence_checker.model import Example
from evidence_checker.rules.tree import Mistakes, Plain, grow
from evidence_checker.rules.writing import block

_TOP = re.compile(r"^[^\s#-]", re.MULTILINE)
_KEY = re.compile(r"^examples:[ \t]*(\[\])?[ \t]*(?:#.*)?$", re.MULTILINE)
_REMARK = re.compile(r"(?:^[ \t]*(?:#.*)?\n)+\Z", re.MULTILINE)
NEW_PAGE = "\n===\n"


def tree(example: Example) -> dict[str, Plain]:
    """The example as it stands in a rule file; keys that say nothing are left out."""
    told: dict[str, Plain] = {"title": example.title, "expect": example.expect}
    told |= {key: value for key, value in (("finding", example.finding), ("file_name", example.file_name)) if value}
    told |= {key: value for key, value in (("agency", example.agency), ("year", example.year)) if value}
    if example.scanned:
        told["scanned"] = True
    pages = ["\n".join(map(_line, page.split("\n"))) for page in example.text.split("\f")]
    return told | {"text": NEW_PAGE.join(pages).rstrip("\n") + "\n"}


def _line(line: str) -> str:
    """A line of a page; one of three equals signs alone would begin a new page."""
    return "= = =" if line.strip() == "===" else line.rstrip()


def added(data: bytes, examples: Sequence[Example]) -> bytes | None:
    """The rule file with the examples behind those it has; None when it is laid out so that they cannot be put in
    without touching anything else (examples written inline), or grew past what a rule file may hold."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    if text and not text.endswith("\n"):
        text += "\n"
    items = block([tree(each) for each in examples], indent=2)
    key = _KEY.search(text)
    if key is None:
        made = f"{text}\nexamples:\n{items}"
    else:
        behind = _TOP.search(text, key.end())
        end = behind.start() if behind else len(text)
        # Blank lines and remarks before the next key belong to that key.
        end -= len(found[0]) if (found := _REMARK.search(text[key.end() + 1 : end])) and behind else 0
        made = f"{text[: key.start()]}examples:\n{text[key.end() + 1 : end]}{items}{text[end:]}"
    return made.encode("utf-8") if _holds(text.encode("utf-8"), made.encode("utf-8"), examples) else None


def _holds(before: bytes, after: bytes, examples: Sequence[Example]) -> bool:
    """Whether the new file says what the old one said and the examples, no more and no less."""
    grown = [grow("", each, Mistakes()) for each in (before, after)]
    plain = [each.plain() if each is not None else None for each in grown]
    if not all(isinstance(each, dict) for each in plain):
        return False
    old, new = (each for each in plain if isinstance(each, dict))
    held = old.get("examples") or []
    wanted = yaml.safe_load(block([tree(each) for each in examples], indent=0))
    return isinstance(held, list) and new == old | {"examples": [*held, *wanted]}
