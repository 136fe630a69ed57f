"""How the sentences of a text are put: who is to act, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consultant.answering.patterns import Pattern, pattern

_MANY = r"doctors|physicians|providers|clinics|practices|hospitals|patients"
_ONE = rf"(an?|one|any(one|body)?|{_MANY}|coders|somebody|someone|labs?|nurses)"
_GROUP = rf"({_MANY}|they|we)"
_MAY = r"(can|may|could|should|shall|might)"
_DONE = (
    r"(make|put|have|bill|code|change|swap|add|use|tell|give|find|fix|set|write|sign|stamp|insert|record|label|mark|show"
    r"|take|leave|move|switch|keep|charge|report|call|submit|split|break|list|name|recode|date|stick|bump|promise|confirm"
    r"|get|let|do not|don't|delete|shred)"
)
_OURS = (
    r"(write|put|add|use|bill|charge|code|say|enter|list|sign|date|make|take|report|keep|send|round|park|fill|count|label"
    r"|call|pick|choose|waive|change|move)"
)
_NOD = (
    r"(ok|okay|right|fine|correct|cool|yes|good|agreed|y/n|yes or no|is (it|that) (ok|okay|fine|a problem|no problem)"
    r"|(any )?objections?|thoughts|risk|deal|alright|so what|drawbacks)"
)
_RIGHT = r"(right|correct|proper|compliant|legal|allowed|legitimate|official|permitted)"
_WHERE = r"(manuals?|handbooks?|polic(y|ies)|guides?|guidelines|training|cheat sheets?|sops?|protocols?|deck|binder|procedures)"

FORMS: Mapping[str, Pattern] = {
    name: pattern(expression)
    for name, expression in {
        "may we": rf"\b({_MAY}|do|would) (we|i)\b",
        "how do we": r"\b(how|what|which|where|when|whom)\b.{0,30}\b(do|can|could|should|would|shall|may|must) (we|i)\b"
        r"|\bhow to\b",
        "may ours": rf"\b{_MAY} (the|our|my|his|her|dr|she|he|they|it|this)\b",
        "may one": rf"\b({_MAY}|must) {_ONE}\b|\bare {_GROUP} (allowed|permitted|required)\b",
        "is it": r"(^|[,:;.] )(is|are|was|were|does|do|did|has|have|will|must|would)\b(?! (you|we|i)\b)",
        "is it fine": r"\b(is|would|will) (it|that|this)( be)? (also )?(ok|okay|fine|alright|all right|acceptable|possible"
        r"|a problem)\b",
        "is it allowed": r"\b(is|are|was) \w+( \w+)? (allowed|permitted|legitimate|correct|proper|right|appropriate|true"
        r"|required|considered)\b",
        "what is right": rf"\b(does|do|would|will) (that|it|this|they|he|she) (hold|stand|count|suffice|comply)\b"
        rf"|\bthe {_RIGHT} (way|thing|order|procedure)\b|\b{_RIGHT}ly\b|\b(who|which of us) is {_RIGHT}\b"
        rf"|\b(the|a) (rule|reason|regulation)s?\b|\bor (wrong|not)\?|\bis (he|she) {_RIGHT}\b|\b{_RIGHT} (here|that)\b"
        r"|\bhow is (it|that|this|such a \w+)\b.{0,40}\b(done|put|made|added|fixed|corrected|handled|reported)\b",
        "all do it": r"\b(every(body|one)|we all|all of us|we( have)? always|always (gets?|does|do|puts?|adds?|bills?)"
        r"|each time|every time|for years|as always|as usual)\b",
        "confirm it": r"\b(confirm|tell (me|us)|say|agree|reassure (me|us))\b( that| if| it| me)?.{0,40}"
        r"\b(fine|ok|okay|works?|right|correct|enough|good|same|true|so)\b( too| also| as well| instead)?",
        "for all": rf"\b(our|the|my|a) (\w+ )?{_WHERE}\b",
        "which is": r"^(and |so |but |hello |hi |please |[a-z ]{0,20}: )?(what|which|when|where|why|who|whose|by (which|what"
        r"|whom)|how (long|many|much|often|far|fast|is|are|does|was|were|did|should))\b",
        "can you": r"\b(can|could|would|will) you\b|^(please|kindly)\b",
        "do it": rf"^(please |just |kindly |let's |go ahead and |and )?{_DONE}\b",
        "a nod": rf"(,|-|\.|;) ?{_NOD}\s*\?*$",
        "we do": rf"\b(we|i) (just |simply |always |will |would |plan to |intend to |want to |like to |'ll |'d )*{_OURS}\b",
        "have them": r"\b(have|tell|let|get) (them|her|him|the|my|our|your)\b",
    }.items()
}
READ = 1000
"""Characters of a sentence that are looked at."""
_AT_THE_END = ("which is", "is it", "may we", "may ours", "may one", "do it")
"""Forms that say more where the last sentence has them."""


def forms(sentences: list[str]) -> Iterator[str]:
    """The forms of the sentences, those of the last by names of their own too."""
    read = [sentence[:READ] for sentence in sentences]
    for name, words in FORMS.items():
        if any(map(words.search, read)):
            yield name
    yield from (f"{name}, last" for name in _AT_THE_END if FORMS[name].search(read[-1]))
