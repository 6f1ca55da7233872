"""What a part of a bundle proves that names no service itself: its cover, or another part, names it."""

from __future__ import annotations

from collections.abc import Mapping

from evidence_checker.assessment.bundles import Bundle
from evidence_checker.assessment.held import View
from evidence_checker.model import (
    PUBLIC,
    Claim,
    ElectronicService,
    Examination,
    Finding,
    Framework,
    Indicator,
    Requirement,
    Strength,
    replace,
)


def judged_as_one(originals: View, bundles: Mapping[str, Bundle], framework: Framework) -> View:
    """The examinations, in which every part of a service's bundle has the service that the others name."""
    if not any(bundle.sector for bundle in bundles.values()):
        return originals
    changed = {}
    for number, item in enumerate(originals):
        made = _with_service(item, bundles.get(item.file.path), framework)
        if made is not item:
            changed[number] = made
    return originals.with_changed(changed)


def _with_service(item: Examination, bundle: Bundle | None, framework: Framework) -> Examination:
    if bundle is None or not bundle.sector or item.identity.service is not None or item.shown is None:
        return item
    if any(claim.accepted for claim in item.claims):
        return item
    sector = framework.knowledge.services.sector(bundle.sector)
    why = Finding.of("EC337", application=bundle.application, path=bundle.id)
    made = []
    for indicator in framework.indicators:
        if not indicator.service or not (
            indicator.service == bundle.sector or (indicator.service == PUBLIC and sector is not None and sector.public)
        ):
            continue
        way = _way(indicator, item.identity.kind)
        if way is not None:
            made.append(Claim(indicator.id, way.id, True, Strength.WEAK, 1, (item.shown,), reasons=(why,)))
    if not made:
        return item
    judged = {claim.indicator for claim in made}
    service = ElectronicService(bundle.application, sector=bundle.sector)
    return replace(
        item,
        claims=(*(claim for claim in item.claims if claim.indicator not in judged), *made),
        identity=replace(item.identity, service=service),
    )


def _way(indicator: Indicator, kind: str) -> Requirement | None:
    """The least that such a kind proves: the first way that accepts it and asks for no contents."""
    return next(
        (each for each in indicator.requirements if kind in each.kinds and not each.at_least and not each.supporting),
        None,
    )
