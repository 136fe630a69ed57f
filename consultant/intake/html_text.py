"""HTML mail read as text: lines where a reader sees lines, cells of a row parted by tabs, quoted mail marked by `>`."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SKIPPED = frozenset(
    {"script", "style", "head", "title", "meta", "link", "template", "noscript", "object", "svg"}
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre"})
_BLOCKS = _SPACED | {
    *(
        "address",
        "article",
        "aside",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dt",
        "fieldset",
        "figure",
        "footer",
    ),
    *("form", "header", "hr", "html", "li", "main", "nav", "section", "tbody", "tfoot", "thead", "tr"),
}
_CELLS = frozenset({"td", "th"})
_CLOSED_BY_OTHERS = frozenset(
    {
        "p",
        "td",
        "th",
        "tr",
        "li",
        "dd",
        "dt",
        "br",
        "img",
        "hr",
        "meta",
        "link",
        "input",
        "col",
        "option",
        "area",
        "base",
        "wbr",
    }
    | {"tbody", "thead", "tfoot", "colgroup", "html", "body", "head"}
)
"""Elements that never hold others, or whose end tag may be left out (HTML Living Standard, section 13.1.2.4)."""
_QUOTES = frozenset(
    {
        "gmail_quote",
        "gmail_quote_container",
        "yahoo_quoted",
        "protonmail_quote",
        "tutanota_quote",
        "zmail_extra",
    }
)
"""Classes by which mail programs mark the answered mail where they write no `blockquote`."""
_SIGNATURES = frozenset(
    {"gmail_signature", "moz-signature", "signature", "x_signature", "ms-outlook-mobile-signature"}
)
_COPIED_FIELDS = frozenset(
    {"divrplyfwdmsg", "x_divrplyfwdmsg", "outlookmessageheader", "mail-editor-reference-message-container"}
)
"""Classes and identifiers of a signature, and of the header fields above an answered or forwarded mail."""
_RULE = "________________________________"
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
_MOST_OPEN = 1_500
_MOST_TAGS = 60_000
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DEEPEST = 400
"""Elements below this depth are read as one run of text."""

_DEEPEST_CELL = 60
_LONGEST_CELL = 160


def html_text(html: str) -> str:
    """The text of a page; never fails, entities resolved, hidden parts left out."""
    tree = LexborHTMLParser(_readable(html))
    if tree.root is None:
        return ""
    page = _Page()
    _walk(tree.root, page)
    return page.text()


def _readable(html: str) -> str:
    """The page; from where it nests deeper, or has more tags, than any mail program writes, its words without tags.

    Parsers are quadratic in depth.
    """
    depth = 0
    for count, tag in enumerate(_TAG.finditer(html)):
        if tag[2].lower() not in _CLOSED_BY_OTHERS:
            depth += -1 if tag[1] else 1
        if depth > _MOST_OPEN or count > _MOST_TAGS:
            return html[: tag.start()] + _ANY_TAG.sub(" ", html[tag.start() :])
    return html


class _Page:
    """Lines under construction."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line = ""
        self.quote = 0
        self.kept_blanks = 0

    def write(self, text: str) -> None:
        if self.kept_blanks:
            first, *rest = text.split("\n")
            self.line += first
            for line in rest:
                self.end_line(force=True)
                self.line = line
            return
        text = _BLANKS.sub(" ", text)
        self.line += text.lstrip(" ") if not self.line or self.line[-1] in " \t" else text

    def cell(self) -> None:
        if self.line.strip():
            self.line = self.line.rstrip(" ") + "\t"

    def end_line(self, *, force: bool = False) -> None:
        line = self.line.rstrip()
        if line or force:
            self.lines.append("> " * self.quote + line)
        self.line = ""

    def space(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(("> " * self.quote).rstrip())

    def rule(self, line: str = _RULE) -> None:
        """A line of its own, not twice in a row."""
        self.end_line()
        if not self.lines or self.lines[-1].strip("> ") != line.strip():
            self.lines.append("> " * self.quote + line)

    def text(self) -> str:
        self.end_line()
        return "\n".join(self.lines).strip("\n")


def _walk(root: LexborNode, page: _Page) -> None:
    """Depth first with an own stack, so that nesting costs no recursion; a string on the stack closes that element."""
    stack: list[tuple[LexborNode, int] | str] = [(root, 0)]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            _close(item, page)
            continue
        node, depth = item
        tag = node.tag or ""
        if tag == "-text":
            page.write(node.text(deep=False) or "")
        elif tag in _CELLS and depth < _DEEPEST_CELL and (cell := _short_cell(node)) is not None:
            page.write(cell)
            page.cell()
        elif tag and not tag.startswith(("-", "!")) and tag not in _SKIPPED and not _hidden(node):
            tag = _marked(node, tag, page)
            _open(tag, page)
            stack.append(tag)
            if depth >= _DEEPEST:
                page.write(node.text(deep=True, separator=" "))
            else:
                stack.extend((child, depth + 1) for child in reversed(list(node.iter(include_text=True))))


def _marked(node: LexborNode, tag: str, page: _Page) -> str:
    """What mail programs say by class or id: `blockquote` for an answered mail; lines where fields or a signature begin."""
    names = {*(node.attributes.get("class") or "").lower().split(), (node.attributes.get("id") or "").lower()}
    if (
        names & _QUOTES
        and node.css_first("blockquote") is None
        and not node.text(deep=True).lstrip().startswith("-----")
    ):
        return "blockquote"
    if names & _COPIED_FIELDS:
        page.rule()
    elif names & _SIGNATURES and node.text(deep=True).strip():
        page.rule("-- ")
    return tag


def _short_cell(node: LexborNode) -> str | None:
    """The text of a cell of a data table on one line; None for a cell that lays out a page, which is read as blocks."""
    if not _has_neighbour(node) or node.css_first("table, blockquote, ul, ol") is not None:
        return None
    text = _BLANKS.sub(" ", node.text(deep=True, separator=" ")).strip()
    return text if len(text) <= _LONGEST_CELL else None


def _has_neighbour(cell: LexborNode) -> bool:
    for step in ("next", "prev"):
        other = getattr(cell, step)
        while other is not None and other.tag not in _CELLS:
            other = getattr(other, step)
        if other is not None:
            return True
    return False


def _hidden(node: LexborNode) -> bool:
    style = (node.attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "mso-hide:all" in style


def _open(tag: str, page: _Page) -> None:
    if tag == "br":
        page.end_line(force=True)
    elif tag == "hr":
        page.end_line()
        page.rule()
    elif tag in _BLOCKS:
        _open_block(tag, page)


def _open_block(tag: str, page: _Page) -> None:
    if tag in _SPACED:
        page.space()
    elif not (tag in ("div", "p") and page.line.endswith("\t")):
        page.end_line()
    if tag == "li":
        page.write("- ")
    page.quote += tag == "blockquote"
    page.kept_blanks += tag == "pre"


def _close(tag: str, page: _Page) -> None:
    if tag in _CELLS:
        page.cell()
    elif tag in _BLOCKS:
        page.end_line()
        page.quote -= tag == "blockquote"
        page.kept_blanks -= tag == "pre"
        if tag in _SPACED:
            page.space()
