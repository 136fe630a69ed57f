"""Words that ask for the notes of the classification, and for rules that stand in no table."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.intents.intent import Intent, Rule, rule
from consultant.answering.patterns import pattern

_CODE = r"[A-TV-Z]\d[0-9A-Z](?:\.\w{1,4})?\b"
FURTHER_CODE = (
    r"\b(something|anything|a code|one|another) (more|else|further|extra)\b(?! than)|\b(one|1) more code\b|\bmore codes\b"
    r"|\bcodes?\b(?! (it|this|that)\b)[^.?!]{0,40}\b(as well|too|on top|besides?|in addition|along( with it)?|alongside)"
    r"\W*(\?|\Z|, (which|what|from)|and )"
    r"|\badd(s|ed|ing)? (on |in )?(an?|the|another|any|an extra) (\w+ ){0,2}code\b"
    r"|\bcodes?\b[^.?!]{0,40}\b(do|should|must|can|may|to|is|are|be|we|i) (we |i |be )?(add(ed)?|append(ed)?|tack(ed)? on)\b"
    r"|\b(need|needs|want|wants|owe) (anything|something)\b"
    r"|\b(must|should|does|do|has|have|need|needs|to|can|is) (anything|something|a code|another code)( else)? (to |have to "
    r"|need to "
    r"|has to )?(be )?(added|coded|reported|listed|appended|attached|go (with|along|beside)|follow|accompany)\b"
    r"|\bwhat else (must|should|has|goes|go|do|does|is|can)\b"
    r"|\b(which|what) (code |icd |dx )?(family|range)\b"
)
"""Asks for a code beside the one that is cited, and for nothing else."""

WORDS: Mapping[Intent, tuple[Rule, ...]] = {
    Intent.NOTES: (
        rule(
            r"\bexcludes?\s?[12]?\b|\bcode first\b|\bcode also\b|\buse additional\b|\b(seven?th|7th) (char|character"
            r"|digit)s?\b"
            r"|\bcharacter is missing\b|\bplaceholder\b",
            0.95,
        ),
        rule(
            r"\bsequenc|\blisted first\b|\bfirst[- ]listed\b|\bfirst (code|dx|diagnosis)\b|\bonly (dx"
            r"|diagnosis|code)\b"
            r"|\b(be|as) (a )?secondary\b|\bsecondary (dx|diagnosis|code)?\s*(only\b|\?)"
            r"|(?<!unknown )\bprimary\b(?! (care|procedure|payer|unknown|site|tumou?r|cancer))"
            r"|\bprincipal\b(?! (dx |diagnosis )?[A-TV-Z]\d)",
            0.85,
        ),
        rule(
            r"\b(cod|list|report|put|go|come|sequenc)(e|ed|es|ing|s)?\b~40\bfirst\b|\bmanifestation\b", 0.85
        ),
        rule(
            r"\border\s*\??\s*\Z|\b(what|which|right|correct|what's the|what is the|their|the) order\b(?! of)"
            r"|\bwhat else\b~40\b(code|add|report|list|need|go|belong)"
            r"|\bwhat (do|should|must|shall|can) (i|we|you) (add|put|code|report) (with|to|beside|besides)"
            r" (it|this|that)\b"
            r"|\bwhat (do|should|must|shall) (i|we|you) add\b"
            r"|\bwhat (else |more |also )?(must|has to|have to|should|needs to) (also )?be (coded|reported|added|listed)"
            r" (also|too|as well|besides|additionally)\b|\bwhat (else|more|also) (is|gets|must be|should be) (coded|reported)\b"
            r"|\bwhat (must|should|has to) also be (coded|reported|added|listed)\b"
            r"|\bwhat (must|has to|have to|should|needs to) (come|go|be coded|be reported|be added) (with|along|beside)"
            r"|\bz[- ]codes?\b|\bwhat status code\b|\bextra (code|dx)\b"
            r"|\bwhat else\s*(\?|\Z)|\bwhat else\b~25\b(on|with|to)\b"
            r"|\b(code|report|add)(ed)? (anything|something) (else|more|additional)\b"
            r"|\buse additional(ly)?\b"
            r"|\banything\b~15\badditional|\bwhat (has|have|needs?|must) (to )?be\b~15\b(coded|reported"
            r"|listed|added) (with|to|beside|alongside)\b"
            r"|\b(without|with) (anything|nothing) else\b|\bnothing else on\b|\bsole (dx|diagnosis|code)\b"
            r"|\b(in front|ahead) of (it|this|that)\b|\bcodes? (in front|before it|ahead)\b"
            r"|\b(something|anything|what|a code|another code)\b~20\b(before|ahead of|in front of) (it|this|that|[A-Z]\d)"
            r"|\bincludes? notes?\b|\binclusion (notes?|terms?)\b"
            rf"|\bwhat (does|is|do) {_CODE} includ\w+|\bwhat is included (at|in|under|with)\b"
            r"|\bplus (what|which)\b|\bplus\s*\?|\banything else\b~12\b(code|add|report|list|need)|\bwhat follows\b"
            r"|\b(code|dx) needed\b"
            r"|\b(which|what|who) (one |code |dx |diagnosis )?(should |must |do )?(is |be |goes |go |comes |gets )?"
            r"(listed |coded |sequenced |put )?first\b"
            r"|\b[A-TV-Z]\d[\dA-Z](\.\w{1,4})? first\b"
            r"|\b(be|ever|stand|listed|coded?|report(ed|able)?|billable|valid|payable|go|used?)"
            r" (first|alone|by itself|on its own)\b"
            r"|\A\W*[A-TV-Z]\d[\dA-Z](\.\w{1,4})? (alone|by itself)\b",
            0.85,
        ),
        rule(
            r"\bwithout (an? |the |any )?(\w+ )?(code|diagnosis|dx)\b"
            r"|[A-Z]\d\w(\.\w{1,4})? (be |also )?(needed|required|necessary|added|coded too|coded also|coded as well)\b"
            r"|\b(need|require)s? [A-Z]\d\w(\.\w{1,4})?\b",
            0.85,
        ),
        rule(
            r"\b(must|should|need|needs|has|have|do|does|is|are)\b~60\b(coded|reported|added|listed|assigned) (too|also"
            r"|as well|besides)\b"
            r"(?! (with|to|for) (modifier|mod)\b)",
            0.8,
        ),
        rule(r"\b(additional|another|second) (dx|diagnosis|icd-?10|code)s?\b", 0.8),
        rule(FURTHER_CODE, 0.8),
        rule(
            r"\b(must|has to|have to|should|needs? to|to|can|what|which|code|dx|diagnosis) (\w+ )?(precedes?"
            r"|go(es)? (in front|ahead|before)"
            r"|come(s)? (before|first))\b",
            0.85,
        ),
        rule(r"\bnotes? between\b|\b(what|which) (kind|type) of note\b", 0.9),
        rule(
            r"\b(companion|accompanying|further) codes?\b|\b(any|what|which|are there) (other|further|more) (dx "
            r"|diagnosis |icd )?codes?\b"
            r"|\b(one|1) code or (two|2)\b|\b(one|1) or (two|2) codes\b|\btwo codes (needed|required|necessary)\b"
            rf"|\b(instructional|instruction|tabular|classification) (list )?notes?\b|\b(what|which|any) (notes?"
            rf"|instructions?)\b~25{_CODE}"
            r"|\bnotes?\b~15\b(tabular|classification|code ?book)\b|\b(what|which|any) notes?\W*\Z"
            r"|\b(tabular( list)?|classification|code ?book|icd-10-cm)\b~20\b(say|says|ask|asks|want|wants|tell|tells"
            r"|call|calls|require"
            r"|requires|instruct|instructs)\b|\bwhat('s| is) the instruction\b"
            r"|\b(should|must|has to|have to|needs? to|does|what|which|to) accompan(y|ies)\b"
            r"|\b(which|what|who)\b~35\b(goes|go|belongs?) with (it|this|that|[A-Z]\d)"
            r"|\b(need|add)\b~12\b(anything|something|more)\b~8\bwith\b"
            r"|\bdo (we|i) (have to |need to )?add\b|\b(anything|what|something) (else )?to (add|code|report|list)\b"
            rf"|\bexcluded (from|under|at|by) (the )?(code )?{_CODE}|\bincluded (under|in|at|with) (the )?(code )?{_CODE}"
            r"|\b(its|their|an?) (own|separate) codes?\b|\bexternal cause (codes?|range)\b",
            0.8,
        ),
        rule(
            r"\bpreced(e|es|ing)\b|\b(listed|coded|sequenced|reported|placed|put|go|goes|come|comes)\b~15\b(prior to"
            r"|before|ahead|in front)\b(?! (the )?(\d|october|oct|end))"
            r"|\bin front\b|\b(first|leading|lead|primary) (position|place|spot)\b"
            r"|\b(a?etiology|underlying)\b~15\b(codes?|condition|disease|required?|requirement)\b"
            r"|\b(need|require|want|ask|call)(s|ed)?\b~45\b(too|as well|also|more|further|another|additional\w*"
            r"|in addition)\b"
            r"|\b(code|dx|diagnosis) for\b~25\b(too|as well|also|in addition)\b"
            r"|\b(tack|attach|pair)(ed|s)?\b~15\b(on|onto|to|with)\b"
            r"|\badditional(ly)? (cod|report|list)\w+|\b(cod|report|list|add)(ed)? (in addition|additionally)\b"
            r"|\b(must|should|do|have to|need to)\b~15\b(report|code|add|list)\b~35\b(too|as well|also)\b"
            r"|\b(make|makes|force|forces|tell|tells) (us|me|you|coders?) (to )?(add|code|report|list)\b"
            r"|\binstructions?\b|\bnotes? (at|under|on|for|of) (the )?(code )?[A-TV-Z]\d|\b(companion|partner)s?\b"
            r"|\b(top|first) (slot|line)\b",
            0.76,
        ),
    ),
    Intent.DOCUMENT: (
        rule(
            r"\bdocumentation (for|of|to|on)\b|\b(records?|documentation|documents) (required|needed|necessary)\b"
            r"|\b(in|on) the (note|record|chart)\b~10\bfor\b|\bwhat (must|should|has to"
            r"|needs to)\b~20\b(note|record|chart)\b",
            0.85,
        ),
        rule(
            r"\b(what|how)\b~40\bdocument|\bdocumentation (needs?|requirements?|must|should|required)\b", 0.85
        ),
        rule(
            r"\b(must|should|need to|have to|has to)\b~20\bdocument|\b(record|note) (must|should|needs?)\b",
            0.85,
        ),
    ),
    Intent.RULES: (
        rule(
            r"\b(no|without (a|the|any))\b~4\b(doctor|physician|provider|md)\b~25\b(in|on|present|suite|site"
            r"|there)\b",
            0.95,
        ),
        rule(
            r"\bteaching\b|\bresidents?\b|\btherapy minutes\b|\b(8|eight)-minute\b|\brule[sd]?[- ]out\b", 0.8
        ),
        rule(
            r"\bwhat(('s)| is| are|s)? (needed|required)\b|\bwhat (do|must) (we|i) (need|have)\b"
            r"|\bwho (can|may) (bill|report|order|perform)\b",
            0.91,
        ),
        rule(r"\b(every|each|per) year\b|\b(yearly|annually|annual)\b|\bonce (a|per|every|in)\b", 0.8),
        rule(r"\bnew patient\b|\buncertain\b|\bprobable\b|\bwithin (3|three) years\b", 0.76),
        rule(
            r"\b(possible|likely|suspected)\b~40\b(discharge|inpatient)"
            r"|\b(discharged?|inpatient)\b~40\b(possible|likely|suspected)\b",
            0.76,
        ),
        rule(
            r"\btele-?(health|medicine)\b|\bincident[- ]to\b|\bsplit\W{0,3}shared\b|\babn\b|\bprolonged\b"
            r"|\bsupervis(?!ion (levels?|ind\w*|codes?|numbers?)\b)",
            0.85,
        ),
        rule(
            r"\bhow (much time|many minutes|often|frequent\w*)\b|\btime (is |are )?(needed|required"
            r"|threshold)|\bmdm\b",
            0.85,
        ),
        rule(
            r"\bmedical decision|\bnew (or|vs\.?|versus) established\b|\bscreening\b|\bwasted?\b|\bdiscard",
            0.85,
        ),
        rule(
            r"\bj[wz]\b|\bappeal|\boverpa(y|id)|\btimely filing\b|\bprior auth|\bprecert|\bsignature\b"
            r"|\brequirements?\b|\bfrequency\b",
            0.8,
        ),
    ),
}

_ORDER_ASKED = pattern(
    r"\bsequenc|\bfirst\b|\bexcludes?\b|\border\b|(?<!as an )\badditional\b|\bwhat else\b|\binstructions?\b|\bpreced"
    r"|\banything (else )?to (add|code|report)\b|\b(coded|reported|listed|added|goes) (too|also|as well|with|beside|along)\b"
    r"|\b(which|what|who)\b~40\b(is|as|be|goes|comes) (the )?(principal|primary)\b"
)


def asks_order(text: str) -> bool:
    """Whether the text asks which diagnosis comes first, or what goes with one."""
    return bool(_ORDER_ASKED.search(text))
