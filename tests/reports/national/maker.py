"""A made view over a few agencies, hostile names among them."""

from __future__ import annotations

from evidence_checker.assessment.roll_up import roll_up
from evidence_checker.model import Finding
from evidence_checker.model.agencies import AgencyResult, RollUp, SharedText, Standing

MADE_AT = "2024-12-01T08:00:00+07:00"
HOSTILE = "<script>alert(1)</script>"


def result(
    number: int, levels: tuple[float, ...], *, group: str = "", name: str = "", print_: str = ""
) -> AgencyResult:
    """An agency with these levels at indicators 1, 2, …; the target is 3."""
    standings = tuple(
        Standing(str(place), "complete" if level >= 3 else "missing" if level == 0 else "weak", level, 3.0,
                 () if level >= 3 else ("EC203", "EC401"))
        for place, level in enumerate(levels, 1)
    )  # fmt: skip
    return AgencyResult(
        f"kota-{number}", name or f"Kota {number}", f"/bukti/kota-{number}", group, 2024, "spbe-2020", None, 1,
        10 * number, 1, sum(levels) / len(levels), "Cukup", 0.5, standings, print_ or f"sidik-{number}", MADE_AT,
        f"kota-{number}/laporan.html",
    )  # fmt: skip


def view() -> RollUp:
    """Four agencies in two groups, one that broke, one pair of shared texts, one change against the last time."""
    now = [
        result(1, (3, 2, 0), group="kota"),
        result(2, (4, 4, 1), group="kota"),
        result(3, (1, 0, 0), group="=kabupaten", name=f"Kabupaten {HOSTILE}"),
        result(4, (5, 5, 5), group="=kabupaten", name="=HYPERLINK(1)"),
        AgencyResult("kota-5", "Kota 5", "/bukti/kota-5", failed=Finding.of("ES545", folder="kota-5"), exit=2),
    ]
    before = [result(1, (3, 1, 0), group="kota", print_="lama"), now[1]]
    shared = [SharedText("kota-1", "a.pdf", "kota-2", HOSTILE, "Peta Rencana", 0.91)]
    names = {"1": "Peta Rencana", "2": HOSTILE, "3": "Manajemen Risiko"}
    return roll_up(now, names, MADE_AT, shared=shared, before=before, tool_version="1")
