"""The words of the reports that are no findings: headings, states, kinds, in Indonesian and English."""

from __future__ import annotations

from evidence_checker.messages.crosswalk_words import TEXT as CROSSWALK
from evidence_checker.messages.decision_words import TEXT as DECISIONS
from evidence_checker.messages.kind_names import kind as kind
from evidence_checker.messages.report_words import TEXT
from evidence_checker.model import ReadStatus, Severity, Signature, State, Status, Strength, TextSource

Pair = tuple[str, str]

STATUS: dict[Status, Pair] = {
    Status.COMPLETE: ("Lengkap", "Complete"),
    Status.WEAK: ("Lemah", "Weak"),
    Status.MISSING: ("Belum ada", "Missing"),
    Status.REVIEW: ("Perlu ditinjau", "Needs review"),
    Status.NOT_APPLICABLE: ("Tidak berlaku", "Not applicable"),
}
# A sign beside the word, so that neither colour nor position alone carries the state.
SIGN: dict[Status, str] = {
    Status.COMPLETE: "✓",
    Status.WEAK: "◐",
    Status.MISSING: "○",
    Status.REVIEW: "?",
    Status.NOT_APPLICABLE: "–",
}
STRENGTH: dict[Strength, Pair] = {
    Strength.STRONG: ("Kuat", "Strong"),
    Strength.PARTIAL: ("Sebagian", "Partial"),
    Strength.WEAK: ("Lemah", "Weak"),
}
READ: dict[ReadStatus, Pair] = {
    ReadStatus.READ: ("Terbaca", "Read"),
    ReadStatus.PARTLY_READ: ("Terbaca sebagian", "Partly read"),
    ReadStatus.UNREADABLE: ("Tidak terbaca", "Unreadable"),
    ReadStatus.UNSUPPORTED: ("Jenis belum didukung", "Unsupported"),
}
SOURCE: dict[TextSource, Pair] = {
    TextSource.TEXT: ("teks", "text"),
    TextSource.OCR: ("OCR", "OCR"),
    TextSource.MIXED: ("teks dan OCR", "text and OCR"),
    TextSource.NONE: ("tanpa teks", "no text"),
}
STATE: dict[State, Pair] = {
    State.FINAL: ("Final", "Final"),
    State.DRAFT: ("Draf", "Draft"),
    State.UNDETERMINED: ("Tidak dapat dipastikan", "Undetermined"),
}
SIGNATURE: dict[Signature, Pair] = {
    Signature.ELECTRONIC: ("elektronik (tidak divalidasi)", "electronic (not validated)"),
    Signature.SEEN: ("terlihat", "seen"),
    Signature.NOT_SEEN: ("tidak terlihat", "not seen"),
    Signature.UNKNOWN: ("tidak diketahui", "unknown"),
}
SEVERITY: dict[Severity, Pair] = {
    Severity.ERROR: ("Kesalahan", "Error"),
    Severity.WARNING: ("Peringatan", "Warning"),
    Severity.NOTE: ("Catatan", "Note"),
}
ACTION: dict[str, Pair] = {
    "accept": ("Diterima", "Accepted"),
    "reject": ("Ditolak", "Rejected"),
    "waive": ("Dikecualikan", "Waived"),
    "assign": ("Ditugaskan", "Assigned"),
}
# Acts that stand only in the log: what they leave behind is shown, they themselves are not.
LOGGED: dict[str, Pair] = {
    "withdraw": ("Ditarik", "Withdrawn"),
    "blind_accept": ("Diterima (telaah buta)", "Accepted (blind review)"),
    "blind_reject": ("Ditolak (telaah buta)", "Rejected (blind review)"),
}

CHANGE: dict[str, Pair] = {
    "new": ("Baru", "New"),
    "changed": ("Isi berubah", "Changed"),
    "moved": ("Dipindah", "Moved"),
    "gone": ("Tidak ada lagi", "Gone"),
    "reread": ("Terbaca lain", "Read differently"),
}

def pick(pair: Pair, lang: str) -> str:
    """The word of a pair in the language: "id" or "en"."""
    return pair[0] if lang == "id" else pair[1]


def text(key: str, lang: str, **facts: str | int) -> str:
    """A word or sentence of the reports. Raises KeyError for an unknown key."""
    found = pick(next((table[key] for table in (CROSSWALK, DECISIONS) if key in table), None) or TEXT[key], lang)
    for name, value in facts.items():
        found = found.replace("{" + name + "}", str(value))
    return found


def short(name: str) -> str:
    """The name of an indicator without the words that all of them begin with."""
    return name.removeprefix("Tingkat Kematangan ")
