"""Words that ask for edits between codes, for limits of units, and for what an add-on code goes with."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.intents.intent import ANY_CODE, SIDED, Intent, Rule, rule

WORDS: Mapping[Intent, tuple[Rule, ...]] = {
    Intent.TOGETHER: (
        rule(
            r"(?<!bilateral )(?<!assistant )(?<!surgeon )(?<!status )(?<!tc )(?<!team )(?<!procedure )(?<!payment )"
            r"(?<!supervision )(?<!adjudication )(?<!global )"
            r"\bindicator\b~40\b[A-Z]?\d{4}[0-9A-Z]? ?(/|and|with|&|vs\.?) ?[A-Z]?\d{4}[0-9A-Z]?\b"
            r"|\b\d{4}[0-9A-Z] ?/ ?\d{4}[0-9A-Z]\b~40\bindicator\b"
            r"|\b(reason|rationale)\b~40\b\d{4}[0-9A-Z] ?(/|and|&|with) ?\d{4}[0-9A-Z]\b"
            r"|\b\d{4}[0-9A-Z] (is|was) (just |only )?(a |an |the )?(component|part) of (?=\d{4})",
            0.95,
        ),
        rule(
            r"\bline[- ]by[- ]line\b|\bline (1|one)\b~80\bline (2|two)\b|\b(1st|first) line\b~80\b(2nd|second) line\b",
            0.95,
        ),
        rule(
            r"\bwhich (line|one|code|of (them|these|the two))\b~12\b(stays|remains|survives|gets paid|is paid|is denied)\b",
            0.95,
        ),
        rule(
            r"\btogether\b|bundl|\bn?cci\b|\bptp\b|\bedits?\b|\bgo(es)? (along )?with\b|\bcolumn ([12]|one|two)\b"
            r"|\bconflict|\bincludes?\b~12\d{4,5}",
            0.95,
        ),
        rule(
            r"\b(on|in|at) (one|a single) (day|date|session|visit|encounter|claim)\b|\bsame (day|date|session"
            r"|visit|encounter|claim|time|month|calendar month|billing period)\b|\balong with\b|\bin addition to\b",
            0.85,
        ),
        rule(r"\b(bill|billed|code|coded|report|reported|paid|use|used|add)\b~30 (with|plus)\b", 0.78),
        rule(rf"{ANY_CODE}~15\b(with|plus) (an? |the )?(cpt |hcpcs |code |icd-10 )?{ANY_CODE}", 0.85),
        rule(r"\b(payable|paid|allowed|valid)\b~30\bwith\b", 0.85),
        rule(r"\b(is|are) (the )?(\w+ ){1,3}(extra|included|separate|inclusive)\s*\?|\bextra\s*\?", 0.85),
        rule(
            r"\b(separate|included|bundled|inclusive|extra),? or (is it )?(separate|included|bundled|inclusive|extra)\b",
            0.9,
        ),
        rule(
            r"\bden(ied|ial|ies|y)\b(?! (as|for|because)(?: \w+){0,3}? (invalid|incomplete|not valid))"
            r"|\bwrong\b|\b(still|also|additionally) (add|bill|report|charge|code|claim) (?=[A-Z]?\d{4})",
            0.76,
        ),
        rule(
            r"\bseparate from\b|\b(separately|combination|combine|pair(ed)?|with each other|mutually)\b", 0.75
        ),
        rule(rf"\bboth\b(?! (of )?(the |her |his )?{SIDED})", 0.75),
        rule(r"(\band|,|\?|\balso) (also )?can (we|i|you|they) (also )?(bill|code|report|charge)\b", 0.76),
        rule(r"\bcan (we|i|you|they) (bill|code|report|charge|use)\b", 0.62),
        rule(r"\b(bill|billed|code|coded|report|reported|paid|use|used|add)\b~40 and\b", 0.65),
    ),
    Intent.UNITS: (
        rule(r"\b(8|eight)[ -]min(ute)?s? rule\b", 0.9),
        rule(r"\b(limit|cap|max(imum)?)\b~25\bindicator\b", 0.95),
        rule(r"\bhow many hours\b~40\b(report\w*|bill\w*|charge\w*|allowed|(per|a|one) day)\b", 0.85),
        rule(
            r"\b(x|times) (what|how many)\b|\bx ?\?|\bmues?\b|(?<!base )\bunits\b"
            r"|(?<!base )(?<!on the )(?<!in the )(?<!care )\bunit\b"
            r"|\bmedically unlikely\b|\bmai\b",
            0.95,
        ),
        rule(
            r"\bhow many\b(?! (\w+ )?(w?rvus?|relative))(?! (in|at) (the |an? )?(office|facility|hospital)\b)"
            r"(?! (total )?(minutes|mins?|days|hours|years|months|base|follow|global|post|dollars|percent|localit\w+|pounds|lbs))"
            r"|(?<!time )(?<!filing )\blimit (for|in|at|when|(on|of)(?= [A-Z]?\d{4}))\b|\bmaximum\b|\bmax\b"
            r"|\bquantity\b|\b(?<!time )(?<!opps )caps?\b~8\b(on|for|of)\b|\bper line or\b"
            r"|(?<!column )(?<!column one and )(?<!column 1 and )(?<!pod )(?<!day )(?<!days )(?<!#)"
            r"\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (of|times) (?=[A-Z]?\d{4})"
            r"|\b(twice|two times|2x|more than once)\b~20\b(same|one|a|per|single) (day|date|session)\b"
            r"|\bwithin (the )?(daily )?(limits?|mues?)\b|\b\d{1,2} ?x ?(/|per|a)? ?day\b|\btimes (a|per"
            r"|each) day\b|\b(twice|more than once) daily\b|\b(twice|more than once) (a|in a"
            r"|in one|per|on one|on the same) day\b"
            r"|\btoo (many|much)\b|\bgets? (an? )?(zero|0)\b"
            r"|\b(ok|okay|fine|within) (w/?|with|by|under)? ?(the )?(daily )?(limits?|mues?)\b"
            r"|\b(ok|okay|allowed|billable|fine) (twice|thrice)\b|\b(twice|thrice)\s*\?"
            r"|\b(only|just|at most|no more than|more than|up to|limited to)\b~12"
            r"\b(once|one|twice|two|three|\d{1,2})( times?| units?)? "
            r"(a|per|each|in a|in one|on one) day\b|\bonce (a|per|each) day\b"
            r"|(?<!carried )(?<!taken )(?<!take )\b(over|exceeded|above)\s*\?"
            r"|\b(\d{1,2}|two|three|four|five|six) of (them|these|those|it) (a|per|each|in one|in a|on one) day\b"
            r"|\b(\d{1,2}|two|three|four|five|six) times (in|on) (a|one|the same|a single|any) day\b"
            r"|\bdaily ceiling\b|\bhow often\b~40\b(a|per|in one|each|the same|one) day\b|\bgets zero\b"
            r"|\b(a|one) unit\b~12\b(for|per) each\b"
            r"|\bper day\b|\b(over|within|above|exceed\w*) the (limit|max\w*)\b"
            r"|\b(daily|per[- ]day|day) (limit|ceiling|cap|maximum|max)\b",
            0.8,
        ),
    ),
    Intent.ADD_ON: (
        rule(
            r"\b(what|which)\b~50\b(be )?(reported|billed|used|paired) with\b(?! (it|that|this|(?=[A-Z]?\d{4})))",
            0.9,
        ),
        rule(
            r"\b(what|which)\b~30\b(added|attached|tied|linked) (on )?to\b"
            r"|\b(what|which) codes?\b~20\b(ride|rides|riding|hang|hangs|piggy-?backs?|go|goes) on( to)?\b"
            r"(?! (the|a|which|what|this))"
            r"|\b(what|which) codes?\b~12\b(must|has to|have to|should|needs? to) be (there|present|on the claim|billed first)\b"
            r"|\b(what|which) codes?\b~12\b(must|has to|have to|should|needs? to) (stand|be|go)\b"
            r"~12\b(beside|next to|along ?side)\b"
            r"|\bdoes (?=[A-Z]?\d{4,5})\w+ (need"
            r"|require) (?=[A-Z]?\d{4,5})",
            0.9,
        ),
        rule(
            r"\bprimaries\b|\badd-?\s?ons?\b|\b(needs?|has|have|requires?|what|which|its|the) (an? |the |is )*(parent"
            r"|base)\b(?! (rate|pay|amount))"
            r"|(?<!\d )(?<!\d)\+\d{5}\b|\bbase\s*\??\Z|\b(primary|base|parent|main) (procedure|code|service)s?\b"
            r"|\bto (what|which)\b~40\b(added|attached|appended)\b"
            r"|\bto (what|which) (code )?does (it|this|that|[A-Z]?\d{4,5}) belong\b"
            r"|\bstand-?\s?alone\b"
            r"|\bwithout (an? |the )?(initial|first|primary|base|parent)\b",
            0.92,
        ),
        rule(
            r"(?<!leave )(?<!time )\b(alone|by itself|on its own|by themselves|without (a|the|its|any) primary)\b",
            0.85,
        ),
    ),
}
