"""What a check is asked: by which rules, whose evidence, for which year, and how to go about it. It travels whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from evidence_checker import readers
from evidence_checker.assess.configuration import Settings
from evidence_checker.model import Context, Framework
from evidence_checker.workers import Limits, default_workers

if TYPE_CHECKING:
    from evidence_checker.store.common_texts import CommonTexts

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to go about a check; none of it moves a verdict but `ocr`, which decides what is read at all.

    `workers`: processes, at least 1. `ocr`: read scans. `exclude`: shown paths not to check (reports written there).
    `keep_text`: keep what was read. `full`: read everything anew. `limits`: of the contained workers.
    `common`: texts that agencies have in common, where they share a store.
    """

    workers: int = 1
    ocr: bool = True
    exclude: tuple[str, ...] = ()
    keep_text: bool = True
    full: bool = False
    limits: Limits = field(default_factory=Limits)
    common: CommonTexts | None = None

    @property
    def worker_limits(self) -> Limits:
        """The limits of workers that read with these options: those asked for, with room for the models of the OCR."""
        reading = readers.ReadingOptions(ocr=self.ocr)
        return replace(
            self.limits,
            memory=max(self.limits.memory, readers.memory(reading)),
            recycle_memory=max(self.limits.recycle_memory, readers.resident_memory(reading)),
        )


@dataclass(frozen=True, slots=True)
class AssessmentRequest:
    """`framework`: the rules. `context`: whose evidence, for which year. `options`: how to go about it."""

    framework: Framework
    context: Context = field(default_factory=Context)
    options: CheckOptions = field(default_factory=CheckOptions)

    @classmethod
    def of(
        cls,
        settled: Settings,
        framework: Framework,
        *,
        exclude: tuple[str, ...] = (),
        full: bool = False,
        common: CommonTexts | None = None,
    ) -> AssessmentRequest:
        """From settled settings. `exclude`: paths not to check, besides those of the settings. `common`: see
        `CheckOptions`."""
        # The agency's public service sectors take the places that may not share their evidence, in the pack's order.
        places = [indicator.id for indicator in framework.indicators if indicator.reuse_not_with]
        sectors = tuple((place, (name,)) for place, name in zip(places, settled.sectors, strict=False))
        context = Context.of(
            settled.agency,
            settled.aliases,
            settled.year,
            (*of_framework(settled.applications, framework.id), *sectors),
            of_framework(settled.units, framework.id),
            of_framework(settled.index_values, framework.id),
            tuple(unit for _, unit in settled.former_units),
        )
        options = CheckOptions(
            workers=settled.workers or default_workers(),
            ocr=settled.ocr,
            exclude=(*settled.exclude, *exclude),
            full=full,
            common=common,
        )
        return cls(framework, context, options)


def of_framework(rows: tuple[tuple[str, T], ...], framework: str) -> tuple[tuple[str, T], ...]:
    """Settings by indicator, as they hold under a framework: those of "framework/indicator" under that one only, before
    those of a bare indicator, which hold under every framework."""
    own = {name.partition("/")[2]: value for name, value in rows if name.partition("/")[0] == framework and "/" in name}
    return tuple(({name: value for name, value in rows if "/" not in name} | own).items())
