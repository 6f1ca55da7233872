"""Text on a layer of a PDF that is switched off is no text of the page; on one that is on, it is."""

from __future__ import annotations

import pytest

from tests.readers.reading import codes, document

SHOWN = "Dokumen ini memuat penunjukan petugas kebersihan taman kota yang berlaku sejak ditetapkan."


def _pdf(usual: str, name: str = "Lapisan", at: str = "72 300") -> bytes:
    """One page: a line that is always drawn, and one on a layer. `usual`: the default configuration."""
    content = (
        f"BT /F1 11 Tf 72 700 Td ({SHOWN}) Tj ET\n/OC /MC0 BDC BT /F1 11 Tf {at} Td (TENTANG TIM KOORDINASI) Tj ET EMC"
    )
    parts = [
        f"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<<{usual}>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>/Properties<</MC0 6 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Type/OCG/Name({name})>>",
    ]
    made, places = "%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer<</Root 1 0 R/Size {len(parts) + 1}>>\nstartxref\n{len(made)}\n%%EOF\n"
    return f"{made}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


@pytest.mark.parametrize(
    "usual", ["/OFF[6 0 R]", "/BaseState/OFF", "/BaseState/OFF/ON[]", "/ON[]/OFF[6 0 R]/Order[6 0 R]"]
)
@pytest.mark.parametrize("at", ["72 685", "72 300"])
def test_a_layer_that_is_off_says_nothing(usual: str, at: str) -> None:
    found = document(_pdf(usual, at=at), "a.pdf")
    assert "KOORDINASI" not in found.pages[0].text
    assert "petugas kebersihan" in found.pages[0].text
    assert codes(found) == ["EC144"]


@pytest.mark.parametrize("usual", ["", "/ON[6 0 R]", "/BaseState/OFF/ON[6 0 R]"])
def test_a_layer_that_is_on_is_text_of_the_page(usual: str) -> None:
    assert "KOORDINASI" in document(_pdf(usual, at="72 300"), "a.pdf").pages[0].text
