"""What the pages reckon with, without a server: the queue, agreement of two reviewers, messages, safety of the address."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from evidence_checker.assessment import decisions, two_reviewers
from evidence_checker.errors import UsageError
from evidence_checker.model import Decision
from evidence_checker.web import server
from evidence_checker.web.accounts import Accounts
from evidence_checker.web.review_queue import queue
from evidence_checker.web.server import Binding
from evidence_checker.web.snapshot import Snapshot
from evidence_checker.web.units import MOST_CHARACTERS, message, units
from tests.conftest import evidence_checker
from tests.reports.assessment_maker import golden
from tests.web.office import QUICK


def _made(action: str, name: str, sha256: str = "a" * 64, reason: str = "Alasan") -> Decision:
    return decisions.made(
        action, "1", name=name, reason=reason, made_at="2026-01-01T08:00:00+07:00", path="a.pdf", sha256=sha256
    )


# J. Cohen 1960; the second row is the example of a table (20, 5, 10, 15), whose kappa is 0.40.
@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ([(True, True)] * 5 + [(False, False)] * 5, 1.0),
        ([(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15, 0.4),
        ([(True, False), (False, True)], -1.0),
        ([(True, True)] * 3, None),
        ([], None),
    ],
)
def test_kappa(answers: list[tuple[bool, bool]], wanted: float | None) -> None:
    found = two_reviewers.kappa(answers)
    assert found == (None if wanted is None else pytest.approx(wanted))


def test_two_judge_apart_and_what_they_judged_holds_for_nothing() -> None:
    recorded = [_made("blind_accept", "siti"), _made("blind_reject", "budi"), _made("blind_accept", "siti", "b" * 64)]
    (pair,) = two_reviewers.pairs(recorded)
    assert not pair.agrees and {pair.first.name, pair.second.name} == {"siti", "budi"}
    assert decisions.current(recorded, (), ("1",), "2026-01-02", "spbe-2020") == ()


def test_a_withdrawn_decision_holds_no_more_and_a_new_one_does() -> None:
    first, taken, again = _made("accept", "siti"), _made("withdraw", "siti"), _made("reject", "siti")
    assert [each.action for each in decisions.current([first], (), ("1",), "2026-01-02", "spbe-2020")] == ["accept"]
    assert decisions.current([first, taken], (), ("1",), "2026-01-02", "spbe-2020") == ()
    assert [each.action for each in decisions.current([first, taken, again], (), ("1",), "2026-01-02", "spbe-2020")] == ["reject"]


def test_the_queue_is_ordered_by_worth_and_leaves_what_is_decided() -> None:
    snapshot = Snapshot(golden(), 1)
    items = queue(snapshot, (), everything=True)
    assert items and [each.worth for each in items] == sorted((each.worth for each in items), reverse=True)
    first = next(each for each in items if each.evidence)
    held = decisions.made(
        "accept", first.indicator.id, name="P", reason="Ya", made_at="2026-01-01T08:00:00+07:00", path=first.path,
        sha256=first.sha256,
    )  # fmt: skip
    assert first.key not in {each.key for each in queue(snapshot, (held,), everything=True)}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_message_is_short_and_counts_what_it_leaves_out(lang: str) -> None:
    snapshot = Snapshot(golden(), 1)
    for unit in units(snapshot, ()):
        text = message(unit, "Pemerintah " + "Kabupaten Cemara Raya " * 20, 2023, (), lang)
        assert len(text) < MOST_CHARACTERS
        told = sum(f" {each.id}" in text for each in unit.open)
        assert told == len(unit.open) or "(" in text


def test_nothing_opens_to_others_without_accounts_and_tls() -> None:
    for binding, accounts, code in (
        (Binding("0.0.0.0"), 0, "ES501"),
        (Binding("10.0.0.1"), 2, "ES502"),
        (Binding("10.0.0.1", proxies=("10.0.0.2",)), 2, "ES502"),
        (Binding("10.0.0.1", proxies=("10.0.0.2",), address="http://bukti.go.id"), 2, "ES502"),
        (Binding("10.0.0.1", certificate=Path("tidak-ada.pem"), key=Path("tidak-ada.key")), 2, "ES505"),
    ):
        with pytest.raises(UsageError) as refused:
            server.must_be_safe(binding, accounts)
        assert refused.value.code == code
    server.must_be_safe(Binding(), 0)
    server.must_be_safe(Binding("10.0.0.1", proxies=("10.0.0.2",), address="https://bukti.go.id"), 1)


def test_a_port_in_use_is_said_and_the_next_one_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        with pytest.raises(UsageError) as refused:
            server.listening(Binding(port=taken.getsockname()[1]))
        assert refused.value.code == "ES500"
    first = server.listening(Binding())
    second = server.listening(Binding())
    assert first.getsockname()[1] != second.getsockname()[1]
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("name", "role", "password", "code"),
    [
        ("siti", "admin", "kuda baterai staples", "ES506"),
        ("siti", "auditor", "pendek", "ES504"),
        ("siti", "auditor", "sandi-untuk-SITI-sendiri", "ES504"),
        ("Siti Aminah", "auditor", "kuda baterai staples", "ES503"),
        ("../siti", "auditor", "kuda baterai staples", "ES503"),
    ],
)
def test_an_account_that_is_none_is_refused(tmp_path: Path, name: str, role: str, password: str, code: str) -> None:
    accounts = Accounts(tmp_path / "accounts.json", QUICK)
    with pytest.raises(UsageError) as refused:
        accounts.add(name, role, password, "")
    assert refused.value.code == code and accounts.all() == ()


def test_accounts_on_the_command_line(tmp_path: Path) -> None:
    user = ("serve", "user")
    added = evidence_checker(
        *user,
        "add",
        "siti",
        "--role",
        "auditor",
        "--password-stdin",
        "--state",
        tmp_path,
        stdin=b"kuda baterai staples\n",
    )
    assert added.returncode == 0 and added.stdout.decode().strip() == "siti: auditor"
    assert evidence_checker(*user, "list", "--state", tmp_path).stdout.decode().strip() == "siti: auditor"
    again = evidence_checker(
        *user, "add", "siti", "--role", "staf", "--password-stdin", "--state", tmp_path, stdin=b"kuda baterai staples\n"
    )
    assert again.returncode == 2
    assert evidence_checker(*user, "remove", "siti", "--state", tmp_path).returncode == 0
    assert evidence_checker(*user, "list", "--state", tmp_path).stdout == b""


def test_serve_says_what_is_wrong_before_it_listens(tmp_path: Path) -> None:
    assert evidence_checker("serve", tmp_path / "tidak-ada", "--no-open", "--state", tmp_path).returncode == 2
    open_to_all = evidence_checker("serve", "--bind", "0.0.0.0", "--no-open", "--state", tmp_path)
    assert open_to_all.returncode == 2 and b"serve user add" in open_to_all.stderr
