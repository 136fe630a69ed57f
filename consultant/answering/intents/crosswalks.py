"""Words that ask what a code became, maps to, or belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.intents.intent import Intent, Rule, rule

_OLDER = r"(?<![\w.$])(\d{3}\.\d{1,2}|v\d{2}\.\d{1,2}|e\d{3}\.\d)"
"""A diagnosis of ICD-9-CM by its form."""
_TODAYS = r"(today'?s|present[- ]day|modern|current|new|nowadays)"

GROUPS = (
    r"(?:where|what|how) (?:does|do|would|will|did|should) (?:it|this|that|we|she|he|(?:the|this|that|such an?) (?:stay|case"
    r"|account"
    r"|admission|patient|claim|principal)|(?:the )?(?:ms-?drg )?(?:v ?\d\d(?:\.\d)?|grouper|software))"
    r" group(?: (?:it|this|that|(?:the|this|such an?) (?:stay|case|account|admission)))?(?: (?:to|into|in"
    r"|under))?(?=\W*(?:\Z|[.?!,;]))"
)
"""Asks for the group of a stay by the verb."""
WORDS: Mapping[Intent, tuple[Rule, ...]] = {
    Intent.SUCCESSOR: (
        rule(
            r"\breplac(ed|es|ing (?=(code|cpt|hcpcs|the (old|deleted) code|[A-Z]?\d{4})))\b"
            r"(?! ((the|her|his|my|a|an|one|both) )?(right |left )?(joint|knee|hip|shoulder|valve|disc|lens"
            r"|ankle|elbow|tube|catheter|battery"
            r"|generator|device|implant|iud|pump|lead)s?\b)"
            r"|(?<!knee )(?<!hip )(?<!joint )(?<!shoulder )(?<!ankle )(?<!elbow )(?<!valve )(?<!disc )(?<!lens )(?<!hormone )"
            r"\breplacement\b(?! (joint|knee|hip|therapy|surgery))|\bsuccessor\b|\bnew (code|number) for\b"
            r"|\b(use|bill|report|code)\b~12\binstead of\b~10(?<!\w)[A-Z]?\d{4}|\bcurrent code for\b",
            0.9,
        ),
        rule(
            r"\bused instead of\b|\binstead of the deleted\b"
            r"|\bwhat (do|should) (we|i|you) (use|bill|code|report) (now|instead)\b",
            0.85,
        ),
    ),
    Intent.MAP: (
        rule(
            r"\bcrosswalk\w*\b|\bgems?\b|\b(old|legacy|former|previous) (coding )?system\b"
            rf"|\bi-?9\b|{_OLDER}.{{0,60}}\bi-?10\b|\bi-?10\b.{{0,60}}{_OLDER}|\bbackwards?\b~12\bmap\w*"
            r"|\bicd-?\s?9\b|\bback to (the )?(i-?)?(9|nine)\b(?![.\d])|\b(convert\w*|translat\w*(?! (it |that |this "
            r"|them )?(for|in(to)?|so) \w))\b(?!~80\b(english|words|terms|language)\b)|\bmap(ped)?\b~30\bicd\b"
            r"|\b(old|older|former)\b~12\b(?<![.$])\d{3}\.\d{1,2}\b|\bicd-?\s?10\b~20\b(?<![.$])\d{3}\.\d{1,2}\b",
            0.9,
        ),
        rule(
            r"(?<![\w.$])(\d{3}\.\d{1,2}|[ve]\d{2,3}\.\d{1,2})\b~80\bicd-?\s?10\b"
            r"|\A\W*(\d{3}\.\d{1,2}|[ve]\d{2,3}\.\d{1,2}),? (what )?(does it |did it |do they )?becomes?\b"
            r"|\bicd-?\s?10\b~60(?<![\w.$])\d{3}\.\d{1,2}\b",
            0.9,
        ),
        rule(
            rf"\bwhat\b~12{_OLDER}\b~4(become|turn|equal|correspond|now|today|nowadays)"
            rf"|{_OLDER}.{{0,60}}\bold(er)? (superbill|list|chart|record|claim|encounter form|problem list|note)s?\b"
            rf"|{_OLDER}\b~12\b(target|maps?|mapping|gem)\b|\bmaps? to\b~12{_OLDER}"
            rf"|{_OLDER}\b~40\b{_TODAYS}\b~12\b(code|equivalent|number|diagnosis|dx|counterpart)"
            rf"|\b{_TODAYS}\b~4\b(code|equivalent|number|dx|counterpart)s?\b~12(?<![\w.$])\d{{3}}\.\d{{1,2}}\b",
            0.9,
        ),
        rule(r"\b\d{3}\.\d{1,2}\b~20(\bto\b|\binto\b|->|=>|→)~8(icd|10)", 0.9),
        # A diagnosis "maps to" an HCC too: beside a surer intent these words mean that one.
        rule(r"\bmap(s|ped|ping)?( to)?\b|\bequivalent\b", 0.74),
    ),
    Intent.GROUP: (
        rule(
            r"\b(rx)?hccs?\b|\besrd (model |hcc )?v\d\d\b|\b[A-TV-Z]\d\w[\w.]*:? v2[248]\b|\bv(08|21|22) (model|categor)"
            r"|\b(in|under|part of|counts? (in|for|under)) (the )?v2[248]|\bv2[248] model\b|\bhierarch"
            r"|\b(drop(s|ped)?|remov(ed|es)|gone|out|taken out|left) (from|in|of|with|under) (the )?v2[248]\b"
            r"|\bv2[248]\b~20\b(drop(s|ped)?"
            r"|still count|count(s|ed)?|payment)\b"
            r"|\brisk[- ]adjust"
            r"|\bcategor\w+\b~8\bv2[248]\b|\bv2[248]\b~12\bcategor|\bv2[248],? (or|and|vs\.?) v2[248]\b"
            r"|\brisk (adjust|score|categor)\w*|\braf\b|\bccsr\b|\bahrq\b|\b(ms-?)?drgs?\b"
            rf"|\bmdc\b|\b{GROUPS}",
            0.95,
        ),
        rule(
            r"\bhow (?:severe|heavy|heavily)\b~60\b(drg|secondary)\b"
            r"|\bseverity\b~60\b(grouper|(ms-?)?drgs?|secondary|sdx|inpatient)\b"
            r"|\b(grouper|(ms-?)?drgs?|secondary|sdx|inpatient)\b~60\bseverity\b"
            r"|\bseverity (level|designation)s?\b(?! (of|for) care)",
            0.95,
        ),
        rule(
            r"\b(an?|or|is|as|not) m?cc\b|\bm?cc status\b|\A\W*[A-TV-Z]\d\w(\.\w{1,4})?\W{1,3}m?cc\W*\Z"
            r"|(?-i:\bM?CCs?\b)|\bmccs?\b|\bcomplications?(?: or |/| / )comorbid|\bas an? (?:\w+ )?comorbid|\bpoa\b"
            r"|\bpresent[- ]on[- ]admission\b",
            0.9,
        ),
    ),
}
