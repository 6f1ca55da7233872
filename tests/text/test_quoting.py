"""How much of a page is quoted around a hit."""

from __future__ import annotations

from evidence_checker.text.quoting import listed, quoted


def quote(text: str, hit: str) -> str:
    start = text.index(hit)
    left, right = quoted(text, start, start + len(hit))
    return text[left:right]


LIST = (
    "Pasal 7\nTata kelola terdiri atas:\na. Rencana kerja;\nb. Gudang data;\nc. Jaringan kantor.\n"
    "Pasal 8\nKetentuan lain diatur kemudian.\n"
)


def test_an_item_of_a_list_is_quoted_with_the_line_that_opens_it() -> None:
    made = quote(LIST, "Gudang data")
    assert "Tata kelola terdiri atas:" in made
    assert "c. Jaringan kantor." in made
    assert "Pasal 8" not in made


def test_a_sentence_is_quoted_alone() -> None:
    assert quote(LIST, "Ketentuan lain").strip().endswith("Ketentuan lain diatur kemudian.")
    assert "Gudang" not in quote(LIST, "Ketentuan lain")


def test_an_item_whose_list_opens_nowhere_near_stands_alone() -> None:
    text = "Isi\n\nb. Gudang data;\n"
    assert quote(text, "Gudang data").strip() == "Gudang data;"


def test_an_item_of_an_open_list_is_listed_a_sentence_is_not() -> None:
    item, sentence = LIST.index("Gudang data"), LIST.index("Ketentuan lain")
    assert listed(LIST, item, item + len("Gudang data"))
    assert not listed(LIST, sentence, sentence + len("Ketentuan lain"))
