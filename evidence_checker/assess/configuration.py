"""evidence.toml in the checked folder, the environment and the flags: one set of settings, the nearest to the user
wins.

Nothing here lowers the bar of a verdict: thresholds live in the rule pack.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evidence_checker.errors import UsageError
from evidence_checker.model.context import FormerUnit, GivenValue
from evidence_checker.readers.files import SETTINGS_FILE, shown

PREFIX = "EVIDENCE_CHECKER_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run works with. `year` 0 = not given; `workers` 0 = one per core; `state` "" = the user's state directory.

    `agency`: whose evidence this is; `aliases`: its other names. `applications`: indicator id → names of the agency's
    own
    applications. `sectors`: its three public service sectors, where the file lists them
    without places. `filing`: the table [filing] of the file, as written.
    `exclude`: patterns of paths that are not looked at. `levels`: the tables [levels.official] and [levels.self].
    `index_values`: (indicator, value of an external index). `units`: (indicator, unit that owns it).
    `former_units`: units and names that are no more, with their years.
    """

    framework: str = ""
    agency: str = ""
    aliases: tuple[str, ...] = ()
    year: int = 0
    workers: int = 0
    ocr: bool = True
    state: str = ""
    lang: str = "id"
    applications: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sectors: tuple[str, ...] = ()
    filing: tuple[tuple[str, str | int | bool], ...] = ()
    exclude: tuple[str, ...] = ()
    levels: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()
    index_values: tuple[tuple[str, GivenValue], ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    former_units: tuple[tuple[str, FormerUnit], ...] = ()

    @property
    def official(self) -> tuple[tuple[str, float], ...]:
        """(indicator, level) of the official result, from [levels.official]."""
        return dict(self.levels).get("official", ())

    @property
    def own(self) -> tuple[tuple[str, float], ...]:
        """(indicator, level) of the agency's own assessment, from [levels.self]."""
        return dict(self.levels).get("self", ())

    @property
    def state_folder(self) -> Path | None:
        """Where memory is kept; None = the user's state directory."""
        return Path(self.state) if self.state else None


_KINDS: dict[str, tuple[type, str]] = {
    "framework": (str, 'teks, misalnya "kerangka-kita" / text'),
    "agency": (str, "teks / text"),
    "aliases": (list, "daftar teks / list of texts"),
    "year": (int, "tahun, misalnya 2024 / a year"),
    "workers": (int, "bilangan bulat / a whole number"),
    "ocr": (bool, "true | false"),
    "state": (str, "teks / text"),
    "lang": (str, '"id" | "en"'),
    "applications": (dict, '[applications] "7" = ["nama / name"]'),
    "sectors": (list, "daftar teks / list of texts"),
    "filing": (dict, "[filing] pattern = …"),
    "exclude": (list, "daftar teks / list of texts"),
    "levels": (dict, '[levels.official] "11" = 3, [levels.self] "11" = 4'),
    "index_values": (dict, '[index_values."5"] value = 62.0, publisher = "Bappenas", year = 2025'),
    "units": (dict, '[units] "5" = "Diskominfo"'),
    "former_units": (dict, '[former_units] "Kantor Data" = "2009-2016"'),
}
_YES = {"1": True, "true": True, "yes": True, "ya": True, "0": False, "false": False, "no": False, "tidak": False}


def settle(folder: Path | None, environment: Mapping[str, str], flags: Mapping[str, object]) -> Settings:
    """Flags beat the environment beat evidence.toml beat the defaults.

    `folder`: where evidence.toml may lie (None = no file is looked for). `flags`: None, 0, "" and () count as not
    given;
    `agency` may be a sequence, whose first name is the agency and the rest are aliases. Raises UsageError.
    """
    values: dict[str, object] = {}
    if folder is not None:
        values.update(_from_file(folder / SETTINGS_FILE))
    values.update(_from_environment(environment))
    for name, value in flags.items():
        if value is None or (value in ("", 0, ()) and value is not False):
            continue
        if name == "agency" and not isinstance(value, str):
            names = [str(each) for each in value]  # type: ignore[attr-defined]
            values["agency"] = names[0]
            if names[1:]:
                values["aliases"] = tuple(names[1:])
        else:
            values[name] = value
    return Settings(**values)  # type: ignore[arg-type]


def toml_table(path: Path, code: str) -> dict[str, object]:
    """The table of a TOML file, with or without a byte order mark. Raises UsageError with `code` (facts: file, line,
    reason) for what cannot be read or is no TOML; FileNotFoundError and NotADirectoryError where there is none."""
    where = shown(path)
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        raise
    except UnicodeDecodeError as error:
        raise UsageError(code, file=where, line=0, reason=f"UTF-8: {error.reason}") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise UsageError(code, file=where, line=int(line[1]) if line else 0, reason=str(error)) from error
    except OSError as error:
        raise UsageError(code, file=where, line=0, reason=error.strerror or str(error)) from error


def _from_file(path: Path) -> dict[str, object]:
    where = shown(path)
    try:
        table = toml_table(path, "ES107")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return {key: _checked(where, key, value) for key, value in _with_sectors(table).items()}


def _with_sectors(table: dict[str, object]) -> dict[str, object]:
    """The table [sectors] ("45" = "kesehatan") names the service of a place just as [applications] does; without places
    (sectors = [...]) the names stay a list."""
    sectors, applications = table.get("sectors"), table.get("applications", {})
    if not isinstance(sectors, dict) or not isinstance(applications, dict):
        return table
    if not all(isinstance(names, list) for names in applications.values()):
        return table
    named = {
        place: [*applications.get(place, []), *(name if isinstance(name, list) else [name])]
        for place, name in sectors.items()
    }
    return {key: value for key, value in table.items() if key != "sectors"} | {"applications": applications | named}


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, text in environment.items():
        key = name.removeprefix(PREFIX).lower()
        if not name.startswith(PREFIX) or key not in _KINDS or not text or _KINDS[key][0] is dict:
            continue  # other variables of that prefix may belong to a newer version
        kind, expected = _KINDS[key]
        value: object = text
        if kind is list:
            value = [part.strip() for part in text.split(";") if part.strip()]
        elif kind is bool:
            value = _YES.get(text.lower(), text)
        elif kind is int and re.fullmatch(r"\d{1,6}", text):
            value = int(text)
        if not isinstance(value, kind):
            raise UsageError("ES110", name=name, found=text, expected=expected)
        values[key] = _checked(name, key, value)
    return values


def _checked(where: str, key: str, value: object) -> object:
    """The value in the shape `Settings` holds. Raises UsageError naming the key, what stood there and what is
    expected."""
    if key not in _KINDS:
        near = difflib.get_close_matches(key, _KINDS, n=1)
        raise UsageError("ES108", file=where, key=key, known=near[0] if near else ", ".join(_KINDS))
    kind, expected = _KINDS[key]
    sound = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
    if sound and key == "lang":
        sound = value in ("id", "en")
    elif sound and key == "workers":
        sound = isinstance(value, int) and 0 <= value <= 256
    elif sound and key == "year":
        sound = isinstance(value, int) and (value == 0 or 1990 <= value <= 2100)
    elif sound and kind is list:
        sound = isinstance(value, list) and all(isinstance(part, str) for part in value)
    if not sound:
        raise UsageError("ES109", file=where, key=key, found=repr(value)[:80], expected=expected)
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return _table(where, key, value, expected)
    return value


def _table(where: str, key: str, table: dict[str, object], expected: str) -> tuple[tuple[str, object], ...]:
    rows: list[tuple[str, object]] = []
    for name, value in sorted(table.items()):
        if key == "levels":
            rows.append((name, _levels(where, name, value, expected)))
            continue
        if key == "index_values":
            rows.append((name, _index_value(where, name, value, expected)))
            continue
        if key == "former_units":
            rows.append((name, _former_unit(where, name, value, expected)))
            continue
        if key == "applications":
            sound = isinstance(value, list) and all(isinstance(part, str) and part.strip() for part in value)
            row: object = tuple(value) if isinstance(value, list) else value
        elif key == "units":
            sound, row = isinstance(value, str) and bool(value.strip()), value
        else:
            sound, row = isinstance(value, str | int | bool), value
        if not sound:
            raise UsageError("ES109", file=where, key=f"{key}.{name}", found=repr(value)[:80], expected=expected)
        rows.append((name, row))
    return tuple(rows)


_YEARS = re.compile(r"(\d{4})?\s*[-\u2013]\s*(\d{4})?")


def _former_unit(where: str, name: str, value: object, expected: str) -> FormerUnit:
    """A unit that is no more. Raises UsageError for years that are none, or that end before they begin."""
    years = _YEARS.fullmatch(value.strip()) if isinstance(value, str) else None
    if years and any(years.groups()) and name.strip():
        first, last = (int(each or 0) for each in years.groups())
        told = [each for each in (first, last) if each]
        if all(1945 <= each <= 2100 for each in told) and told == sorted(told):
            return FormerUnit(name.strip(), first, last)
    raise UsageError("ES109", file=where, key=f"former_units.{name}", found=repr(value)[:80], expected=expected)


def _index_value(where: str, name: str, value: object, expected: str) -> GivenValue:
    """The value of an external index. Raises UsageError for a table that is none, or a key that is missing or more."""
    sound = isinstance(value, dict) and set(value) == {"value", "publisher", "year"}
    if isinstance(value, dict) and sound:
        number, publisher, year = value["value"], value["publisher"], value["year"]
        sound = (
            isinstance(number, int | float)
            and not isinstance(number, bool)
            and 0 <= number <= 1000
            and isinstance(publisher, str)
            and bool(publisher.strip())
            and isinstance(year, int)
            and not isinstance(year, bool)
            and 1990 <= year <= 2100
        )
        if sound:
            return GivenValue(float(number), publisher.strip(), year)
    raise UsageError("ES109", file=where, key=f"index_values.{name}", found=repr(value)[:80], expected=expected)


def _levels(where: str, name: str, value: object, expected: str) -> tuple[tuple[str, float], ...]:
    """One table of levels. Raises UsageError for a name that is none, or a level that is no number."""
    if name not in ("official", "self") or not isinstance(value, dict):
        raise UsageError("ES109", file=where, key=f"levels.{name}", found=repr(value)[:80], expected=expected)
    found = []
    for indicator, level in sorted(value.items()):
        if isinstance(level, bool) or not isinstance(level, int | float) or not 0 <= level <= 100:
            key = f"levels.{name}.{indicator}"
            raise UsageError("ES109", file=where, key=key, found=repr(level)[:80], expected=expected)
        found.append((indicator, float(level)))
    return tuple(found)
