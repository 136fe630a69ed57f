"""The recognisers as tables: a label, and the value behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.model.codes import IdentifierKind as Kind
from consultant.privacy import patterns as p
from consultant.privacy import spoken
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
    pattern = re.compile(rf"(?i:{label})(?:(?<=#)|(?![A-Za-z])){p.SEPARATOR}(?:the )?(?P<value>{value})")
    return Recogniser(kind, labels(*starts.split("|")), pattern)


_IDENTIFIER = rf"{p.SPLIT_CHARACTERS}|{p.CHARACTERS}|{spoken.DIGITS}"
_FULL = (
    r"(?=[ :=#(-]{1,3}(?!(?:[A-Z]?[0-9]{4,5}-[0-9]{2}|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4})(?![0-9A-Za-z-]))"
    r"(?:[A-Z]{1,4}-?(?:[0-9]-?){6}|(?:[0-9]-?){7}|[A-Z]{2,4} [0-9]{2,6} [0-9]{2}|[A-Z] ?[0-9]{4} [0-9]{4,5}(?! ?[0-9]{5})))"
)
"""Behind a label that often has no number: a value long enough for one, no code with its modifier and no date."""
_NUMBER = (
    r"(?:[,_]? ?(?:id|ids|identification|identifier|numbers?|no\b\.?|num|card|policy|beneficiary|hic|#))"
)
_SSN = (
    r"[0-9]{3}[-. ]?[0-9]{2}[-. ]?[0-9O]{4}(?:[A-Z][0-9]?)?(?![0-9A-Za-z])"
    r"|(?:[0-9] ){3}?(?:- ?)?(?:[0-9] ){2}(?:- ?)?(?:[0-9] ){3}[0-9](?![0-9])"
    rf"|{spoken.DIGITS}|[Xx*]{{3}}-?[Xx*]{{2}}-?[0-9]{{4}}(?![0-9])"
)
"""With the letter that old Medicare numbers had behind it, with blanks between, dictated, or only its last four digits."""
_MES = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|f\u00e9vrier|mars|avril"
    "|mai|juin|juillet|ao\u00fbt|septembre|octobre|novembre|d\u00e9cembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre"
    "|ottobre|dicembre|januar|februar|m\u00e4rz|juni|juli|oktober|dezember)"
)
_BIRTH = (
    rf"[0-9]{{1,2}} [0-9]{{1,2}} (?:19|20)[0-9]{{2}}(?![0-9])|(?i:[0-9]{{1,2}}\.? (?:de )?{_MES} (?:de |del )?[0-9]{{4}})"
    rf"|{p.BIRTH_DATE}|{p.SHORT_DATE}|[0-9]{{8}}(?![0-9])"
    rf"|[0-9]{{4}} (?:19|20)[0-9]{{2}}(?![0-9])|(?:19|20)[0-9]{{2}}\.[0-9]{{1,2}}\.[0-9]{{1,2}}(?![0-9])"
    rf"|(?i:{p.MONTH})[/.-][0-9]{{1,2}}[/.-][0-9]{{2,4}}(?![0-9])|[0-9]{{1,2}}[/.](?i:{p.MONTH})[/.][0-9]{{2,4}}(?![0-9])|{spoken.DATE}"
    rf"|[0-9]{{6}}(?![0-9])|(?i:{p.MONTH}) ['\u2019][0-9]{{2}}(?![0-9])|(?i:{p.MONTH}) [0-9]{{4}}"
)
"""A year alone is no identifier (45 CFR 164.514(b)(2)(i)(C))."""

_PEOPLE = (
    "patient|pt|member|resident|she|he|who|husband|wife|mother|father|grandmother|grandfather|mom|dad|uncle|aunt|brother"
    "|sister|daughter|son|client|beneficiary|subscriber|insured|widow|widower|lady|gentleman|veteran|spouse"
)
"""Those of whom an age is said."""

LABELLED = (
    _labelled(
        Kind.SSN,
        "ssn|ss#|ss #|ss n|ss |ssa#|ssa #|ssa n|social|s.s.n|soc",
        r"ssns?|ss(?= [0-9]{3} [0-9]{2} [0-9]{4}(?![0-9]))"
        r"|s\.s\.n\.?|ssa? ?(?:(?=#)|no\b\.?|num(?:ber)?\b)|soc(?:ial)?\.? ?sec(?:urity)?\.?|social",
        _SSN,
    ),
    _labelled(
        Kind.SSN,
        "last 4|last four|last4|ssn|soc",
        r"ssn,? last ?(?:4|four)(?: digits)?"
        r"|last ?(?:4|four)(?: digits)?(?: of)?(?: the| his| her| their)? (?:ssn|social(?: security)?)|(?:ssn|soc(?:ial)?(?:"
        r" sec(?:urity)?)?) (?:ending|ends)(?: in)?",
        r"[0-9]{4}(?![0-9])",
    ),
    _labelled(
        Kind.SSN,
        "last 4|last four|last4",
        r"(?<!card )(?<!card, )(?<!account )last ?(?:4|four)(?: digits)?",
        r"[0-9]{4}(?![0-9]|[ -](?:claims?|visits?|units?|codes?|lines?|years?|months?|weeks?|days?))",
    ),
    _labelled(
        Kind.MEMBER_ID,
        "blue cross|bcbs|aetna|cigna|humana|uhc|united|tricare|anthem|kaiser|member|subscriber|insur|ins |ins.|ins#|policy"
        "|medicare|medicaid|medi-cal|mbi|hic|beneficiary|enrollee|plan|card|group|health plan|id card|contract|cin|second"
        "|supplement|medigap|aarp|certificate",
        r"(?<!AAPC )(?<!AHIMA )(?<!edical )(?<!overage )(?<!linical )"
        r"(?:blue cross(?: blue shield)?|bcbs|aetna|cigna|humana|uhc|united ?healthcare|tricare|anthem|kaiser|member"
        r"|subscriber|insurance|insured|ins\.?|policy ?holder|policy|medicare|medicaid|medi-cal|beneficiary|enrollee|health"
        r" plan|plan|card|id card|secondary|supplement(?:al)?|medigap|aarp(?: secondary| supplemental)?)"
        rf"(?:'s)?(?: (?:recipient|member|beneficiary|client|subscriber|patient))?(?>{_NUMBER}{{1,4}})"
        r"|(?:member|subscriber) ?(?=:)"
        r"|(?:blue cross|bcbs|aetna|cigna|humana|uhc|tricare|anthem|kaiser|member|subscriber|medicaid|medi-cal),?"
        r"(?=[ #:(]{1,3}(?:[A-Z]{1,4}[0-9]{6}|[A-Z]{2}[0-9]{5}[A-Z]\b|[0-9]{8}|[A-Z]{3}[0-9]{3}[A-Z][0-9]{5}"
        r"|[0-9]{3} [0-9]{3} [0-9]{4}\)))"
        rf"|(?:member|subscriber|policy(?: ?holder)?|medicaid|medicare|insurance|beneficiary|enrollee|insured){_FULL}"
        r"|(?:medicaid|medi-cal) [a-z]{2}(?= [A-Z]?[0-9]{6})|id card|cin(?=[ :#]{1,3}[A-Z]{2}[0-9]{5}[A-Z])"
        r"|certificate ?(?:number|no\b\.?|#)(?=[ :#]{1,3}[A-Z]{0,4} ?[0-9]{3})"
        r"|contract ?(?:no\b\.?|number|num|id|#)(?=[ :#]{0,3}[A-Z]{0,3}[0-9]{7})"
        rf"|group{_NUMBER}(?=[ :#]{{0,3}}[A-Z0-9-]{{6}})|mbi|hicn?|policy(?=:)",
        rf"(?!20[0-9]{{2}}[A-Z][0-9]{{4}}[A-Z]{{1,2}}\b|L3[0-9]{{4}}\b|A5[0-9]{{4}}\b"
        r"|[0-9A-Z-]{2,15} (?:of|in) (?:our|the|your|this) (?:manual|handbook|binder|policies|guide))"
        rf"(?:[A-Z]{{2,4}} [0-9]{{5,9}}(?![0-9A-Za-z-])|{_IDENTIFIER})",
    ),
    _labelled(
        Kind.MRN,
        "mrn|m.r.|mr#|mr #|mr n|mr |rec no|va id|id band|wrist|med|chart|hosp|patient|pt|record|unit n|ehr|emr|epic|empi"
        "|mpi|cmrn",
        r"mrns?(?: from(?= [0-9A-Z-]{0,3}[0-9]{4}))?|m\.r\.n\.?|mr ?(?:(?=#)|no\.?|num|number)"
        r"|med(?:ical)?\.? rec(?:ord)?s?\.?(?: (?:number|no\.?|num|id))?|(?:chart|record|rec(?= no\b))"
        r"[ _]?(?:(?=#)|number|no\.?|num|id)"
        rf"|(?:chart|mr){_FULL}|chart review(?=:? [0-9]{{6,10}}\b)|(?:mr|chart)(?= [0-9]{{2,3}}-[0-9]{{3,4}}(?![0-9-]))"
        rf"|m\.r\.(?: no\.?)?|(?<=\()chart(?= [0-9]{{4,8}}\))"
        rf"|va id|id ?band(?=[ #:]{{1,3}}[A-Z]?[0-9])|wrist ?band(?: (?:id|no\.?|number))?(?=[ #:]{{1,3}}[A-Z]?[0-9])"
        r"|hosp(?:ital)?\.?[ _]?(?:(?=#)|number|no\b\.?|id)|(?:e|c)?mpi(?=[ :#]{1,3}[A-Z]?[0-9]{5})|cmrn|ptmrn"
        r"|unit (?:number|no\.?)|(?:patient|pt)(?:'s)?\.? ?(?:(?=#)|ids?|identifier|number"
        r"|no\.?)|(?:ehr|emr|epic) (?:id|number|mrn)",
        _IDENTIFIER,
    ),
    _labelled(
        Kind.DOB,
        "dob|d.o.b|d/o/b|date of birth|birth|bday|b-day|bd |bd:|born|b. |box 3"
        "|ptdob|patientdob|f. nac|f.nac|fnac|nacid|naci\u00f3|nacio|fecha de nac|n\u00e9|nato|nata|geb",
        rf"birth(?=:?[ ]{{1,2}}(?:{p.DATE}|{p.BIRTH_DATE}))|(?:pt|patient)(?=dob)|"
        r"(?:(?:pt|patient)?dobs?|d\.o\.b\.?|d/o/b|date of birth|birth ?day"
        r"|birth ?date)(?: ?\([mdy/ -]{4,12}\))?(?:(?: is| was)? the\b| from\b| (?:that )?(?:we|you|they|i) have|,(?= [0-9A-Z]))?"
        r"|birth ?dates?"
        r"|nacid[oa](?: el)?|naci(?:\u00f3|o)(?: el)?|f\. ?nac\.?|fnac|fecha de nac(?:imiento"
        r"|\.)|n\u00e9e?(?: le)?|nat[oa](?: il)?|geb(?:oren|\.)?(?: am)?"
        r"|b-?day|born(?: at [0-9]{1,2}:?[0-9]{0,2} ?(?:[ap]m)?)?(?: on| in)?(?: the)?"
        rf"|bd|box 3(?=:? [0-9]{{2}} [0-9]{{2}} )|b\.(?= (?:{p.BIRTH_DATE}|{p.DATE}))",
        _BIRTH,
    ),
    _labelled(
        Kind.CLAIM,
        "claim|clm|icn|dcn|tcn|ccn|wcab|wcb|va file|internal control|document control",
        r"(?:claims?|clm)(?: control| ctrl| ctl)?(?>(?: ?(?:number|no\b\.?|num|id|#|ref(?:erence)?\b\.?))+)"
        rf"|(?:claims?|clm){_FULL}"
        r"|claims?(?=[ :]{1,3}(?:[A-Z]{1,4}[0-9]{6}|[A-Z]{2,4}-[0-9]{4}"
        r"|[0-9]{1,4}[A-Z]{0,2}[0-9]{0,4}-[0-9]{4}|[0-9]{3,5}-[0-9]{2}-[0-9]{3}|[0-9]{2,4}-[A-Z]{1,3}-?[0-9]{3}|[0-9]{8}))|icn|dcn|tcn|wcab"
        r"|claims?(?=[ :]{1,3}(?![A-Z]?[0-9]{4,5}-)(?=[A-Z-]{0,8}[0-9])[0-9A-Z]{2,6}-[0-9A-Z]{2,8}-[0-9A-Z]{2,8}(?![0-9A-Za-z]))"
        r"|wcb(?=[ #:]{1,3}[A-Z]?[ -]?[0-9])|va file(?: no\b\.?| number| #)?"
        r"|ccn(?=[ #:]{0,3}[0-9A-Za-z]{8})|(?:internal|document) control number",
        _IDENTIFIER,
    ),
    Recogniser(
        Kind.CLAIM,
        labels("wc ", "wc-"),
        re.compile(r"(?P<value>WC[ -][0-9]{2,4}-[0-9]{2,8}(?:-[0-9]{1,4})?)(?![0-9A-Za-z-])"),
    ),
    Recogniser(Kind.CLAIM, labels("clm"), re.compile(r"(?P<value>(?i:clm)-?[0-9]{4,14})(?![0-9A-Za-z])")),
    _labelled(
        Kind.ACCOUNT,
        "account|acct|acc|acnt|fin|har|csn|encounter|enc |visit ",
        r"(?<!our )(?<!my )(?<!vendor )(?<!supplier )(?<!customer )"
        r"(?:accounts?|acct|acc|acnt)\.?(?>(?: ?(?:number|no\b\.?|num|id|#))*)"
        r"(?: on (?:the|my|his|her) (?:bill|statement|eob))?"
        rf"|(?:fin|har|csn){_FULL}|enc(?:ounter)?\.?(?= ?(?:#|no\b|num|id))|enc(?:ounter)?{_FULL}"
        rf"|visit(?= [A-Z]{{1,3}}-[0-9]{{2,6}}-[0-9])|visit(?=(?: no\b\.?| number| #|#)?[ :]{{1,2}}[A-Z]-?[0-9]{{5,}})",
        _IDENTIFIER,
    ),
    _labelled(
        Kind.LICENCE,
        "driver|dl|cdl|licen",
        r"cdl(?=[ #:]{1,3}[A-Z]?[0-9])|drivers?'?s?'? ?(?:license|licence|lic\.?),?"
        r"|(?<!flight )(?<!flt )(?<![^A-Z][A-Z]{2} [0-9]{4}, )dl"
        r"(?= ?[#:=]| no| num| is| id|[A-Z]?[0-9]{5}| [A-Z0-9]{0,3}[ -]?[0-9]{3})|dln"
        r"|(?<!contractor )(?<!contractor's )(?<!business )(?<!medical )(?<!nursing )(?<!state )"
        r"licen[cs]e(?=(?: ?(?:no\.?|number|num|#))?[ :#]{1,3}[A-Z][0-9-]{7})"
        r"|licen[cs]e(?= ?(?:no\b\.?|number|num|#))|licen[cs]e(?= [A-Z]{2} [0-9]{7,9}\b)",
        rf"(?!(?:RN|MD|DO|NP|PA|LPN|DC|PT)[0-9])(?:[A-Z]{{2}} [A-Z]?[0-9]{{6,9}}(?![0-9A-Za-z])|{_IDENTIFIER})",
    ),
    _labelled(
        Kind.LICENCE,
        "passport|dni|curp",
        r"(?:passport|dni|curp)(?=(?: ?(?:no\b\.?|number|num|#))?[ :#]{1,3}[A-Z]{0,4}[0-9]{2})",
        rf"[0-9]{{1,3}}\.[0-9]{{3}}\.[0-9]{{3}}(?![0-9])|{_IDENTIFIER}",
    ),
    _labelled(
        Kind.PLATE,
        "plate|license plate|licence plate|tag number|tag #|tag no|tag:|tag ",
        r"(?:license |licence )?plates?(?: (?:no\.?|number))?(?: (?:of|on|for) (?:his|her|their|the"
        r"|my) (?-i:(?:[a-z]{2,9} ){0,2}[a-z]{2,9})(?=[: ]))?|tag(?= ?(?:number|#|no\b))|tag(?=:| [0-9]?[A-Z]{3} ?[0-9]{3,4}\b)",
        r"(?![0-9]{5}(?![0-9A-Z]))(?=[A-Z -]{0,8}[0-9]|[0-9])[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,4}(?:-[A-Z0-9]{2,4})?(?![A-Za-z0-9])",
    ),
    _labelled(
        Kind.ACCOUNT,
        "accession|specimen|path no|path #|path num|pathology n|pathology #",
        r"(?:accession|specimen|path(?:ology)?)(?: ?(?:number|no\b\.?|id|#)| ?(?=:)|(?= [A-Z]{1,3}-?[0-9]{2}-))",
        p.CHARACTERS,
    ),
    Recogniser(
        Kind.ACCOUNT,
        labels("portal", "user", "login"),
        re.compile(
            r"(?i:(?:portal )?(?:user(?:name| ?id)?|login|id))(?i: (?:is"
            r"|was))?[ :=]{1,3}(?P<value>@?(?=[a-z._-]{1,20}[0-9_]|[0-9]{1,6}[a-z])"
            r"[a-z0-9][a-z0-9._-]{3,29}(?<=[a-z0-9])(?![\w@]))"
        ),
    ),
    Recogniser(
        Kind.ACCOUNT,
        labels("account", "acct"),
        re.compile(
            rf"(?<=[Mm]y )(?i:acc(?:oun)?t)(?i: number| no\.?| #)?(?: is)?:? ?(?P<value>{p.CHARACTERS})"
        ),
    ),
    Recogniser(
        Kind.ACCOUNT,
        labels("account"),
        re.compile(r"(?i:account):? (?P<value>[a-z]{1,20}_[a-z0-9_]{1,20})(?!\w)"),
    ),
    Recogniser(
        Kind.ACCOUNT,
        labels("portal user"),
        re.compile(
            r"(?i:portal user(?:name)?)(?::| is)? (?!(?:is|was|and|who|can"
            r"|has|does|with|from|error|guide|manual|account|login|group|issue"
            r"|agreement|access|name|cannot|could|should|needs|wants|asked|asks)\b)(?P<value>[a-z]{5,30})(?![\w'])"
        ),
    ),
    Recogniser(
        Kind.PLATE,
        labels("vin"),
        re.compile(r"(?i:vin)\b(?: [a-z]{1,10}){0,5}[ :#]{1,3}(?P<value>[A-HJ-NPR-Z0-9]{17})(?![A-Z0-9])"),
    ),
    _labelled(
        Kind.DEVICE,
        "serial|ser |ser.|s/n|sn |sn:|sn#|udi|device|imei|transmitter|sensor|lead|generator",
        r"(?:lead|generator)(?: [0-9]{3,5}-?[0-9]{0,2}[A-Z]?)?(?= [A-Z]{2,3}[0-9]{6,8}[A-Z]?(?![0-9A-Za-z]))"
        r"|(?:transmitter|sensor)(?= [A-Z0-9]{6,12}(?![0-9A-Za-z]))|"
        r"serial(?>(?: (?:number|no\b\.?|num|#))*)|ser\.?(?= ?(?:no\b|num|#))|s/n"
        r"|sn(?=[ :#]{1,3}(?![A-Z][0-9]{4}\b)[A-Z0-9-]{0,8}[0-9]{3})|sn(?= [0-9][A-Z0-9]{5,9}(?![0-9A-Za-z]))"
        rf"|sn(?=[#=]| no\b| num| is\b| id\b)|sn{_FULL}|udi"
        r"|device(?: (?:id(?:entifier)?|ser(?:ial)?\b\.?))(?>(?: (?:number|no\b\.?|num|#))*)"
        rf"|device(?: ?#| no\b\.?| number|{_FULL})|imei",
        rf"{p.SPLIT_CHARACTERS}|[A-Z]{{1,4}} [0-9]{{4,9}}(?: [A-Z])?(?![0-9A-Za-z])"
        r"|(?:SN ?)?(?=[A-Za-z()-]{0,6}[0-9])(?:[A-Za-z0-9]|\([0-9]{2,4}\)|[-/](?=[A-Za-z0-9])){4,39}",
    ),
    _labelled(
        Kind.MEMBER_ID,
        "id# |id |id:|id#|ids |n\u00famero|numero",
        r"(?<!340B )(?:ids?(?: (?:number|no\.?|num))?#?|n[u\u00fa]mero)"
        r"(?=(?: is)?[ :#]{0,3}(?:[A-Z]{2,4}[0-9]{5}|[A-Z][0-9]{6}|[A-Z]{2,4} [A-Z]?[0-9]{2,6} [0-9]{2}"
        r"|[A-Z][0-9]{3,4} [0-9]{2,5}|[A-Z]{2,4}-[0-9]{2,4}-[0-9]|[A-Z][0-9]{4}-[0-9]{3,6}(?:-[0-9])?(?![0-9A-Za-z])))",
        _IDENTIFIER,
    ),
    _labelled(
        Kind.AGE,
        _PEOPLE,
        rf"(?:{_PEOPLE}|she|he|who)(?:'s| is| was|'ll be| will be)"
        r"(?>(?: (?:now|just|almost|nearly|about|only|already|an?|aged?))*)",
        rf"{p.AGE}(?=[,.;:)!?\n]|\Z| ?-?{p.OLD}| (?:and|when|now|at|in|on|next|last|this|today|with|but|yrs?|years)\b)",
    ),
    _labelled(Kind.AGE, _PEOPLE, rf"(?:{_PEOPLE}),?", rf"{p.AGE}(?=[,;)])"),
    _labelled(
        Kind.AGE,
        "turn",
        r"turn(?:s|ed|ing)?",
        rf"{p.AGE}(?=[,.;)!?\n]|\Z| (?:and|when|now|in|on|next|last|this|today|years|yesterday|recently)\b)",
    ),
    _labelled(Kind.AGE, "age", r"aged?(?: of| is)?", p.AGE),
    Recogniser(
        Kind.AGE,
        labels("ninety", "one hundred", "a hundred"),
        re.compile(rf"(?P<value>{p.AGE})(?=[ -]?{p.OLD})"),
    ),
)
"""Kinds told by a label; where two find overlapping text the earlier one keeps it."""

OFFICE_MACHINE = re.compile(
    r"\b(?i:copier|printer|scanner|laptop|computer|server|tablet|router|monitor|fax|fax machine|shredder|autoclave|analy[sz]er"
    r"|workstation|keyboard|postage meter|projector|terminal|desktop|phone system)\b[^.;\n]{0,24}\Z"
)
"""Before a serial number: a machine of the office, whose number is nobody's."""
OFFICE_STOCK = re.compile(
    r" (?:of|for|on|in|from) (?:our|the) (?i:stock|inventory|warehouse|office|clinic|lab|autoclave|copier|printer"
    r"|scanner|laptop|server|fridge|freezer|ultrasound|x-?ray machine|analy[sz]er|sterili[sz]er)\b"
)
"""The same behind it."""
PAID_ACCOUNT = re.compile(
    r"\b(?i:(?:please |we )pay|payment to|paid to|remit to|wired?|deposit|vendor|supplier|routing|ach|invoice|our bank|utility"
    r"|(?:water|electric|electricity|gas|power|internet|cable) (?:bill|company)|s?ftp|vpn|wi-?fi|server|database)\b"
    r"(?![^?!\n]{0,60}\b(?i:patient|pt|her|his|member)\b)(?:[^.?!\n]|\.(?=\w)){0,60}\Z"
)
"""Before an account: a firm's, which is paid there."""

CONTACTS = (
    _labelled(
        Kind.FAX,
        "fax",
        r"fax(?:ed)?(?>(?: (?:number|no\b\.?|to|is|at|(?:[a-z]{2,9} ){1,3}(?:to|at)))*)",
        p.LABELLED_PHONE,
    ),
    _labelled(
        Kind.PHONE,
        "phone|tel|cell|mobile|ph|home|contact|call|my number|his number|her number",
        r"(?:home |cell |mobile )?(?:phone|telephone|tel|ph)|cell|mobile"
        r"|home|contact|(?:my|his|her) number|call(?:ed|ing)? (?:him|her|them"
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
