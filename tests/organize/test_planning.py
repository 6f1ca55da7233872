"""What goes where, by which name, and what is left alone."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker import rules
from evidence_checker.errors import UsageError
from evidence_checker.model import replace
from evidence_checker.organize import show_plan
from evidence_checker.organize.file_index import HTML_NAME, XLSX_NAME, render
from evidence_checker.organize.make_plan import plan
from evidence_checker.organize.path_template import FIELDS, layout, letter
from evidence_checker.organize.plan import Act, Nothing, Plan, SharedFiling
from evidence_checker.organize.safe_names import PATH_UNITS, collision_key, component, units
from tests.organize.folder import assess, usual, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "bukti", usual())
    return tmp_path / "bukti"


def planned(folder: Path, pattern: str = "", framework: str = "spbe-2020", **options: object) -> Plan:
    pack = rules.load(framework)
    form = layout(pattern, pack.filing)
    return plan(assess(folder, usual()), form, Nothing(), node_names=dict(pack.node_names), **options)  # type: ignore[arg-type]


def test_the_default_layout(folder: Path) -> None:
    scan = "scan0012 (2) final FIX.pdf"
    policy, governance = "Domain 1 - Kebijakan Internal", "Domain 2 - Tata Kelola"
    assert {move.target: move.source for move in planned(folder).moves} == {
        f"{policy}/Indikator 01 - Arsitektur SPBE/01a_Perbup_81_2021_SPBE.pdf": scan,
        f"{policy}/Indikator 02 - Peta Rencana SPBE/02a_Perbup_81_2021_SPBE.pdf": scan,
        f"{governance}/Indikator 11 - Arsitektur SPBE/11a_Arsitektur-SPBE.pdf": "baru/arsitektur.PDF",
        f"{governance}/Indikator 11 - Arsitektur SPBE/11b_Perbup_81_2021_SPBE.pdf": scan,
    }


def test_the_code_of_the_portal(folder: Path) -> None:
    names = [move.target.split("/")[-1] for move in planned(folder, framework="pemdi-2026").moves]
    assert names == [
        "I1-L1-01_Perbup_81_2021_SPBE.pdf", "I2-L1-01_Perbup_81_2021_SPBE.pdf",
        "I11-L1-01_Arsitektur-SPBE.pdf", "I11-L1-02_Perbup_81_2021_SPBE.pdf",
    ]  # fmt: skip


def test_one_home_where_the_index_serves_the_others(folder: Path) -> None:
    made = planned(folder, serve=SharedFiling.INDEX)
    assert [move.target.split("/")[-1] for move in made.moves] == [
        "01a_Perbup_81_2021_SPBE.pdf",
        "11a_Arsitektur-SPBE.pdf",
    ]
    assert [(row.indicator, row.target.split("/")[-1]) for row in made.rows] == [
        ("1", "01a_Perbup_81_2021_SPBE.pdf"), ("2", "01a_Perbup_81_2021_SPBE.pdf"),
        ("11", "01a_Perbup_81_2021_SPBE.pdf"), ("11", "11a_Arsitektur-SPBE.pdf"),
    ]  # fmt: skip


def test_links_lead_to_the_home(folder: Path) -> None:
    made = planned(folder, serve=SharedFiling.LINKS, act=Act.MOVE)
    assert [(move.indicator, move.act.value, bool(move.of)) for move in made.moves] == [
        ("1", "move", False), ("11", "move", False), ("2", "link", True), ("11", "link", True),
    ]  # fmt: skip


def test_what_is_left_alone_and_why(folder: Path) -> None:
    made = planned(folder)
    assert {each.path: [reason.code for reason in each.reasons] for each in made.left} == {
        "agenda.docx": ["EC510"],
        "rusak.pdf": ["EC513"],
        "salinan perbup.pdf": ["EC512"],
        "sop.pdf": ["EC511", "EC301"],
    }
    reviewed = plan(assess(folder, usual(), reviewed=("11",)), layout(""), Nothing())
    assert [(e.path, e.reasons[0].code) for e in reviewed.left if e.path.startswith("baru")] == [
        ("baru/arsitektur.PDF", "EC514")
    ]


def test_every_document_is_in_the_plan_once(folder: Path) -> None:
    made = planned(folder)
    assert sorted({move.source for move in made.moves} | {each.path for each in made.left}) == sorted(usual())
    assert not {move.source for move in made.moves} & {each.path for each in made.left}


def test_the_same_assessment_gives_the_same_plan(folder: Path) -> None:
    made = assess(folder, usual())
    shuffled = replace(made, documents=tuple(reversed(made.documents)))
    shuffled = replace(
        shuffled, indicators=tuple(replace(i, evidence=tuple(reversed(i.evidence))) for i in made.indicators)
    )
    one = plan(made, layout(""), Nothing())
    other = plan(shuffled, layout(""), Nothing())
    assert one.moves == other.moves
    assert one.rows == other.rows


def test_json_leads_back_to_the_plan_and_an_edited_one_is_refused(folder: Path) -> None:
    made = planned(folder)
    text = show_plan.as_json(made, "id")
    assert show_plan.load(text.encode(), "rencana.json") == made
    for edited in (text.replace("01a_Perbup", "../../x"), "{}", "[]", "", text.replace("plan/1", "plan/9")):
        with pytest.raises(UsageError, match="ES415"):
            show_plan.load(edited.encode(), "rencana.json")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_tree_names_every_file_and_reason(folder: Path, lang: str) -> None:
    made = planned(folder)
    text = show_plan.as_tree(made, lang, full=True)
    for move in made.moves:
        assert move.target.split("/")[-1] in text
        assert move.source in text
    for each in made.left:
        assert each.path in text
    assert "EC5" not in text.replace("(EC", "")


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{domian}/{name}", "ES401"), ("../{name}", "ES402"), ("/etc/{name}", "ES402"), ("a/../{name}", "ES402"),
        ("C:/{name}", "ES402"), ("..\\{name}", "ES402"), ("a//b", "ES402"), ("a/", "ES402"),
        (".", "ES402"), (" ", "ES402"),
    ],
)  # fmt: skip
def test_patterns_that_try_to_leave_the_target(pattern: str, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        layout(pattern)


@pytest.mark.parametrize("text", ["{x.__class__}", "{0.__class__}", "{{7*7}}", "%(a)s", "${7}", "$name"])
def test_what_is_no_field_comes_out_as_it_stands(text: str) -> None:
    assert layout(text, "").place(dict.fromkeys(FIELDS, "!"), "") == component(text)


def test_a_value_is_never_read_as_a_pattern() -> None:
    assert layout("{name}", "").place({"name": "{year}", "year": "2024"}, ".pdf") == "{year}.pdf"


@given(
    st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=300)),
    st.lists(st.sampled_from(sorted(FIELDS)), min_size=1, max_size=6),
)
def test_no_value_leaves_the_target(values: dict[str, str], fields: list[str]) -> None:
    path = layout("/".join("{" + name + "}" for name in fields), "").place(values, ".pdf")
    assert units(path) <= PATH_UNITS
    assert all(component(part) == part and part not in (".", "..") for part in path.split("/"))


def test_letters() -> None:
    assert [letter(n) for n in (1, 26, 27, 52, 53, 703)] == ["a", "z", "aa", "az", "ba", "aaa"]


def test_the_index_is_the_same_bytes_and_holds_no_formula(folder: Path) -> None:
    import io

    import openpyxl

    rows = planned(folder).rows
    hostile = dataclasses.replace(
        rows[0], title='=HYPERLINK("http://x","y")<script>alert(1)</script>\u202e\x00', quote="@SUM(1)", source="\ud800"
    )
    files = render([*rows[1:], hostile])
    assert files == render([hostile, *rows[1:]])
    sheet = openpyxl.load_workbook(io.BytesIO(files[XLSX_NAME])).active
    assert sheet.max_row == len(rows) + 1
    assert all(cell.data_type != "f" for line in sheet for cell in line)
    assert any(str(cell.value).startswith('=HYPERLINK("http://x"') for line in sheet for cell in line)
    page = files[HTML_NAME].decode()
    assert "<script" not in page
    assert "\u202e" not in page
    assert page.count("<tr>") == len(rows) + 1


def test_keys_of_a_plan_are_distinct(folder: Path) -> None:
    targets = [move.target for move in planned(folder, pattern="{year}/{kind}").moves]
    assert len({collision_key(target) for target in targets}) == len(targets) == 4


def test_the_reason_says_how_strong(folder: Path) -> None:
    assert {(move.indicator, move.source[:4]): move.reasons[0].code for move in planned(folder).moves} == {
        ("1", "scan"): "EC520", ("2", "scan"): "EC522", ("11", "scan"): "EC523", ("11", "baru"): "EC520",
    }  # fmt: skip
