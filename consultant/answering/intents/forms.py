"""How a question is put: what yes would mean, what it takes for granted, and whether it looks for a code."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from consultant.answering.intents.intent import COMMON
from consultant.answering.patterns import Pattern, pattern


class Form(StrEnum):
    """How a question on a pair is put: what `yes` would mean."""

    TOGETHER = "together"
    BUNDLING = "bundling"
    WRONG = "wrong"
    """Yes would mean that the two are not to be reported so: `is it wrong to`, `redundant?`."""
    ENDED = "ended"
    """Yes would mean that no edit is in force any more."""
    WHICH_MODIFIER = "which modifier"
    WHICH_LINE = "which line"
    NEED_MODIFIER = "need modifier"


_TAKES = (
    r"(gets?|takes?|carr(y|ies)|needs?|receives?|wears?|bears?|require[sd]?|has|have|is|be|goes|append(ed)?)"
)
_MARK = rf"(modifiers?|mod|{COMMON})"
_LOST = (
    r"(lose|loses|losing|lost|forfeit\w*|swallow\w*|kills?|trumps?|absorb\w*|subsum\w*|packaged|roll(s"
    r"|ed)? (up )?(in|into)|fold(s|ed)? into"
    r"|eat(s|en)? up|wrapped into|write[- ]?off|writ(e|es|ing|ten) (it |this |that |them )?off)"
)
FORMS: Mapping[Form, Pattern] = {
    Form.ENDED: pattern(
        r"\b(edits?|pairs?|bundl\w*|ncci)\b(?:(?!\bwhen\b|\bsince\b)(?:[^.?!]|\.(?=\w))){0,60}\b(deleted|removed|retired|dropped|withdrawn|lifted|repealed|eliminated|expired?"
        r"|discontinued|terminated|go away|gone|been ended|ended)\b"
        r"|\b(delet|remov|retir|dropp|lift|eliminat|repeal|terminat)\w+\b~40\b(edit|pair|bundl)"
        r"|\b(no longer|not any ?more|any ?more|any longer)\b~30\b(bundl\w*|edit\w*|pair)\b"
        r"|\b(edits?|pairs?|bundled)\b~25\b(any ?more|any longer|no longer)\b"
    ),
    Form.WHICH_LINE: pattern(
        r"\b(which|what) (one|line|code|procedure|service|side|of (the |these |those )?(two|both|them|codes|lines|services"
        rf"|procedures))\b~30\b{_TAKES}\b~25\b({_MARK}|modified)\b"
        rf"|\b(which|what|who) ([a-z]+ )?(gets?|takes?|carries|needs|receives) (the |a |an )?{_MARK}\b"
        rf"|\b(which|what) (one|line|code|procedure|service)\b~15\b{_MARK}\b~12\b(go|belong|sit|stand)\b"
        rf"|\bwhere (does|do|should|would|to)\b~30\b{_MARK}\b~12\b(go|belong|sit|stand|attach|fit)?"
        rf"|\b(on|to|onto) (which|what) (line|code|one|of|procedure|service)\b"
        rf"|\b{_MARK}\b~25\b(go(es)?|belongs?|append(ed)?|put|placed|added) (on|to) (which|what)\b"
    ),
    Form.WHICH_MODIFIER: pattern(
        r"\b(which|what) (\w+ )?(modifiers?|mod)\b(?! ind)|\bis it (25 or 59|59 or 25)\b"
    ),
    Form.NEED_MODIFIER: pattern(
        rf"\b(need|needs|needed|require[sd]?|necessary|must (i|we|you)|have to|has to)\b~25\b(modifiers?|mod"
        rf"|{COMMON})\b"
        rf"|\b(modifiers?|mod|{COMMON}),? (is |are |be )?(really |also |even )?(needed|required|necessary"
        rf"|mandatory|obligatory|a must)\b|\b{_MARK} (still |really )?(a must|mandatory|obligatory)\b"
    ),
    Form.WRONG: pattern(
        r"\b(impossible|hopeless|out of the question)\b|\banything (wrong|off|amiss|missing)\b|\bany (problems?"
        r"|issues?|red flags?|errors?|mistakes?)\b|"
        r"\b(is|was|are|were|be|would|isn't|wasn't|am i|are we|did we)\b~30"
        r"\b(wrong|redundant|improper|inappropriate|incorrect|an? (error|mistake|no-no|violation|duplicate)|duplicat\w+"
        r"|double[- ](billing|dipping|counting|charging)|overlap\w*|over-?coding|unbundling|forbidden|prohibited|off limits"
        r"|barred|disallowed|not allowed|a problem)\b(?! or\b)"
        r"|\b(wrong|redundant|improper|incorrect) (for (us|me) )?to (bill|report|code|append|use|put|add|charge|claim)\b"
        r"|\b(redundant|wrong|overkill|duplicative|double[- ]dipping|double[- ]billing)\s*\?"
    ),
    Form.TOGETHER: pattern(
        r"\b(free|clear|clean) of\b~20\bedits?\b|\bedit-free\b"
        r"|\b(let|lets|allows?|permits?)\b~25\bun-?bundl\w*"
        r"|\b(does|do|will|would|can) (this|that|the|our) (n?cci )?(edit|pair)\b~15"
        r"\b(accept|take|allow|permit|recogni[sz]e|honor|let|yield|budge|open)\b"
        r"|\b(pass(es)?|clears?|survives?|gets? (past|through|by)|make (it )?(past|through)) (the |our |all |any )?(n?cci"
        r"|ptp|medicare|claim|edits?)\b"
        r"|\bmodifiers?\b~12\b(possible|an option)\b"
        r"|\bway (around|out|past|to (un-?bundle|get|bypass|open|override|report|bill))\b"
        r"|\b(can|may|could|might) (it|they|this|that|these|the (edit|pair)|[A-Z]?\d{4,5}) be"
        r" (un-?bundled|bypassed|overridden|opened|separated|rescued|lifted)\b"
        r"|\b(will|would|can|could|does|do|is there) (any|a) modifiers? (that |to )?(get|let|open|help|work|bypass|override"
        r"|carry|bring)s?\b"
        r"|\b(does|do|will|would|can|could|may) (a |an |the )?(modifier |mod )?(\d\d|x[epsu]|it|that|modifiers?) un-?bundl\w*"
        r"|\bun-?bundl\w*\b~30\b(ok|okay|allowed|fine|right|correct|possible|legal|with|w)\b|"
        r"\b(will|would|does|do|did|can|could|should|was|is) (a |an |the )?(modifier )?(59|x[epsu]|25)\b~20"
        r"\b(work|help|fix|do|open|override|bypass)\b|"
        r"\b(will|would|could|can|does) (?!a |an |the )\w+ing\b~30\b(59|x[epsu]|25|modifiers?)\b~15"
        r"\b(help|work|fix|do (it|the trick)|get (it|us) (paid|through))\b|"
        r"\b(can|could|may|should|able|allowed|ok|okay)\b~80"
        r"\b(bill|code|report|use|go|together|separately|unbundl|same|with)"
    ),
    Form.BUNDLING: pattern(
        r"\b(ncci|edits?|medicare|scrubber|payer|carrier|mac)\b~15\b(stop|block|kick|bounce|reject|catch|knock)\w*\b|"
        r"bundl|\bincluded? (in|with)\b|\binclusive\b|\bedits?\b|\bmutually exclusive\b|\b(includes?"
        r"|contains?)\b~12\d{4,5}"
        r"|\bincidental\b|\b(separate|extra) or (included|bundled)|\b(included|bundled) or (separate|extra)|\bpart of\b"
        r"|\bpairs?\b~40\b(active|in force|in effect|live|alive|valid|apply|applies)\b"
        r"|\b(anything|something|one|it|that|row)\b~12\b(in force|in effect|on file|on the books)\b"
        r"|\b(conflict|clash|problem|trouble|hiccup)|\b(any|a|an|is there) (n?cci|ptp|pair)\b"
        rf"|\bden(y|ied|ies)\b|\b{_LOST}\b|\bscrubber\b|\bedit hits?\b|\bhits?\b"
    ),
}
"""The first form that fits; `together` where none does."""


@lru_cache(maxsize=64)  # one question is looked at from several places
def form(text: str) -> Form:
    """How the text asks on a pair of codes."""
    return next((form for form, words in FORMS.items() if words.search(text)), Form.TOGETHER)


_WANTED = pattern(
    r"\b(what|which|need|find|looking for)\b~20\bcodes?\b~12\b(for|of|describes?)\b|\bhow (do|would"
    r"|should)\b~20\b(code|bill|report|charge)\b(?! (medicare|the|for|it|this|that|them|a patient))"
    r"|\b(cpt|hcpcs|icd-?10|code|dx) (code )?for\b"
)


def wants_code(text: str) -> bool:
    """Whether the text asks for a code by its description."""
    return bool(_WANTED.search(text))


class Belief(StrEnum):
    """What askers take for granted about edits; the data may contradict it (reply contract, A2)."""

    ALWAYS_BUNDLED = "always_bundled"
    NEVER_BUNDLED = "never_bundled"
    MODIFIER_ALWAYS_WORKS = "modifier_always_works"
    ALWAYS_ALLOWED = "always_allowed"


BELIEFS: Mapping[Belief, Pattern] = {
    belief: pattern(words)
    for belief, words in {
        Belief.MODIFIER_ALWAYS_WORKS: r"\b(59|x[epsu]|25|modifiers?)\b~40\balways\b"
        r"|\balways\b~40\b(override|bypass|unbundle|fix|get paid with)"
        r"|\b(opens?|overrides?|bypass(es)?|unbundles?|breaks?|beats?|unlocks?|lifts?|defeats?|fixes|solves|cures?|clears?|kills?"
        r"|removes?|stops?|gets? (past|around|through|you past|you around|you through|us past|us around)) "
        r"(every|all|any|each)\b~20"
        r"\b(edits?|pairs?|bundl\w*|denials?)\b"
        r"|\b(works?|good|enough) (for|on|with|against) (every|all|any|each)\b~15\b(edits?|pairs?)\b",
        Belief.ALWAYS_BUNDLED: r"\b(always|automatically)\b~40\b(bundle|includ|den(y|ied)|inclusive)"
        r"|\b(includes?|included|bundl\w*)\b~60\b(whatever|regardless|no matter|in (every|any) case|every time|always)\b"
        r"|\bnever\W{1,3}(is (that|this) )?(true|right|correct)\b"
        r"|\b(never|cannot ever|can't ever)\b~40\b(separately|together|paid|payable|allowed|reported|billed|with)\b",
        Belief.ALWAYS_ALLOWED: r"\b(can|may|could|is|are|gets?|we) (\w+ )?always\b~30\b(added?|billed?|report|reported|paid"
        r"|payable|separate|separately|allowed|charged?|coded?|billable|reportable)\b",
        Belief.NEVER_BUNDLED: r"\b(free|clear|clean) of (any |an? |all )?((n?cci|ptp|edits?)\b|bundling)|\bedit-free\b"
        r"|(?<!edit or )(?<!edits or )(?<!yes or )\b(no|without an?|isn't an?|is not an?|aren't any) ((n?cci|ptp|bundling) )?"
        r"edits?\b(?! or (an? |there is )?edits?\b)"
        r"|\b(don't|do not|doesn't|does not|never|aren't|are not|isn't|is not) bundled?\b",
    }.items()
}


def beliefs(text: str) -> tuple[Belief, ...]:
    """What the text takes for granted about edits."""
    return tuple(belief for belief, words in BELIEFS.items() if words.search(text))
