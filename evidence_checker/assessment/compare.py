"""Assessment × assessment → what changed and why (file, rules, year, agency, decision)."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_checker.model import Assessment, Decision, DocumentResult, Evidence, Finding, IndicatorResult, Status


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator whose standing or evidence changed. `before`/`after`: None when only one has it.

    `gained`, `lost`: paths of evidence; `regraded`: (path, strength before, strength after). `causes`: never empty.
    """

    id: str
    name: str
    before: IndicatorResult | None
    after: IndicatorResult | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    regraded: tuple[tuple[str, str, str], ...]
    causes: tuple[Finding, ...]

    @property
    def better(self) -> bool | None:
        """True when the standing rose, False when it fell, None when it is the same or cannot be compared."""
        if self.before is None or self.after is None:
            return None
        order = {Status.MISSING: 0, Status.REVIEW: 1, Status.WEAK: 2, Status.COMPLETE: 3, Status.NOT_APPLICABLE: 3}
        old = (self.before.level or 0, order[self.before.status])
        new = (self.after.level or 0, order[self.after.status])
        return None if old == new else new > old


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """`what`: "new" | "changed" | "moved" | "gone" | "reread" (same bytes, other outcome of reading)."""

    what: str
    path: str
    old_path: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`grounds`: changes of rules, year, agency or program that may move any verdict."""

    old_made_at: str
    new_made_at: str
    old_index: float | None
    new_index: float | None
    grounds: tuple[Finding, ...]
    documents: tuple[DocumentChange, ...]
    indicators: tuple[IndicatorChange, ...]
    decisions: tuple[Decision, ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not (self.grounds or self.documents or self.indicators or self.decisions)


def _grounds(old: Assessment, new: Assessment) -> tuple[Finding, ...]:
    found = []
    if old.framework.id != new.framework.id:
        found.append(Finding.of("EC610", old=old.framework.id, new=new.framework.id))
    elif old.framework.sha256 != new.framework.sha256:
        before = f"{old.framework.version} ({old.framework.sha256[:12]})"
        after = f"{new.framework.version} ({new.framework.sha256[:12]})"
        found.append(Finding.of("EC611", old=before, new=after))
    if old.year != new.year:
        found.append(Finding.of("EC612", old=old.year, new=new.year))
    if old.agency != new.agency:
        found.append(Finding.of("EC613", old=old.agency, new=new.agency))
    if old.tool_version != new.tool_version:
        found.append(Finding.of("EC619", old=old.tool_version, new=new.tool_version))
    return tuple(found)


def _documents(old: Assessment, new: Assessment) -> tuple[DocumentChange, ...]:
    before = {each.path: each for each in old.documents}
    after = {each.path: each for each in new.documents}
    gone = {path: each for path, each in before.items() if path not in after}
    homeless: dict[str, list[str]] = {}
    for path, each in gone.items():
        if each.sha256:
            homeless.setdefault(each.sha256, []).append(path)
    found = []
    moved: set[str] = set()
    for path, document in after.items():
        earlier = before.get(path)
        if earlier is None:
            origin = homeless.get(document.sha256)
            if origin:
                old_path = origin.pop(0)
                moved.add(old_path)
                found.append(DocumentChange("moved", path, old_path))
            else:
                found.append(DocumentChange("new", path))
        elif earlier.sha256 != document.sha256:
            found.append(DocumentChange("changed", path))
        elif _reading(earlier) != _reading(document):
            found.append(DocumentChange("reread", path))
    found += [DocumentChange("gone", path) for path in gone if path not in moved]
    return tuple(sorted(found, key=lambda each: (each.path, each.what)))


def _reading(document: DocumentResult) -> tuple[object, ...]:
    identity = document.identity
    return document.status, document.pages, document.text_source, identity.state, identity.kind, identity.year


_CAUSE = {"new": "EC614", "changed": "EC615", "gone": "EC616", "moved": "EC617", "reread": "EC621"}


def _indicator(
    old: IndicatorResult | None,
    new: IndicatorResult | None,
    changes: dict[str, DocumentChange],
    grounds: tuple[Finding, ...],
) -> IndicatorChange | None:
    moves = {each.old_path: each.path for each in changes.values() if each.what == "moved"}
    before: dict[str, Evidence] = {moves.get(each.path, each.path): each for each in old.evidence} if old else {}
    after: dict[str, Evidence] = {each.path: each for each in new.evidence} if new else {}
    gained = tuple(path for path in after if path not in before)
    lost = tuple(path for path in before if path not in after)
    regraded = tuple(
        (path, str(before[path].strength), str(after[path].strength))
        for path in after
        if path in before and before[path].strength != after[path].strength
    )
    standing = [(each.status, each.level) if each else None for each in (old, new)]
    if standing[0] == standing[1] and not (gained or lost or regraded):
        return None
    causes = [
        Finding.of(_CAUSE[changes[path].what], path=path)
        for path in (*gained, *lost, *(path for path, _, _ in regraded))
        if path in changes
    ]
    causes += grounds
    shown = new or old
    assert shown is not None
    return IndicatorChange(
        shown.id, shown.name, old, new, gained, lost, regraded, tuple(causes) or (Finding.of("EC620"),)
    )


def compare(old: Assessment, new: Assessment) -> Comparison:
    """What changed from `old` to `new`, with the causes of every changed indicator."""
    grounds = _grounds(old, new)
    documents = _documents(old, new)
    changes = {each.path: each for each in documents}
    before = {each.id: each for each in old.indicators}
    after = {each.id: each for each in new.indicators}
    indicators = []
    for identifier in (*after, *(each for each in before if each not in after)):
        change = _indicator(before.get(identifier), after.get(identifier), changes, grounds)
        if change is not None:
            indicators.append(change)
    known = {(each.action, each.indicator, each.sha256, each.made_at) for each in old.decisions}
    return Comparison(
        old.made_at,
        new.made_at,
        old.index.value if old.index else None,
        new.index.value if new.index else None,
        grounds,
        documents,
        tuple(indicators),
        tuple(each for each in new.decisions if (each.action, each.indicator, each.sha256, each.made_at) not in known),
    )
