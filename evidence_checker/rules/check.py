"""A tree against a shape: every value of the wrong kind, every unknown or missing key, with the nearest valid key."""

from __future__ import annotations

import difflib

from evidence_checker.rules.shapes import Shape
from evidence_checker.rules.tree import LocatedValue, Mistakes

_WORDS = {
    "text": "teks",
    "number": "angka",
    "integer": "bilangan bulat",
    "truth": "true atau false",
    "list": "daftar (- ...)",
    "map": "pasangan kunci: nilai",
    "record": "pasangan kunci: nilai",
}
# What an Indonesian author writes first; the keys are English because the format is an interface.
_MEANT = {
    "bobot": "weight",
    "catatan": "notes",
    "contoh": "examples",
    "dasar_hukum": "regulation",
    "isi": "contents",
    "jenis": "kinds",
    "judul": "title",
    "kecuali": "unless",
    "kriteria": "criteria",
    "mirip": "lookalikes",
    "nama": "name",
    "persyaratan": "requirements",
    "pokok": "subject",
    "skala": "scale",
    "subjek": "subject",
    "sumber": "source",
    "syarat": "requirements",
    "tempat": "zones",
    "tingkat": "levels",
}
_OPERATORS = ("all", "any", "n", "of", "pair")


def fits(file: str, spot: LocatedValue, shape: Shape, mistakes: Mistakes, at: str = "") -> bool:
    """Whether the value has the shape. Adds every mistake below it. `at`: the key path ("levels.3.need")."""
    before = len(mistakes.found)
    value = spot.value
    if shape.short_for and isinstance(value, str):
        _scalar(file, spot, shape.fields[shape.short_for], mistakes, at)
    elif shape.kind == "record":
        _record(file, spot, shape, mistakes, at)
    elif shape.kind == "map":
        if not isinstance(value, dict):
            _wrong(file, spot, shape, mistakes, at)
        else:
            assert shape.item is not None
            for key, inner in value.items():
                if shape.key == "number" and not _is_number(key):
                    mistakes.add("ES208", file, inner.key_line, key, "angka sebagai kunci", at=at)
                fits(file, inner, shape.item, mistakes, f"{at}.{key}" if at else key)
    elif shape.kind == "list":
        if not isinstance(value, list):
            _wrong(file, spot, shape, mistakes, at)
        else:
            assert shape.item is not None
            for position, inner in enumerate(value, 1):
                fits(file, inner, shape.item, mistakes, f"{at}[{position}]")
            if shape.least and len(value) < shape.least:
                mistakes.add(
                    "ES208",
                    file,
                    spot.key_line or spot.line,
                    f"{at}: {len(value)} butir",
                    f"paling sedikit {shape.least:g} butir",
                    at=at,
                )
    elif shape.kind == "need":
        _need(file, spot, mistakes, at)
    elif shape.kind == "choice":
        if not isinstance(value, str) or value not in shape.choices:
            nearest = closest(str(value), shape.choices)
            mistakes.add(
                "ES208",
                file,
                spot.line,
                f"{at}: {_seen(spot)}",
                "salah satu dari " + ", ".join(shape.choices) + nearest,
                at=at,
            )
    else:
        _scalar(file, spot, shape, mistakes, at)
    return len(mistakes.found) == before


def closest(word: str, choices: tuple[str, ...] | list[str]) -> str:
    """ " (mungkin maksudnya ...)" for the nearest valid word, or nothing."""
    near = difflib.get_close_matches(word.casefold(), list(choices), 1, 0.6)
    return f" (mungkin maksudnya {near[0]})" if near else ""


def _record(file: str, spot: LocatedValue, shape: Shape, mistakes: Mistakes, at: str) -> None:
    value = spot.value
    if not isinstance(value, dict):
        _wrong(file, spot, shape, mistakes, at)
        return
    for key, inner in value.items():
        known = shape.fields.get(key)
        where = f"{at}.{key}" if at else key
        if key in shape.gone:
            mistakes.add("ES231", file, inner.key_line, where, shape.gone[key])
        elif known is None:
            meant = _MEANT.get(key.casefold(), "")
            near = [meant] if meant in shape.fields else difflib.get_close_matches(key.casefold(), shape.fields, 1, 0.6)
            hint = f"kunci {near[0]}" if near else "salah satu dari " + ", ".join(shape.fields)
            mistakes.add("ES207", file, inner.key_line, where, hint, nearest=near[0] if near else "")
        elif inner.value is None:
            mistakes.add(
                "ES208", file, inner.key_line, f"{where}: kosong", _WORDS.get(known.kind, "sebuah nilai"), at=where
            )
        else:
            fits(file, inner, known, mistakes, where)
    for key, known in shape.fields.items():
        if known.required and key not in value:
            mistakes.add("ES209", file, spot.key_line or spot.line, at or "berkas ini", f"kunci {key}", missing=key)


def _need(file: str, spot: LocatedValue, mistakes: Mistakes, at: str) -> None:
    value = spot.value
    if isinstance(value, str):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _OPERATORS:
                mistakes.add(
                    "ES207",
                    file,
                    inner.key_line,
                    f"{at}.{key}",
                    "all, any, pair, atau n dengan of" + closest(key, _OPERATORS),
                    nearest="",
                )
        if set(value) == {"pair"} and isinstance(value["pair"].value, str):
            return
        lists = [value[key] for key in ("all", "any", "of") if key in value]
        shaped = (len(value) == 1 and ("all" in value or "any" in value)) or set(value) == {"n", "of"}
        if shaped and len(lists) == 1:
            inner = lists[0]
            if not isinstance(inner.value, list) or not inner.value:
                mistakes.add("ES208", file, inner.line, f"{at}: {_seen(inner)}", "daftar id persyaratan", at=at)
                return
            if "n" in value:
                count = value["n"].value
                if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= len(inner.value):
                    mistakes.add(
                        "ES208",
                        file,
                        value["n"].line,
                        f"{at}.n: {_seen(value['n'])}",
                        f"bilangan 1 sampai {len(inner.value)}",
                        at=at,
                    )
            for part in inner.value:
                _need(file, part, mistakes, at)
            return
    mistakes.add(
        "ES208",
        file,
        spot.line,
        f"{at}: {_seen(spot)}",
        "id persyaratan, {all: [...]}, {any: [...]}, {n: 2, of: [...]}, atau {pair: id}",
        at=at,
    )


def _scalar(file: str, spot: LocatedValue, shape: Shape, mistakes: Mistakes, at: str) -> None:
    value = spot.value
    if shape.kind == "text":
        # 16 is not "16": a number where text is asked for is a forgotten quotation mark, and the mistake says so
        right = isinstance(value, str)
        expected = 'teks dalam tanda kutip ("...")' if isinstance(value, int | float) else _WORDS["text"]
        if right and not str(value).strip():
            mistakes.add("ES208", file, spot.line, f"{at}: kosong", "teks yang tidak kosong", at=at)
            return
    elif shape.kind == "truth":
        right, expected = isinstance(value, bool), _WORDS["truth"]
    elif shape.kind == "integer":
        right, expected = isinstance(value, int) and not isinstance(value, bool), _WORDS["integer"]
    else:
        right, expected = isinstance(value, int | float) and not isinstance(value, bool), _WORDS["number"]
        if isinstance(value, str) and "," in value:
            expected = "angka dengan titik, misalnya 2.5"
    if not right:
        mistakes.add("ES208", file, spot.line, f"{at}: {_seen(spot)}", expected, at=at)
    elif shape.least is not None and isinstance(value, int | float) and value < shape.least:
        mistakes.add("ES208", file, spot.line, f"{at}: {value:g}", f"angka paling kecil {shape.least:g}", at=at)


def _wrong(file: str, spot: LocatedValue, shape: Shape, mistakes: Mistakes, at: str) -> None:
    mistakes.add(
        "ES208", file, spot.key_line or spot.line, f"{at or 'isi berkas'}: {_seen(spot)}", _WORDS[shape.kind], at=at
    )


def _seen(spot: LocatedValue) -> str:
    if isinstance(spot.value, dict):
        return "pasangan kunci: nilai"
    if isinstance(spot.value, list):
        return "daftar"
    if spot.value is None:
        return "kosong"
    if isinstance(spot.value, bool):
        return "true" if spot.value else "false"
    return str(spot.value)


def _is_number(key: str) -> bool:
    try:
        float(key)
    except ValueError:
        return False
    return key.strip() == key and key[:1].isdigit()
