"""The gate before every page: who may be spoken to under which name, what a request may weigh, how long it may take.

Host and Origin are compared with what this server is known by, so that a foreign page, or a foreign name that resolves
to this machine (DNS rebinding), gets nothing. Bodies are counted while they arrive, whatever their header says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # "no-referrer" would make the Origin of our own forms "null".
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)
_MOST_TARGET = 4_096
_METHODS = frozenset({"GET", "HEAD", "POST"})


class TooHeavy(Exception):
    """The body is over the limit."""


class TooSlow(Exception):
    """The body did not arrive in time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`form`: bytes of an ordinary form. `upload`: of one that carries files. `silence`: seconds without a byte.
    `seconds`: for a whole body."""

    form: int = 128 << 10
    upload: int = 256 << 20
    silence: float = 20.0
    seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Names:
    """What this server is known by. `hosts`: values of Host, in small letters. `origins`: "https://host[:port]".
    `proxies`: addresses of the reverse proxy that alone may speak to it; empty = everybody may."""

    hosts: frozenset[str]
    origins: frozenset[str]
    proxies: frozenset[str] = frozenset()

    @property
    def secure(self) -> bool:
        """Whether cookies may only travel encrypted."""
        return all(origin.startswith("https://") for origin in self.origins)


class Guard:
    """ASGI middleware. `uploads`: whether a path takes files."""

    def __init__(self, app: Application, names: Names, limits: Limits, uploads: Callable[[str], bool]) -> None:
        self._app, self._names, self._limits, self._uploads = app, names, limits, uploads

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a refusal."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        refused = self._refused(scope)
        if refused is not None:
            await _plain(_with_headers(send, self._names.secure), *refused)
            return
        scope["client_address"] = self._client(scope)
        limit = self._limits.upload if self._uploads(scope["path"]) else self._limits.form
        if _declared(scope) > limit:
            await _plain(_with_headers(send, self._names.secure), 413, "Terlalu besar / too large", close=True)
            return
        began: list[int] = []

        async def noted(message: Message) -> None:
            began.append(1)
            await _with_headers(send, self._names.secure)(message)

        try:
            await self._app(scope, self._counted(receive, limit), noted)
        except TooHeavy:
            if not began:
                await _plain(_with_headers(send, self._names.secure), 413, "Terlalu besar / too large", close=True)
        except TooSlow:
            if not began:
                await _plain(_with_headers(send, self._names.secure), 408, "Terlalu lambat / too slow", close=True)

    def _refused(self, scope: MutableMapping[str, Any]) -> tuple[int, str] | None:
        headers = scope["headers"]
        if self._names.proxies and (scope.get("client") or ("", 0))[0] not in self._names.proxies:
            return 403, "Hanya lewat proksi yang disebut / only through the named proxy"
        if scope["method"] not in _METHODS:
            return 405, "Metode tidak dikenal / method not allowed"
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > _MOST_TARGET:
            return 414, "Alamat terlalu panjang / address too long"
        hosts = [value.decode("latin-1").lower() for name, value in headers if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self._names.hosts:
            return 421, "Alamat ini tidak dilayani di sini / this host is not served here"
        if scope["method"] == "POST":
            origins = [value.decode("latin-1").lower() for name, value in headers if name == b"origin"]
            if len(origins) != 1 or origins[0] not in self._names.origins:
                return 403, "Permintaan dari halaman lain ditolak / request from another page refused"
            sites = [value for name, value in headers if name == b"sec-fetch-site"]
            if any(site != b"same-origin" for site in sites):
                return 403, "Permintaan dari halaman lain ditolak / request from another page refused"
        return None

    def _client(self, scope: MutableMapping[str, Any]) -> str:
        """The address at the other end; behind the named proxy, the one that the proxy itself saw."""
        address = str((scope.get("client") or ("?", 0))[0])
        if address in self._names.proxies:
            told: list[str] = [
                value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"
            ]
            if told:
                return told[-1].split(",")[-1].strip()[:60]
        return address

    def _counted(self, receive: Receive, limit: int) -> Receive:
        taken = 0
        deadline = asyncio.get_running_loop().time() + self._limits.seconds
        over = False

        async def counted() -> Message:
            nonlocal taken, over
            if over:  # the body is whole: what is waited for now is the other end leaving
                return await receive()
            left = deadline - asyncio.get_running_loop().time()
            try:
                message = await asyncio.wait_for(receive(), max(0.0, min(self._limits.silence, left)))
            except TimeoutError:
                raise TooSlow from None
            if message["type"] == "http.request":
                taken += len(message.get("body") or b"")
                if taken > limit:
                    raise TooHeavy
                over = not message.get("more_body", False)
            return message

        return counted


def _declared(scope: MutableMapping[str, Any]) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value[:20])
    return 0


def _with_headers(send: Send, secure: bool) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name for name, _ in message.get("headers", ())}
            added = [each for each in _HEADERS if each[0] not in given]
            if b"cache-control" not in given:
                added.append((b"cache-control", b"no-store"))
            if secure:
                added.append((b"strict-transport-security", b"max-age=31536000"))
            message["headers"] = [*message.get("headers", ()), *added]
        await send(message)

    return sending


async def _plain(send: Send, status: int, text: str, close: bool = False) -> None:
    body = text.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    if close:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
