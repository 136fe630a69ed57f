"""The desk on the command line, on the real flow."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from consultant.__main__ import EXIT_CODES, FAMILIES
from consultant.commands import desk as commands
from consultant.commands import held, people
from consultant.commands.telling import one_line, visible
from consultant.errors import IllegalMove, InputError, NotAllowed, NotFound, StaleVersion
from consultant.model.consultation import Role, Stage
from consultant.model.mail import SendResult
from tests.web.desk import ASKER, COLLEAGUE, CONSULTANT, Desk, make_desk

QUESTION = "May 99213-25 be billed with 20610 on the same day?"


class Terminal:
    """Runs commands on a desk."""

    def __init__(self, desk: Desk) -> None:
        self.app = typer.Typer()
        opened = (lambda: desk.settings, lambda _: desk.database, lambda _: desk.service, desk.clock)
        commands.register(self.app, commands.Desk(*opened))
        held.register(self.app, held.Held(*opened))
        people.register(self.app, people.People(*opened))

    def run(self, *arguments: str, input: str = "") -> Result:
        return CliRunner().invoke(self.app, list(arguments), input=input)

    def told(self, *arguments: str, input: str = "") -> str:
        result = self.run(*arguments, input=input)
        assert result.exit_code == 0, (result.output, result.exception)
        return str(result.output)

    def json(self, *arguments: str) -> Any:
        return json.loads(self.told(*arguments, "--json"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def terminal(desk: Desk) -> Terminal:
    return Terminal(desk)


@pytest.fixture
def asked(desk: Desk) -> int:
    return desk.ask(ASKER, QUESTION, "99213 with 20610", "Ana Reyes")


def test_the_queue_is_listed_for_people_and_for_programs(terminal: Terminal, asked: int) -> None:
    assert re.search(
        r"CON-1 +to review +2026-11-23 14:00 +- +ana@clinic.test +99213 with 20610", terminal.told("queue")
    )
    assert [row["number"] for row in terminal.json("queue")] == ["CON-1"]
    assert terminal.told("queue", "--stage", "held") == "Nothing waits.\n"


def test_a_consultation_is_shown_with_its_evidence(terminal: Terminal, asked: int) -> None:
    shown = terminal.told("show", "CON-1")
    for said in (QUESTION, "== Draft, revision 1 by engine", "ptp-practitioner", "== History"):
        assert said in shown
    assert terminal.json("show", "1")["drafts"][0]["findings"]


def test_approving_queues_the_reply(terminal: Terminal, desk: Desk, asked: int) -> None:
    assert (
        terminal.told("approve", "1", "--as", CONSULTANT)
        == "CON-1: approved; the reply (1) is in the outbox.\n"
    )
    assert desk.nudges.dispatched == [1]
    assert "queued" in terminal.told("outbox")


def test_a_text_of_ones_own_is_sent(terminal: Terminal, desk: Desk, asked: int) -> None:
    terminal.told("approve", "1", "--as", CONSULTANT, "--text", "-", input="It may, with 25.\n")
    desk.dispatch(1)
    assert b"It may, with 25." in desk.letterbox.mails[-1].content


@pytest.mark.parametrize(
    ("command", "stage"),
    [
        (["ask-back", "1", "--questions", "Which payer?"], Stage.AWAITING_ASKER),
        (["decline", "1", "--reason", "We give no such advice."], Stage.DECLINED),
    ],
)
def test_asking_back_and_declining_are_mailed(
    terminal: Terminal, desk: Desk, asked: int, command: list[str], stage: Stage
) -> None:
    told = terminal.json(*command, "--as", CONSULTANT)
    desk.dispatch(told["reply"])
    assert desk.database.desk.consultation(asked).row.stage is stage
    assert command[-1].encode() in desk.letterbox.mails[-1].content


@pytest.mark.parametrize(
    ("command", "said", "listed"),
    [
        (["approve", "1"], "CON-1: approved; the reply (1) is in the outbox.", "answer: being sent"),
        (["ask-back", "1"], "CON-1: asked back; the reply (1) is in the outbox.", "asking back: being sent"),
        (
            ["decline", "1", "--reason", "no"],
            "CON-1: declined; the reply (1) is in the outbox.",
            "declining: being sent",
        ),
    ],
)
def test_what_was_decided_is_said_and_listed(
    terminal: Terminal, asked: int, command: list[str], said: str, listed: str
) -> None:
    assert terminal.told(*command, "--as", CONSULTANT) == f"{said}\n"
    assert listed in terminal.told("queue", "--stage", "being sent")
    assert terminal.json("show", "1")["stage"] == "approved"


@pytest.mark.parametrize("words", ["to review", "to-review", "drafted", "DRAFTED"])
def test_a_stage_is_named_in_the_words_of_the_desk_or_its_own(
    terminal: Terminal, asked: int, words: str
) -> None:
    assert "CON-1" in terminal.told("queue", "--stage", words)


def test_a_stage_that_does_not_exist_is_told_with_the_choice(terminal: Terminal) -> None:
    with pytest.raises(InputError, match=r"no stage 'xyz'\. Choose one of: held, drafting, to review"):
        raise terminal.run("queue", "--stage", "xyz").exception or AssertionError


def test_approving_twice_is_told_in_plain_words(terminal: Terminal, desk: Desk, asked: int) -> None:
    desk.dispatch(desk.decide(asked))
    refused = terminal.run("approve", "1", "--as", CONSULTANT).exception
    assert str(refused) == "CON-1 has been answered already."


def test_a_text_that_cannot_be_read_is_told_once(terminal: Terminal, asked: int, tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(b"\xff\xd8")
    for file, told in (("nope", "There is no file"), ("picture", "is not a text"), (".", "cannot be read")):
        path = str(tmp_path / file)
        message = str(terminal.run("approve", "1", "--as", CONSULTANT, "--text", path).exception)
        assert told in message
        assert message.count(str(Path(path))) == 1
        assert "Errno" not in message


def test_a_returned_reply_is_no_question(terminal: Terminal, desk: Desk, asked: int) -> None:
    desk.bounce(desk.decide(asked))
    shown = terminal.told("show", "1")
    assert shown.count("== Question") == 1
    assert f"to {ASKER}: bounced" in shown


def test_returning_and_closing(terminal: Terminal, desk: Desk, asked: int) -> None:
    assert (
        terminal.told("return", "1", "--reason", "new quarter", "--as", CONSULTANT)
        == "CON-1: returned to the engine; it is drafted again.\n"
    )
    assert terminal.told("close", "1", "--reason", "sent twice", "--as", CONSULTANT) == "CON-1 is closed.\n"


def test_a_claim_is_taken_over_and_given_back(terminal: Terminal, asked: int) -> None:
    terminal.told("claim", "1", "--as", CONSULTANT)
    assert isinstance(terminal.run("claim", "1", "--as", COLLEAGUE).exception, NotAllowed)
    assert isinstance(terminal.run("approve", "1", "--as", COLLEAGUE).exception, NotAllowed)
    assert f"taken over from {CONSULTANT}" in terminal.told("claim", "1", "--as", COLLEAGUE, "--take-over")
    terminal.told("release", "1", "--as", COLLEAGUE)
    terminal.told("approve", "1", "--as", CONSULTANT)


@pytest.mark.parametrize(
    ("command", "error"),
    [
        (["show", "99"], NotFound),
        (["show", "seven"], InputError),
        (["approve", "1"], InputError),
        (["approve", "1", "--as", ASKER], InputError),
        (["approve", "1", "--as", CONSULTANT, "--version", "77"], StaleVersion),
        (["approve", "1", "--as", CONSULTANT, "--text", "missing.txt"], InputError),
        (["decline", "1", "--as", CONSULTANT, "--reason", " "], InputError),
        (["adopt", "1", "--as", CONSULTANT], IllegalMove),
        (["resolve", "1", "--arrived", "--as", CONSULTANT], NotFound),
        (["held", "replay", "1", "--as", CONSULTANT], NotFound),
        (["held", "show", "1"], NotFound),
        (["held", "discard", "1", "--reason", "spam", "--as", CONSULTANT], NotFound),
        (["held", "discard", "CON-1", "--reason", "spam", "--as", CONSULTANT], InputError),
        (["held", "discard", "CON-1", "--reason", " ", "--as", CONSULTANT], InputError),
        (["user", "link", "nobody@desk.test"], InputError),
    ],
)
def test_what_cannot_be_done_has_its_exit_code(
    terminal: Terminal, desk: Desk, asked: int, command: list[str], error: type[Exception]
) -> None:
    result = terminal.run(*command)
    assert type(result.exception) is error
    assert error in EXIT_CODES
    assert desk.database.desk.consultation(asked).row.stage is Stage.DRAFTED


def test_held_mail_is_listed_adopted_and_read_again(terminal: Terminal, desk: Desk) -> None:
    desk.ask("list@news.test", "This month\n", "Newsletter", List_Id="<news.test>")
    broken = desk.keep(b"unreadable")
    desk.database.arrivals.claim([broken], desk.clock(), desk.service.pace.claim)
    desk.database.arrivals.set_aside(broken, "reading it failed", desk.clock())
    assert "CON-1  list@news.test  Newsletter" in terminal.told("held", "list")
    assert [mail["id"] for mail in terminal.json("held", "list")["set_aside"]] == [broken]
    assert terminal.told("adopt", "1", "--as", CONSULTANT) == "CON-1 is being drafted.\n"
    assert (
        terminal.told("held", "replay", str(broken), "--as", CONSULTANT) == f"Mail {broken} is read again.\n"
    )


def test_held_mail_is_shown_and_discarded_with_the_reason(terminal: Terminal, desk: Desk) -> None:
    desk.ask("list@news.test", "This month\n", "Newsletter", List_Id="<news.test>")
    broken = desk.keep(b"unreadable")
    desk.database.arrivals.claim([broken], desk.clock(), desk.service.pace.claim)
    desk.database.arrivals.set_aside(broken, "reading it failed", desk.clock())
    shown = terminal.told("held", "show", str(broken))
    assert "reading it failed" in shown
    assert "unreadable" not in shown
    assert terminal.json("held", "show", str(broken))["id"] == broken
    assert "Newsletter" in terminal.told("held", "show", "CON-1")
    for wanted in (str(broken), "CON-1"):
        terminal.told("held", "discard", wanted, "--reason", "nobody asks", "--as", CONSULTANT)
    assert terminal.json("held", "list") == {"held": [], "set_aside": []}
    (discarded,) = desk.database.desk.discarded()
    assert (discarded.id, discarded.why) == (broken, "nobody asks")
    assert desk.database.desk.consultation(1).row.stage is Stage.CLOSED
    assert type(terminal.run("held", "replay", str(broken), "--as", CONSULTANT).exception) is NotFound


def test_a_delivery_in_doubt_is_settled(terminal: Terminal, desk: Desk, asked: int) -> None:
    desk.dispatch(desk.decide(asked), SendResult.UNKNOWN, "closed")
    assert terminal.told("resolve", "1", "--again", "--as", CONSULTANT) == "Reply 1 is sent again.\n"
    assert desk.nudges.dispatched == [1, 1]


def test_people_are_added_listed_and_given_a_link(terminal: Terminal, desk: Desk) -> None:
    terminal.told(
        "user", "add", "nora@desk.test", "--name", "Nora New", "--role", "admin", "--credential", "CPC"
    )
    assert [person["email"] for person in terminal.json("user", "list") if person["role"] == Role.ADMIN] == [
        "ada@desk.test",
        "nora@desk.test",
    ]
    link = terminal.told("user", "link", "nora@desk.test").strip()
    browser = desk.browser()
    browser.page(link.removeprefix(desk.settings.web_url))
    assert browser.submit("/sign-in/redeem", secret=link.rpartition("/")[2]).headers["location"] == "/queue"


def test_the_only_consultant_need_not_be_named(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    alone = commands.Desk(lambda: desk.settings, lambda _: desk.database, lambda _: desk.service, desk.clock)
    with pytest.raises(InputError, match="4 consultants"):
        alone._reviewer("")
    assert alone._reviewer("CORA@desk.test") == CONSULTANT


def test_a_mail_cannot_steer_the_terminal(terminal: Terminal, desk: Desk) -> None:
    desk.ask(ASKER, "\x1b[2J\x1b]0;owned\x07 99213?", "A\x1b[31mB")
    for command in (["queue"], ["show", "1"]):
        assert "\x1b" not in terminal.told(*command)
    assert one_line("a\r\n\x1bb") == "a \N{REPLACEMENT CHARACTER}b"
    assert visible("a\tb\nc") == "a\tb\nc"


def test_every_command_has_an_example_and_is_found_without_the_others(terminal: Terminal) -> None:
    names = [
        "queue",
        "show",
        "claim",
        "release",
        "approve",
        "ask-back",
        "decline",
        "return",
        "adopt",
        "close",
    ]
    names += ["outbox", "readdress", "resolve", "undo"]
    groups = [["held", command] for command in ("list", "show", "replay", "discard")]
    groups += [["user", command] for command in ("add", "list", "link")]
    for command in [[name] for name in names] + groups:
        assert "Example: consultant" in " ".join(terminal.told(*command, "--help").split())
    assert {*FAMILIES["desk"], *FAMILIES["held"], *FAMILIES["people"]} == {*names, "held", "user"}


def test_an_undeliverable_answer_gets_another_address(terminal: Terminal, desk: Desk, asked: int) -> None:
    desk.dispatch(desk.decide(asked), SendResult.REFUSED, "550 no such user")
    told = terminal.told("readdress", str(asked), "pat@new.example", "--as", CONSULTANT)
    assert told == f"CON-{asked} is answered at pat@new.example once it is approved again.\n"
    assert desk.database.desk.consultation(asked).row.asker_email == "pat@new.example"
