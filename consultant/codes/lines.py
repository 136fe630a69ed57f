"""Lines of a mail by what they are: quoted, signature, disclaimer, header; read where no parsed message says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

_ATTRIBUTION = re.compile(
    r"^(?:On\b[^\n]{5,200}\bwrote:|-{2,}\s*Original Message\s*-{2,}|_{20,})[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_REPLIED = re.compile(
    r"^From:[^\n]*\n(?:(?:Sent|Date|To|Cc):[^\n]*\n){1,5}Subject:[ \t]*Re:", re.MULTILINE | re.IGNORECASE
)
"""The header block that some programs put above the mail that is answered; above a forwarded one the subject says FW."""
_SIGN_OFF = re.compile(
    r"^[ \t]*+(?=[TKWBSCRVMYtkwbscrvmy])(?i:many thanks|thanks(?: again| so much| in advance| much)?"
    r"|thank you(?: very much| so much)?|thx|(?:kind"
    r" |best |warm |with )?regards"
    r"|best(?: wishes)?|sincerely|cheers|respectfully|warmly|v/r|ty|yours(?: truly| sincerely)?)[ \t]*+"
    r"(?:[,.!-]++[ \t]*+(?>(?:(?:[A-Z][A-Za-z.'-]{0,30}+|\[NAME [0-9]+\])[ \t,]*+){0,6}))?$",
    re.MULTILINE,
)
_DASHES = re.compile(r"^--[ \t]*$", re.MULTILINE)
_DISCLAIMER = re.compile(
    r"^[^\n]{0,20}(?:confidential|disclaimer|this (?:e-?mail|message|communication"
    r"|transmission)\b[^\n]{0,60}(?:confidential|intended|privileged|may contain|viruses|scanned)|privileged and)",
    re.MULTILINE | re.IGNORECASE,
)
_HEADER = re.compile(
    r"^>*[ \t]*(?:From|To|Cc|Bcc|Sent|Date|Reply-To|Message-ID|Tel|Phone|Fax|Office|Cell|Direct|Mobile|Address):[^\n]*+$",
    re.MULTILINE | re.IGNORECASE,
)
_RESUMES = re.compile(r"\?|^\s*p\.?\s?s\b|^>|^-{2,}", re.IGNORECASE)
_LONGEST_SIGNATURE = 10
_LONGEST_LINE = 240
"""Characters of a line of a signature that has bars between its parts."""


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of earlier mail: lines with `>` and all that follows an attribution line; a forwarded mail is not quoted."""
    spans = []
    if ">" in text:
        spans = _marked(text)
    match = _REPLIED.search(text, 1) if "\nFrom:" in text else None
    if match is None and ("wrote:" in text or "riginal " in text or "____" in text):
        match = _ATTRIBUTION.search(text)
    if match and not _FORWARDED.fullmatch(text, 0, match.start()) and not _marked_below(text, match.end()):
        spans = [span for span in spans if span[0] < match.start()] + [(match.start(), len(text))]
    return tuple(spans)


def _marked(text: str) -> list[tuple[int, int]]:
    """Lines with `>`, but not those right under a line that says that they are forwarded."""
    spans, forwarded, end = [], False, -1
    for match in re.finditer(r"^[ \t]{0,3}>[^\n]*+", text, re.MULTILINE):
        if end < 0 or text[end : match.start()].strip():
            above = text[: match.start()].rstrip().rpartition("\n")[2] if match.start() < _FAR else ""
            forwarded = _FORWARDS.match(above) is not None
        end = match.end()
        if not forwarded:
            spans.append(match.span())
    return spans


_FORWARDS = re.compile(
    r"[ \t]*(?:please see |see )?(?:fwd?|fw|forward(?:ed|ing)?)\b(?![^\n]*wrote:)", re.IGNORECASE
)
_FAR = 20_000
"""Characters up to which a line above is looked at: a forwarded question stands at the head of a mail."""
_FORWARDED = re.compile(r"\s*(?:(?:subject: *)?fwd?:[^\n]*\s*)?", re.IGNORECASE)
"""Above an earlier mail these leave all of it the writer's question: nothing, or the subject of a forwarded one."""


def signature_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Signatures: from a sign-off or `-- ` over the writer's contact lines. Ordered, disjoint."""
    if "\n" not in text:
        return ()
    return _merged(_signatures(text))


def closed_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Signatures, disclaimers and mail header lines: no bare number there is a code. Ordered, disjoint."""
    if "\n" not in text:
        return ()
    spans = [*_signatures(text)]
    lower = text.lower()
    if any(word in lower for word in _DISCLAIMING):
        spans += _disclaimers(text)
    if ":" in text:
        spans += [match.span() for match in _HEADER.finditer(text)]
    return _merged(spans) if spans else ()


_DISCLAIMING = ("confidential", "disclaimer", "privileged", "intended", "viruses", "scanned")


@lru_cache(maxsize=2)
def _signatures(text: str) -> tuple[tuple[int, int], ...]:
    """Where writers sign; kept for a moment, because codes and identifiers of one mail are read one after the other."""
    spans: list[tuple[int, int]] = []
    for match in _SIGN_OFF.finditer(text):
        if not spans or match.start() >= spans[-1][1]:
            spans.append(_signature(text, match.start(), match.end()))
    if "\n--" in text or text.startswith("--"):
        spans += [_signature(text, match.start(), match.end()) for match in _DASHES.finditer(text)]
    spans += _signatures_with_credentials(text, spans)
    return (*spans, *_contact_blocks(text))


def _signatures_with_credentials(text: str, known: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Signatures that begin with a coder's name and credentials, where no known one is yet."""
    if _CREDENTIAL.search(text) is None:
        return []
    signed = _merged(known)
    starts = [start for start, _ in signed]
    spans: list[tuple[int, int]] = []
    end = 0
    for match in _CREDENTIALS.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if match.start() >= end and not (at >= 0 and match.start() < signed[at][1]):
            spans.append(_signature(text, match.start(), match.end()))
            end = spans[-1][1]
    return spans


_CREDENTIAL = re.compile(
    r", ?(?:CPC|COC|CIC|CRC|CPMA|CPB|CPPM|CPCO|CHC|CHPC|CHRC|CDEO|CCS"
    r"|CCA|CDIP|CCDS|CFPC|CGSC|CEDC|CRCR|CHFP|RHIA|RHIT|CEMC|COSC|RN|BSN|MSN|MHA|MBA|FACHE|FHFMA)(?:-[A-Z]{1,3})?"
)
_CREDENTIALS = re.compile(rf"(?<=\n)[A-Z][A-Za-z.' -]{{2,40}}(?:{_CREDENTIAL.pattern})+[ \t]*$", re.MULTILINE)
"""A line with a name and credentials of the office: the writer's, and what follows are contact lines."""


def _contact_blocks(text: str) -> list[tuple[int, int]]:
    """Signatures without a sign-off: paragraphs of short lines with a phone or mail address and somebody's post or firm."""
    blocks: list[tuple[int, int]] = []
    places = [match.start() for match in _PHONE.finditer(text)]
    if "@" in text:
        places = sorted(places + [match.start() for match in _AT.finditer(text)])
    looked_at = -1
    for place in places:
        if place < looked_at:
            continue
        start, looked_at = _block_around(text, place)
        block = text[start:looked_at]
        if ("\n" in block or "|" in block or "\u00b7" in block) and _OF_A_FIRM.search(block):
            blocks.append((start, looked_at))
    return blocks


def _block_around(text: str, place: int) -> tuple[int, int]:
    """The short lines without a word about patients or codes that stand around a place; empty when its own line is none."""
    start = text.rfind("\n", 0, place) + 1
    end = start
    for _ in range(_LONGEST_SIGNATURE):
        following = text.find("\n", end)
        following = len(text) if following < 0 else following
        if not _is_of_block(text[end:following]):
            break
        end = following + 1
    for _ in range(_LONGEST_SIGNATURE if end > start else 0):
        before = text.rfind("\n", 0, max(start - 1, 0)) + 1
        if (
            before == start
            or not _is_of_block(text[before : start - 1])
            or text[before : start - 1].rstrip()[-1] in ".!:,"
        ):
            break
        start = before
    return start, min(max(end - 1, start), len(text))


def _is_of_block(line: str) -> bool:
    return (
        0 < len(line) <= (_LONGEST_LINE if "|" in line else 100)
        and not line.isspace()
        and _NO_CONTACT.search(line) is None
    )


_PHONE = re.compile(r"[-.](?<=[0-9]{3}.)(?=[0-9]{4}\b)")
_AT = re.compile("@")
_OF_A_FIRM = re.compile(
    r"\b(?:CPC(?:-[A-Z]{1,3})?|COC|CIC|CRC|CPMA|CPB|CPPM|CCS(?:-P)?|CCA|RHI[AT]|CEMC|COSC|MD|DO|NP|RN|PA-C|DPM|DC|LCSW|MBA|FACP|DDS|DMD|LPN|HIM|RCM|NPI"
    r"|LLC|LLP|Inc|PLLC|P\.?C|(?i:manager|mgr|supervisor|director|coordinator|administrator|specialist|analyst|lead|auditor"
    r"|biller|coder|receptionist|assistant|consultant|billing|coding|front desk|clinic|associates|group|hospital|center|health"
    r"|healthcare|medical|orthop(?:a?edics)?|ortho|cardiology|dermatology|pediatrics|family practice|urgent care|partners"
    r"|services|surgery|neurosurgery|surgical|dental|medicine|institute|network|university|physicians|fax|f:|department|dept|office|ste|suite))\b"
)
"""A credential, a post or a firm: the writer's, where phone numbers stand around it."""
_NO_CONTACT = re.compile(
    r"\?|^subject:|\b(?:patients?|pts?|dob|mrn|ssn|member|subscriber|insured|dx|icd|cpt|hcpcs|modifiers?|mod|units?|dos|denied|billed|diagnosis"
    r"|born|guarantor|account|acct)\b",
    re.IGNORECASE,
)


def _marked_below(text: str, place: int) -> bool:
    """Whether the lines under an attribution carry `>` themselves; then these marks say what is quoted."""
    return text[place : place + 3].strip("\r\n \t").startswith(">")


def _disclaimers(text: str) -> list[tuple[int, int]]:
    """From each line of a disclaimer to the end of its paragraph."""
    spans: list[tuple[int, int]] = []
    match = _DISCLAIMER.search(text)
    while match:
        end = text.find("\n\n", match.start())
        spans.append((match.start(), len(text) if end < 0 else end))
        match = _DISCLAIMER.search(text, spans[-1][1])
    return spans


def _signature(text: str, start: int, end: int) -> tuple[int, int]:
    """From a sign-off over the short lines below, until somebody speaks again."""
    for _ in range(_LONGEST_SIGNATURE):
        following = text.find("\n", end + 1)
        line = text[end:] if following < 0 else text[end:following]
        if len(line) > (_LONGEST_LINE if "|" in line else 120) or _RESUMES.search(line.strip()):
            break
        end = len(text) if following < 0 else following
        if following < 0:
            break
    return start, end


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return tuple(merged)
