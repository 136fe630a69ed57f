"""Tables pasted into a mail: a header row tells what the cells below hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.codes.modifiers import known_modifiers
from consultant.codes.tables import words

_ROLES = {
    "code": "cpt hcpcs code codes procedure proc px cptcode service cpt® cdt fl44 24d",
    "modifier": "mod mods modifier modifiers mod1 mod2 mod3 mod4 m1 m2",
    "units": "units unit qty quantity un u count days fl46 24g",
    "diagnosis": "dx icd icd10 icd-10 icd-10-cm diagnosis dx1 dx2 diag ptr pointer 24e fl67",
    "pos": "pos place 24b",
    "revenue": "rev revenue fl42",
    "reason": "carc reason denial adj adjustment",
    "other": """
        total net resp copay coins deductible rendering facility
        dos date charge charges amount amt paid allowed fee billed zip phone npi account acct claim line # no id mrn row seq
        member patient name balance ln date(s) from to description desc notes status provider dob fl43 fl45 fl47 24a 24c 24f 24j
    """,
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_WIDE = re.compile(r"\S++(?>(?: \S++)*)")
_RULE = re.compile(r"[\s|:+=-]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what its column holds, and the span of its content in the clean text."""

    role: str
    start: int
    end: int


def read_rows(text: str) -> list[list[Cell]]:
    """The rows below every header row, cells in order; columns by sign (`|`, tab, `;`, `,`) or by wide spaces."""
    if "\n" not in text:
        return []
    hints = [match.start() for match in _HINT.finditer(text.lower())]
    rows = _rows_below_heads(text, hints) if hints else []
    return rows or (read_bare_rows(text) if len(_BARE_LINE.findall(text)) > 1 else [])


def _rows_below_heads(text: str, hints: list[int]) -> list[list[Cell]]:
    """The rows below every header row; `hints` are the places of words that a header row has at least one of."""
    rows: list[list[Cell]] = []
    roles: list[tuple[str, int]] = []
    splitter = ""
    hint, start = 0, text.rfind("\n", 0, hints[0]) + 1
    for line in text[start:].split("\n"):
        end = start + len(line)
        header = _header(line) if hint < len(hints) and hints[hint] < end else None
        if header:
            splitter, roles = header
        elif roles and not line.strip():
            roles = roles if splitter == "|" else []
        elif roles and not _RULE.fullmatch(line):
            cells = _row(line, splitter, roles, start)
            roles = roles if cells or splitter else []
            rows += [cells] if cells else []
        start = end + 1
        while hint < len(hints) and hints[hint] < start:
            hint += 1
    return rows


_HINT = re.compile("cpt|hcpc|code|proc|px|service|fl ?44|24d|mrn|phone|ext|invoice|serial|asset|badge")


def _header(line: str) -> tuple[str, list[tuple[str, int]]] | None:
    """The separator and the roles with their columns' begin, when at least two cells name a column and one of them the code."""
    if len(line) > 300 or "?" in line or _SENTENCE.search(line):
        return None
    for splitter in ("|", "\t", ";", ",", ""):
        if splitter not in line:
            continue
        cells = _split(line, splitter)
        if max(len(content) for content, _ in cells) > _LONGEST_HEAD:
            continue
        roles = [(_role(content), start) for content, start in cells]
        named = [role for role, _ in roles if role]
        filled = sum(1 for content, _ in cells if content)
        spaced = bool(splitter) or "  " in line or len(set(named)) > 2
        if spaced and len(set(named)) > 1 and "code" in named and len(named) >= filled - 1:
            return splitter, roles
        if splitter and "code" not in named and _names_other_things(cells):
            return splitter, [("other", start) for _, start in roles]
    return None


def _names_other_things(cells: list[tuple[str, int]]) -> bool:
    """Whether at least two columns, and all but one, hold names and numbers of an office, so that no cell is a code."""
    named = sum(
        1 for content, _ in cells if content.lower().rstrip(" #:.").removesuffix(" no") in _OTHER_THINGS
    )
    return named > 1 and named >= len(cells) - 1


_OTHER_THINGS = words(
    """
    name mrn phone ext extension fax invoice due asset tag room serial dob dept department badge employee address zip city
    email amount total date account acct balance seat locker model vendor title
    """
) | {"asset tag", "employee id", "room number", "serial number", "invoice number", "first name", "last name"}
_LONGEST_HEAD = 30
"""Characters of what a column is called; a piece of a sentence is longer."""
_SENTENCE = re.compile(r"[a-z]{4}\. ")
"""The end of a sentence; an abbreviation such as "No." is shorter."""


def _role(content: str) -> str:
    """What a head names, by its words: "Days/Units", "FL 42", "Mod 1"; the first that is known decides."""
    words = (
        _LOCATOR.sub("fl", content.lower().replace("(s)", ""))
        .replace("/", " ")
        .replace("_", " ")
        .strip(" *:.")
        .split()
    )
    if not words or len(words) > 4:
        return ""
    if words[0] == "#" and len(words) > 1:  # `# Units`
        del words[0]
    return next((_ROLE_OF[word] for word in words if word in _ROLE_OF), "")


_LOCATOR = re.compile(r"\bfl ")


def _split(line: str, splitter: str) -> list[tuple[str, int]]:
    """Contents of the cells, trimmed, with their places in the line."""
    if not splitter:
        wide = [(match[0], match.start()) for match in _WIDE.finditer(line)]
        return wide if len(wide) > 1 else [(match[0], match.start()) for match in re.finditer(r"\S++", line)]
    cells, place = [], 0
    for piece in _pieces(line, splitter):
        content, at = piece.strip(), place + len(piece) - len(piece.lstrip())
        if len(content) > 1 and content[0] == content[-1] == '"':
            content, at = content[1:-1], at + 1
        cells.append((content, at))
        place += len(piece) + 1
    return cells


def _pieces(line: str, splitter: str) -> list[str]:
    """The line cut at its separators, but not at those between quotation marks (RFC 4180 section 2)."""
    pieces: list[str] = []
    for piece in line.split(splitter):
        if pieces and pieces[-1].count('"') % 2:
            pieces[-1] += splitter + piece
        else:
            pieces.append(piece)
    return pieces


def _row(line: str, splitter: str, roles: list[tuple[str, int]], start: int) -> list[Cell]:
    cells = _split(line, splitter)
    if len(cells) == len(roles):
        return [
            Cell(role, start + at, start + at + len(content))
            for (content, at), (role, _) in zip(cells, roles, strict=True)
        ]
    if splitter or not 2 <= len(cells) < len(roles):
        return []
    return [
        Cell(_nearest(at, len(content), roles), start + at, start + at + len(content))
        for content, at in cells
    ]


def _nearest(at: int, length: int, roles: list[tuple[str, int]]) -> str:
    """The role of the column that begins nearest to the cell, which is how aligned columns are read."""
    return min(roles, key=lambda role: abs(role[1] - at))[0]


def read_bare_rows(text: str) -> list[list[Cell]]:
    """The rows of a table without a head: two lines or more that follow each other, each a code, modifiers, units or amounts."""
    rows: list[list[Cell]] = []
    block: list[list[Cell]] = []
    start = 0
    for line in text.split("\n"):
        row = _bare_row(line, start) if 7 < len(line) < 120 else []
        if row:
            block.append(row)
        else:
            rows += block if len(block) > 1 else []
            block = []
        start += len(line) + 1
    return rows + (block if len(block) > 1 else [])


_BARE_LINE = re.compile(
    r"^[^a-z\n]{0,20}\b[0-9A-V][0-9]{3}[0-9FTU][\"]? *(?:\t|  |[,;|])[^a-z\n]*$", re.MULTILINE
)
"""A line that may be such a row: the rest is only done when two of them are there."""
_BARE_CODE = re.compile(r"[0-9]{4}[0-9FTU]|[A-CEGHJ-MP-V][0-9]{4}")
_CELL = re.compile(r"(?>(?:[^\s,;|]++(?>(?: [^\s,;|]++)*))?)")
_SIGN = re.compile(r" *\t *| {2,}| *[,;|] *")
_CONTENTS = (
    ("code", _BARE_CODE),
    (
        "other",
        re.compile(
            r"|\$ ?[0-9,]+(?:\.[0-9]{2})?|[0-9,]+\.[0-9]{2}|[0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{2,4}|[A-D](?:[, ]?[A-D])*"
        ),
    ),
    ("diagnosis", re.compile(r"[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?")),
    ("units", re.compile(r"[1-9][0-9]{0,2}")),
)


def _bare_row(line: str, start: int) -> list[Cell]:
    """The cells of one line, when it has one code, at least one cell more, and nothing unknown; else none."""
    cells: list[Cell] = []
    line = _QUOTED.sub(_unquoted, line) if '"' in line else line
    place = len(line) - len(line.lstrip())
    while place <= len(line):
        match = _CELL.match(line, place)
        content, end = (match[0].rstrip(), match.end()) if match else ("", place)
        role = _role_of_content(content, cells)
        if not role:
            return []
        cells.append(Cell(role, start + place, start + place + len(content)))
        sign = _SIGN.match(line, end)
        if sign is None:
            break
        place = sign.end()
    roles = [cell.role for cell in cells]
    return cells if roles.count("code") == 1 and roles.count("units") + roles.count("modifier") > 0 else []


_QUOTED = re.compile(r'"([^"]{0,40})"')


def _unquoted(cell: re.Match[str]) -> str:
    """A quoted cell as long as it was, without its marks, and with no comma inside that would part it."""
    return f" {cell[1].replace(',', '0')} "


def _role_of_content(content: str, before: list[Cell]) -> str:
    if content in known_modifiers and any(cell.role == "code" for cell in before):
        return "modifier"
    return next((role for role, pattern in _CONTENTS if pattern.fullmatch(content)), "")
