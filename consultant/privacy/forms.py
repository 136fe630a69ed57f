"""What an identifier's form alone tells, no label before it: addresses of machines, links, numbers, streets."""

from __future__ import annotations

import re

from consultant.privacy import patterns as p
from consultant.privacy import spoken

SPELLED_EMAIL = re.compile(rf"(?<![\w.]){spoken.EMAIL}")
HANDLE = re.compile(
    r"@(?<![\w.@/].)(?![\w.-]*\.(?:com|org|net|edu|gov|example"
    r"|test)\b)(?:(?=[a-z._]{0,29}[0-9._])[a-z][\w.]{2,29}(?<=\w)|(?:(?<=: @)|(?<=is @))\w{3,30})"
)
"""A name on a social network; `@Amy` addresses a colleague."""
EMAIL = re.compile(
    r"(?P<email>(?<![\w.+-])[\w.+-]{1,64}+@[A-Za-z0-9-]{1,63}(?>(?:\.[A-Za-z0-9-]{1,63}){1,5}))"
)
LINK = re.compile(
    r"(?P<url>(?:https?://|www\.)(?=[^\s]{0,200}(?:(?<!out)(?<!in)patient|mychart|portal|chart|record|facebook|instagram|mrn|/u/[0-9]|/results?/|[?&](?:pid|dob|patient)=))"
    r"[^\s<>\"]{1,300}[^\s<>\".,;:)!?])"
)
"""A link that leads to a person; a link to a rule or a publisher is none."""

NUMBERED_LINK = re.compile(
    r"https?://(?![^/\s]{0,80}(?:\.gov|\.mil|cms|medicare|medicaid|ama-|aapc|ahima|noridian|palmetto|novitas|wps|ngs|cgs|fcso|aetna|uhc"
    r"|united|cigna|humana|anthem|bcbs|blue))[^\s<>\"/]{1,80}/(?=[^\s<>\"]{0,80}[0-9]{3})[^\s<>\"]{1,200}[^\s<>\".,;:)!?]"
)
"""A link with a number on it that leads to no publisher, authority or payer: somebody's, where a person is named."""

SPACED_SSN = re.compile(
    r"(?<![\w.-])(?<![0-9] )(?!000|666|9)[0-9]{3} (?!00)[0-9]{2} (?!0000)[0-9]{4}(?![\w-]| [0-9])"
)
"""A social security number with blanks, which other numbers look like too."""
NUMBER_START = re.compile(r"[(+0-9](?<![0-9A-Za-z$*#.@/-].)(?<!(?=[0-9]{4}(?![0-9]{0,2} [A-Z0-9])).)")
"""Where a number begins that may be one of these; of four digits and more it can only be a street number."""
BARE = re.compile(
    r"(?P<ssn>(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![0-9A-Za-z-]))"
    rf"|(?P<member_id>(?:{p.MBI}|[0-9]{{3}}-[0-9]{{2}}-[0-9]{{4}}[A-Z][0-9]?)(?![0-9A-Za-z]))"
    r"|(?P<account>[3-6][0-9]{3}(?:[ -][0-9]{4}){3}(?![0-9A-Za-z-]))"
    rf"|(?P<phone>{p.PHONE}|{p.FOREIGN_PHONE})"
    r"|(?P<ip>(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9]|\.[0-9])|(?=[0-9a-f:]{0,30}::|(?:[0-9a-f]{1,4}:){7})[0-9a-f]{1,4}(?::{1,2}[0-9a-f]{1,4}){2,7}(?![0-9a-z:]))"
    rf"|(?P<age>(?:9[0-9]|1[01][0-9])(?=[ -]?{p.OLD}| yrs?\b(?=[,.;)\n]|\Z)"
    r"| years?(?:[,;)]| (?:came|come|with|who|female|male|woman|man)\b)))"
    rf"|(?P<address>{p.STREET_ADDRESS}|{p.PLACE_ADDRESS})"
)
"""Kinds told by the form of a number alone, tried at every `NUMBER_START`; the group's name is the kind."""
