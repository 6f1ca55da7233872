"""Lines of a picture that list services: the menu of a portal, the tiles of a home page. Such a picture documents none
of the services whose names it shows.

A line that names services of many sectors is a menu; where the picture says of itself that it lists services
(`rules/shared/services.yaml`, `lists`), every line that names one is.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence_checker.analysis.lines import Line
from evidence_checker.analysis.service_signs import Role
from evidence_checker.analysis.services import signs_in
from evidence_checker.model import Kind, ServiceKnowledge

_SECTORS = 2  # of which a picture names services that says it lists them
MENU = "menu"  # the role of such a line among the stretches that prove nothing


def menu_lines(lines: Sequence[Line], kind: Kind, knowledge: ServiceKnowledge) -> tuple[Line, ...]:
    """The lines that list services; none on what is no picture."""
    role = Role.of(kind, knowledge.kinds)
    if not knowledge.sectors or not role.shows or role.manual:
        return ()
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return tuple(line for page in pages.values() for line in _of_page(page, knowledge))


def _of_page(page: Sequence[Line], knowledge: ServiceKnowledge) -> list[Line]:
    named: list[tuple[Line, set[str]]] = []
    lists = False
    for line in page:
        signs = signs_in(line.text, knowledge)
        lists |= any(sign.name == "lists" for sign in signs)
        sectors = {sign.name.partition(" ")[2] for sign in signs if sign.name.startswith(("word ", "application "))}
        if sectors and not line.prose:
            named.append((line, sectors))
    if lists and len(set().union(*(sectors for _, sectors in named))) >= _SECTORS:
        return [line for line, _ in named]
    return [line for line, sectors in named if len(sectors) >= knowledge.signs.listed]
