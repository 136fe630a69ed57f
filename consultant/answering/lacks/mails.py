"""What a mail points at and does not hold: an earlier one, an attachment, the rest of a code."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, Lack
from consultant.answering.patterns import pattern

LACKS = (
    Lack(
        "earlier mail",
        (
            pattern(
                r"\bsame (code|one|procedure|drug|service|modifier|item|dx|diagnosis) as (last|before|yesterday|the last"
                r"|the other"
                r"|in my|on my|previous\w*|earlier|always)\b"
                r"|\b(op|operative|office|procedure|visit)? ?(notes?|report|claim|eob|superbill|sheet|letter|remit\w*|denial"
                r"|chart"
                r"|screenshot|file|record|codes?|list|invoice|order) (is |are )?(attached|enclosed|below)\b(?! the\b| \w+ line)"
                r"|\A\W*((please|pls|hi|hello|hey|kindly)\W+)*(see|check|look at|review|refer to) (attached|attachment"
                r"|enclosed|below|above)\b"
            ),
            pattern(r"\?|\b(please|pls|tell|check|confirm|advise|let (me|us) know)\b"),
        ),
        pattern(rf"{CODED}|\A\W*(\S+\s+){{26}}"),
        whole=True,
        firm=True,
    ),
    Lack(
        "whole code",
        (
            pattern(
                r"\b(is|whether|of|for|code|cpt|hcpcs|bill|billed|billing|does|do|can|and|or|with|report)"
                r" (?!19\d\d|20[0-4]\d|1500|1450|0\d{3})(\d{4}|[1-9]\d{5})(?![\w.,/:-]*\d)(?! ?(mg|mcg|ml|cc|iu|units?|g"
                r"|dollars?|usd"
                r"|patients?|claims?|lines?|form|cm|sq|calories|steps|minutes|hours|visits))\b"
                r"|\A\W*(?!19\d\d|20[0-4]\d|1500|1450|0\d{3})\d{4}(?![\w.,/:-]*\d) (valid|or|vs|and|billable|payable|units|mue"
                r"|rvus?|status)\b"
                r"|\b(units?|dose|hcpcs|j-?codes?|drug)\b~20\b[JQ]\d{3}\b(?![\d.])"
            ),
            pattern(
                r"\b(valid|payable|rvus?|mues?|status|global|bundled?|bundles|modifiers?|units?|deleted|covered|billable"
                r"|pays?|paid|together"
                r"|active|codes?|edits?|bill|report|mean|fee|rate|or|indicator)\b"
            ),
        ),
        pattern(r"\b(revenue|rev|loop|bill type|tob|type of bill|ncd|lcd|article|carrier|locality|zip|contractor|icd-?\s?9"
            r"|segment"
            r"|npi|account|ticket|policy|invoice|room|suite|form|section|rarc|remark|pub|transmittal|deductible)\b|\$"),
        whole=True,
        firm=True,
    ),
    Lack(
        "earlier mail",
        (
            pattern(
                r"(?<!my )(?<!the )(?<!one )\bother (answer|reply|e-?mail|mail|message|response|question|thread)\b(?! (is|was"
                r"|about|on)\b|:)"
                r"|\b(last|earlier|previous|prior|first) (answer|reply|e-?mail|mail|message|response|question|thread)\b"
                r"|\b(we|i|you and i|you) (have |had )?(just )?(discussed|talked about|spoke about|spoke of|mentioned"
                r"|e-?mailed"
                r"|mailed|asked about|wrote about|sent|told you|called about)\b|\b(your|that|the) (answer|reply) from\b"
                r"|\b(see|review|look at|check|open|per) (the |my |our |an? )?(\w+ )?(attach\w+|enclos\w+|screenshot)\b"
                r"|\b(the|my|our|this|an) (attached|enclosed)( and\b|[.,?]|$)"
                r"|\b(the|my|our|this|an) (attached|enclosed) (\w+ )?(note|notes|report|claim|eob|superbill|sheet"
                r"|file|document|pdf|chart"
                r"|record|letter|image|screenshot|remit\w*|denial|form|list|page|invoice)s?\b|\battached (is|are|you"
                r"|please|find|note|op|report"
                r"|claim|eob)\b"
                r"|\bwhat about (the|that) (other|second|next|first|third) (one|code|line|claim)\b"
            ),
            pattern(r"\?|\b(please|pls|tell|check|confirm|advise|let (me|us) know)\b"),
        ),
        pattern(rf"{CODED}|\b(in general|generally|auditors?|payers? (sent|asked|e-?mailed))\b|\bsent (the|a|our|an"
            r"|out|them|him|her|it)"
            r"|\battached (to|in)\b"),
        whole=True,
    ),
)  # fmt: skip
