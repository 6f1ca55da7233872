"""What a level needs, as a person writes it, and back: "a dan b", "a atau (b dan c)", "2 dari (a; b; c)".

Every tree of all / any / n has its own text, so that nothing changes on the way: an "all" of one part is
"semua dari (a)", an "any" of one part is "salah satu dari (a)".
"""

from __future__ import annotations

import re

from evidence_checker.rules.tree import Plain

_TOKEN = re.compile(r"\s*(?:(\()|(\))|(;)|\"((?:[^\"\\]|\\.)*)\"|([^\s();\"]+))")
_PLAIN = re.compile(r"[^\s();\"\\]+")
_WORDS = ("dan", "atau", "dari", "semua", "salah", "versi")
_JOINED = {"all": "dan", "any": "atau"}
_OF = {"all": "semua dari", "any": "salah satu dari"}


class BadNeed(ValueError):
    """A text that says no need. `args[0]`: what was expected, Indonesian."""


def said(need: Plain) -> str:
    """The need as text. Raises BadNeed for what is no need."""
    if isinstance(need, str):
        if _PLAIN.fullmatch(need) and need.casefold() not in _WORDS and not need.isdecimal():
            return need
        return '"' + need.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(need, dict) and len(need) == 1:
        ((operator, parts),) = need.items()
        if operator == "pair" and isinstance(parts, str):
            return f"versi lama dan baru dari {said(parts)}"
        if operator in _JOINED and isinstance(parts, list) and parts:
            if len(parts) == 1:
                return f"{_OF[operator]} ({said(parts[0])})"
            return f" {_JOINED[operator]} ".join(_part(part) for part in parts)
    if isinstance(need, dict) and set(need) == {"n", "of"}:
        count, parts = need["n"], need["of"]
        if isinstance(count, int) and not isinstance(count, bool) and isinstance(parts, list) and parts:
            return f"{count} dari ({'; '.join(said(part) for part in parts)})"
    raise BadNeed("persyaratan")


def _part(need: Plain) -> str:
    text = said(need)
    joined = isinstance(need, dict) and any(
        isinstance(parts, list) and len(parts) > 1 for operator, parts in need.items() if operator in _JOINED
    )
    return f"({text})" if joined or (isinstance(need, dict) and "pair" in need) else text


def understood(text: str) -> Plain:
    """The need that a text says. Raises BadNeed."""
    tokens: list[tuple[str, str]] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadNeed("tanda kutip yang ditutup")
        opened, closed, semicolon, quoted, word = match.groups()
        if quoted is not None:
            tokens.append(("id", re.sub(r"\\(.)", r"\1", quoted)))
        elif word is not None:
            low = word.casefold()
            tokens.append((low, low) if low in _WORDS or low in ("satu", "lama", "baru") else ("id", word))
        else:
            tokens.append((opened or closed or semicolon,) * 2)
        at = match.end()
    reading = _Reading(tokens)
    need = reading.need()
    if reading.at < len(tokens):
        raise BadNeed(f"akhir sesudah bagian ke-{reading.at}; pakai tanda kurung bila dan bercampur atau")
    return need


class _Reading:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens, self.at = tokens, 0

    def _sees(self, *kinds: str) -> bool:
        return [kind for kind, _ in self.tokens[self.at : self.at + len(kinds)]] == list(kinds)

    def _take(self, *kinds: str) -> None:
        if not self._sees(*kinds):
            raise BadNeed(f"“{' '.join(kinds)}”")
        self.at += len(kinds)

    def need(self) -> Plain:
        first = self.part()
        for operator, word in _JOINED.items():
            if self._sees(word):
                parts = [first]
                while self._sees(word):
                    self._take(word)
                    parts.append(self.part())
                return {operator: parts}
        return first

    def part(self) -> Plain:
        if self._sees("("):
            self._take("(")
            inner = self.need()
            self._take(")")
            return inner
        if self._sees("versi"):
            self._take("versi", "lama", "dan", "baru", "dari")
            return {"pair": self._name()}
        for operator, words in (("all", ("semua", "dari")), ("any", ("salah", "satu", "dari"))):
            if self._sees(*words):
                self._take(*words)
                return {operator: self._parts()}
        if self._sees("id", "dari") and self.tokens[self.at][1].isdecimal():
            count = int(self._name())
            self._take("dari")
            parts = self._parts()
            return {"n": count, "of": parts}
        return self._name()

    def _parts(self) -> list[Plain]:
        self._take("(")
        parts = [self.need()]
        while self._sees(";"):
            self._take(";")
            parts.append(self.need())
        self._take(")")
        return parts

    def _name(self) -> str:
        if self.at < len(self.tokens):
            kind, text = self.tokens[self.at]
            if kind == "id" or kind in ("satu", "lama", "baru"):
                self.at += 1
                return text
        raise BadNeed("id persyaratan")
