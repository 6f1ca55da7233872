"""Accounts for pages that others can reach: name, role and an argon2id hash, in one file of the state directory.

Argon2id with the library's own parameters (RFC 9106, second recommendation: 64 MiB, three passes); a hash made with
older ones is made anew at the next sign-in. A name that does not exist costs the same time as one that does.
"""

from __future__ import annotations

import re
import threading
from pathlib import Path

import argon2
import msgspec

from evidence_checker.errors import StateError, UsageError
from evidence_checker.store import durable
from evidence_checker.web.sessions import ROLES

SHORTEST = 12
_LONGEST = 512
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
_AT_ONCE = threading.Semaphore(2)


class Account(msgspec.Struct, frozen=True):
    """`hash`: encoded by argon2, with its parameters and salt."""

    name: str
    role: str
    hash: str
    since: str = ""


class Accounts:
    """The accounts of a state directory."""

    def __init__(self, path: Path, hasher: argon2.PasswordHasher | None = None) -> None:
        self._path = path
        self._hasher = hasher or argon2.PasswordHasher()
        # Made once, so that a name that does not exist takes as long as one that does.
        self._nobody = self._hasher.hash("nobody")

    def all(self) -> tuple[Account, ...]:
        """Raises StateError when the file is there and cannot be understood."""
        try:
            data = durable.read(self._path)
            return msgspec.json.decode(data, type=tuple[Account, ...]) if data else ()
        except (OSError, msgspec.DecodeError) as error:
            raise StateError("ES304", state=str(self._path), reason=str(error)) from error

    def add(self, name: str, role: str, password: str, since: str) -> Account:
        """Raises UsageError: ES503 for a name that is none or taken, ES504 for a password too short or the name itself,
        ES506 for an unknown role."""
        name = name.casefold()
        if not _NAME.fullmatch(name) or any(each.name == name for each in self.all()):
            raise UsageError("ES503", name=name)
        if role not in ROLES:
            raise UsageError("ES506", role=role, known=", ".join(ROLES))
        account = Account(name, role, self._hashed(name, password), since)
        self._write((*self.all(), account))
        return account

    def change_password(self, name: str, password: str) -> None:
        """Raises UsageError ES503 for a name that is none."""
        held = self.all()
        if not any(each.name == name for each in held):
            raise UsageError("ES503", name=name)
        hashed = self._hashed(name, password)
        self._write(tuple(msgspec.structs.replace(each, hash=hashed) if each.name == name else each for each in held))

    def remove(self, name: str) -> None:
        """Raises UsageError ES503 for a name that is none."""
        held = self.all()
        if not any(each.name == name for each in held):
            raise UsageError("ES503", name=name)
        self._write(tuple(each for each in held if each.name != name))

    def verified(self, name: str, password: str) -> Account | None:
        """The account when the password is right. Takes its time; at most two at once."""
        name = name.casefold()
        account = next((each for each in self.all() if each.name == name), None)
        with _AT_ONCE:
            try:
                self._hasher.verify(account.hash if account else self._nobody, password[:_LONGEST])
            except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
                return None
        return account

    def _hashed(self, name: str, password: str) -> str:
        if not SHORTEST <= len(password) <= _LONGEST or name in password.casefold():
            raise UsageError("ES504", shortest=SHORTEST)
        return self._hasher.hash(password)

    def _write(self, accounts: tuple[Account, ...]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            durable.replace_whole(self._path, msgspec.json.format(msgspec.json.encode(accounts)))
        except OSError as error:
            raise StateError("ES304", state=str(self._path), reason=error.strerror or str(error)) from error
