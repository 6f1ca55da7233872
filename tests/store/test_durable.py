"""What is written stands whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_checker.store import durable


def test_a_piece_that_cannot_be_made_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "besar"
    durable.replace_whole(path, iter((b"satu ", b"dua")))
    assert path.read_bytes() == b"satu dua"

    def broken() -> Iterator[bytes]:
        yield b"tiga"
        raise UnicodeEncodeError("utf-8", "", 0, 1, "x")

    with pytest.raises(UnicodeEncodeError):
        durable.replace_whole(path, broken())
    assert path.read_bytes() == b"satu dua" and [each.name for each in tmp_path.iterdir()] == ["besar"]
