"""The recognisers as a table: kind, words that must be there, pattern with the value as its group."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.model.codes import IdentifierKind as Kind
from consultant.privacy import patterns as p


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Finds one kind of identifier; `triggers` are lower-case pieces of text one of which must occur before the pattern is tried."""

    kind: Kind
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]
    contact: bool = False
    """True when the same form may be the writer's or an office's contact (phone, e-mail, address): then context decides."""


def _labelled(kind: Kind, triggers: str, labels: str, value: str, *, contact: bool = False) -> Recogniser:
    pattern = re.compile(rf"(?<![A-Za-z])(?i:{labels})(?![A-Za-z]){p.SEPARATOR}(?P<value>{value})")
    return Recogniser(kind, tuple(triggers.split("|")), pattern, contact)


def _bare(kind: Kind, triggers: str, pattern: str, *, contact: bool = False) -> Recogniser:
    return Recogniser(kind, tuple(triggers.split("|")), re.compile(pattern), contact)


_PERSON = r"(?:patient|pt|member|subscriber|insured|beneficiary|guarantor|client|enrollee|dependent)"

RECOGNISERS = (
    _labelled(Kind.SSN, "ssn|ss#|ss #|social|s.s.n", r"ssns?|s\.s\.n\.?|ss ?(?=#)|social security|soc\.? sec\.?|social", r"[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}(?![0-9])|[Xx*]{3}-?[Xx*]{2}-?[0-9]{4}(?![0-9])"),
    _labelled(Kind.SSN, "ssn|social", r"(?:last (?:4|four)(?: digits)? (?:of )?(?:the |his |her |their )?(?:ssn|social(?: security)?)|(?:ssn|social) (?:ending|ends)(?: in)?|last4 ssn)", r"[0-9]{4}(?![0-9])"),
    _bare(Kind.SSN, "-", r"(?<![0-9A-Za-z-])(?P<value>(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4})(?![0-9A-Za-z-])"),
    _bare(Kind.MEMBER_ID, "", rf"(?<![0-9A-Za-z-])(?P<value>{p.MBI})(?![0-9A-Za-z])"),
    _labelled(Kind.MEMBER_ID, "member|subscriber|insur|policy|medicare|medicaid|mbi|hic|beneficiary|enrollee|plan id|card|group|health plan|id#",
        r"(?:member|subscriber|insurance|insured|policy ?holder|policy|medicare|medicaid|medi-cal|beneficiary|enrollee|health plan|plan|card|group)(?:'s)?(?: (?:id|ids|identification|identifier|number|no\.?|num|card|policy|beneficiary|hic))+|(?:member|subscriber|policy|medicare|medicaid|insurance|beneficiary|group) ?(?=#)|mbi|hicn?|member ?id|subscriber ?id|policy(?=:)|id#(?=[ :]{0,2}[A-Z]{2,4}[0-9]{5})", p.CHARACTERS),
    _labelled(Kind.MRN, "mrn|m.r.n|mr#|mr #|medical record|med rec|chart|hospital|patient|pt|record|unit n|ehr|emr|epic",
        r"mrns?|m\.r\.n\.?|mr ?(?=#)|med(?:ical)?\.? rec(?:ord)?s?\.?(?: (?:number|no\.?|num|id))?|chart ?(?:(?=#)|(?:number|no\.?|num|id))|hospital (?:number|no\.?|id)|unit (?:number|no\.?)|(?:patient|pt)(?:'s)?\.? ?(?:(?=#)|(?:id|ids|identifier|number|no\.?))|record ?(?:(?=#)|(?:number|no\.?|id))|(?:ehr|emr|epic) (?:id|number)", p.CHARACTERS),
    _labelled(Kind.DOB, "dob|d.o.b|birth|born|bday|b-day|d/o/b", r"dob|d\.o\.b\.?|d/o/b|date of birth|birth ?dates?|birth date|birthday|b-?day|born(?: on| in)?", rf"{p.SHORT_DATE}|[0-9]{{8}}(?![0-9])|[0-9]{{6}}(?![0-9])|(?i:{p.MONTH}) [0-9]{{4}}|(?:19|20)[0-9]{{2}}(?![0-9])"),
    _labelled(Kind.FAX, "fax", r"fax(?: (?:number|no\.?|to|is|at|them to|it to))*", p.LABELLED_PHONE, contact=True),
    _labelled(Kind.PHONE, "phone|tel|cell|mobile|call|contact|home|ph", r"(?:home|cell|work|mobile|contact|day ?time|evening)? ?(?:phone|telephone|tel|cell|mobile|ph)|(?:home|cell|contact)(?= ?[:#]?)|call(?:ed|ing)? (?:him|her|them|the patient|pt|patient)(?: at| on)?", p.LABELLED_PHONE, contact=True),
    _bare(Kind.PHONE, "-|.|(|5|1", rf"(?<![0-9A-Za-z$#*-])(?P<value>{p.PHONE})", contact=True),
    _bare(Kind.EMAIL, "@", r"(?<![\w.+-])(?P<value>[\w.+-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}+)", contact=True),
    _labelled(Kind.CLAIM, "claim|icn|dcn|tcn|ccn", r"claims?(?: control)?(?: (?:number|no\.?|num|id|#))+|claim ?(?=#)|icn|dcn|tcn|ccn|internal control number|document control number", p.CHARACTERS),
    _labelled(Kind.ACCOUNT, "acc|acct|guarantor", r"(?<!our )(?<!my )(?:patient |pt |guarantor |bank |billing |hospital )?(?:accounts?|acct|acc|acnt)\.?(?: (?:number|no\.?|num|id|#))*", p.CHARACTERS),
    _labelled(Kind.LICENCE, "license|licence|dl#|dl #|driver", r"driver'?s?'? ?(?:license|licence|lic\.?)|dl ?(?=#)|dln", p.CHARACTERS),
    _labelled(Kind.PLATE, "plate", r"(?:license |licence |number |registration |vehicle |car )?plates?", r"(?=[A-Z -]{0,5}[0-9]|[0-9])[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,4}(?![A-Za-z0-9])"),
    _labelled(Kind.DEVICE, "serial|s/n|udi|device|imei", r"(?:device |implant |pacemaker |pump )?serial(?: (?:number|no\.?|num|#))*|s/n|udi|device id(?:entifier)?|imei", r"(?=[A-Za-z()-]{0,6}[0-9])[A-Za-z0-9()](?:[A-Za-z0-9()]|[-/](?=[A-Za-z0-9])){3,39}"),
    _bare(Kind.IP, ".", r"(?<![0-9.])(?P<value>(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9]))(?![0-9]|\.[0-9])"),
    _bare(Kind.URL, "://|www.", r"(?P<value>(?:https?://|www\.)(?=[^\s]{0,200}(?:patient|mychart|portal|chart|record|photo|facebook|instagram|profile|/p/|mrn|[?&](?:id|pid|dob)=))[^\s<>\"]{1,300}[^\s<>\".,;:)!?])"),
    _bare(Kind.AGE, "9|10|11", r"(?i)(?<![0-9.$/])(?P<value>9[0-9]|1[01][0-9])(?=[ -]?(?:y/?o\b|y\.o\.|yrs?\b[ -.]{0,2}old|year[ -]?old|years?[ -]old|y[ -]old|years of age|yrs of age|yo\b))"),
    _bare(Kind.AGE, "age", r"(?i)\bage[d]?(?: of| is|:)? {0,2}(?P<value>9[0-9]|1[01][0-9])(?![0-9%/-]|\.[0-9])"),
    _bare(Kind.ADDRESS, "st|ave|road|rd|blvd|boulevard|lane|ln|dr|court|ct|way|place|box|circle|terrace|pkwy|parkway|trail|pike|hwy|highway|pl|cir|ter", rf"(?<![0-9A-Za-z-])(?P<value>{p.ADDRESS})", contact=True),
)  # fmt: skip
"""Tried in order; where two find overlapping text the earlier one keeps it."""

# Transaction segments that carry a person (ASC X12 837/835/270: NM1, DMG, N3, N4, CLM, CLP, REF).
SEGMENTS = (
    (Kind.NAME, re.compile(r"NM1\*(?:IL|QC|74)\*1\*(?P<value>[^*~\n]{1,60}\*[^*~\n]{0,35}(?:\*[^*~\n]{1,25})?)")),
    (Kind.MEMBER_ID, re.compile(r"NM1\*(?:IL|QC)\*1\*[^*~\n]{0,60}\*[^*~\n]{0,35}\*[^*~\n]{0,25}\*[^*~\n]{0,10}\*[^*~\n]{0,10}\*(?:MI|HN|II|MR|C1|MC)\*(?P<value>[^*~\n]{2,80})")),
    (Kind.SSN, re.compile(r"(?:NM1\*(?:IL|QC)\*1(?:\*[^*~\n]{0,60}){5}\*34\*|REF\*SY\*)(?P<value>[0-9-]{9,11})")),
    (Kind.DOB, re.compile(r"DMG\*D8\*(?P<value>[0-9]{8})")),
    (Kind.ADDRESS, re.compile(r"(?<=\n|~)N3\*(?P<value>[^*~\n]{3,55})")),
    (Kind.ACCOUNT, re.compile(r"(?:CLM|CLP)\*(?P<value>[^*~\n]{1,38})\*")),
    (Kind.CLAIM, re.compile(r"CLP(?:\*[^*~\n]{0,50}){6}\*(?P<value>[^*~\n]{3,50})|REF\*(?:1K|F8|D9)\*(?P<other>[^*~\n]{3,50})")),
    (Kind.MRN, re.compile(r"REF\*EA\*(?P<value>[^*~\n]{2,50})")),
    (Kind.MEMBER_ID, re.compile(r"REF\*(?:1W|0F|IG)\*(?P<value>[^*~\n]{2,50})")),
)  # fmt: skip
"""Kind and pattern of the identifiers in claim and remittance segments."""
