"""Segments of claims and messages that carry a person (ASC X12 837, 835, 270: NM1, DMG, N3, CLM, CLP, REF; HL7: PID)."""

from __future__ import annotations

import re

from consultant.model.codes import IdentifierKind as Kind

_SEGMENTS = (
    (Kind.NAME, r"NM1\*(?:IL|QC|74)\*1\*(?P<value>[^*~\n]{1,60}\*[^*~\n]{0,35}(?:\*[^*~\n]{1,25})?)"),
    (
        Kind.MEMBER_ID,
        r"NM1\*(?:IL|QC)\*1\*[^*~\n]{0,60}\*[^*~\n]{0,35}\*[^*~\n]{0,25}\*[^*~\n]{0,10}\*[^*~\n]{0,10}\*(?:MI|HN|II|MR|C1|MC)\*(?P<value>[^*~\n]{2,80})",
    ),
    (Kind.SSN, r"NM1\*(?:IL|QC)\*1(?:\*[^*~\n]{0,60}){5}\*34\*(?P<value>[0-9-]{9,11})"),
    (Kind.SSN, r"REF\*SY\*(?P<value>[0-9-]{9,11})"),
    (Kind.DOB, r"DMG\*D8\*(?P<value>[0-9]{8})"),
    (Kind.ADDRESS, r"(?<=[\n~])N3\*(?P<value>[^*~\n]{3,55})"),
    (Kind.ACCOUNT, r"CL[MP]\*(?P<value>[^*~\n]{1,38})\*"),
    (Kind.CLAIM, r"CLP(?:\*[^*~\n]{0,50}){6}\*(?P<value>[^*~\n]{3,50})"),
    (Kind.CLAIM, r"REF\*(?:1K|F8|D9)\*(?P<value>[^*~\n]{3,50})"),
    (Kind.MRN, r"REF\*EA\*(?P<value>[^*~\n]{2,50})"),
    (Kind.MRN, r"PID\|[0-9]{0,4}\|(?P<value>[^|\n^]{4,40})"),
    (Kind.MRN, r"PID(?:\|[^|\n]{0,60}){2}\|(?P<value>[^|\n^]{2,40})"),
    (Kind.NAME, r"PID(?:\|[^|\n]{0,80}){4}\|(?P<value>[^|\n]{2,80})"),
    (Kind.DOB, r"PID(?:\|[^|\n]{0,80}){6}\|(?P<value>[0-9]{8})"),
    (Kind.ADDRESS, r"PID(?:\|[^|\n]{0,80}){10}\|(?P<value>[^|\n]{3,100})"),
    (Kind.PHONE, r"PID(?:\|[^|\n]{0,100}){12}\|(?P<value>[^|\n]{7,30})"),
    (Kind.SSN, r"PID(?:\|[^|\n]{0,100}){18}\|(?P<value>[0-9-]{9,11})"),
    (Kind.MEMBER_ID, r"REF\*(?:1W|0F|IG)\*(?P<value>[^*~\n]{2,50})"),
)
SEGMENTS = tuple((kind, re.compile(pattern)) for kind, pattern in _SEGMENTS)
"""Kind and pattern of each, the value in the group `value`."""
