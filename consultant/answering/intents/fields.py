"""Words that ask for a published field of a code by its name: each column of the files that nothing else is said of."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.intents.intent import Intent, Rule
from consultant.answering.patterns import Pattern, pattern

_OPERATION = r"(pre|intra|post)-?\s?op\w*"
_SHARE = r"(percent\w*|%|shares?|portions?|splits?|parts?|breakdown|pct|fraction)"

FIELDS: Mapping[str, Pattern] = {
    name: pattern(words)
    for name, words in {
        "supervision": r"\bneeds? (physician |any )?supervision\b(?=[^.?!]*\blevel)"
        r"|\bsupervision (level|indicator|code|value|requirement)s?\b"
        r"|\bsupervision (is |was )?(required|needed|necessary|applies)\b|\b(level|kind|type|sort"
        r"|what|which) (of )?"
        r"(physician |medical )?supervision\b|\bphysician supervision\b|\b(general|direct|personal) (or|vs\.?|versus)"
        r" (general|direct|personal) supervision\b|\b(general|direct"
        r"|personal)( physician)? supervision\b~25(?<![\w])[A-Z]?\d{4,5}"
        r"|\bsupervision (for|of|on)\b~6(?<!\w)[A-Z]?\d{4,5}|\bsupervision \d\w\b|(?<!\w)\d{5}(-TC)?,? supervision\b"
        r"|\A\W*(physician )?supervision,? (?=\d{5})"
        r"|\bwho (can|may|must|should|has to|have to|needs to|is to) supervise\b|\bwho supervises\b"
        r"|\bwho (must|has to|needs to|should) be\b~12\b(room|suite|present|there)\b"
        r"|\b(doctor|physician|md|provider|\w+ologist)s?\b~25\b(in the (room|suite|office|building)|on[- ]?site"
        r"|present|at hand|nearby)\b~30(?<!\w)(?!992|9094)[A-Z]?\d{4,5}",
        "shares": rf"\b{_OPERATION}~25{_SHARE}|{_SHARE}~25\b{_OPERATION}"
        r"|\b(pre|intra|post)(-?\s?op\w*)?\s?([/,&+]|and)?\s?(pre|intra|post)\b"
        rf"|\b{_SHARE}~30\b(surgical|follow-?up|post-?surgical) (care|part)\b"
        r"|\bhow (much|many percent)\b~30\b(pre|intra|post)-?\s?op",
        "endoscopic base": r"\bendoscop\w*\b[^.?!]{0,60}\bbase\b|\bbase\b[^.?!]{0,60}\bendoscop|\b(base"
        r"|parent) (endoscop\w+|scope)\b|\bendo(scop\w+)? (base|family)\b|\bfamily\b~45\bendoscop"
        r"|\bendoscop\w+\b~25\bfamily\b|\bscopes?\b~60\bbase codes?\b|\bbase codes?\b~60\bscopes?\b",
        "imaging family": r"\bimaging family\b|\bfamily indicator\b",
        "practice expense": r"(?-i:\bPE\b)~25\bw?rvus?\b|\bw?rvus?\b~45\bpe\b"
        r"|\bw?rvus?\b~15\b(break-?down|broken down|components?|parts)\b"
        r"|(?<!technical )(?<!tech )(?<!professional )\b(break-?down|components?|parts)\b~12\bw?rvus?\b|\bpractice expenses?\b"
        r"|\b(facility|hospital|office) (?-i:PE)\b|(?-i:\bPE\b) (in|at) (the |an? )?(facility|hospital|office)\b"
        r"|\bpe (w?rvus?|value|part|component)\b|\b(w?rvus?"
        r"|values?)\b~12\bpe\b",
        "malpractice": r"\bw?rvus?\b~60\b(mp|pli|malpractice)\b|\bw?rvus?\b~15\b(break-?down|broken down|components?|parts)\b"
        r"|(?<!technical )(?<!tech )(?<!professional )\b(break-?down|components?|parts)\b~12\bw?rvus?\b"
        r"|\b(malpractice|mp|pli|liability) (w?rvus?|value|part|component|expense)\b"
        r"|\b(w?rvus?|values?)\b~15\b(malpractice|pli)\b",
        "NA indicator": r"\b(?-i:NA) (indicator|flag)?\b~30\b(facility|office|column|field)\b"
        r"|\b(facility|office)\b~15(?-i:\bNA\b)"
        r"|\b(priced?s?|paid|payable|valued?)\b~15\b(in|for) (the |our |an? )?(office|non-?facility)\b~15\bat all\b"
        r"|\b(priced?s?|rate|value) (in|for) (the |our |an? )?office\b|\bfacility[- ]only\b|\bonly (in|for) (a )?facility\b",
        "OPPS cap": r"\b(opps|dra|imaging|(non-?\s?)?facility)[ -]?(payment )?cap\b|\bused for opps\b"
        r"|\bcap(ped)? (price|amount|rate|file)\b"
        r"|\bcapped\b~25\bopps\b|\bopps\b~25\bcapped\b",
        "pricing indicator": r"\b(payment|dme\w*|equipment|fee schedule) (categor(y|ies)|class)\b(?! (of|ii|iii))"
        r"|\bpric(e|ing) (ind\w*|code|categor\w+)\b|\bhow (is|are)\b~15\bpriced\b|\bpriced how\b"
        r"|\bcapped[- ]rentals?\b|\b(purchas\w+|bought|buy) (or|vs\.?) (an? )?(capped )?(rentals?|rent(ed)?)\b"
        r"|\b(rentals?|rent(ed)?) (or|vs\.?) (an? )?(purchas\w+|bought|buy)\b|\b(inexpensive|routinely purchased)\b",
        "multiple pricing indicator": r"\bmultiple pric(e|ing)\b",
        "coverage code": r"\b(hcpcs )?coverage (code|ind\w*)\b|\bcov(erage)? (code|ind\w*|column|field|value|letter)\b"
        r"|\bhcpcs (file|table|row)\b~30\bcover\w*|\bcover\w*~25\bhcpcs (file|table|row)\b",
        "statute": r"\bstatut(e|ory) (cit\w*|ref\w*|sections?|numbers?|basis|code)\b"
        r"|\b(which|what|whats|plus) statute\b(?! of lim)"
        r"|\bby (?:law|statute)\b|\bstatutor(?:il)?y (?:excluded|barred|non-?covered|exclu\w+)\b"
        r"|\bstatute\W*\Z|\b(which|what) (law|section of the (act|law))\b~30\b(cite|name|give|refer|behind)\w*"
        r"|\b(part|section|provision|paragraph|article|chapter) of (the )?(law|social security act|medicare act|act)\b"
        r"|\bstatute\b~20\b(cited?|reference|column|field)\b|\b(section|cite) of the (act|law|statute)\b",
        "laboratory certification": r"\blab(oratory)? cert\w*|\bclia\b~25\bcodes?\b|\blabcert\b",
        "cross-reference": r"\b(x-?ref|cross[- ]?ref)\w*",
        "type of service": r"\btype of service\b|\btos\b",
        "BETOS": r"(?<!restructured )\bbetos\b|\bberenson\b",
        "RBCS": r"\brbcs\b|\brestructured betos\b"
        r"|\bservice category\b|\bbetos categor|\bmajor ?(/|or|vs\.?) ?(other|minor|non-?procedure)\b",
        "date added": r"\b(added|add|addition) date\b|\bdate (of being )?added\b",
        "action code": r"\baction (code|date)\b|\b(last|latest|most recent) action\b|\bactions? (effective|taken)\b",
        "ASC group": r"\basc[- ](group|approv\w+|payment group|status|indicator|list\w*|payable|eligible)\b"
        r"|\b(approved|approval|payable|eligible)\b~25\b(ascs?|surgery cent\w+)\b",
        "short description": r"\b(short|abbreviated) (description|descriptor|name|title|text)\b",
        "unit": r"\bunit ?= ?\?|\b(one|a|1|each|single) (billing |billable )?unit (of|is|equals?|stands?|means?|covers?"
        r"|represents?|for)\b"
        r"|\bwhat('s| is|s) (one|a|1|the) (billing )?unit\b(?! price)"
        r"|\b(?:hcpcs|codes?|cpt) ?(?:,|and|&|\+|/) ?(?:the |its |what |which |billing )*unit\b|^\W*(?:the |what "
        r"|which )?unit\W*$"
        r"|\bunit (size|of measure)\b|\bbilling unit\b|\b(what|which)\b~12\bunit (is|does)\b"
        r"|\b(what|how (much|many))\b~25\bper unit\b"
        r"|\bper (what|which) (billing )?(unit|measure|amount)\b"
        r"|\b(what|which)\b~6\b(strength|amount|quantity|size)\b~20\bunit\b"
        r"|\b(mg|mcg|dose|milligrams?)\b~12\b(in|per|is) (one|a|1|each) unit\b|\bunits? (defined|measured|stand)\b"
        r"|\bper (pair|shoe|box|bottle|bag|vial|strip|tablet|item|piece)\b~12\bor\b~6\b(per|each)\b"
        r"|\bhow many (mg|mcg|milligrams?)\b~12\bunit\b|\bhow (much|many)\b~30\b(is|are|makes?|in|to) (one|a|1|each|the)"
        r" (billing )?unit\b",
        "minutes": r"\b(how many|what|which) minutes\b|\bhow much time\b~25(?<!\w)\d{5}"
        r"|\b(needs?|takes?|requires?) (at least )?\d{1,3} ?min"
        r"|(?<!\d )(?<!\d)\bminutes (for|of|needed|required|does|do|is|in)\b"
        r"|\btime (for|needed|threshold|requirement|range)s?\b|\bhow long\b~20\b(visit|take|last|must (it|the|a"
        r"|this|he|she)|spend)"
        r"|\bminutes\s*\?|\A\W*(the |total )?minutes,? (?=[A-Z]?\d{4,5})",
        "manual reference": r"\bmanual (section|reference|citation|chapter)\b|\b(cim|mcm)\b",
    }.items()
}
"""The fields by the names that askers use; `findings/codes/fields.py` says where each stands."""
WORDS: Mapping[Intent, tuple[Rule, ...]] = {
    Intent.FIELD: tuple(Rule(words, 0.93) for words in FIELDS.values()),
}


def asked(text: str) -> tuple[str, ...]:
    """The fields that the text names, in the order of the table."""
    return tuple(name for name, words in FIELDS.items() if words.search(text))
