"""Words that ask what a code is, and whether it is valid."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.intents.intent import ANY_CODE, Intent, Rule, rule

WORDS: Mapping[Intent, tuple[Rule, ...]] = {
    Intent.WHAT_IS: (
        rule(
            r"\bwhat (does|do) (it|this|that|this code|that code|the code)? ?~6\b(cover|include|describe|represent|stand for)\b",
            0.95,
        ),
        rule(
            rf"\bwhat('s| is| are| does)\s+(the )?(codes? |cpt |hcpcs |icd-10 "
            rf"|modifiers? )*{ANY_CODE}(?!['’]s\b)(?! (?!and\b|or\b|for\b|please\b|exactly\b|in\b)[a-z])",
            0.9,
        ),
        rule(
            r"\bwhat('s| is| are| does)\b~30\b(code|cpt|hcpcs|mean|stand)\b"
            r"|\b(what|which)\b~40\b(does|do|did)\b~15\bstands? for\b|\bdescri(be|ption)\b|\bdefin"
            r"|\b(plain|ordinary|normal|simple|everyday|regular|common|human|non-?technical) (words|english|language|terms)\b"
            r"|\blay(man|person|people)?'?s? (terms|words|language)\b|\bin english\b",
            0.9,
        ),
        rule(
            r"\b(what|which)\b~15\b(stage|side|type|site|trimester|encounter|laterality|degree|kind|eye|joint|body part)\b"
            rf"~25\b(make|makes|made|mean|means|is|does|in|of|by)\b~8{ANY_CODE}",
            0.85,
        ),
        rule(
            r"\bdifferences?\b(?! in pay)|\b(how|do|does)\b~60\bdiffers?\b|\bdiffers? from\b"
            r"|\bdistinguish|\bcompared? (to|with)\b|\bwhat (service"
            r"|procedure|drug|item|kind of \w+)\b"
            r"|\bwhich (drug|medicine|medication|product|brand)\b(?! (class|code|list|tier|was|is|were|we|to))"
            r"|\b(drug|product) name\b",
            0.85,
        ),
        rule(
            r"(?<!(this|that) )\b(drug|name|product|item|what is (it|this)|what's (it|this))\b ?[?,&+/]* ?(and |plus )?"
            r"(the |its )?(\w+ ){0,2}(units?|dose|size)\b",
            0.9,
        ),
        rule(
            r"\b(what|which) code\b|\bwhat('s| is| are)\b|\bmean(s|ing)?\b|\btell me about\b|\blook up\b", 0.6
        ),
    ),
    Intent.VALID: (
        rule(
            r"\bwhen\b~15\b(did|was|were|does|will)\b~25\b(end|ended|begin|began|start\w*|introduced|added"
            r"|created|stop\w*"
            r"|terminat\w*|delet\w*|effective)\b|\b(since|until) when\b|\bdate (added|started)\b"
            r"|\b(effective|start|end|termination"
            r"|deletion) date\b"
            r"(?!~25\b(edit|pair))",
            0.9,
        ),
        rule(
            r"\bas (?:they|it) (?:stands?|is|are)\b(?=\W*\?)"
            r"|\bvalidat(e|es|ed|ing|ion)\b|\b(is|are)\b(?! (the |this |that )?(pair|combination"
            r"|combo))~60\bacceptable\b(?! (together|side|in combination|with))"
            r"|\b(in)?valid\b|\bdeleted?\b|\bdiscontinued\b|\bterminated\b|\bexpired?\b|\bretired\b",
            0.95,
        ),
        rule(
            r"\b(does|do)\b~30\bexist\b|\b(real|existing|actual) (\w+ )?code\b|\b(is|are) \w+ (real|genuine)\b|\bactive\b",
            0.85,
        ),
        rule(r"\bstill\b~30\b(active|use|used|good|bill|billed|report\w*)\b", 0.85),
        rule(
            r"\bgood to go\b|\b(ok|okay|fine) to (use|report|bill|submit)\b\s*[?.]?\s*\Z|\busable\b|\breportable\b"
            r"|\b(use|report|bill|submit|code)(ed|d)?\b~15\b(for|on|in|as of|after|from)~20"
            r"(today|\b(dos|date|service)\b|\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* "
            r"|\b20[12]\d\b)",
            0.76,
        ),
        rule(
            r"\b(is|are|was|be)\b~25\b(fine|ok|okay|good|all right|alright|right|payable)\b~6\b(for|on|in|as of|after|before)"
            r"~14(\d{1,2}/\d|\b20[12]\d\b|\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\btoday\b)",
            0.85,
        ),
        rule(
            rf"\b(is|was|were|are|isn't|wasn't)\b~4{ANY_CODE},? (still |now |really |even |already |all )?"
            r"(ok|okay|fine|good|alive|dead|around|in effect|in force|gone|out)\b"
            rf"|\b(can|may|could|should|shall) (i|we|you|they)\b~12\b(submit|send|put|file)\b~8{ANY_CODE}",
            0.76,
        ),
        rule(rf"\b(is|are)\b~4{ANY_CODE} (alone |really |good )?(enough|sufficient)\b", 0.8),
        rule(r"\bstill (ok|okay|fine|alive|around|there|out there)\b", 0.85),
        rule(r"\bcomplete\b|\b(enough|more|missing|too few) (digits|characters)\b|\bspecific enough\b", 0.85),
        rule(
            r"\b(is|are|still)\b~25(?<!separately )\bbillable\b(?!~20\b(when|if|by|with|together|in(?! (fy|fiscal|20))|for)\b)",
            0.85,
        ),
        rule(r"\b(was|were)\b~20\bbillable\b(?=\W*(?:\Z|[?.!,])|~3\b(on|for|at|in|then|that|back)\b)", 0.9),
        rule(r"\bbillable\b", 0.74),
    ),
}
