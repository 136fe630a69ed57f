"""The words of the mails: Jinja2 is used here and nowhere else outside the web pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

EMAIL_FOLDER = Path(__file__).resolve().parent.parent / "templates" / "email"

SENTENCES = "finding/"
"""The templates whose blocks are single sentences."""


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


class MailTemplates:
    """Renders the templates of one folder; each is compiled once. Undefined names raise, HTML alone is escaped."""

    def __init__(self, folder: Path = EMAIL_FOLDER) -> None:
        self._plain = _environment(folder, escape=False, trim=True)
        self._escaped = _environment(folder, escape=True, trim=True)
        # A sentence is put on one line anyway; there, a line break after a tag has to stay a space.
        self._spaced = _environment(folder, escape=False, trim=False)

    def compile(self) -> None:
        """Every sentence that a reply may hold, so that no question waits for that: half a second."""
        for name in self._spaced.list_templates(filter_func=lambda name: name.startswith(SENTENCES)):
            self._spaced.get_template(name)

    def text(self, name: str, values: Mapping[str, Any]) -> str:
        """The template as plain text, its line breaks kept."""
        return self._plain.get_template(name).render(values)

    def html(self, name: str, values: Mapping[str, Any]) -> str:
        """The template as HTML; every value is escaped."""
        return self._escaped.get_template(name).render(values)

    def sentence(self, name: str, block: str, values: Mapping[str, Any]) -> str:
        """One block of a template as a single line; empty when the template has no such block."""
        return self.sentences(name, (block,), values)[block]

    def sentences(self, name: str, blocks: Sequence[str], values: Mapping[str, Any]) -> dict[str, str]:
        """Several blocks of a template, by their names, each as `sentence` gives it."""
        template = self._spaced.get_template(name)
        every = {**template.globals, **values}  # what `new_context` would copy name by name
        context = template.new_context(every, shared=True)
        written = {block: template.blocks[block] for block in blocks if block in template.blocks}
        lines = {block: " ".join("".join(write(context)).split()) for block, write in written.items()}
        return {block: lines.get(block, "") for block in blocks}


def _environment(folder: Path, *, escape: bool, trim: bool) -> Environment:
    made = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=escape,
        trim_blocks=trim,
        lstrip_blocks=trim,
        auto_reload=False,
        cache_size=-1,  # they are a few hundred files, and never change
    )
    made.filters["listed"] = listed
    return made
