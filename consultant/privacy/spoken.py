"""What values look like when they are dictated or spelled out: digits, dates, e-mail addresses in words."""

from __future__ import annotations

_ONES = "zero|oh|one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    "|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
DIGIT = rf"(?i:{_ONES})"
"""A digit as a word."""
DIGITS = rf"(?:{DIGIT}[ ,-]{{1,2}}){{3,14}}{DIGIT}\b"
"""Four digits and more, one word each."""
_NUMBER = rf"(?:{_ONES}|{_TEENS}|(?:{_TENS})(?:[ -](?:{_ONES}|{_ORDINALS}))?|{_ORDINALS}|hundred|thousand)"
DATE = (
    rf"(?i:(?=(?:[a-z]+[ ,-]{{1,2}}){{2}})(?:(?:{_NUMBER}|{_MONTHS}|[0-9]{{1,2}}(?:st"
    rf"|nd|rd|th)?)\b(?:(?:,? (?:the|of|and))* |, |-|,? (?=[0-9]))){{2,6}}"
    rf"(?:{_NUMBER}\b|(?:19|20)[0-9]{{2}}(?![0-9])))"
)
"""A date in words (`six twelve fifty-three`, `the ninth of March, 1944`): three words of numbers and months or more."""
EMAIL = (
    r"(?i:(?:[a-z0-9_-]{1,30} ?(?:\(dot\)| dot ) ?){0,3}[a-z0-9._-]{2,30} ?(?:\(at\)|\[at\]| at ) ?[a-z0-9-]{2,30}"
    r"(?: ?(?:\(dot\)|\[dot\]| dot ) ?[a-z]{2,10}){1,3}\b)"
)
"""A mail address spelled out (`jim dot lee at example dot com`)."""
