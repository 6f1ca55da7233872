"""What a phrase in a rule must be: literal, long enough, said once, and shared only where the rule says so."""

from __future__ import annotations

from evidence_checker.rules.tree import LocatedValue, Mistakes

LEAST_LETTERS = 4  # of a phrase that decides; three letters stand in too many words and OCR makes them out of dust

# Signs that only a regular expression needs. Phrases are literal on purpose: an expression can backtrack for ever.
_REGEX = frozenset("\\^$*|[]{}?")
_REGEX_PIECES = ("(?:", "(?=", "(?!", "(?P", ")+", ".+", "+)")

_COMMON = frozenset(
    word
    for line in (
        "dan atau yang untuk dalam dengan pada oleh tentang dari laporan dokumen kegiatan surat daerah pemerintah",
        "kabupaten kota provinsi dinas nomor tahun bupati peraturan keputusan pelaksanaan aplikasi sistem layanan",
        "informasi data elektronik",
    )
    for word in line.split()
)


def letters(phrase: str) -> str:
    """The phrase as matching sees it: small letters and digits only."""
    return "".join(character for character in phrase.casefold() if character.isalnum())


def check(file: str, spots: list[LocatedValue], mistakes: Mistakes, at: str, *, decisive: bool) -> None:
    """Mistakes of one list of phrases. `decisive`: they decide by themselves, so short and common words are refused."""
    seen: dict[tuple[str, bool], int] = {}
    for spot in spots:
        phrase = str(spot.value)
        if phrase.startswith("@"):
            continue
        if any(sign in _REGEX for sign in phrase) or any(piece in phrase for piece in _REGEX_PIECES):
            mistakes.add("ES212", file, spot.line, f"{at}: {phrase}", "frasa apa adanya, bukan ekspresi reguler", at=at)
            continue
        bare = letters(phrase)
        if not bare:
            mistakes.add("ES211", file, spot.line, f"{at}: {phrase}", "frasa berhuruf", at=at)
            continue
        if decisive and len(bare) < LEAST_LETTERS:
            mistakes.add(
                "ES211",
                file,
                spot.line,
                f"{at}: {phrase}",
                f'paling sedikit {LEAST_LETTERS} huruf; beri konteks, misalnya "layanan {phrase}"',
                at=at,
            )
        elif decisive and phrase.casefold().strip() in _COMMON:
            mistakes.add(
                "ES211",
                file,
                spot.line,
                f"{at}: {phrase}",
                "frasa yang khas; kata ini ada di hampir setiap dokumen dinas",
                at=at,
            )
        # matching lets an abbreviation in capitals match capitals only, so "SIMPEG" and "Simpeg" are two phrases
        said = (bare, phrase.isupper())
        if said in seen:
            mistakes.add(
                "ES206",
                file,
                spot.line,
                phrase,
                f"frasa satu kali saja (sudah ada di baris {seen[said]})",
                first=seen[said],
            )
        seen.setdefault(said, spot.line)
