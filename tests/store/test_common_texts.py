"""The store of texts that agencies have in common: what is taken from it, and what is not."""

from __future__ import annotations

import os
import pickle
import zlib
from pathlib import Path

import pytest

from evidence_checker.errors import UsageError
from evidence_checker.model import Document, Page, ReadStatus, SourceFile, TextSource, replace
from evidence_checker.store.common_texts import KEY, CommonTexts, unpacked

SHA = "ab" * 32
FILE = SourceFile("a/sk.txt", "/bukti/a/sk.txt", 9, 5, sha256=SHA)
READ = Document(FILE, "text", (Page(1, "KEPUTUSAN", TextSource.TEXT),), pages_total=1)
READER = "4 ocr=False .txt False "


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommonTexts:
    monkeypatch.delenv(KEY, raising=False)
    return CommonTexts.open(str(tmp_path / "teks"))


def _entries(texts: CommonTexts) -> list[Path]:
    return [path for path in Path(texts.address).rglob("*") if path.is_file()]


def test_what_one_keeps_another_finds(texts: CommonTexts) -> None:
    texts.keep(READ, READER)
    other = pickle.loads(pickle.dumps(texts))
    assert other.address == texts.address and other.counters["kept"] == 0
    elsewhere = SourceFile("b/salinan.txt", "/lain/salinan.txt", 9, 7, sha256=SHA)
    assert unpacked(other.entry(SHA, READER), elsewhere, READER) == replace(READ, file=elsewhere)
    assert b"/bukti" not in zlib.decompress(other.entry(SHA, READER))


def test_other_bytes_or_another_reader_find_nothing(texts: CommonTexts) -> None:
    texts.keep(READ, READER)
    assert texts.entry("cd" * 32, READER) == texts.entry(SHA, READER.replace("4", "5")) == b""
    assert texts.counters == {"found": 0, "kept": 1, "refused": 0} and not texts.failed


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data.replace(b"text 1", b"text 2"),
        lambda data: b"x" * 5000,
    ],
)
def test_an_entry_that_is_not_whole_is_none(texts: CommonTexts, harm: object) -> None:
    texts.keep(READ, READER)
    (entry,) = _entries(texts)
    data = harm(entry.read_bytes())  # type: ignore[operator]
    entry.write_bytes(data)
    assert texts.entry(SHA, READER) == b""
    assert texts.counters["refused"] == (1 if data else 0)
    texts.keep(READ, READER)  # what is read instead takes its place
    assert texts.entry(SHA, READER)


def test_an_entry_put_under_another_name_is_none(texts: CommonTexts) -> None:
    texts.keep(READ, READER)
    (entry,) = _entries(texts)
    moved = entry.parents[1] / "cd" / entry.name.replace("ab" * 32, "cd" * 32)
    moved.parent.mkdir()
    entry.rename(moved)
    assert texts.entry("cd" * 32, READER) == b"" and texts.counters["refused"] == 1


def test_with_a_secret_nobody_else_puts_a_text_in(texts: CommonTexts, monkeypatch: pytest.MonkeyPatch) -> None:
    texts.keep(READ, READER)
    monkeypatch.setenv(KEY, "rahasia yang panjang")
    assert texts.entry(SHA, READER) == b"" and texts.counters["refused"] == 1
    texts.keep(READ, READER)
    assert texts.entry(SHA, READER)
    monkeypatch.setenv(KEY, "rahasia yang lain lagi")
    assert texts.entry(SHA, READER) == b""
    monkeypatch.setenv(KEY, "pendek")
    with pytest.raises(UsageError) as refused:
        CommonTexts.open(texts.address)
    assert refused.value.code == "ES551"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no zlib",
        zlib.compress(b"{}"),
        zlib.compress(b'["' + SHA.encode() + b'","' + READER.encode() + b'"]\n{"file":1}'),
        zlib.compress(b'["' + SHA.encode() + b'","' + READER.encode() + b'"]\n' + b"[" * 100_000),
        zlib.compress(b'["' + b"cd" * 32 + b'","' + READER.encode() + b'"]\n{}'),
    ],
)
def test_a_body_that_is_no_document_is_none(body: bytes) -> None:
    assert unpacked(body, FILE, READER) is None


def test_a_body_that_grows_without_end_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence_checker.store.common_texts._MOST_TEXT", 1000)
    assert unpacked(zlib.compress(b"x" * 1_000_000), FILE, READER) is None


def test_only_what_was_read_whole_is_shared(texts: CommonTexts) -> None:
    texts.keep(replace(READ, status=ReadStatus.PARTLY_READ), READER)
    texts.keep(replace(READ, file=replace(FILE, sha256="")), READER)
    assert _entries(texts) == []


def test_a_store_that_fills_costs_nothing_but_itself(texts: CommonTexts, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int, data: object) -> int:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        for _ in range(5):
            texts.keep(READ, READER)
    assert texts.failed == os.strerror(28) and texts.counters["kept"] == 0 and _entries(texts) == []
    texts.keep(READ, READER)  # after three failures it is left alone
    assert _entries(texts) == [] and texts.entry(SHA, READER) == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_or_a_link_in_place_of_an_entry_is_not_followed(texts: CommonTexts, tmp_path: Path) -> None:
    texts.keep(READ, READER)
    (entry,) = _entries(texts)
    secret = tmp_path / "rahasia"
    entry.rename(secret)
    entry.symlink_to(secret)
    assert texts.entry(SHA, READER) == b""
    entry.unlink()
    os.mkfifo(entry)
    assert texts.entry(SHA, READER) == b""


def test_an_object_store_is_a_store_too(monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec")
    monkeypatch.delenv(KEY, raising=False)
    texts = CommonTexts.open("memory://teks/bersama")
    texts.keep(READ, READER)
    assert not texts.failed
    assert unpacked(CommonTexts("memory://teks/bersama").entry(SHA, READER), FILE, READER) == READ
    fsspec.filesystem("memory").store.clear()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights count for nothing here")
def test_a_place_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0)
    try:
        with pytest.raises(UsageError) as refused:
            CommonTexts.open(str(tmp_path / "teks"))
    finally:
        tmp_path.chmod(0o700)
    assert refused.value.code == "ES551"


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "teks").write_bytes(b"x")
    with pytest.raises(UsageError) as refused:
        CommonTexts.open(str(tmp_path / "teks"))
    assert refused.value.code == "ES551"
