"""Earlier answers on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.commands import answers as commands
from consultant.errors import InputError
from tests.commands.test_desk import Terminal
from tests.fakes.catalogue import ChangingCatalogue
from tests.web.desk import ASKER, CONSULTANT, Desk, make_desk

UNITS = "How many units of 20610 may we report? Office, for service on 2026-11-18."


@pytest.fixture
def catalogue() -> ChangingCatalogue:
    return ChangingCatalogue()


@pytest.fixture
def desk(tmp_path: Path, catalogue: ChangingCatalogue) -> Desk:
    desk = make_desk(tmp_path, catalogue)
    desk.dispatch(desk.decide(desk.ask(ASKER, UNITS, "Units")))
    desk.ask("bob@clinic.test", "20610: how many units?", "Units?")
    return desk


@pytest.fixture
def terminal(desk: Desk) -> Terminal:
    terminal = Terminal(desk)
    opened = (lambda: desk.settings, lambda _: desk.database, lambda _: desk.service, desk.clock)
    commands.register(terminal.app, commands.Answers(*opened))
    return terminal


def test_similar_answers_are_shown_with_the_draft_and_alone(terminal: Terminal) -> None:
    assert "answer 1, CON-1" in terminal.told("show", "2")
    assert terminal.json("show", "2")["similar"][0]["shared"] == ["20610"]
    assert "same codes 20610" in terminal.told("answers", "similar", "2")
    assert terminal.json("answers", "similar", "2")[0]["obstacles"] == []


def test_one_is_reused(terminal: Terminal, desk: Desk) -> None:
    told = terminal.told("answers", "reuse", "CON-2", "1", "--as", CONSULTANT)
    assert "earlier answer 1 is the draft now" in told
    assert desk.database.desk.consultation(2).drafts[0].revision == 2


def test_one_that_does_not_hold_is_refused_by_name(terminal: Terminal, catalogue: ChangingCatalogue) -> None:
    catalogue.limit("20610", 3)
    refused = terminal.run("answers", "reuse", "2", "1", "--as", CONSULTANT)
    assert isinstance(refused.exception, InputError)
    assert "MUE value: 2 → 3" in str(refused.exception)


def test_check_lists_what_a_new_release_has_overtaken(
    terminal: Terminal, catalogue: ChangingCatalogue
) -> None:
    assert terminal.json("answers", "check")["flagged"] == 0
    catalogue.limit("20610", 3)
    told = terminal.json("answers", "check")
    assert (told["flagged"], told["answers"][0]["consultation"]) == (1, "CON-1")
    assert told["facts_checked"] > 0
    assert terminal.json("answers", "check")["facts_checked"] == 0
    assert terminal.json("answers", "check", "--all")["facts_checked"] > 0
    assert "CON-1  answer 1" in terminal.told("answers", "check")
