"""How far an import is: a bar where somebody watches, lines where nobody does."""

from __future__ import annotations

import io

import pytest

from consultant.commands.catalogue_progress import Bar, Lines, shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_a_line_for_each_step_and_no_bar() -> None:
    pipe = io.StringIO()
    with shown(pipe) as progress:
        assert isinstance(progress, Lines)
        progress.say("[1/2] a.csv: reading")
        progress.measure(5, 10)
    assert pipe.getvalue() == "[1/2] a.csv: reading\n"


def test_a_terminal_gets_a_bar_that_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")  # a dumb one has no bar
    terminal = Terminal()
    with shown(terminal) as progress:
        assert isinstance(progress, Bar)
        progress.say("[1/2] /home/someone/downloads/a.csv: reading")
        progress.measure(5_000_000, 10_000_000)
        progress._shown.refresh()
        drawn = terminal.getvalue()
        progress.measure(10_000_000, 10_000_000)
        progress.say("search index")
    assert "[1/2] a.csv: reading" in drawn
    assert "50%" in drawn
    assert "━" in drawn
    assert terminal.getvalue().endswith("\x1b[2K")
