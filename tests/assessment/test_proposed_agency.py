"""Whose folder it is when nobody said so: named from the documents, and the papers of others refused."""

from __future__ import annotations

from evidence_checker.assessment import examine, judge
from evidence_checker.assessment.proposed_agency import governments, of_others_refused, proposed
from evidence_checker.model import Context, ElectronicService, replace
from tests.assessment.small import _WORDS, FRAMEWORK
from tests.makers.documents import paper

USE = "Setiap perangkat daerah wajib menggunakan pusat data."


def test_the_government_named_by_most_documents_is_proposed() -> None:
    own = [paper("regulation", f"Penyelenggaraan Pusat Data {n}", USE, name=f"{n}.pdf") for n in "ab"]
    other = paper("regulation", "Penyelenggaraan Pusat Data", USE, other_region=True, name="c.pdf")
    seen = [examine(each, FRAMEWORK, _WORDS, Context()) for each in (*own, other)]
    proposal = proposed(seen)
    assert proposal is not None
    assert (proposal.agency, proposal.documents, proposal.of) == ("Pemerintah Kabupaten Cemara Raya", 2, 3)
    refused = of_others_refused(seen, proposal.agency)
    result = judge(refused, FRAMEWORK, Context((proposal.agency,)), folder="", made_at="").indicators[0]
    assert sorted(each.path for each in result.evidence) == ["a.pdf", "b.pdf"]
    assert [(miss.path, miss.why.code) for miss in result.near_misses] == [("c.pdf", "EC302")]


def test_a_head_of_region_is_the_government_of_the_region() -> None:
    assert governments("BUPATI TIRTA JAYA") == ("Kabupaten Tirta Jaya",)
    assert governments("DINAS KESEHATAN KOTA CEMARA DINAS") == ("Kota Cemara",)
    assert governments("KEPALA DINAS") == ()
    assert proposed([]) is None


def test_a_longer_name_is_another_government() -> None:
    """The paper of "Kabupaten Cemara Raya Utara" in a folder of "Kabupaten Cemara Raya"."""
    regulation = paper("regulation", "Penyelenggaraan Pusat Data", USE)
    seen = examine(regulation, FRAMEWORK, _WORDS, Context())
    longer = replace(seen, identity=replace(seen.identity, issuer="BUPATI CEMARA RAYA UTARA"))
    unit = ElectronicService("Izin Cepat", "DPMPTSP KABUPATEN TIRTA JAYA", "perizinan", 1)
    screen = replace(seen, identity=replace(seen.identity, issuer="", service=unit))
    same = replace(seen, identity=replace(seen.identity, issuer="KABUPATEN CEMARA RAYA JALAN MELATI"))
    own = "Pemerintah Kabupaten Cemara Raya"
    offered = [of_others_refused([each], own)[0].claims for each in (longer, screen, same)]
    refused = [any(not claim.accepted for claim in claims if claim.indicator == "5") for claims in offered]
    assert refused == [True, True, False]
