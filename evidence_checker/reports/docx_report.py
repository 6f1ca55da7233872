"""Laporan Hasil Pemeriksaan Kelengkapan Bukti Dukung: the paper an Inspektorat completes and signs."""

from __future__ import annotations

from evidence_checker import messages
from evidence_checker.messages import forms, labels, paper
from evidence_checker.model import Assessment, IndicatorResult
from evidence_checker.reports import docx_summary, outline
from evidence_checker.reports.docx_paper import Paper
from evidence_checker.reports.html_words import place
from evidence_checker.reports.show import line

PAPERS_NAMED = 4
NEAR_NAMED = 3
INDICATORS_NAMED = 3


class _Writer:
    def __init__(self, assessment: Assessment, lang: str, template: bytes | None, dossier: str = "") -> None:
        self.a, self.lang, self.dossier = assessment, lang, dossier
        self.paper = Paper(template)

    def t(self, key: str, **facts: str | int) -> str:
        return paper.text(key, self.lang, **facts)

    def name(self, each: IndicatorResult) -> str:
        return f"{labels.text('indicator', self.lang)} {line(each.id)} {labels.short(line(each.name))}"

    def papers(self, each: IndicatorResult) -> str:
        """The best documents of an indicator, as one would cite them."""
        known = {document.path: document.identity for document in self.a.documents}
        said = []
        for item in each.evidence[:PAPERS_NAMED]:
            identity = known.get(item.path)
            text = line(item.path.rsplit("/", 1)[-1])
            if identity is not None and identity.number:
                text = f"{labels.kind(line(identity.kind), self.lang)} {labels.text('number_short', self.lang)} "
                text += f"{line(identity.number)} ({line(item.path.rsplit('/', 1)[-1])})"
            if item.passages:
                text += f", {place(item.passages[0], self.lang)}"
            said.append(text)
        rest = len(each.evidence) - len(said)
        return "; ".join(said) + (f" (+{rest})" if rest > 0 else "")

    def front(self) -> None:
        docx_summary.first_page(self.paper, self.a, self.lang)
        self.paper.page_break()

    def introduction(self) -> None:
        a = self.a
        self.paper.heading(self.t("chapter_1"), 1)
        self.paper.heading(self.t("identity"), 2)
        blank = self.t("blank")
        self.paper.table(
            [
                (self.t("agency"), line(a.agency) or blank),
                (self.t("year"), str(a.year) if a.year else blank),
                (self.t("framework"), line(a.framework.title)),
                (self.t("assignment"), blank),
                (self.t("team"), blank),
                (self.t("made_at"), forms.moment(line(a.made_at), self.lang)),
            ],
            (5.0, 11.0),
            head=False,
        )
        self.paper.heading(self.t("scope"), 2)
        self.paper.text(
            self.t("scope_1", documents=len(a.documents), indicators=len(a.indicators), folder=line(a.folder))
        )
        self.paper.heading(self.t("method"), 2)
        thresholds = {
            "similarity": a.thresholds.similarity,
            "margin": a.thresholds.review_margin,
            "confidence": a.thresholds.low_confidence,
        }
        said = {name: forms.number(value, 2, self.lang) for name, value in thresholds.items()}
        self.paper.table(
            [
                (self.t("rules"), f"{line(a.framework.id)} {line(a.framework.version)}"),
                (self.t("rules_hash"), line(a.framework.sha256)),
                (self.t("thresholds"), self.t("thresholds_1", **said)),
                (self.t("program"), f"evidence-checker {line(a.tool_version)}"),
            ],
            (5.0, 11.0),
            head=False,
        )
        for number in range(1, 6):
            self.paper.bullet(labels.text(f"method_{number}", self.lang))

    def domains(self) -> None:
        """One table of the standing, then one table a domain: every indicator once, with what proves it or lacks."""
        self.paper.heading(self.t("chapter_2"), 1)
        rows = [
            (
                labels.text("aspect", self.lang),
                *(labels.pick(labels.STATUS[status], self.lang) for status in docx_summary.ORDER),
                labels.text("index", self.lang),
            )
        ]
        for group in [part for domain in outline.groups(self.a) for part in (domain, *domain.parts)]:
            value = forms.number(group.value, 2, self.lang) if group.value is not None else "–"
            rows.append((line(group.name), *(str(group.count(status)) for status in docx_summary.ORDER), value))
        self.paper.table(rows, (6.4, 2.1, 1.8, 1.9, 2.2, 1.8))
        head = [labels.text(key, self.lang) for key in ("indicator", "level", "status")]
        for domain in outline.groups(self.a):
            self.paper.heading(line(domain.name), 2)
            rows = [(*head, self.t("proven_by"))]
            for each in domain.indicators:
                levels = f"{forms.plain(each.level, self.lang)} / {forms.plain(each.target_level, self.lang)}"
                rows.append(
                    (
                        docx_summary.name(each, self.lang),
                        levels,
                        labels.pick(labels.STATUS[each.status], self.lang),
                        self.papers(each) or self.why(each),
                    )
                )
            self.paper.table(rows, (5.0, 1.9, 2.2, 7.2))

    def why(self, each: IndicatorResult) -> str:
        """Why it stands as it does, in a sentence."""
        reasons = outline.reasons(each)
        return line(messages.message(reasons[0], self.lang), 220) if reasons else "–"

    def findings(self) -> None:
        """A finding for each indicator with evidence, a near miss or a file that was filed there; those with nothing at
        all are one list."""
        self.paper.heading(self.t("chapter_3"), 1)
        found = outline.gaps(self.a)
        if not found:
            self.paper.text(self.t("no_findings"))
        told = [each for each in found if each.evidence or each.near_misses or each.placed]
        for number, each in enumerate(told, 1):
            self.paper.heading(f"{number}. {self.name(each)}", 2)
            self.paper.table(self.finding(each), (3.0, 13.0), head=False)
        bare = [each for each in found if not (each.evidence or each.near_misses or each.placed)]
        if bare:
            self.paper.heading(f"{len(told) + 1}. {self.t('bare')}", 2)
            self.paper.text(self.t("bare_1", count=len(bare)))
            rows = [tuple(self.t(key) for key in ("bare_name", "criterion", "effect"))]
            for each in bare:
                gain = forms.number(each.gain, 3, self.lang)
                rows.append((docx_summary.name(each, self.lang), self.criterion(each), f"-{gain}"))
            self.paper.table(rows, (5.2, 9.2, 1.8))

    def criterion(self, each: IndicatorResult) -> str:
        """What the target asks for, with the regulation that the rule cites."""
        level = forms.plain(each.target_level, self.lang)
        step = next((one for one in each.ladder if one.level == each.target_level), None)
        if step is None:
            return self.t("criterion_0", level=level, framework=line(self.a.framework.title))
        cited = f" ({line(step.source)})" if step.source else ""
        return self.t("criterion_1", level=level, criteria=line(step.criteria)) + cited

    def finding(self, each: IndicatorResult) -> list[tuple[str, str]]:
        condition = [messages.message(one, self.lang) for one in outline.reasons(each)]
        if each.evidence:
            condition.append(self.t("condition_found", papers=self.papers(each)))
        level = forms.plain(each.target_level, self.lang)
        criterion = self.criterion(each)
        said = set(condition)
        cause = [messages.message(one, self.lang) for item in each.evidence[:PAPERS_NAMED] for one in item.reasons]
        for put in each.placed[: outline.PLACED_SHOWN]:
            cause.append(self.t("placed", path=put.path, why=messages.message(put.why, self.lang)))
        for miss in outline.close(each)[:NEAR_NAMED]:
            cause.append(self.t("near_miss", path=miss.path, why=messages.message(miss.why, self.lang)))
        advice = [messages.advice(one, self.lang) for one in outline.reasons(each)]
        advice = [*(one for one in advice if one), *outline.asked(each, self.lang)]
        effect = self.t(
            "effect_1",
            level=forms.plain(each.level, self.lang),
            target=level,
            gain=forms.number(each.gain, 3, self.lang),
        )
        cause = [each for each in cause if each not in said]
        return [
            (self.t("condition"), _lines(condition)),
            (self.t("criterion"), criterion),
            (self.t("cause"), _lines(cause) or self.t("cause_none")),
            (self.t("effect"), effect),
            (self.t("advice"), _lines(advice) or "–"),
        ]

    def missing(self) -> None:
        self.paper.heading(self.t("chapter_4"), 1)
        rows = [("No.", labels.text("indicator", self.lang), self.t("asked"), self.t("prepared_by"), self.t("due"))]
        for each in outline.asked_once(outline.gaps(self.a), self.lang):
            if len(each.indicators) <= INDICATORS_NAMED:
                names = "\n".join(self.name(indicator) for indicator in each.indicators)
            else:
                names = f"{labels.text('indicator', self.lang)} {outline.numbers([i.id for i in each.indicators])}"
            owners = each.owners
            units = [line(owner) if len(owners) == 1 else f"{line(owner)} ({ids})" for owner, ids in owners]
            rows.append((str(len(rows)), names, line(each.what, 900), "\n".join(units), ""))
        if len(rows) == 1:
            self.paper.text(labels.text("no_gaps", self.lang))
            return
        self.paper.table(rows, (1.2, 3.8, 6.6, 3.0, 1.6))

    def decided(self) -> None:
        if not self.a.decisions:
            return
        self.paper.heading(self.t("decisions"), 2)
        for each in self.a.decisions:
            word = labels.pick(labels.ACTION.get(each.action, (each.action, each.action)), self.lang)
            text = f"{labels.text('indicator', self.lang)} {line(each.indicator)}: {word}"
            text += f", {line(each.path)}" if each.path else ""
            text += f". {line(each.reason)} ({line(each.name)}, {forms.date(line(each.made_at), self.lang)})"
            if each.stale:
                text += f" {messages.message(each.stale, self.lang)}"
            self.paper.bullet(text)

    def closing(self) -> None:
        self.paper.heading(self.t("chapter_5"), 1)
        self.paper.text(self.t("closing"), with_next=True)
        if self.dossier:
            self.paper.text(self.t("dossier", head=self.dossier), with_next=True)
        self.paper.signatures(
            "\n" + self.t("signed_1") + self.t("signature"),
            self.t("place_date") + "\n" + self.t("signed_2") + self.t("signature"),
        )
        found = outline.incomplete(self.a)
        if not found:
            return
        self.paper.page_break()
        self.paper.heading(self.t("annex"), 1)
        rows = [("No.", labels.text("document", self.lang), labels.text("why_and_do", self.lang))]
        for number, each in enumerate(found, 1):
            reasons = [each.why] if each.why else list(each.findings[:2])
            said = [labels.pick(labels.READ[each.status], self.lang) + "."]
            said += [f"{messages.message(one, self.lang)} {messages.advice(one, self.lang)}" for one in reasons]
            rows.append((str(number), line(each.path), line(" ".join(said))))
        self.paper.table(rows, (1.2, 6.3, 8.7))


def _lines(texts: list[str]) -> str:
    return "\n".join(dict.fromkeys(line(text) for text in texts if text))


def render(assessment: Assessment, lang: str, template: bytes | None = None, dossier: str = "") -> bytes:
    """The paper. `dossier`: hash of the head of the dossier it goes with.

    `template`: an agency's DOCX with its letterhead; the report is written after what it holds."""
    work = _Writer(assessment, lang, template, dossier)
    parts = (work.front, work.introduction, work.domains, work.findings, work.missing, work.decided, work.closing)
    for part in parts:
        part()
    return work.paper.bytes(f"{labels.text('title', lang)} {line(assessment.agency)}", assessment.made_at)
