"""The recognisers as tables: by a label and the value behind it, by the form of a number alone, by segment of a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.model.codes import IdentifierKind as Kind
from consultant.privacy import patterns as p
from consultant.privacy.starts import Labels, labels


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Finds the values of one kind behind its labels.

    `starts` are the beginnings of the labels, lower case: the pattern is tried only where one of them stands at the begin
    of a word, which is what makes reading fast. The value is the pattern's group `value`.
    """

    kind: Kind
    starts: Labels
    pattern: re.Pattern[str]


def _labelled(kind: Kind, starts: str, label: str, value: str) -> Recogniser:
    pattern = re.compile(rf"(?i:{label})(?:(?<=#)|(?![A-Za-z])){p.SEPARATOR}(?P<value>{value})")
    return Recogniser(kind, labels(*starts.split("|")), pattern)


_NUMBER = r"(?:,? ?(?:id|ids|identification|identifier|number|no\b\.?|num|card|policy|beneficiary|hic|#))"
_SSN = r"[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}(?![0-9])|[Xx*]{3}-?[Xx*]{2}-?[0-9]{4}(?![0-9])"
_BIRTH = rf"{p.SHORT_DATE}|[0-9]{{8}}(?![0-9])|[0-9]{{6}}(?![0-9])|(?i:{p.MONTH}) [0-9]{{4}}|(?:19|20)[0-9]{{2}}(?![0-9])"

LABELLED = (
    _labelled(
        Kind.SSN,
        "ssn|ss#|ss #|ss n|social|s.s.n|soc",
        r"ssns?|s\.s\.n\.?|ss ?(?:(?=#)|no\b\.?|num(?:ber)?\b)|soc(?:ial)?\.? ?sec(?:urity)?\.?|social",
        _SSN,
    ),
    _labelled(
        Kind.SSN,
        "last 4|last four|last4|ssn|social",
        r"ssn,? last ?(?:4|four)(?: digits)?"
        r"|last ?(?:4|four)(?: digits)?(?: of)?(?: the| his| her| their)? (?:ssn|social(?: security)?)|(?:ssn|social(?:"
        r" security)?) (?:ending|ends)(?: in)?",
        r"[0-9]{4}(?![0-9])",
    ),
    _labelled(
        Kind.MEMBER_ID,
        "blue cross|bcbs|aetna|cigna|humana|uhc|united|tricare|anthem|kaiser|member|subscriber|insur|ins |ins.|ins#|policy"
        "|medicare|medicaid|medi-cal|mbi|hic|beneficiary|enrollee|plan|card|group|health plan|id# |id |id:|id#|ids ",
        r"(?<!AAPC )(?<!AHIMA )"
        r"(?:blue cross(?: blue shield)?|bcbs|aetna|cigna|humana|uhc|united ?healthcare|tricare|anthem|kaiser|member"
        r"|subscriber|insurance|insured|ins\.?|policy ?holder|policy|medicare|medicaid|medi-cal|beneficiary|enrollee|health"
        r" plan|plan|card|group)"
        rf"(?:'s)?{_NUMBER}++|(?:member|subscriber) ?(?=:)"
        r"|(?:blue cross|bcbs|aetna|cigna|humana|uhc|tricare|anthem|kaiser|member|subscriber|medicaid)"
        r"(?=[ #:]{1,3}(?:[A-Z]{1,4}[0-9]{6}|[0-9]{8}))"
        r"|mbi|hicn?|policy(?=:)|ids?(?: (?:number|no\.?|num))?#?"
        r"(?=[ :#]{0,3}[A-Z]{2,4}[0-9]{5})",
        rf"{p.CHARACTERS}|[A-Z]{{0,3}} ?[0-9]{{3}} [0-9]{{2,3}} [0-9]{{3,4}}(?![0-9A-Za-z])"
        r"|[A-Z]{3} [0-9]{3,4} [0-9]{3,5}(?![0-9A-Za-z])",
    ),
    _labelled(
        Kind.MRN,
        "mrn|m.r.n|mr#|mr #|mr n|med|chart|hospital|patient|pt|record|unit n|ehr|emr|epic",
        r"mrns?|m\.r\.n\.?|mr ?(?:(?=#)|no\.?|num|number)"
        r"|med(?:ical)?\.? rec(?:ord)?s?\.?(?: (?:number|no\.?|num|id))?|(?:chart|record)"
        r" ?(?:(?=#)|number|no\.?|num|id)"
        r"|hospital (?:number|no\.?|id)|unit (?:number|no\.?)|(?:patient|pt)(?:'s)?\.? ?(?:(?=#)|ids?|identifier|number"
        r"|no\.?)|(?:ehr|emr|epic) (?:id|number|mrn)",
        p.CHARACTERS,
    ),
    _labelled(
        Kind.DOB,
        "dob|d.o.b|d/o/b|date of birth|birth|bday|b-day|born",
        r"dob|d\.o\.b\.?|d/o/b|date of birth|birth ?dates?|birth ?day|b-?day|born(?: on| in)?(?: the)?",
        _BIRTH,
    ),
    _labelled(
        Kind.CLAIM,
        "claim|icn|dcn|tcn|ccn|internal control|document control",
        r"claims?(?: control)?(?: ?(?:number|no\b\.?|num|id|#))++"
        r"|claims?(?=[ :]{1,3}(?:[A-Z]{1,4}[0-9]{6}|[0-9]{4}-[0-9]{4}|[0-9]{8}))|icn|dcn|tcn"
        r"|ccn(?=[ #:]{0,3}[0-9A-Za-z]{8})|(?:internal|document) control number",
        p.CHARACTERS,
    ),
    _labelled(
        Kind.ACCOUNT,
        "account|acct|acc|acnt|fin|har",
        r"(?<!our )(?<!my )(?<!vendor )(?<!supplier )(?<!customer )"
        r"(?:accounts?|acct|acc|acnt)\.?(?: ?(?:number|no\b\.?|num|id|#))*+"
        r"|(?:fin|har)(?=[ :#]{1,3}[0-9]{6})",
        p.CHARACTERS,
    ),
    _labelled(
        Kind.LICENCE,
        "driver|dl#|dl #|dln|dl no|licen",
        r"drivers?'?s?'? ?(?:license|licence|lic\.?)|dl ?(?=#|no)|dln"
        r"|licen[cs]e(?=(?: ?(?:no\.?|number|num|#))?[ :#]{1,3}[A-Z][0-9-]{7})",
        p.CHARACTERS,
    ),
    _labelled(
        Kind.PLATE,
        "plate|license plate|licence plate|tag number",
        r"(?:license |licence )?plates?|tag number",
        r"(?=[A-Z -]{0,5}[0-9]|[0-9])[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,4}(?![A-Za-z0-9])",
    ),
    Recogniser(
        Kind.PLATE, labels("vin"), re.compile(r"(?i:vin)[ :#]{1,3}(?P<value>[A-HJ-NPR-Z0-9]{17})(?![A-Z0-9])")
    ),
    _labelled(
        Kind.DEVICE,
        "serial|s/n|sn |sn:|sn#|udi|device|imei",
        r"serial(?: (?:number|no\b\.?|num|#))*+|s/n|sn(?=[ :#]{1,3}(?![A-Z][0-9]{4}\b)[A-Z0-9-]{0,8}[0-9]{3})|udi"
        r"|device id(?:entifier)?|imei",
        r"(?:SN ?)?(?=[A-Za-z()-]{0,6}[0-9])[A-Za-z0-9()](?:[A-Za-z0-9()]|[-/](?=[A-Za-z0-9])){3,39}",
    ),
    _labelled(
        Kind.AGE,
        "mother is|father is|grandmother is|grandfather is|patient is|pt is|she is|he is|husband is|wife is",
        r"(?:(?:grand)?(?:mother|father)|patient|pt|she|he|husband|wife) is",
        r"(?:9[0-9]|1[01][0-9])(?=[,.;)])(?!\.[0-9])",
    ),
    _labelled(Kind.AGE, "age", r"aged?(?: of| is)?", r"(?:9[0-9]|1[01][0-9])(?![0-9%/-]|\.[0-9])"),
)
"""Kinds told by a label; where two find overlapping text the earlier one keeps it."""

CONTACTS = (
    _labelled(
        Kind.FAX,
        "fax",
        r"fax(?:ed)?(?: (?:number|no\b\.?|to|is|at|(?:[a-z]{2,9} ){1,3}(?:to|at)))*+",
        p.LABELLED_PHONE,
    ),
    _labelled(
        Kind.PHONE,
        "phone|tel|cell|mobile|ph|home|contact|call",
        r"(?:home |cell |mobile )?(?:phone|telephone|tel|ph)|cell|mobile|home|contact|call(?:ed|ing)? (?:him|her|them"
        r"|the patient|pt|patient)(?: at| on)?",
        p.LABELLED_PHONE,
    ),
    Recogniser(
        Kind.ADDRESS,
        labels("live", "resid", "living"),
        re.compile(
            rf"(?i:lives|lived|living|resides|residing|resident) (?:in|at|near|of) (?P<value>{p.TOWN})"
        ),
    ),
    Recogniser(
        Kind.ADDRESS,
        labels("po box", "p.o. box", "p. o. box", "p.o.box"),
        re.compile(rf"(?P<value>{p.POST_BOX})"),
    ),
)
"""Kinds that may as well be the writer's or an office's own: context decides."""

EMAIL = re.compile(r"(?P<email>(?<![\w.+-])[\w.+-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}+)")
LINK = re.compile(
    r"(?P<url>(?:https?://|www\.)(?=[^\s]{0,200}(?:patient|mychart|portal|chart|record|facebook|instagram|mrn|[?&](?:pid|dob|patient)=))"
    r"[^\s<>\"]{1,300}[^\s<>\".,;:)!?])"
)
"""A link that leads to a person; a link to a rule or a publisher is none."""

NUMBER_START = re.compile(r"[(+0-9](?<![0-9A-Za-z$*#.@/-].)(?<!(?=[0-9]{4}(?![0-9]{0,2} [A-Z0-9])).)")
"""Where a number begins that may be one of these; of four digits and more it can only be a street number."""
_OLD = (
    r"(?i:y/?o\b|y\.o\.|yrs?\b[ -.]{0,2}old|year[ -]?old|years?[ -]old|y[ -]old|years of age|yrs of age|yo\b)"
)
BARE = re.compile(
    r"(?P<ssn>(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![0-9A-Za-z-]))"
    rf"|(?P<member_id>{p.MBI}(?![0-9A-Za-z]))"
    rf"|(?P<phone>{p.PHONE})"
    r"|(?P<ip>(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9]|\.[0-9]))"
    rf"|(?P<age>(?:9[0-9]|1[01][0-9])(?=[ -]?{_OLD}))"
    rf"|(?P<address>{p.STREET_ADDRESS})"
)
"""Kinds told by the form of a number alone, tried at every `NUMBER_START`; the group's name is the kind."""

# Transaction segments that carry a person (ASC X12 837, 835, 270: NM1, DMG, N3, CLM, CLP, REF).
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
    (Kind.MEMBER_ID, r"REF\*(?:1W|0F|IG)\*(?P<value>[^*~\n]{2,50})"),
)
SEGMENTS = tuple((kind, re.compile(pattern)) for kind, pattern in _SEGMENTS)
"""Kind and pattern of the identifiers in claim and remittance segments."""
