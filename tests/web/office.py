"""A site over a small made folder, spoken to without a socket: as a browser would, cookies and all."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import argon2
import httpx

from evidence_checker import rules
from evidence_checker.assess.configuration import Settings
from evidence_checker.web.accounts import Accounts
from evidence_checker.web.application import create
from evidence_checker.web.guard import Limits, Names
from evidence_checker.web.live_folder import LiveFolder
from evidence_checker.web.site import Site

HOST = "127.0.0.1:8765"
ORIGIN = f"http://{HOST}"
AGENCY = "Pemerintah Kabupaten Cemara Raya"
PASSWORD = "kuda baterai staples"
# Weak on purpose: a thousand wrong passwords must not take a thousand times 50 ms.
QUICK = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def regulation(number: int = 4, extra: str = "") -> str:
    """A short regulation that proves something, as plain text."""
    return (
        f"BUPATI CEMARA RAYA\nPERATURAN BUPATI CEMARA RAYA\nNOMOR {number} TAHUN 2023\nTENTANG\n"
        "PENYELENGGARAAN SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK\n\nBAB II\nMANAJEMEN DATA\nPasal 4\n"
        "(1) Manajemen data dilakukan melalui pengelolaan arsitektur data, data induk, data referensi, basis data, "
        f"kualitas data, dan interoperabilitas data.\n{extra}\n"
        "Ditetapkan di Cemara\npada tanggal 3 Mei 2023\nBUPATI CEMARA RAYA,\nttd\nNAMA CONTOH\n"
    )


def make_folder(place: Path) -> Path:
    """Two texts: a regulation, and minutes that prove little."""
    place.mkdir()
    (place / "Kebijakan").mkdir()
    (place / "Kebijakan" / "Perbup SPBE.txt").write_text(regulation(), encoding="utf-8")
    (place / "notulen.txt").write_text(
        "NOTULEN RAPAT\nDinas Komunikasi dan Informatika\n12 Mei 2023\nMembahas arsitektur SPBE.\n", encoding="utf-8"
    )
    return place


class Office:
    """The site and a browser in front of it. `client` follows no redirects by itself."""

    def __init__(self, folder: Path, state: Path, *, accounts: bool = False, limits: Limits | None = None) -> None:
        self.folder = folder
        settled = Settings(agency=AGENCY, year=2023, workers=1, state=str(state), ocr=False)
        scheme = "https" if accounts else "http"
        self.origin = f"{scheme}://{HOST}"
        self.site = Site(
            state / "serve",
            Names(frozenset({HOST}), frozenset({self.origin})),
            owner="penguji",
            accounts=Accounts(state / "serve" / "accounts.json", QUICK) if accounts else None,
            limits=limits or Limits(),
        )
        self.live = self.site.add(LiveFolder(folder, settled, rules.load("spbe-2020"), poll=True, settle=0.05))
        self.app: Any = create(self.site)
        self.base = f"/f/{self.live.key}"
        self.cookies: dict[str, str] = {}

    def ready(self) -> Office:
        assert self.live.wait_for(120.0)
        return self

    def close(self) -> None:
        self.site.close()

    # ------------------------------------------------------------ requests

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """One request with the cookies held so far; those of the answer are taken."""

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=self.origin) as client:
                headers = {"host": HOST, "cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
                if method == "POST":
                    headers["origin"] = self.origin
                given = options.pop("headers", {})
                headers |= given
                return await client.request(
                    method, path, headers={k: v for k, v in headers.items() if v is not None}, **options
                )

        answer = asyncio.run(asked())
        for name, value in answer.cookies.items():
            self.cookies[name] = value
        return answer

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.ask("GET", path if path.startswith("/") else f"{self.base}/{path}", **options)

    def post(self, path: str, data: dict[str, str] | None = None, **options: Any) -> httpx.Response:
        """A form with this session's token."""
        body = {"csrf": self.csrf(), **(data or {})}
        return self.ask("POST", path if path.startswith("/") else f"{self.base}/{path}", data=body, **options)

    def csrf(self) -> str:
        session = self.site.sessions.of(self.cookies.get(self.site.cookie, ""))
        return session.csrf if session else ""

    def sign_in(self) -> Office:
        """By the one-time token, as the owner."""
        answer = self.get(f"/masuk?token={self.site.tokens.new()}")
        assert answer.status_code == 303, answer.text
        return self

    def sign_in_as(self, name: str, password: str = PASSWORD, client: str = "") -> httpx.Response:
        """By account: the form first, then the password."""
        form = self.get("/masuk")
        token = re.search(r'name="csrf" value="([^"]+)"', form.text)
        assert token is not None, form.text
        data = {"csrf": token[1], "nama": name, "sandi": password}
        return self.ask("POST", "/masuk", data=data)

    def document(self, path: str) -> str:
        """The hash of a document of the folder."""
        assert self.live.snapshot is not None
        return self.live.snapshot.by_path[path].sha256

    def evidence(self) -> Iterator[tuple[str, str, str]]:
        """(indicator, hash, path) of everything that counts."""
        assert self.live.snapshot is not None
        for result in self.live.snapshot.assessment.indicators:
            for each in result.evidence:
                yield result.id, each.sha256, each.path
