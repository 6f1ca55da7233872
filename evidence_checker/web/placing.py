"""Where a file that was sent should go: the organizer's name for it, or a folder that is there already."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence

from evidence_checker.errors import UsageError
from evidence_checker.model import Assessment, DocumentResult, Framework, replace
from evidence_checker.organize.make_plan import plan
from evidence_checker.organize.path_template import layout
from evidence_checker.organize.plan import Act, Move, Plan, SharedFiling
from evidence_checker.organize.safe_names import component, numbered
from evidence_checker.organize.target_view import View

PROPOSED = "usulan"


def folders(assessment: Assessment, indicators: Sequence[str]) -> tuple[str, ...]:
    """Folders of the checked folder ("" = its top), those that hold evidence of these indicators first."""
    near: Counter[str] = Counter()
    for result in assessment.indicators:
        if result.id in indicators:
            near.update(_folder(each.path) for each in result.evidence)
    archives = {document.path for document in assessment.documents}
    every = {_folder(document.path) for document in assessment.documents} | {""}
    # Not into archives, and not where the name as shown is not the name as it is.
    every = {each for each in every if "\\" not in each and not any(part in archives for part in _parents(each))}
    return tuple(sorted(every, key=lambda each: (-near[each], each)))


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _parents(folder: str) -> list[str]:
    parts = folder.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def planned(
    assessment: Assessment, framework: Framework, root: str, name: str, sha256: str, choice: str, pattern: str = ""
) -> Plan:
    """The plan to move one file. `assessment`: made with the file in it, under the path `name`. `choice`: `PROPOSED`
    for the organizer's own place, else a folder of `folders`. Raises UsageError ES517 for one that is none."""
    document = next(each for each in assessment.documents if each.path == name)
    alone = _alone(assessment, document)
    view = View(root)
    names = {each.id: each.short_name for each in framework.indicators}
    made = plan(
        alone,
        layout(pattern, framework.id),
        view,
        act=Act.MOVE,
        serve=SharedFiling.INDEX,
        short_names=lambda identifier: names.get(identifier, ""),
    )
    if choice == PROPOSED:
        if not made.moves:
            raise UsageError("ES517", reason=choice)
        return dataclasses.replace(made, moves=made.moves[:1], stays=(), left=())
    if choice not in folders(assessment, ()):
        raise UsageError("ES517", reason=choice)
    target = _free(view, choice, component(name.rsplit("/", 1)[-1]))
    indicator = made.moves[0] if made.moves else None
    move = Move(
        1, name, target, Act.MOVE, sha256, document.bytes, "",
        indicator.indicator if indicator else "", indicator.level if indicator else 0,
        indicator.turn if indicator else 0, indicator.level_turn if indicator else 0, (),
    )  # fmt: skip
    rows = tuple(dataclasses.replace(row, target=target) for row in made.rows)
    return Plan(
        made.framework, made.framework_title, made.agency, made.year, made.folder, made.pattern, Act.MOVE,
        SharedFiling.INDEX, (move,), (), (), rows,
    )  # fmt: skip


def _alone(assessment: Assessment, document: DocumentResult) -> Assessment:
    """The assessment of this one document."""
    indicators = tuple(
        replace(each, evidence=tuple(one for one in each.evidence if one.path == document.path), near_misses=())
        for each in assessment.indicators
    )
    return replace(assessment, documents=(replace(document, duplicate_of=None),), indicators=indicators)


def _free(view: View, folder: str, name: str) -> str:
    number, wanted = 1, name
    while True:
        path = f"{folder}/{wanted}" if folder else wanted
        if view.content(path) is None:
            return path
        number += 1
        wanted = numbered(name, number)
