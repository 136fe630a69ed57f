"""Labels behind which a name stands, as a table: beginnings of labels and the pattern that is tried there."""

from __future__ import annotations

import re

from consultant.privacy import patterns as p
from consultant.privacy.name_words import relatives
from consultant.privacy.starts import labels

_LABELLED = re.compile(
    r"(?i:patients?|pt|client|insured|subscriber|beneficiary|guarantor|enrollee"
    r"|employee|claimant|recipient|decedent|deceased|(?:policy|account|card) ?holder|dependent|inmate|paciente)\b(?:'s|\.)?"
    r"(?i:(?>(?: name| is| was| named| called| initials| mr| mrs| ms| full name| of record)*))(?:[:=,]| -| \()? ?"
    rf"(?:{p.TITLE})?(?P<value>{p.NAME}|(?:[A-Z]\.[ ]?){{1,2}}[A-Z]\.)"
)
_LABELLED_FULL = re.compile(
    r"(?i:member|resident|veteran|student|the late|participant)\b(?:'s|\.)?(?i:(?>(?: name| is| was| named| called)*))"
    rf"(?:[:=,]| -| \()? ?(?:{p.TITLE})?(?P<value>{p.FULL_NAME})"
)
"""Words for a person which common names of things follow too: behind them only a name of two words is one."""
_SMALL = re.compile(
    r"(?i:patient|pt|name)\b[: ]{1,2}(?P<value>[a-z]{2,20},? (?:[a-z] )?[a-z]{2,20}),? \(?(?:dob|d\.o\.b|date of birth"
    r"|mrn|ssn|born)\b"
)
_GIVEN = re.compile(
    r"(?i:patients?|pts?|name|client|member)\b(?:'s|\.)?(?: (?:name|is|was|named|called|mr|mrs|ms)\b\.?){0,2}[: ]{1,2}"
    r"(?P<value>(?P<given>[a-z]{2,14}) (?:[a-z]\b\.? )?[a-z'-]{2,20}\b)"
)
"""A name in small letters, which only a given name tells from other words."""
_GIVEN_LAST = re.compile(
    r"(?i:patients?|pts?|name|client|member|insured|subscriber)\b[: ]{1,2}(?P<value>[a-z'-]{2,20}, ?(?P<given>[a-z]{2,14}))\b"
)
_CONCERNING = re.compile(
    r"(?:(?i:re|regarding|concerning):? |(?i:saw|seen|treated|for|about|on|of) )"
    r"(?P<value>(?P<given>[a-z]{2,14}) (?:[a-z]\b\.? )?[a-z]{2,20}(?:[-'][a-z]{2,20})?)"
    r"(?![A-Za-z])(?! (?:from|at|in|with|and I)\b)"
)
"""In small letters; in capitals it needs no label."""
SUBJECT = re.compile(
    rf"(?i:re|regarding|concerning|question (?:on|about)):? (?P<value>{p.CAPITALS}|{p.FULL_NAME})"
)
SUBJECTS = labels("re:", "re ", "regarding", "concerning", "question on", "question about")
"""Of whom a mail is, whatever the letters; needs a given name too."""
_FILED = re.compile(
    r"(?i:on file|charts?|records?|files?|statement|bill|claims?|account|denial|eob|remit|remittance"
    r"|reading|study|scan|images?|results?|log|specimen|wristband|consent|visit|note|report)"
    rf" (?i:for|of) (?P<value>(?:{p.NAME_WORD} (?:[A-Z]\.? )?|[A-Z]\. ){p.NAME_WORD}(?: {p.NAME_WORD})?)"
)
"""Whose paper it is: two capitalised words that are no common ones."""
_EXPLICIT = re.compile(
    rf"(?i:(?:patient|pt|member|insured|subscriber|guarantor)(?:'s)? ?(?:full |last |first )?name"
    r"|(?<!group )(?<!plan )(?<!practice )(?<!company )(?<!facility )(?<!clinic )(?<!provider )(?:full |last |first )?name"
    r"(?: on (?:the )?card)?|patient|pt|(?<!nurse )(?<!coder )(?<!biller )(?<!doctor )(?<!rep )named"
    r"|(?:member|insured|subscriber|guarantor|client|resident|beneficiary"
    r"|dependent)(?=[:=]|(?-i: [A-Z]{2,15} [A-Z]{1,15}\b)))(?![A-Za-z])(?i: is)? ?"
    rf"[:=]? ?(?P<value>{p.CAPITALS_LISTED_TWO}(?=,? {{0,2}}(?:DOB|D\.O\.B|MRN|SSN|[0-9(]))|{p.CAPITALS_LISTED}"
    rf"|{p.CAPITALS}(?! [A-Z]{{2,}}\b)|{p.CAPITALS_THREE}"
    rf"|{p.CAPITALS}|{p.NAME})"
)
_LAST = re.compile(rf"(?i:last|family|surname): ?(?P<value>{p.NAME_WORD})(?= ?\n| ?\Z)")
_SMALL_LISTED = re.compile(r"(?i:patient|pt|name): ?(?P<value>[a-z'-]{2,20}, ?[a-z]\b\.?)")
_KEYED = re.compile(
    rf'(?i:first|last|given|family|middle|full)(?:[_ ]?[Nn]ame)?" ?: ?"(?P<value>{p.NAME_WORD}(?: {p.NAME_WORD})*)'
)
"""The value of a key, as programs export it."""
_BORN = re.compile(rf"(?:n\u00e9e|nee|maiden name(?: is| was|:)?) (?P<value>{p.NAME_WORD})")
_BABY = re.compile(rf"(?P<value>(?i:baby (?:boy|girl)) {p.NAME_WORD})")
_CALLED = re.compile(
    r"(?i:nicknamed?|goes by|known as|prefers|called|aka|a\.k\.a\.)(?: (?:name"
    rf"|to be called))?:? [\"\u201c']?(?P<value>{p.NAME_WORD}(?: {p.NAME_WORD})?)"
)
TITLED = re.compile(rf"{p.TITLE}(?P<value>{p.NAME})")
_RELATIVE = re.compile(
    rf"(?<![+&])(?<![+&] )(?i:(?:my|our|her|his) [0-9]{{1,2}}[- ]?(?:year|yr|month|week|day)s?[- ]old"
    rf"|{'|'.join(sorted(relatives, key=len, reverse=True))}|emergency contact|next of kin|nok"
    r"|(?:my|his|her|their) (?:partner|neighbou?r|friend|child|baby|boss|coworker|parent"
    r"|(?:little |oldest |youngest )?(?:boy|girl|kid)|toddler|infant))"
    rf"(?: of| is [0-9]{{1,3}}| is| was| named)?(?:,|:)? \(?(?P<value>{p.NAME})"
)
ANCHORED = (
    (
        labels(
            "patient",
            "pt",
            "client",
            "insured",
            "subscriber",
            "beneficiary",
            "guarantor",
            "enrollee",
            "employee",
            "claimant",
            "recipient",
            "decedent",
            "policyholder",
            "policy holder",
            "account holder",
            "cardholder",
            "card holder",
            "deceased",
            "paciente",
            "dependent",
            "inmate",
        ),
        _LABELLED,
    ),
    (labels("member", "resident", "veteran", "student", "the late", "participant"), _LABELLED_FULL),
    (
        labels(
            "patient",
            "pt",
            "member",
            "client:",
            "resident:",
            "beneficiary:",
            "dependent:",
            "insured",
            "subscriber",
            "guarantor",
            "full name",
            "last name",
            "first name",
            "name",
        ),
        _EXPLICIT,
    ),
    (labels("patient", "pt", "name"), _SMALL),
    (labels("patient:", "pt:", "name:"), _SMALL_LISTED),
    (
        labels(
            "on file",
            "chart",
            "record",
            "file",
            "statement",
            "bill ",
            "claim",
            "account",
            "denial",
            "eob",
            "remit",
            "visit",
            "reading",
            "study",
            "scan",
            "image",
            "result",
            "log",
            "specimen",
            "wristband",
            "consent",
            "note",
            "report",
        ),
        _FILED,
    ),
    (
        labels(
            "mr",
            "ms",
            "miss",
            "mx",
            "sgt",
            "cpl",
            "pvt",
            "capt",
            "lt",
            "maj",
            "col",
            "rev",
            "sr",
            "mme",
            "mdm",
            "madam",
            "herr",
            "frau",
            "se\u00f1or",
        ),
        TITLED,
    ),
    (labels("baby boy", "baby girl"), _BABY),
    (labels("n\u00e9e ", "nee ", "maiden name"), _BORN),
    (labels("first", "last", "given", "family", "middle", "full"), _KEYED),
    (labels("last:", "family:", "surname:"), _LAST),
    (labels("nickname", "goes by", "known as", "prefers", "called", "aka", "a.k.a"), _CALLED),
    (
        labels(
            *(f"{each}{end}" for each in relatives for end in (" ", ",", ":")),
            "emergency contact",
            "next of kin",
            "nok",
            *(f"{whose} {digit}" for whose in ("my", "our", "her", "his") for digit in range(1, 10)),
            *(
                f"{whose} {who}"
                for whose in ("my", "his", "her", "their")
                for who in (
                    "partner",
                    "neigh",
                    "friend",
                    "child",
                    "boy",
                    "girl",
                    "kid",
                    "toddl",
                    "infant",
                    "little",
                    "old",
                    "young",
                )
            ),
        ),
        _RELATIVE,
    ),
)
"""Beginnings of labels, and the pattern to try there."""
UNSURE = (TITLED, _CALLED)
"""Behind these a colleague may be named as well."""
WITH_GIVEN_NAME = (
    (labels("patient", "pt", "name", "client", "member"), _GIVEN),
    (labels("patient", "pt", "name", "client", "member", "insured", "subscriber"), _GIVEN_LAST),
    (
        labels(
            "re:",
            "re ",
            "regarding",
            "concerning",
            "saw ",
            "seen ",
            "treated ",
            "for ",
            "about ",
            "on ",
            "of ",
        ),
        _CONCERNING,
    ),
)
"""The same for patterns that need a given name."""
