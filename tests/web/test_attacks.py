"""What an attacker would try, each by itself: none of it gets anything, and nothing of it is carried out."""

from __future__ import annotations

import asyncio
import html
import io
import os
import re
from pathlib import Path
from typing import Any

import pytest

from evidence_checker.web.guard import POLICY, Limits
from evidence_checker.web.pages import entry
from evidence_checker.web.sessions import OneTimeTokens, Sessions, Throttle
from tests.web.office import HOST, PASSWORD, Office, make_folder

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "</textarea><script>alert(1)</script>",
)


def _decide(office: Office) -> dict[str, str]:
    indicator, sha256, path = next(office.evidence())
    return {
        "action": "accept", "indicator": indicator, "sha256": sha256, "path": path, "seen": "0", "reason": "Ya", "name": "P",
    }  # fmt: skip


# ------------------------------------------------------------ where a request comes from


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1:9999", "127.0.0.1", f"{HOST}.evil.example", "", "localhost"]
)
def test_a_foreign_host_gets_nothing(looked_at: Office, host: str) -> None:
    """DNS rebinding: a name of the attacker that resolves to this machine sends its own name as Host."""
    answer = looked_at.get("ringkasan", headers={"host": host})
    assert answer.status_code == 421 and "Cemara" not in answer.text


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:9999", f"https://{HOST}"])
def test_a_missing_or_foreign_origin_changes_nothing(looked_at: Office, origin: str | None) -> None:
    answer = looked_at.post("putusan", _decide(looked_at), headers={"origin": origin})
    assert answer.status_code == 403
    assert looked_at.live.recorded() == ()


def test_another_site_of_the_browser_changes_nothing(looked_at: Office) -> None:
    answer = looked_at.post("putusan", _decide(looked_at), headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403 and looked_at.live.recorded() == ()


@pytest.mark.parametrize("csrf", ["", "salah", "é", "x" * 5_000])
def test_a_form_without_its_token_changes_nothing(looked_at: Office, csrf: str) -> None:
    for path in ("putusan", "tarik", "tugas", "kirim", "telaah-ganda"):
        answer = looked_at.post(path, {**_decide(looked_at), "csrf": csrf})
        assert answer.status_code == 403, path
    assert looked_at.live.recorded() == ()
    assert looked_at.post("/keluar", {"csrf": csrf}).status_code == 403


def test_every_form_of_every_page_carries_the_token(looked_at: Office) -> None:
    indicator, sha256, _ = next(looked_at.evidence())
    for path in (
        "ringkasan",
        "telaah?semua=1",
        f"indikator/{indicator}",
        f"dokumen/{sha256}/halaman/1",
        "kirim",
        "telaah-ganda",
    ):
        page = looked_at.get(path).text
        forms = re.findall(r'<form method="post".*?</form>', page, re.S)
        assert forms and all(f'name="csrf" value="{looked_at.csrf()}"' in form for form in forms), path


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_not_known(looked_at: Office, method: str) -> None:
    assert looked_at.ask(method, f"{looked_at.base}/ringkasan").status_code == 405


# ------------------------------------------------------------ what can be named


_OUTSIDE = [
    "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "..\\..\\windows\\win.ini",
    "/etc/passwd", "%00", "C:%5Cwindows%5Cwin.ini", "file:///etc/passwd", "....//....//etc/passwd", "a" * 3_000,
]  # fmt: skip


@pytest.mark.parametrize("name", _OUTSIDE)
def test_no_parameter_names_a_file(looked_at: Office, name: str) -> None:
    _, sha256, _ = next(looked_at.evidence())
    places = [
        f"/statis/{name}", f"/f/{name}/ringkasan", f"{looked_at.base}/dokumen/{name}", f"{looked_at.base}/dokumen/{name}/halaman/1",
        f"{looked_at.base}/dokumen/{sha256}/halaman/{name}", f"{looked_at.base}/gambar/{name}/1/700.jpg",
        f"{looked_at.base}/gambar/{sha256}/{name}/700.jpg", f"{looked_at.base}/gambar/{sha256}/1/{name}.jpg",
        f"{looked_at.base}/indikator/{name}", f"{looked_at.base}/unit/{name}", f"{looked_at.base}/kirim/{name}",
        f"{looked_at.base}/unduh/{name}", f"{looked_at.base}/perubahan?sejak={name}", f"{looked_at.base}/dokumen?q={name}&sifat={name}&hal={name}",
        f"{looked_at.base}/telaah?item={name}&setelah={name}&tercatat={name}", f"{looked_at.base}/dokumen/{sha256}/halaman/1?indikator={name}",
    ]  # fmt: skip
    for place in places:
        answer = looked_at.get(place)
        assert answer.status_code in (200, 303, 404, 414), (place, answer.status_code)
        assert "root:" not in answer.text and "[fonts]" not in answer.text


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "\\\\evil"]
)
def test_no_redirect_leads_away(looked_at: Office, target: str) -> None:
    answer = looked_at.get(f"/bahasa/en?ke={target}")
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    looked_at.cookies["bahasa"] = "id"


def test_a_link_planted_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("RAHASIA NEGARA", encoding="utf-8")
    folder = make_folder(tmp_path / "bukti")
    (folder / "tautan.txt").symlink_to(secret)
    office = Office(folder, tmp_path / "keadaan")
    try:
        office.ready().sign_in()
        assert office.live.snapshot is not None
        assert "tautan.txt" not in office.live.snapshot.by_path
        # Planted in the place of a document that was judged: neither shown nor decided on.
        indicator, sha256, path = next(office.evidence())
        (folder / path).unlink()
        (folder / path).symlink_to(secret)
        page = office.get(f"dokumen/{sha256}/halaman/1?indikator={indicator}")
        assert "RAHASIA" not in page.text
        assert office.post("putusan", _decide_of(indicator, sha256, path)).status_code == 409
        assert office.live.recorded() == ()
    finally:
        office.close()


def _decide_of(indicator: str, sha256: str, path: str) -> dict[str, str]:
    return {
        "action": "accept",
        "indicator": indicator,
        "sha256": sha256,
        "path": path,
        "seen": "0",
        "reason": "Ya",
        "name": "P",
    }


# ------------------------------------------------------------ who someone is


def test_a_token_opens_once(looked_at: Office) -> None:
    token = looked_at.site.tokens.new()
    held, looked_at.cookies = dict(looked_at.cookies), {}
    try:
        assert looked_at.get(f"/masuk?token={token}").status_code == 303
        looked_at.cookies = {}
        assert looked_at.get(f"/masuk?token={token}").status_code == 403
        assert looked_at.get("/masuk?token=").status_code == 403
        assert looked_at.get("ringkasan").status_code == 401
    finally:
        looked_at.cookies = held


def test_a_token_does_not_open_for_ever() -> None:
    now = [0.0]
    tokens = OneTimeTokens(lambda: now[0])
    token = tokens.new(60.0)
    now[0] = 61.0
    assert not tokens.use(token)


def test_the_cookie_is_for_this_site_and_no_script(looked_at: Office) -> None:
    held, looked_at.cookies = dict(looked_at.cookies), {}
    try:
        answer = looked_at.get(f"/masuk?token={looked_at.site.tokens.new()}")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie
    finally:
        looked_at.cookies = held


def test_a_planted_cookie_is_never_adopted(looked_at: Office) -> None:
    """Session fixation: the cookie that an attacker set is nobody's before sign-in and nobody's after."""
    held = dict(looked_at.cookies)
    planted = "ditanam-oleh-penyerang"
    try:
        looked_at.cookies = {looked_at.site.cookie: planted}
        assert looked_at.get("ringkasan").status_code == 401
        assert looked_at.get(f"/masuk?token={looked_at.site.tokens.new()}").status_code == 303
        assert looked_at.cookies[looked_at.site.cookie] != planted
        looked_at.cookies = {looked_at.site.cookie: planted}
        assert looked_at.get("ringkasan").status_code == 401
    finally:
        looked_at.cookies = held


def test_sessions_end_when_idle_when_old_and_when_left() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0], idle=100.0)
    cookie, session = sessions.begin("siti", "auditor")
    now[0] = 90.0
    assert sessions.of(cookie) is session
    now[0] = 191.0
    assert sessions.ended(session) and sessions.of(cookie) is None
    old, _ = sessions.begin("siti", "auditor")
    for second in range(200, 50_000, 90):
        now[0] = float(second)
        sessions.of(old)
    assert sessions.of(old) is None
    left, _ = sessions.begin("siti", "auditor")
    sessions.end(left)
    assert sessions.of(left) is None


def test_a_cookie_that_was_left_opens_nothing_any_more(office: Office) -> None:
    cookies = dict(office.cookies)
    assert office.post("/keluar").status_code == 303
    office.cookies = cookies
    assert office.get("ringkasan").status_code == 401


@pytest.mark.parametrize("role", ["staf", "auditor", "inspektorat"])
def test_no_role_does_what_is_not_its_own(accounts: Office, role: str) -> None:
    """Staff see and send, auditors decide, inspektorat reads and exports; also what the page does not offer."""
    assert accounts.sign_in_as(f"akun-{role}").status_code == 303
    may = {"staf": {"send"}, "auditor": {"decide", "export"}, "inspektorat": {"export"}}[role]
    assert accounts.get("ringkasan").status_code == 200
    assert accounts.get("unduh/json").status_code == (200 if "export" in may else 403)
    assert accounts.get("telaah-ganda").status_code == (200 if "decide" in may else 403)
    # A role or a name that is sent along is nobody's.
    sent = {**_decide(accounts), "role": "owner", "name": "Inspektur Jenderal"}
    assert accounts.post("putusan", sent).status_code == (303 if "decide" in may else 403)
    names = [each.name for each in accounts.live.recorded()]
    assert names == ([f"akun-{role}"] if "decide" in may else [])
    assert accounts.post("tugas", {"action": "waive", "indicator": "1"}).status_code == (
        400 if "decide" in may else 403
    )
    answer = accounts.ask(
        "POST", f"{accounts.base}/kirim", data={"csrf": accounts.csrf()}, files={"berkas": ("a.txt", b"isi")}
    )
    assert answer.status_code == (303 if "send" in may else 403)
    for path in ("/buka", "/tautan"):
        assert accounts.post(path, {"path": "/etc"}).status_code == 403


def test_a_thousand_wrong_passwords_are_braked_and_tell_nothing(accounts: Office) -> None:
    assert accounts.site.accounts is not None
    tried: list[str] = []
    verified = accounts.site.accounts.verified

    def counted(name: str, password: str) -> Any:
        tried.append(name)
        return verified(name, password)

    accounts.site.accounts.verified = counted  # type: ignore[method-assign]
    now = [0.0]
    accounts.site.throttle = Throttle(lambda: now[0])
    form = accounts.get("/masuk")
    token = re.search(r'name="csrf" value="([^"]+)"', form.text)
    assert token is not None
    cookies = dict(accounts.cookies)
    answers = set()
    for number in range(1_000):
        accounts.cookies = dict(cookies)
        data = {"csrf": token[1], "nama": "akun-auditor" if number % 2 else "tidak-ada", "sandi": f"salah {number}"}
        answers.add(accounts.ask("POST", "/masuk", data=data).status_code)
        now[0] += 1.0
    assert answers == {401, 429} and len(tried) < 30
    accounts.cookies = dict(cookies)
    right = accounts.ask("POST", "/masuk", data={"csrf": token[1], "nama": "akun-auditor", "sandi": PASSWORD})
    assert right.status_code == 429
    now[0] += 1_000.0
    accounts.cookies = {}
    assert accounts.sign_in_as("akun-auditor").status_code == 303


def test_a_sign_in_form_without_its_cookie_signs_nobody_in(accounts: Office) -> None:
    form = accounts.get("/masuk")
    token = re.search(r'name="csrf" value="([^"]+)"', form.text)
    assert token is not None
    accounts.cookies = {}
    data = {"csrf": token[1], "nama": "akun-auditor", "sandi": PASSWORD}
    assert accounts.ask("POST", "/masuk", data=data).status_code == 403


def test_passwords_lie_there_as_argon2id_only(accounts: Office) -> None:
    text = (accounts.site.home / "accounts.json").read_text(encoding="utf-8")
    assert text.count("$argon2id$") == 3 and PASSWORD not in text


def test_acts_are_logged_and_no_name_forges_a_line(accounts: Office) -> None:
    accounts.sign_in_as('x"}\n{"act": "sign-in", "name": "auditor"}')
    accounts.sign_in_as("akun-auditor")
    accounts.post("putusan", _decide(accounts))
    import json

    lines = [json.loads(each) for each in (accounts.site.home / "activity.jsonl").read_text().splitlines()]
    assert [each["act"] for each in lines] == ["wrong-password", "sign-in", "decide"]


# ------------------------------------------------------------ what is sent


def test_what_is_too_large_is_turned_away_before_it_is_kept(tmp_path: Path) -> None:
    office = Office(make_folder(tmp_path / "bukti"), tmp_path / "keadaan", limits=Limits(form=2_000, upload=50_000))
    try:
        office.ready().sign_in()
        data = {"csrf": office.csrf()}
        big = office.ask("POST", f"{office.base}/kirim", data=data, files={"berkas": ("a.txt", b"x" * 60_000)})
        assert big.status_code == 413
        assert office.post("putusan", {"reason": "x" * 3_000}).status_code == 413

        async def lying() -> Any:  # no length is told; the bytes are counted as they come
            yield b'--b\r\nContent-Disposition: form-data; name="berkas"; filename="a.txt"\r\n\r\n'
            for _ in range(100):
                yield b"x" * 1_000

        headers = {"content-type": "multipart/form-data; boundary=b"}
        assert office.ask("POST", f"{office.base}/kirim", content=lying(), headers=headers).status_code == 413
        assert office.site.submissions[office.live.key].all() == ()
    finally:
        office.close()


def test_what_comes_too_slowly_is_hung_up_on(looked_at: Office) -> None:
    sent: list[Any] = []
    looked_at.app._limits = Limits(silence=0.05, seconds=0.2)
    cookie = "; ".join(f"{name}={value}" for name, value in looked_at.cookies.items())
    headers = [
        (b"host", HOST.encode()), (b"origin", looked_at.origin.encode()), (b"cookie", cookie.encode()),
        (b"content-type", b"multipart/form-data; boundary=b"),
    ]  # fmt: skip
    path = f"{looked_at.base}/kirim"
    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"", "headers": headers,
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8765), "scheme": "http", "http_version": "1.1", "root_path": "",
    }  # fmt: skip

    async def receive() -> Any:
        await asyncio.get_running_loop().create_future()

    async def send(message: Any) -> None:
        sent.append(message)

    try:
        asyncio.run(looked_at.app(scope, receive, send))
    finally:
        looked_at.app._limits = Limits()
    assert sent[0]["status"] == 408


def test_names_and_text_are_never_markup(tmp_path: Path) -> None:
    """failures: HTML, SVG and script in file names and in what the documents say."""
    folder = make_folder(tmp_path / "bukti")
    for number, payload in enumerate(PAYLOADS):
        name = f"{number} {payload}.txt".replace("/", "_")
        text = (
            f"BUPATI CEMARA RAYA\nKEPUTUSAN BUPATI\nNOMOR {number} TAHUN 2023\nTENTANG\n{payload} TIM KOORDINASI SPBE\n"
        )
        if os.name != "nt":
            (folder / name).write_text(text, encoding="utf-8")
    office = Office(folder, tmp_path / "keadaan")
    try:
        office.ready().sign_in()
        assert office.live.snapshot is not None
        pages = ["ringkasan", "dokumen", "telaah?semua=1", "unit", "kirim", "indikator/10", "perubahan"]
        for document in office.live.snapshot.assessment.documents:
            pages += [f"dokumen/{document.sha256}", f"dokumen/{document.sha256}/halaman/1?teks=1"]
        pages += [f"dokumen?q={payload}&sifat={payload}" for payload in PAYLOADS]
        data = {"csrf": office.csrf()}
        for payload in PAYLOADS:
            office.ask(
                "POST", f"{office.base}/kirim", data=data, files={"berkas": (payload + ".txt", io.BytesIO(b"isi"))}
            )
        form = {**_decide(office), "reason": PAYLOADS[5], "name": PAYLOADS[1]}
        assert office.post("putusan", form).status_code == 303
        for page in [*pages, "kirim"]:
            answer = office.get(page)
            assert answer.headers["content-security-policy"] == POLICY
            raw = answer.text
            assert not re.search(r"<script(?! src=\"/statis/app\.js\?)", raw), page
            assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', raw)), page
            assert "49{" not in raw and 'href="javascript:' not in raw, page
        assert html.escape(PAYLOADS[0]) in office.get("dokumen").text
    finally:
        office.close()


def test_no_answer_lacks_its_guards(looked_at: Office) -> None:
    for path in (
        "/",
        "/masuk",
        "/tidak-ada",
        "/statis/app.js",
        f"{looked_at.base}/ringkasan",
        f"{looked_at.base}/unduh/json",
    ):
        headers = looked_at.get(path).headers
        assert headers["content-security-policy"] == POLICY and "unsafe" not in POLICY
        assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY", path
        assert "no-store" in headers["cache-control"] or path.startswith("/statis")


def test_only_three_files_are_given_out() -> None:
    assert set(entry._MEDIA) == {path.name for path in entry._STATIC.iterdir()}
