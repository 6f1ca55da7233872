"""What a watch prints of a file: two lines of a terminal at most, with the indicator by name and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from evidence_checker import messages
from evidence_checker.model import Finding, Framework, Strength
from evidence_checker.text.columns import columns, cut
from evidence_checker.watch.verdicts import NO_NAMES, Change, Use, Verdict, clause, provisionally, words

WIDTH = 80
_INDENT = " " * 9  # under the file, past the time of day
_LEAST = 20  # columns that the name of a file keeps
_SENTENCE = ". "
_FAR = ("EC268", "EC340", "EC351")  # these only say where a file stands nearest


def names_of(framework: Framework) -> Mapping[str, str]:
    """Number of an indicator → its short name."""
    return {each.id: each.short_name for each in framework.indicators}


def told_lines(change: Change, at: str, path: str, lang: str, names: Mapping[str, str] = NO_NAMES) -> list[str]:
    """One or two lines, each of at most 80 columns. `at`: time of day ("08:15:30"). `path`: as it is shown."""
    standing = _standing(change, lang, names)
    room = WIDTH - columns(f"{at} : ")
    name = _shortened(path, max(_LEAST, room - columns(standing)))
    first = f"{at} {name}: {cut(standing, room - columns(name), at_word=True)}"
    second = _to_do(change, lang)
    return [first, _INDENT + second] if second else [first]


def _standing(change: Change, lang: str, names: Mapping[str, str]) -> str:
    """What became of the file, and at which indicator."""
    say, verdict = words(lang), change.verdict
    if verdict is None:
        return say["gone"]
    so_far = provisionally(verdict, lang)
    if verdict.uses:
        use = _best(verdict)
        rest = len(verdict.uses) - 1
        more = f", +{rest}" if rest else ""
        return f"{so_far}{say[use.strength.value]}, {_indicator(use.indicator, lang, names)}{more}"
    if verdict.word == "unread":
        return say["unread"]
    if verdict.duplicate_of:
        return say["double"].replace("{path}", verdict.duplicate_of)
    if verdict.refused:
        return f"{so_far}{say['unused']}, {say['nearest']} {_indicator(_nearest(verdict)[0], lang, names)}"
    return f"{so_far}{say['unused']}, {say['no_match']}"


def _best(verdict: Verdict) -> Use:
    """The indicator for which the file counts most; of equal ones the first."""
    order = tuple(Strength)
    return min(verdict.uses, key=lambda use: order.index(use.strength))


def _nearest(verdict: Verdict) -> tuple[str, Finding]:
    """The indicator that the file missed by least, with the reason."""
    return next((each for each in verdict.refused if each[1].code not in _FAR), verdict.refused[0])


def _indicator(number: str, lang: str, names: Mapping[str, str]) -> str:
    return f"{words(lang)['indicator']} {number}" + (f" {names[number]}" if names.get(number) else "")


def _to_do(change: Change, lang: str) -> str:
    """Why, and what to do; of a file that is not wholly read, how far it is. Where both do not fit: what to do with a
    file that counts, why one does not; "" where nothing is to be done."""
    verdict, room = change.verdict, WIDTH - columns(_INDENT)
    if verdict is not None and verdict.provisional is not None:
        return _whole_sentences(messages.message(verdict.provisional, lang), room)
    why = _reason(verdict) if verdict is not None else None
    if verdict is None or why is None:
        return ""
    told, do = clause(why, lang), messages.advice(why, lang)
    both = _SENTENCE.join(part.rstrip(".") for part in (told[:1].upper() + told[1:], do) if part) + "."
    if columns(both) <= room:
        return both
    counts = bool(verdict.uses) or verdict.word == "unread"
    return _whole_sentences((do if counts and do else both), room)


def _reason(verdict: Verdict) -> Finding | None:
    """What keeps a file from counting, or from counting for more at the indicator that is named."""
    if verdict.why is not None:
        return verdict.why
    if verdict.uses:
        return next(iter(_best(verdict).reasons), None)
    return _nearest(verdict)[1] if verdict.refused else None


def _whole_sentences(text: str, room: int) -> str:
    """The first sentences of a text that fit; the first one cut, where not even that fits."""
    if columns(text) <= room:
        return text
    first, *others = text.split(_SENTENCE)
    kept = ""
    for sentence in (first, *others):
        longer = kept + (_SENTENCE if kept else "") + sentence
        if columns(longer) >= room:
            break
        kept = longer
    return kept + "." if kept else cut(first, room, at_word=True)


def _shortened(path: str, room: int) -> str:
    """A path with its middle left out, so that the end of the file's name stays."""
    if columns(path) <= room:
        return path
    tail = path
    while columns(tail) > room - 1:
        tail = tail[1:]
    start = tail.find("/")
    return "…" + (tail[start:] if 0 <= start < len(tail) // 2 else tail)
