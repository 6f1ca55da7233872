"""What an indicator lacks → one line per level: document · contents · signer · year · owner, in two languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from evidence_checker.messages import forms
from evidence_checker.model import Lacking, replace

_WORDS: dict[str, tuple[str, str]] = {
    "level": ("Tingkat {level}", "Level {level}"),
    "all": ("siapkan semua:", "bring all of:"),
    "any": ("cukup {wanted} dari:", "{wanted} of these will do:"),
    "one": ("satu", "one"),
    "contain": ("memuat {what}", "containing {what}"),
    "contents": ("lengkapi {title} dengan {what}", "complete the existing {title} with {what}"),
    "covers": (
        "{title}; menyebut seluruh unit kerja sebagai cakupannya",
        "{title}; naming every unit as what it covers",
    ),
    "every": (
        "untuk seluruh unit: jumlah seluruhnya, jumlah yang sudah, dan daftar namanya",
        "for every unit: how many there are, how many of them are covered, and their list",
    ),
    "coverage": ("{title} {every}", "{title} {every}"),
    "serta": ("serta", "and"),
    "pair": (
        "versi sebelum dan versi sesudah perbaikan dari: {title}",
        "the version before and the one after: {title}",
    ),
    "signed": ("ditandatangani {who}", "signed by {who}"),
    "year": ("tahun {year}", "for {year}"),
    "two_years": ("tahun {before} dan {year}", "for {before} and {year}"),
    "n": ("tahun penilaian", "for the year assessed"),
    "n-1": ("tahun sebelum tahun penilaian", "for the year before the one assessed"),
    "3": ("tiga tahun terakhir", "for the last three years"),
    "3_year": ("tahun {first} sampai {year}", "for {first} to {year}"),
    "berlaku": ("masih berlaku", "in force"),
    "owner": ("lazimnya disiapkan {owner}", "usually prepared by {owner}"),
}


def _say(key: str, lang: str, **facts: object) -> str:
    return _WORDS[key][lang != "id"].format(**facts)


def piece(lacking: Lacking, lang: str = "id") -> str:
    """One document to bring: what it is, what it must contain, who signs it, for which year."""
    what = _joined(lacking.must_contain, lang)
    if lacking.why == "contents":
        return _say("contents", lang, title=_within(lacking.title), what=what)
    if lacking.why == "coverage" and lacking.for_year == "berlaku":
        return _say("covers", lang, title=lacking.title)  # what is laid down binds units; it does not count them
    if lacking.why == "coverage":
        return _say("coverage", lang, title=lacking.title, every=_say("every", lang))
    if lacking.why == "pair":
        return _say("pair", lang, title=lacking.title)
    title, told_year = _dated(lacking, lang)
    parts = [title]
    if what:
        parts.append(_say("contain", lang, what=what))
    if lacking.signed_by:
        parts.append(_say("signed", lang, who=lacking.signed_by))
    parts.append(told_year)
    return "; ".join(part for part in parts if part)


_ASKED_YEAR = re.compile(r" tahun (?P<which>n dan n-1|n-1|n|penilaian)$")


def _dated(lacking: Lacking, lang: str) -> tuple[str, str]:
    """Title and year of what is asked for; "tahun n" of a title is said in figures where the year is known."""
    asked = _ASKED_YEAR.search(lacking.title)
    if asked is None or not lacking.year:
        return lacking.title, year(lacking, lang)
    told = year(lacking, lang)
    if asked["which"] == "n dan n-1":
        told = _say("two_years", lang, before=lacking.year - 1, year=lacking.year)
    return lacking.title[: asked.start()], told


def year(lacking: Lacking, lang: str = "id") -> str:
    """For which year a document is asked."""
    if lacking.for_year == "berlaku" or not lacking.for_year:
        return _say("berlaku", lang) if lacking.for_year else ""
    if not lacking.year:
        return _say(lacking.for_year, lang)
    if lacking.for_year == "3":
        return _say("3_year", lang, first=lacking.year - 2, year=lacking.year)
    return _say("year", lang, year=lacking.year)


def _joined(what: Sequence[str], lang: str) -> str:
    words = [_within(each) for each in what]
    # an item that is a series itself: "mencari, mengunggah, dan mengunduh; serta alamat dan tanggal"
    sign = ";" if any(", " in each for each in words) else "," if any(" dan " in each for each in words) else ""
    if sign and len(words) > 1:
        return f"{f'{sign} '.join(words[:-1])}{sign} {_say('serta', lang)} {words[-1]}"
    return forms.series(words, forms.AND, lang)


def _within(words: str) -> str:
    """Words as they stand within a sentence; abbreviations stay."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def lines(lacking: Sequence[Lacking], lang: str = "id", *, owner: bool = True) -> tuple[str, ...]:
    """One line per level, lowest first. `owner`: say who usually prepares it."""
    made = []
    for level, group in groupby(sorted(lacking, key=lambda each: each.level), key=lambda each: each.level):
        made.append(_level(level, tuple(group), lang, owner))
    return tuple(made)


def _one_each(group: tuple[Lacking, ...]) -> tuple[Lacking, ...]:
    """A document that is asked for, and its contents or its units besides, is one document with those contents."""
    whole = {each.requirement for each in group if each.why == "document" and not each.choice}
    more = {
        each.requirement: each.must_contain
        for each in group
        if each.why == "contents" and not each.choice and each.requirement in whole
    }
    kept = [each for each in group if not (each.why == "contents" and each.requirement in more)]
    return tuple(
        replace(each, must_contain=more[each.requirement])
        if each.why == "document" and each.requirement in more
        else each
        for each in kept
    )


def _level(level: float, group: tuple[Lacking, ...], lang: str, owner: bool) -> str:
    group = _one_each(group)
    units = {each.requirement for each in group if each.why == "coverage"}
    alone = {each.requirement for each in group if each.why == "document" and not each.choice}
    group = tuple(each for each in group if not (each.why == "coverage" and each.requirement in alone))
    asked: list[str] = []
    choices: dict[str, list[str]] = {}
    for each in group:
        if not each.choice:
            also = each.why == "document" and each.requirement in units
            asked.append(piece(each, lang) + (f"; {_say('every', lang)}" if also else ""))
            continue
        if each.choice not in choices:
            choices[each.choice] = []
            asked.append(each.choice)
        choices[each.choice].append(piece(each, lang))
    told = [_choice(text, choices[text], lang) if text in choices else text for text in asked]
    if len(told) > 1:
        body = _say("all", lang) + " " + " ".join(f"({number}) {text}." for number, text in enumerate(told, 1))
    else:
        body = told[0] + "."
    owners = list(dict.fromkeys(each.owner for each in group if each.owner))
    tail = f" ({_say('owner', lang, owner=', '.join(owners))})" if owner and owners else ""
    return f"{_say('level', lang, level=forms.plain(level, lang))}: {body[:1].upper() + body[1:]}{tail}"


def _choice(place: str, options: Sequence[str], lang: str) -> str:
    if len(options) == 1:
        return options[0]
    wanted = place.rpartition(":")[2]
    word = _say("one", lang) if wanted == "1" else wanted
    return f"{_say('any', lang, wanted=word)} {'; '.join(f'{chr(97 + n)}) {text}' for n, text in enumerate(options))}"
