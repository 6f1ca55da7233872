"""Sites for the tests of the review pages. One that is only looked at is shared by a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.office import Office, make_folder


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The owner's own computer, signed in, the folder judged."""
    made = Office(make_folder(tmp_path / "bukti"), tmp_path / "keadaan")
    yield made.ready().sign_in()
    made.close()


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The same, for tests that change nothing."""
    place = tmp_path_factory.mktemp("office")
    made = Office(make_folder(place / "bukti"), place / "keadaan")
    yield made.ready().sign_in()
    made.close()


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Office]:
    """An office with accounts, nobody signed in."""
    made = Office(make_folder(tmp_path / "bukti"), tmp_path / "keadaan", accounts=True)
    assert made.site.accounts is not None
    for role in ("staf", "auditor", "inspektorat"):
        made.site.accounts.add(f"akun-{role}", role, "kuda baterai staples", "2026-01-01T08:00:00+07:00")
    yield made.ready()
    made.close()
