"""Pages whose line ends were lost (copied from a browser, drawn from a text layer without them), parted again.

A heading is set in capitals or begins with the form of the paper; running text is not. So a page that is one long line
is cut where capitals begin and end, before the words with which the parts of an official paper begin, behind its
sentences, and round the name that a foreword gives to the book it opens: that is set in capitals, as on its cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

UNBROKEN = 600  # characters of a line that is a page
_SHARE = 0.5  # of the page's characters
_RUN = re.compile(r"(?:(?<=\s)|^)(?:[A-Z][A-Z/&.\-]*[A-Z)]\b[^\sa-z]*\s+){2,}(?:[A-Z\d][^\sa-z]*\s+)*")
_BEGINS = re.compile(
    r"(?<=\s)(?:(?:PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT EDARAN)\s+(?=[A-Z])|NOMOR\s|TENTANG\s|DENGAN\s+RAHMAT|MEMUTUSKAN|"
    r"Menimbang\b|Mengingat\b|Menetapkan\s*:|KATA\s+PENGANTAR|DAFTAR\s+ISI|BAB\s+[IVX]+\b|Pasal\s+\d+\s+(?=[A-Z(])|PEMERINTAH\s+[A-Z])"
)
_SENTENCE = re.compile(r"(?<=[a-z\d)][.;])\s+(?=[a-zA-Z(])")
_AFTER_RAHMAT = re.compile(r"(?<=MAHA ESA)\s")
_FOREWORD = re.compile(r"KATA\s+PENGANTAR|PRAKATA", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:menyelesaikan|menyusun|tersusunnya|penyusunan|diterbitkannya|menerbitkan|terbitnya|hadirnya)\s+"
    r"(?:(?:dan|penyusunan|penulisan|dokumen|naskah|sebuah)\s+)*"
    r"(?P<name>(?:[Ee]-?[Bb]ook|[Bb]uku|[Pp]anduan|[Pp]edoman|[Pp]etunjuk|[Mm]anual|[Mm]odul|[Jj]uknis|[Ll]aporan|[Rr]encana|[Kk]ajian|"
    r"[Ss]tandar|[Pp]eta|[Cc]etak\s+[Bb]iru)\s[^.;:]{8,130}?)(?=\s*[.;:,]|\s+(?:ini|dapat|yang|dengan|sebagai|guna|untuk)\b)"
)
_FOREWORD_LETTERS = 900


def pieces(raw: str, page: int) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is the name of the book) of the lines in a line of a page with `page` characters; the
    line as it is where it is none that lost its ends."""
    cuts, name = {0, len(raw)}, -1
    if len(raw) > UNBROKEN and len(raw) > _SHARE * page:
        for run in _RUN.finditer(raw):
            cuts |= {run.start(), run.end()}
        cuts |= {match.start() for match in _BEGINS.finditer(raw)}
        cuts |= {match.end() for match in _AFTER_RAHMAT.finditer(raw)}
        cuts |= {match.end() for match in _SENTENCE.finditer(raw)}
        opened = _FOREWORD.search(raw[:_FOREWORD_LETTERS])
        named = _NAMED.search(raw, opened.end(), opened.end() + _FOREWORD_LETTERS) if opened else None
        if named is not None:
            name = named.start("name")
            cuts = {cut for cut in cuts if not name < cut < named.end("name")} | {name, named.end("name")}
    ends = sorted(cuts)
    for start, end in pairwise(ends):
        yield start, end, start == name
