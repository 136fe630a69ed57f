"""What stands before an item of a list: a number, a letter, a dash, `First:`, `Question 1:`."""

from __future__ import annotations

NUMBER = r"\(?\d{1,2}[.)]"
LETTER = r"\(?[a-h]\)"
DASH = r"[-*•–]"
_ORDINAL = r"(?:first|second|third|fourth|fifth)"
COUNT = rf"{_ORDINAL}(?: question| one| thing)?\s*:"
NAMED = r"(?:(?:question|item|query|q|part|point|case|scenario) ?#? ?|#)\d{1,2} ?[.:)]"
"""The number behind a word or a sign."""
ROMAN = r"\(?(?:i{1,3}|iv|v)\)"
WORDED = r"(?:one|two|three|four|five)[,:)]"
COLON = r"\d{1,2}:"
SIGNED = r"#\d{1,2}\b"
"""The same without a stop: at the head of a line only, for `lines #1 and #2` are no items."""
TOLD_OFF = r"(?-i:First|Second|Third|Fourth|Finally|Lastly)(?:ly)?,"
"""An item as a sentence tells it off; only where another one follows."""
