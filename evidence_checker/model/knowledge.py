"""What is true of Indonesian government documents whatever the framework: the data of `rules/shared`, as values."""

from __future__ import annotations

import functools

from msgspec import Struct

from evidence_checker.model.bodies import NationalBody
from evidence_checker.model.regions import Region
from evidence_checker.model.services import ServiceKnowledge


class Habit(Struct, frozen=True):
    """What only one kind of document says on its first pages.

    `patterns`: regular expressions, case ignored. `needed`: how many different ones must be found. `rank`: lower ranks
    are asked first, over all kinds. `most_words`: asked only of pages with fewer words on average (0 = of any).
    `excludes`: a pattern that none of it may have ("" = none). `before_titles`: it goes before what a title says (a
    student's "Kerangka Acuan Kerja" is an exercise).
    """

    patterns: tuple[str, ...]
    needed: int = 1
    rank: int = 500
    most_words: int = 0
    before_titles: bool = False
    excludes: str = ""


class NamedFile(Struct, frozen=True):
    """How files of a kind are called. `pattern`: in the file's name. `confirmed_by`: what the first pages say when the
    name is right ("" = nothing does). `rank`: lower ranks are asked first, over all kinds."""

    pattern: str
    confirmed_by: str = ""
    rank: int = 500


class KindExample(Struct, frozen=True):
    """A small document that must, or must not, be of a kind. `text`: pages separated by form feeds."""

    text: str
    matches: bool
    file_name: str = "contoh.pdf"
    line: int = 0


class Kind(Struct, frozen=True):
    """A kind of document: how it is known and what it may prove.

    `name`, `name_en`: in reports. `short`: in names of files; "" = says nothing. `counts_as`: the kind in whose place
    it is accepted. `headings`: patterns of a line at the top of the first pages; a legal form is set in capitals.
    `needs`: which of number, date, signature, final it must show to count fully; `should_have`: whose lack is told.
    `legal`: a norm. `national`: made for the whole country, never an agency's own. `articled`: has articles without
    being a norm of its own. `manifold`: may prove many things at once. `numbered_as`: "letter" | "procedure" | "".
    `title_from`: "clause" (TENTANG) | "form" | "label" (Hal, Acara) | "cover" | "page" (all of its first page, as
    on a certificate). `speaks_in_sentences`: a sentence of it names what its title leaves out. `carries_others`:
    may have a regulation inside. `cover_apart`: its cover often is a file of its own. `names_own_region`: a chapter
    names the agency's region again and again. `picture`: a picture of an application or for the public, with few
    words. `rows`: a title over rows, which are no subject. `year_in_text`: the year named most is its year.
    `chapter_names`: pattern by which a chapter in a file of its own names the whole.
    `lasting`: once laid down it holds until it is revoked; others tell of a year. `signed_by`: who usually signs it.
    `instead_of`, `titles`: it is this kind, and not that one, when its title holds one of the phrases.
    """

    id: str
    name: str = ""
    name_en: str = ""
    short: str = ""
    counts_as: str = ""
    headings: tuple[str, ...] = ()
    habits: tuple[Habit, ...] = ()
    file_name: NamedFile | None = None
    needs: tuple[str, ...] = ()
    should_have: tuple[str, ...] = ()
    legal: bool = False
    national: bool = False
    articled: bool = False
    manifold: bool = False
    numbered_as: str = ""
    title_from: str = "cover"
    speaks_in_sentences: bool = False
    carries_others: bool = False
    cover_apart: bool = False
    names_own_region: bool = False
    year_in_text: bool = False
    lasting: bool = False
    signed_by: str = ""
    rows: bool = False
    chapter_names: str = ""
    picture: bool = False
    instead_of: str = ""
    titles: tuple[str, ...] = ()
    source: str = ""
    examples: tuple[KindExample, ...] = ()

    def accepted_by(self, kinds: tuple[str, ...]) -> bool:
        """Whether it is one of these kinds, or counts as one of them."""
        return self.id in kinds or (bool(self.counts_as) and self.counts_as in kinds)


class Knowledge(Struct, frozen=True):
    """The shared data, with what a pack added. `sha256`: of its meaning.

    `kind_groups`, `phrase_groups`: (name, what it stands for), called with @name in rules. `abbreviations`: (short,
    what it stands for) in names of files; `written_out`: in phrases of rules. `services`: by what electronic services
    are known. `regions`: every regional government, by whose whole name a document is told to be one agency's;
    `bodies`: the ministries and national bodies.
    """

    kinds: tuple[Kind, ...] = ()
    kind_groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    phrase_groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    abbreviations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    written_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    regions: tuple[Region, ...] = ()
    bodies: tuple[NationalBody, ...] = ()
    sha256: str = ""
    services: ServiceKnowledge = ServiceKnowledge()

    def __hash__(self) -> int:
        """Of the fingerprint: the patterns need not be gone through each time."""
        return hash(self.sha256)

    def kind(self, identifier: str) -> Kind:
        """The kind of that id; one that nothing is known of, where there is none."""
        return _kinds(self).get(identifier) or Kind(identifier)

    def phrases(self, group: str) -> tuple[str, ...]:
        """The phrases of a shared group, in small letters; () where there is no such group."""
        return _phrases(self).get(group, ())


@functools.lru_cache(maxsize=8)
def _kinds(knowledge: Knowledge) -> dict[str, Kind]:
    return {kind.id: kind for kind in knowledge.kinds}


@functools.lru_cache(maxsize=8)
def _phrases(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    return {name: tuple(each.casefold() for each in phrases) for name, phrases in knowledge.phrase_groups}
