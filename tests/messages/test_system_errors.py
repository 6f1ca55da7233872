"""What the system says of a file is told in the reader's language."""

from __future__ import annotations

import errno
import os

import pytest

from evidence_checker import messages
from evidence_checker.model import Finding


@pytest.mark.skipif(os.name != "posix", reason="Windows speaks the language of its user")
@pytest.mark.parametrize("code", [errno.ENOENT, errno.EISDIR, errno.EACCES, errno.ENOSPC, errno.EROFS])
def test_a_reason_is_told_in_indonesian(code: int) -> None:
    reason = os.strerror(code)
    finding = Finding.of("ES105", path="hasil.html", reason=reason)
    assert reason not in messages.message(finding, "id") and reason in messages.message(finding, "en")
