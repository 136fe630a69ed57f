"""What of a condition chooses its code or its place: the phase of care, the fetus, the trimester, the reason for the stay."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, Lack
from consultant.answering.lacks.wordings import RULE, WHICH
from consultant.answering.patterns import pattern

LACKS = (
    Lack(
        "trimester not known",
        (
            pattern(r"\bO\d\w\.?\d*1,? (or )?O\d\w\.?\d*2\b"),
            pattern(rf"{WHICH}|\?"),
        ),
        pattern(rf"{RULE}|\btrimester\b|\d ?-?(weeks?|wks?|w\b|\+)|\bweeks\b|\b[23]\d/\d\b|\b(twins?|fetus)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "encounter",
        (
            pattern(r"(?<![\w.])[abcdgkps](?:(?:, | or |, or |/)[abcdgkps]){2,}(?![\w.])|(?<![\w.])a(?:, |/)d(?:, |/)"),
            pattern(r"\b[ST]\d\d|\b(7th|seventh)\b|\b(fracture|injur\w*|sprain|burn)\b"),
            pattern(rf"{WHICH}|\?"),
        ),
        pattern(
            rf"{RULE}|\b(active\w*|surg\w+|first|initial|heal\w*|mend\w*|knit\w*|(second|third|fourth) visit|follow\w*|aftercare"
            r"|subsequent|weeks?|months?|days?|cast|sequela\w*|late|er|ed|emergency|delayed|non-?union"
            r"|mal-?union|re-?check|says?|therapy|pt|poisoning|overdose)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "present on admission",
        (
            pattern(r"\bpoa\b|\bpresent on admission\b"),
            pattern(r"(?<!\w)y, ?n, ?(u|w)\b|(?<!\w)y(es)?,? or n(o)?\b|\bwhat do (i|we) enter\b"),
            pattern(r"\b[A-Z]\d\w(\.\w+)?\b|\b(stay|coder|account|inpatient|secondary|list)\b"),
        ),
        pattern(
            rf"{RULE}|\b(present|arriv\w*|came|admitted|transfer\w*|from (home|snf|the nursing)|develop\w*|day (\d+|two"
            rf"|three|four)"
            r"|hospital day|after|before|on arrival|found|noted|appeared|occurred|in the ed|exempt|which of"
            r"|needs?|clinically|cannot|documented|query|acquired|post-?op\w*|chronic|history|known|combination"
            r"|since)\b(?! (list|on the))"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "fetus",
        (
            pattern(r"\b(twins?|twin pregnancy|triplets?|multiple gestation)\b"),
            pattern(r"\b(7th|seventh)\b|\b(which|what) (digit|character|number)\b"),
            pattern(r"\b(which|what|put|use|go)\b"),
        ),
        pattern(rf"{RULE}|\b(fetus|twin|baby|triplet)(es|s)? (a|b|c|[1-5]|one|two)\b|\b(first|second|third|both|each|unspecified"
            r"|not (known|documented|stated))\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "old code",
        (
            pattern(r"\bicd-?\s?9\b|\bold (paper )?(chart|record)\b|\bgem\b"),
            pattern(r"\b(smear\w*|smudg\w*|illegib\w*|cut off|torn|faded|unreadable|can'?t read|cannot read|blurr\w*"
                r"|missing digits?"
                r"|rest is (gone|missing))\b|\b\d{3}\.x+\b"),
            pattern(r"\bicd-?\s?10\b|\bmap\w*\b|\bgem\b|\bequivalent\b|\bconvert\w*"),
        ),
        pattern(r"\A\b\Z"),
        whole=True,
        firm=True,
    ),
    Lack(
        "stay",
        (
            pattern(rf"{WHICH}~30\b(ms-?)?drg\b|\b(ms-?)?drg (will|does|would)\b|\bdefault ccsr\b|\bccsr (category|group)\b"),
            pattern(r"\b(inpatient|los|stay|admission|patient|account|discharged?)\b"),
            pattern(r"\b(our|an|one|this|that|the|medicare|no|must)\b"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\bdrgs? \d|\b\w+(itis|emia|osis|oma|pathy|rrhage|ectomy|plasty|otomy|thorax|oid|uria|lysis"
            rf"|algia|plegia|penia|tension)\b|\b(pneumonia|sepsis|septic|failure"
            r"|fracture|stroke|infarct\w*|copd|bleed\w*|replacement|fusion|chf|asthma|diabet\w*|dka|uti|mi"
            r"|nstemi|stemi|syncope|chest|pain|cancer|delivery|newborn|psych\w*|depress\w*|overdose|alcohol"
            r"|dehydrat\w*|embol\w*|seizure\w*|transplant|bypass|pacemaker|cellulitis|obstruct\w*|weights?"
            r"|how (is|are)|assigned|based|transfer|covid|burns?|trauma|ventilat\w*|trach\w*|first|principal is"
            r"|wound|ulcer|infection|amputat\w*|hip|knee|spine|heart|kidney|liver|lung|brain)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "conditions",
        (
            pattern(r"\b(two|three|four|five|six|several|multiple|some|many|\d) (\w+ )?(diagnos[ei]s|conditions|dxs?"
                r"|problems)\b"),
            pattern(r"\b(which|what)\b~40\b(first|principal|primary|pdx|sequence)\b|\b(principal|pdx|first)\b~40\b(which"
                r"|what)\b"),
            pattern(r"\b(our|we|the (patient|discharge|stay|chart|attending|summary)|patient|pt|stay|coder)\b"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\b(equally|because of|due to|reason for|after study|guideline|admitted (for|with|because)"
            rf"|came (in )?(for|with)"
            r"|both meet|pneumonia|sepsis|failure|chf|copd|fracture|diabet\w*|uti|aki|stroke|hypertens\w*|cancer|anemia"
            r"|infection)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "condition",
        (
            pattern(r"\bhccs?\b|\brisk[- ]adjust\w*|\braf\b"),
            pattern(r"\b(our|the|this|that|her|his) (patient'?s? )?(cancer|tumou?r|diabetes|kidney disease|heart disease"
                r"|depression|dementia"
                r"|condition|diagnosis)\b"),
            pattern(rf"{WHICH}|\?"),
        ),
        pattern(
            r"\b(?!V2[248]\b)[A-TV-Z]\d\w(\.\w+)?\b|\b(breast|prostate|lung|colon|rectal|skin|brain|bone|liver"
            r"|kidney (cancer|stage)|ovar\w*|pancrea\w*|bladder|metasta\w*|stage|type [12]|with|without|mild"
            r"|moderate|severe|history|remission|active|rules?|documented|meat|telehealth)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "facility",
        (
            pattern(r"\b(discharge|patient) (status|disposition|disp)\b|\bdisp(osition)? code\b|\b0[1-6],? .{0,12}\b6[1-6]\b"),
            pattern(r"\b(to|for) ['\"]?(an?|some|another|the) (other )?(facility|place|institution|somewhere)\b"
                r"|\bsomewhere else\b"),
        ),
        pattern(rf"{RULE}|\b(skilled|snf|rehab\w*|irf|ltc\w*|long[- ]term|hospice|psych\w*|nursing|acute|critical access"
            rf"|swing|va)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "type of fracture",
        (
            pattern(r"\b(salter|growth plate|physeal|epiphyseal)\b"),
            pattern(rf"{WHICH}|\bS\d\d\.?\d*,? .{{0,30}}\bor S\d\d"),
        ),
        pattern(rf"{RULE}|\b(type|sh|salter[- ]harris|grade)\W{{0,3}}([1-4]|i{{1,3}}|iv|one|two|three|four)\b|\bunspecified\b"),
        whole=True,
        firm=True,
    ),
)  # fmt: skip
