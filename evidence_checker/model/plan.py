"""The action plan (rencana aksi) as values: what to bring, by whom, by when, what it is worth, and what became of
it."""

from __future__ import annotations

from msgspec import Struct

RECOMMENDATION = "rekomendasi-"  # how the requirement of an action begins that an earlier evaluation asked for


class PlanningFacts(Struct, frozen=True):
    """What a pack knows for planning. `effort`: (kind of document, working days) an office usually needs;
    `usual_effort`: where no kind says; `requirement_effort`: of requirements by id, before that of kinds;
    `serves_many`: ids of requirements whose document, once made, serves every indicator of the same node that has the
    requirement (one regulation, ten policies); `steps`: (id, share of the time) of the schedule, in order, shares
    adding up to 1."""

    effort: tuple[tuple[str, int], ...] = ()
    usual_effort: int = 20
    requirement_effort: tuple[tuple[str, int], ...] = ()
    serves_many: tuple[str, ...] = ()
    steps: tuple[tuple[str, float], ...] = ()
    source: str = ""


class ActionStatus:
    """The states of an action, as kept: `open` until work begins, `dropped` on a person's word, `closed` by
    evidence."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    DROPPED = "dropped"
    CLOSED = "closed"
    TYPED = (OPEN, IN_PROGRESS, SUBMITTED, DROPPED)


class Action(Struct, frozen=True):
    """One document to bring for one requirement of one indicator.

    `id`: "INDICATOR/REQUIREMENT/LEVEL", the same in every check. `title`: what an assessor asks to see; `documents`:
    ids of the kinds that would do; `must_contain`: labels; `signed_by`: office; `level`: which it helps to reach;
    `owner`, `co_owners`: units; `worth`: what the indicator's next level adds to the index; `effort`: working days;
    `priority`: 1 (first) to 3; `step`: id of the step of the schedule it is in; `due`: ISO date or ""; `target_year`:
    0 = none; `status`: see `ActionStatus`; `follow_up`: what people wrote; `closed_by`: path of the evidence that
    closed it; `asked`: how often a letter asked for it; `since`: ISO date of the check that found the gap first;
    `outdated`: the rules no longer ask for it; `paper_only`: path of a file that only looks like the evidence asked
    for (same text)."""

    id: str
    indicator: str
    indicator_name: str
    requirement: str
    title: str
    level: float
    worth: float
    effort: int
    documents: tuple[str, ...] = ()
    must_contain: tuple[str, ...] = ()
    signed_by: str = ""
    year: int = 0
    owner: str = ""
    co_owners: tuple[str, ...] = ()
    choice: str = ""
    priority: int = 2
    step: str = ""
    due: str = ""
    target_year: int = 0
    status: str = ActionStatus.OPEN
    follow_up: str = ""
    closed_by: str = ""
    asked: int = 0
    since: str = ""
    outdated: bool = False
    paper_only: str = ""


class ActionRecord(Struct, frozen=True):
    """What was recorded of an action, kept for ever: by an import, a letter, or a check that found it closed. Empty
    fields say nothing; the last that says something holds. `by`: who or which file; `at`: ISO 8601;
    `seen`: (hash of the bytes, hash of the text) of the documents that stood near the gap when it was found.
    `framework`: id of the framework of the plan; "" = recorded before that was told, and read by every plan."""

    action: str
    at: str
    by: str = ""
    status: str = ""
    owner: str = ""
    co_owners: tuple[str, ...] | None = None
    due: str = ""
    target_year: int = 0
    priority: int = 0
    follow_up: str = ""
    closed_by: str = ""
    seen: tuple[tuple[str, str], ...] = ()
    asked: int = 0
    title: str = ""
    indicator: str = ""
    framework: str = ""


class YearTarget(Struct, frozen=True):
    """The index expected at the end of a year when the plan's actions until then are done."""

    year: int
    index: float
    actions: int


class HalfYear(Struct, frozen=True):
    """What became of the plan in half a year: actions due in it, done of those, still open past their day, and the
    index of the last check in it (None = no check). `half`: 1 or 2."""

    year: int
    half: int
    planned: int
    done: int
    overdue: int
    index: float | None = None


class ActionPlan(Struct, frozen=True):
    """All actions of a folder, best worth for effort first. `made_at`: the day, as ISO 8601 at midnight. `index`: now;
    `expected`: when all open actions are done."""

    made_at: str
    agency: str
    year: int
    framework: str
    title: str
    rules_sha256: str
    index: float
    expected: float
    actions: tuple[Action, ...]
    targets: tuple[YearTarget, ...] = ()
    half_years: tuple[HalfYear, ...] = ()


class Move(Struct, frozen=True):
    """One indicator of a simulated path: from which level to which, what it adds, and what has to be made for it."""

    indicator: str
    name: str
    before: float
    after: float
    gain: float
    requirements: tuple[str, ...] = ()
    effort: int = 0
    year: int = 0
    official: float | None = None
    own: float | None = None


class Simulation(Struct, frozen=True):
    """The index if the moves were made. `reachable`: False when even every step up does not reach what was asked;
    `effort`: working days, a document that serves several indicators counted once."""

    index_before: float
    predicate_before: str
    index_after: float
    predicate_after: str
    moves: tuple[Move, ...]
    effort: int
    reachable: bool = True
    wanted: float = 0.0
    targets: tuple[YearTarget, ...] = ()
