"""What is known of electronic services whatever the framework: the data of `rules/shared/sectors.yaml` and
`services.yaml`, as values."""

from __future__ import annotations

from msgspec import Struct


class Sector(Struct, frozen=True):
    """A field of electronic services.

    `public`: it serves citizens or businesses (else it is administration of government). `units`: names of the units
    that run such services. `words`: what names the service. `applications`: names of applications; their other forms
    (e-, si-, SI-, online, joined, parted) need not be listed.
    """

    id: str
    name: str
    public: bool = False
    units: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    source: str = ""


class ServiceKinds(Struct, frozen=True):
    """Ids of the kinds that show an application. `gives_way`: kinds that a table of contents or a general word may have
    given to what is a manual. `made_by_no_word`: kinds that a few words on a picture do not make (menu words, letters
    that were read badly)."""

    manual: str = ""
    screen: str = ""
    flow: str = ""
    poster: str = ""
    slides: str = ""
    gives_way: tuple[str, ...] = ()
    made_by_no_word: tuple[str, ...] = ()


class ServiceKnowledge(Struct, frozen=True):
    """By what an electronic service is known on documents and pictures. All are phrases; case and hyphens mean nothing.

    `electronic`: the service is electronic. `named_by`: words that stand before an application's name. `guides`: words
    with which a guide begins. `using`: what a user does in an application. `controls`: buttons, menus and fields of a
    screen. `flow`: names of drawn flows; `flow_steps`: what people do in one. `audience`: who is served. `paper`: done
    on paper or at a counter. `companies`: marks of a private owner; `government`: marks of an agency. `sha256`: of the
    meaning of the files.
    """

    sectors: tuple[Sector, ...] = ()
    kinds: ServiceKinds = ServiceKinds()
    electronic: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    using: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    flow_steps: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    paper: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    government: tuple[str, ...] = ()
    sha256: str = ""

    def __hash__(self) -> int:
        """Of the fingerprint: the phrases need not be gone through each time."""
        return hash(self.sha256)

    def sector(self, identifier: str) -> Sector | None:
        """The sector of that id, None when there is none."""
        return next((sector for sector in self.sectors if sector.id == identifier), None)
