"""What stands before an item of a list: a number, a letter, a dash, or `First:`."""

from __future__ import annotations

NUMBER = r"\(?\d{1,2}[.)]"
LETTER = r"\(?[a-h]\)"
DASH = r"[-*•–]"
COUNT = r"(?:first|second|third|fourth|fifth)(?: question| one)?\s*:"
