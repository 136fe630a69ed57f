"""Both parts of a mail say the same, and nothing hostile survives in either."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.dispatch import markup, rendering
from consultant.dispatch.markup import BlockKind
from consultant.dispatch.rendering import Rendered, Signer
from consultant.templates import MailTemplates

TEMPLATES = MailTemplates()
SIGNER = Signer("Pat Lee", "CPC")
DRAFT = """Hello Dana,

SHORT ANSWER
Yes: 20610 and 99213-25 may be reported together
when the record supports modifier 25.

WHAT THE DATA SAY
- 20610 (column 1) / 99213 (column 2): indicator 1.
- A second fact that is so long that it has to be wrapped onto a further line of the plain text part.

QUESTIONS BACK TO YOU
1. Which knee?
2. Which payer?
"""
FIXED_TAGS = {"html", "head", "meta", "title", "body", "div", "h2", "p", "ul", "ol", "li"}


class Page(HTMLParser):
    """The tags, attributes and visible words of an HTML part."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self._in_title = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if not self._in_title:
            self.words += data.split()
        self._in_title = False


def _letters(words: list[str]) -> str:
    """The words without list marks, which stand in the text part only (a dash of the text may look like one)."""
    return "".join(words).replace("-", "")


def rendered(text: str) -> Rendered:
    return rendering.render(text, SIGNER, "C-1042", TEMPLATES)


def words_of_text_part(text: str) -> list[str]:
    unmarked = re.sub(r"^(- |\d{1,2}\. )", "", text, flags=re.MULTILINE)
    return unmarked.split()


def test_both_parts_say_the_same() -> None:
    parts = rendered(DRAFT)
    assert Page(parts.html).words == words_of_text_part(parts.text)


def test_a_reply_ends_with_signer_credential_number_and_how_to_follow_up() -> None:
    text = rendered(DRAFT).text
    assert "Pat Lee, CPC" in text
    assert "Consultation C-1042. To follow up, reply to this mail" in " ".join(text.split())


def test_the_text_part_is_wrapped_at_72_columns_with_bullets_kept() -> None:
    lines = rendered(DRAFT).text.splitlines()
    assert max(map(len, lines)) <= 72
    assert "- 20610 (column 1) / 99213 (column 2): indicator 1." in lines
    wrapped = next(number for number, line in enumerate(lines) if line.startswith("- A second fact"))
    assert lines[wrapped + 1].startswith("  ")


def test_headings_bullets_and_numbers_become_lists_in_html() -> None:
    html = rendered(DRAFT).html
    assert ">SHORT ANSWER</h2>" in html
    assert html.count("<ul") == 1
    assert '<li value="2"' in html


def test_a_long_link_is_not_broken() -> None:
    link = "https://consult.example.org/sign-in?token=" + "a" * 90
    assert link in rendering.mail("sign_in", TEMPLATES, name="", link=link, minutes="15").text


def test_the_html_part_loads_nothing_and_links_nowhere() -> None:
    page = Page(rendered(DRAFT + "\nhttps://example.org/x.png").html)
    assert page.tags <= FIXED_TAGS
    assert page.attributes <= {"lang", "charset", "name", "content", "style", "value"}


@pytest.mark.parametrize(
    "line",
    ["SHORT ANSWER", "QUESTION 2: 20610, 99213", "WHAT WOULD CHANGE THE ANSWER", "QUESTION 1: E11.9, M54.50"],
)
def test_a_line_in_capitals_is_a_heading(line: str) -> None:
    assert [group.kind for group in markup.groups(line)] == [BlockKind.HEADING]


@pytest.mark.parametrize(
    "line", ["99213", "J1885", "NO.", "Yes", "99213 and 20610", "- NCCI EDITS", "M54.50"]
)
def test_codes_and_sentences_are_no_headings(line: str) -> None:
    assert [group.kind for group in markup.groups(line)] != [BlockKind.HEADING]


def test_an_edited_text_with_windows_line_ends_reads_the_same() -> None:
    assert rendered(DRAFT.replace("\n", "\r\n")) == rendered(DRAFT)


def test_marks_that_reverse_the_reading_direction_are_dropped() -> None:
    parts = rendered("The code is \u202e31299\u202c.")
    assert "\u202e" not in parts.text + parts.html


@given(st.text())
def test_any_text_renders_to_the_same_words_in_both_parts(text: str) -> None:
    parts = rendered(text)
    said = " ".join(block.text for group in markup.groups(text) for block in group.blocks).split()
    assert Page(parts.html).words[: len(said)] == said
    assert _letters(Page(parts.html).words) == _letters(words_of_text_part(parts.text))


FRAGMENTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=y>",
    "</p><iframe>",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "&lt;b&gt;",
    '" style="',
    "\n- ",
    "\n1. ",
    "\nHEADING LINE\n",
    "<!--",
    "]]>",
    "<style>*{}</style>",
    "\x00",
    "javascript:x",
    "text ",
)
hostile = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)


@given(hostile)
def test_no_tag_of_the_input_survives_in_the_html_part(text: str) -> None:
    page = Page(rendered(text).html)
    assert page.tags <= FIXED_TAGS
    assert page.attributes <= {"lang", "charset", "name", "content", "style", "value"}


@given(hostile, hostile)
def test_a_hostile_signer_or_number_adds_no_tag(name: str, number: str) -> None:
    parts = rendering.render("Yes.", Signer(name, name), number, TEMPLATES)
    assert Page(parts.html).tags <= FIXED_TAGS


@given(st.text())
def test_the_text_part_reads_back_as_itself(text: str) -> None:
    once = markup.plain(markup.groups(text), width=10_000)
    assert markup.plain(markup.groups(once), width=10_000) == once


VALUES = {
    "acknowledgement": {"name": "Dana", "number": "C-7", "hours": "8"},
    "sign_in": {"name": "", "link": "https://consult.example.org/in?t=1", "minutes": "15"},
    "ask_back": {
        "subject": "Knee",
        "name": "Dana",
        "number": "C-7",
        "questions": "1. Which knee?\n2. Which payer?",
    },
    "decline": {"subject": "Re: Knee", "name": "", "number": "C-7", "reason": "This is a legal question."},
    "oversize": {"subject": "Knee", "name": "Dana", "number": "C-7", "limit": "10 MB"},
}


@pytest.mark.parametrize("kind", VALUES)
def test_every_kind_of_mail_renders_with_subject_text_and_html(kind: str) -> None:
    mail = rendering.mail(kind, TEMPLATES, **VALUES[kind])
    assert mail.subject
    assert "\n" not in mail.subject
    assert Page(mail.html).words == words_of_text_part(mail.text)


def test_a_line_break_in_a_subject_cannot_begin_another_header_field() -> None:
    values = VALUES["decline"] | {"subject": "Knee\r\nBcc: all@example.org"}
    assert rendering.mail("decline", TEMPLATES, **values).subject == "Re: Knee Bcc: all@example.org"


def test_a_reply_prefix_is_written_once() -> None:
    assert rendering.mail("decline", TEMPLATES, **VALUES["decline"]).subject == "Re: Knee"
    assert rendering.subject("Knee", TEMPLATES) == "Re: Knee"
