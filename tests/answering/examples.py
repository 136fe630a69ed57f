"""`python -m tests.answering.examples`: ten drafts of different kinds in `docs/examples/`, as sent.

They are made on the small catalogue of the tests, so that every machine makes the same ones; a test keeps them current.
The pictures of the HTML part are taken where there is a browser.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from consultant.answering import Answerer
from consultant.catalogue.knowledge import load_notes
from consultant.dispatch.rendering import Rendered, Signer, render
from consultant.settings import PROJECT
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import citations, question
from tests.servers.browser import open_browser, remedy

EXAMPLES = PROJECT / "docs" / "examples"
SIGNER, NUMBER = Signer("Dana Sample", "CPC"), "C-1042"
WIDTH = 760


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the name of the files that hold its answer."""

    name: str
    text: str
    answered: str = ""


ASKED = (
    Example("01-pair-with-modifier", "Can 99213-25 go with 20610? DOS 11/02/2026"),
    Example("02-pair-that-nothing-opens", "Do 27447 and 20610 bundle?"),
    Example("03-deleted-code", "Which modifier goes on 99201 with 20610?"),
    Example("04-wrong-meaning", "J1450 is dalteparin. How many units?"),
    Example("05-header-diagnosis", "Is M54.5 still valid?"),
    Example("06-unit-limit", "J1885 x 12 on one day, how many units are allowed?"),
    Example("07-rule-from-notes", "Can our NP bill a new patient incident to the physician?"),
    Example("08-declined", "Which diagnosis should I use so that Medicare pays 20610?"),
    Example("09-asked-back", "Can I bill an office visit with an injection?"),
    Example("10-follow-up", "And with modifier 50?", answered="20610"),
)


def made() -> Iterator[tuple[str, Rendered]]:
    """Each example's name and both parts of its mail."""
    templates = MailTemplates()
    answerer = Answerer(MemoryCatalogue(), templates, load_notes(PROJECT / "config" / "knowledge"))
    for example in ASKED:
        asked = question(example.text, answered=citations(example.answered))
        yield example.name, render(answerer.draft(asked).text, SIGNER, NUMBER, templates)


def files() -> Iterator[tuple[Path, str]]:
    """The texts that `docs/examples/` holds."""
    for name, rendered in made():
        yield EXAMPLES / f"{name}.txt", rendered.text
        yield EXAMPLES / f"{name}.html", rendered.html


def main() -> int:
    """Write the files; the pictures too, unless the browser is missing."""
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    for path, text in files():
        path.write_text(text, encoding="utf-8")
    if (missing := remedy()) is not None:
        print(missing, file=sys.stderr)
        return 1
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": WIDTH})
        for name, rendered in made():
            page.set_content(rendered.html)
            page.screenshot(path=EXAMPLES / f"{name}.png", full_page=True)
    print(f"{len(ASKED)} examples in {EXAMPLES.relative_to(PROJECT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
