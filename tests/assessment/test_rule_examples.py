"""Examples of rules go through the real examination, and say what became of them."""

from __future__ import annotations

from evidence_checker import rules
from evidence_checker.assessment import rule_examples
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Example, Framework, replace
from evidence_checker.rules.starter import starter


def _pack(*examples: Example) -> Framework:
    pack = rules.parse(starter("uji", "s"))
    return replace(pack, indicators=(replace(pack.indicators[0], examples=examples or pack.indicators[0].examples),))


SOP, INVITATION = _pack().indicators[0].examples


def test_pages_are_parted_and_keep_their_text() -> None:
    read = rule_examples.document(Example("dua halaman", "satu\n\fdua\n", "nothing"))
    assert [(page.number, page.text) for page in read.pages] == [(1, "satu"), (2, "dua")]


def test_a_trial_says_through_which_requirement_it_counted() -> None:
    (trial,) = rule_examples.run(_pack(SOP))
    assert (trial.got, trial.requirement, trial.passed) == ("evidence", "sop", True)


def test_an_expected_finding_must_be_among_the_reasons() -> None:
    (trial,) = rule_examples.run(_pack(replace(INVITATION, finding="EC999")))
    assert (trial.got, trial.passed) == ("nothing", False)


def test_weak_asks_for_weak_and_no_more() -> None:
    (trial,) = rule_examples.run(_pack(replace(SOP, expect="weak")))
    assert (trial.got, trial.passed) == ("evidence", False)


def test_an_example_of_another_agency_is_judged_for_that_agency() -> None:
    (trial,) = rule_examples.run(
        _pack(replace(SOP, agency="Pemerintah Kabupaten Tirta Jaya", expect="nothing", finding="EC302"))
    )
    assert trial.passed, (trial.got, trial.codes)


def test_requirements_that_no_example_reaches() -> None:
    pack = _pack()
    assert rule_examples.untried(pack, list(rule_examples.run(pack))) == (("1", "reviu"),)


def test_alone_shows_a_refusal_that_an_accepted_requirement_hides() -> None:
    pack = rules.load("spbe-2020")
    words, context = vocabulary(pack), Context((rule_examples.AGENCY,), rule_examples.YEAR)
    indicator = pack.indicator("16")
    example = next(example for example in indicator.examples if example.title == "SOP pusat data")
    usage = next(requirement for requirement in indicator.requirements if requirement.id == "pemanfaatan")
    (claim,) = rule_examples.alone(rule_examples.document(example), pack, words, context, "16", usage)
    assert not claim.accepted
    assert [reason.code for reason in claim.reasons] == ["EC310"]
