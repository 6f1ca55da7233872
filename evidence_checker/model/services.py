"""What is known of electronic services whatever the framework: the data of `rules/shared/sectors.yaml` and
`services.yaml`, as values."""

from __future__ import annotations

from msgspec import Struct


class Sector(Struct, frozen=True):
    """A field of electronic services.

    `public`: it serves citizens or businesses (else it is administration of government). `carries`: its screens hold
    the matters of other fields (letters, data, regulations). `units`: names of the units
    that run such services. `words`: what names the service. `name_words`: words that name it only within the name of an
    application ("Sistem Informasi Pengawasan"). `applications`: names of applications; their other forms
    (e-, si-, SI-, online, joined, parted) need not be listed.
    """

    id: str
    name: str
    public: bool = False
    carries: bool = False
    units: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    source: str = ""
    name_words: tuple[str, ...] = ()


class ServiceKinds(Struct, frozen=True):
    """Ids of the kinds that show an application. `gives_way`: kinds that a table of contents or a general word may have
    given to what is a manual. `made_by_no_word`: kinds that a few words on a picture do not make (menu words, letters
    that were read badly). `gives_way_to_screens`: kinds that give way where the pages hold screens.
    `steps`: kinds that tell steps, at a counter or in an application. `account`: a page that tells what an application
    is and what one does in it."""

    manual: str = ""
    screen: str = ""
    flow: str = ""
    poster: str = ""
    slides: str = ""
    account: str = ""
    steps: tuple[str, ...] = ()
    gives_way: tuple[str, ...] = ()
    gives_way_to_screens: tuple[str, ...] = ()
    made_by_no_word: tuple[str, ...] = ()


class ServiceSigns(Struct, frozen=True):
    """What a sign of a sector is worth, by where it stands: in the application's own name, in the title, in the
    sentence that says what the application is for, as the issuer, in a heading, in the pages (menu words).

    `name`, `title`, `purpose`, `issuer`, `heading`, `page`: (application, word, unit). `pages_most`: what headings and
    pages are worth together at most. `share`: what the sector that the pages name alone gets for it. `margin`: by how
    much a sector told by its pages only must lead. `listed`: of so many sectors applications make a list that documents
    none.
    """

    name: tuple[int, int, int] = (12, 10, 7)
    title: tuple[int, int, int] = (10, 8, 5)
    purpose: tuple[int, int, int] = (8, 7, 0)
    issuer: tuple[int, int, int] = (0, 0, 4)
    heading: tuple[int, int, int] = (3, 2, 2)
    page: tuple[int, int, int] = (2, 1, 1)
    pages_most: int = 4
    share: int = 2
    margin: int = 1
    listed: int = 4


class NamingExample(Struct, frozen=True):
    """A line and the names of applications it gives. `at`: line of the file."""

    line: str
    names: tuple[str, ...] = ()
    at: int = 0


class ServiceNaming(Struct, frozen=True):
    """How a line gives the name of an application and of its unit.

    `heads`: words before a name. `ends`: words that end it; `ends_of_office_name`: those that end a name taken from an
    office. `empty`: words that name nothing yet. `no_names`: words that begin no name. `units`: words with which the
    name of a unit begins.
    """

    heads: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    ends_of_office_name: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    source: str = ""
    examples: tuple[NamingExample, ...] = ()


class ServiceKnowledge(Struct, frozen=True):
    """By what an electronic service is known on documents and pictures. All are phrases; case and hyphens mean nothing.

    `signs`: what a sign is worth. `naming`: how names are given. `electronic`: the service is electronic. `named_by`:
    words that stand before an application's name. `guides`: words with which a guide begins. `using`: what a user
    does in an application. `controls`: buttons, menus and fields of a screen. `flow`: names of drawn flows;
    `flow_steps`: what people do in one. `audience`: who is served. `paper`: done on paper or at a counter.
    `internal`: what an office does for itself, whomever it serves. `companies`: marks of a private owner;
    `government`: marks of an agency. `lists`: a picture says that it lists services. `events`: meetings and trainings
    about an application. `captions`: a screen stands here. `tested`: a paper is about an application that was
    tested, audited, changed or failed. `told_by_events`: ids of the kinds of papers that tell of events. `improving`:
    what is done at an event to make a service better. `steps`: verbs that begin a step of use.
    `common_names`: names of applications that are words, too. `in_application`: what is done inside of one.
    `purpose`: words with which a sentence begins to say what an application is for.
    `sha256`: of what the files mean.
    """

    sectors: tuple[Sector, ...] = ()
    kinds: ServiceKinds = ServiceKinds()
    signs: ServiceSigns = ServiceSigns()
    naming: ServiceNaming = ServiceNaming()
    electronic: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    using: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    flow_steps: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    paper: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    government: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    tested: tuple[str, ...] = ()
    told_by_events: tuple[str, ...] = ()
    improving: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    common_names: tuple[str, ...] = ()
    in_application: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    sha256: str = ""

    def __hash__(self) -> int:
        """Of the fingerprint: the phrases need not be gone through each time."""
        return hash(self.sha256)

    def sector(self, identifier: str) -> Sector | None:
        """The sector of that id, None when there is none."""
        return next((sector for sector in self.sectors if sector.id == identifier), None)
