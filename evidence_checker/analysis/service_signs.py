"""Which sector a document's signs tell: each is worth what `rules/shared/services.yaml` gives it where it stands.

The application's own name comes before the title, the title before the sentence that says what the application is for,
that before the office that issued the paper, and all of them before headings and menu words: an office's system has a menu for complaints and is no complaints system.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from evidence_checker.model import Kind, ServiceKinds, ServiceKnowledge, ServiceSigns

_SORTS = ("application", "word", "unit")
_WORDS_OF_A_CARRIER = 2
_DONE_INSIDE = 2  # sorts of what is done in an application that make a procedure electronic


class Place(IntEnum):
    """Where a sign stands, strongest first."""

    NAME = 0
    TITLE = 1
    PURPOSE = 2
    ISSUER = 3
    HEADING = 4
    PAGE = 5


TITLED = (Place.NAME, Place.TITLE)


@dataclass(frozen=True, slots=True)
class Role:
    """What a kind shows. `in_use`: no further word is needed to say that the service is electronic."""

    shows: bool
    in_use: bool
    manual: bool
    slides: bool
    legal: bool
    steps: bool = False
    account: bool = False

    @classmethod
    def of(cls, kind: Kind, kinds: ServiceKinds) -> Role:
        """The role of a kind of document."""
        manual, screen = kind.id == kinds.manual, kind.id == kinds.screen
        account = bool(kinds.account) and kind.id == kinds.account
        shows = manual or kind.picture or account
        return cls(shows, manual or screen, manual, kind.id == kinds.slides, kind.legal, kind.id in kinds.steps, account)


@dataclass(slots=True)
class Seen:
    """What a document says of one sector. `signs`: (sort, phrase) → its strongest place. `times`: how often its words
    and applications stand anywhere. `places`: (place, (page index, start, end)). `headed`: some of it stands above the rows of a
    picture (anywhere on other papers)."""

    signs: dict[tuple[str, str], Place] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, tuple[int, int, int]]] = field(default_factory=list)
    headed: bool = False

    def add(self, sort: str, phrase: str, place: Place) -> None:
        """One more sign. `sort`: application, word or unit."""
        key = (sort, phrase.casefold())
        self.signs[key] = min(place, self.signs.get(key, place))
        if sort != "unit":
            self.times[phrase.casefold()] += 1
        if sort == "application":
            self.named[phrase] += 1

    def has(self, sort: str, *places: Place) -> bool:
        """Whether a sign of that sort stands in one of the places (anywhere when none is given)."""
        return any(each == sort and (not places or place in places) for (each, _), place in self.signs.items())

    @property
    def titled(self) -> bool:
        """Whether a word of the service or its application stands in name or title."""
        return self.has("application", *TITLED) or self.has("word", *TITLED)

    @property
    def in_pages(self) -> int:
        """How many words and applications headings and pages add."""
        return sum(sort != "unit" and place >= Place.HEADING for (sort, _), place in self.signs.items())


def _score(seen: Seen, role: Role, signs: ServiceSigns, named: int) -> int:
    """`named`: how often any sector is named."""
    worth = (signs.name, signs.title, signs.purpose, signs.issuer, signs.heading, signs.page)
    above, pages, unit = 0, 0, 0
    for (sort, _), place in seen.signs.items():
        value = worth[place][_SORTS.index(sort)]
        if place >= Place.HEADING:
            pages += value
        elif sort == "unit":
            unit = max(unit, value)  # one office, however often and in whatever form it is named
        else:
            above += value
    if not role.shows:
        pages = 0
    pages = min(pages, signs.pages_most)
    share = round(signs.share * sum(seen.times.values()) / named) if pages else 0
    return above + unit + pages + share


def _told(seen: Seen, role: Role, audience: bool, public: bool, internal: bool) -> bool:
    """Whether the signs are enough to say that the document is about this sector."""
    if seen.titled or seen.has("word", Place.PURPOSE):
        return True
    if role.shows and (seen.in_pages >= 2 or (seen.has("unit") and seen.in_pages) or seen.named):
        return True
    if (role.manual or (role.shows and not role.in_use)) and public and not internal:
        # a system named for its office, or used by those whom the office serves
        served = role.manual and audience and seen.has("unit", Place.TITLE, Place.ISSUER)
        return seen.has("unit", Place.NAME) or served
    return role.slides and sum(seen.named.values()) >= 2


def best_sector(
    found: Mapping[str, Seen], role: Role, knowledge: ServiceKnowledge, *, audience: bool, internal: bool
) -> str | None:
    """The sector that the signs tell; None when none is told well enough, or when many are listed. `audience`: a
    public is named. `internal`: the title names what an office does for itself."""
    signs = knowledge.signs
    if role.slides and sum(1 for each in found.values() if each.in_pages and not each.titled) >= signs.listed:
        found = {name: each for name, each in found.items() if each.titled}  # slides that list services of all offices
    if role.shows and not role.manual and sum(1 for each in found.values() if each.named) >= signs.listed:
        return None
    named = sum(sum(each.times.values()) for each in found.values()) or 1
    ranked = []
    for order, sector in enumerate(knowledge.sectors):
        each = found.get(sector.id)
        if each is None:
            continue
        told = _told(each, role, audience, sector.public, internal)
        score = _score(each, role, signs, named)
        if (told or each.has("unit", Place.NAME)) and (score or role.slides):
            ranked.append((-score, -sum(each.times.values()), order, told, sector))
    if not ranked:
        return None
    ranked.sort(key=lambda item: item[:3])
    first, _, _, told, sector = ranked[0]
    if not told:
        return None
    if role.shows and not sector.carries and not found[sector.id].has("application", Place.NAME):
        carried = (each for each in ranked[1:] if each[4].carries and _carries(found[each[4].id]) and 2 * each[0] <= first)
        if (carrier := next(carried, None)) is not None and carrier[3]:
            return carrier[4].id
        # rows hold the matters of the offices that use a system of administration; its head says what it is for
        if sector.public and not found[sector.id].headed:
            offices = (each for each in ranked[1:] if each[3] and not each[4].public and found[each[4].id].headed)
            if (office := next(offices, None)) is not None:
                return office[4].id
    if len(ranked) > 1 and not (sector.public and ranked[1][4].public):
        only_pages = not found[sector.id].titled and not found[sector.id].has("unit", Place.NAME, Place.TITLE)
        if only_pages and ranked[1][0] - first < signs.margin:
            return None
    return sector.id


def _carries(seen: Seen) -> bool:
    """Whether a system that holds the matters of others is named by more than one of its words: those matters then say
    nothing of the service ("dataset" and "lisensi" on a page about visitors of a museum)."""
    return sum(sort != "unit" and place in TITLED for (sort, _), place in seen.signs.items()) >= _WORDS_OF_A_CARRIER


def electronic(role: Role, sector: str, seen: Seen, marks: Mapping[str, set[str]]) -> bool:
    """Whether the service is done in an application, and not at a counter. What the title of a norm leaves out, one of
    its sentences may say."""
    if role.in_use or seen.has("application", *TITLED) or (role.slides and seen.named):
        return True
    if role.shows:
        words = marks.get("electronic", set()) - {"digital"}
        return bool(words or seen.named) and not (marks.get("paper") and len(words) < 2)
    if role.steps and len(marks.get("in_application", ())) >= _DONE_INSIDE:
        return True
    return bool(marks.get("electronic titled") or (role.legal and marks.get(f"beside {sector}")))
