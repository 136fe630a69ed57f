"""Who has a condition, who wrote it down and when: words around a description that no code tells."""

from __future__ import annotations

from functools import lru_cache

from consultant.answering.patterns import PatternIndex, pattern

_WHO = (
    r"(?:(?:elderly|young|adult|older?|new|established|pediatric|medicare|inpatient|outpatient) )?"
    r"(?:kid|child|boy|girl|man|woman|lady|gentleman|male|female|teen\w*|toddler|patient|pt|member|baby|employee|worker|student"
    r"|athlete)s?"
)
_AGED = r"(?:\d{1,3} ?-?(?:years?|yrs?|y/?o|months?|mo|weeks?|days?)[- ]?(?:old)?\.? )?"
_COMING = (
    r"(?:with|has|had|have|who|whose|presents?|presenting|comes?|coming|came|is|was|were|here|seen|admitted|diagnosed|fell"
    r"|complain\w*)"
)
_WRITER = (
    r"(?:doctor|doc|dr\.?|pcp|attending|resident|md|do|provider|physician|surgeon|hospitalist|clinician|np|pa|note|chart"
    r"|record|report|documentation"
    r"|(?:discharge )?summary|referral|requisition|problem list|h ?& ?p|path(?:ology)?|assessment"
    r"|(?:[a-z]+ )?[a-z]*(?:surgeon|ologist|iatrician|iatrist|[a-z]{3}dontist)s?)"
    r"(?:['’]s)?(?: (?:letter|report|note|summary|sheet|slip|result|entry|order))?"
)
_WROTE = (
    r"(?:wrote|writes|documented|documents|says?|said|states?|stated|reads|lists?|listed|dictated|diagnosed|shows?|showed|put"
    r"|found|finds|confirmed|confirms|noted|reported|reports)"
)
_LABELS = (
    r"path(?:ology)?|assessment|impression|dx|diagnosis|documentation|chart|note|record|findings?|term"
    r"|term in (?:the )?(?:chart|note|record)|indication|reason for visit|pre-?op|post-?op|final|working|scenario|case"
    r"|(?:(?:lay|quick|coding|billing|dx) )?question(?: (?:from|for|by|of) (?:the |our |my )?[\w' -]{2,25})?"
    r"|(?:\w+ ){0,2}(?:clinic|service|desk)|quick one|next(?: one)?|(?:also,? )?unrelated|also|another(?: one)?"
    r"|separately|index look-?up"
    r"|(?:[a-z]+ ){0,2}(?:ultrasound|sonogram|us|mri|ct|x-?rays?|scan|echo|biopsy|labs?|lab work|culture|smear|emg|imaging"
    r"|endoscopy|colonoscopy|exam)(?: (?:results?|report|findings?))?"
)
"""What stands before a colon and tells nothing of what follows."""
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?"
)
_FRAMES = tuple(
    pattern(words)
    for words in (
        rf"\b{_AGED}{_WHO}\b,?(?= {_COMING}\b)",
        r"\b(?:who |that )?(?:presents?|presenting|comes|coming|came|seen|evaluated|admitted|diagnosed|treated|sent|complain\w*)"
        r" (?:(?:in|to|at|us|here|today|our|the|clinic|office) )*(?:with|for|of|because of)\b",
        r"\b(?:(?:in|here|seen|comes?|came) )*(?:for (?:a |her |his )?)?(?:routine )?(?:(?:prenatal|antenatal|ob|office|clinic"
        r"|return) visit|(?:prenatal|antenatal) (?:care|check(?:-?up)?|appointment))\b(?: (?:at|for|with)\b)?(?=.*\w{4})",
        r"\b(?:you(?:['’]ll| will) (?:laugh|love this|not believe (?:it|this))|believe it or not|no joke|true story"
        r"|(?:not )?kidding"
        r"|i kid you not|(?:a )?(?:funny|strange|odd|weird|silly|unusual|fun) one|go figure)\b[:.,!]*",
        r"\b(?:the |our |his |her |a )?(?:school )?(?:counsel(?:l)?or|teacher|nurse|principal|social worker|daycare"
        r"|pcp|urgent care) "
        r"(?:has |just )?(?:sent|referred|sends|refers)\b(?: (?:us|me|over|in))*(?: (?:an?|this|the))?",
        r"[,.;]?\s*\bno(?:thing)? (?:other|further|additional) (?:diagnos[ie]s|dx|conditions?|findings?|problems?)\b"
        r"(?: (?:was|were|is|has been|have been))?(?: (?:made|given|documented|found|named|noted|established"
        r"|identified|present))?",
        r",?\s*\b(?:sent|referred|brought)(?: in| over| here)? by (?:the |her |his |a |an "
        r"|our )?(?:\w+ ){0,2}(?:counsel(?:l)?or|teacher"
        r"|nurse|coach|parents?|mother|mom|father|dad|pcp|school|ambulance|ems|family|daughter|son|wife|husband)\b",
        r"\bsymptom (?=codes?\b)",
        r"\bboth(?=\s*(?:codes?|numbers?)?\W*\Z)",
        r":? ?\b(?:and )?(?:the|one for the) (?!first|second|other|right|left|last)[\w -]{2,25} one,? (?:and"
        r"|plus) (?:the|one for the)"
        r" [\w -]{2,30} one\b",
        rf"\b(?:(?:my|our|the|his|her) )?{_WRITER} (?:only |just )?{_WROTE}(?: (?:down|only|just|that|nothing but))*\b:?",
        r"\b(?:in|on|from) (?:an?|the|our|his|her|their) (?:[\w'’]+ ){0,2}(?:chart|record|note|mail|claim|file|problem list"
        r"|superbill)\b(?! (?:says?|states?|reads?|review))",
        r"\b(?:our|the|my|a) (?:new )?(?:biller|coder|billing \w+|front desk|office manager|manager|boss|team|client"
        r"|auditor|trainee|student)"
        r" (?:asks?|asked|wants to know|is asking|wonders|needs)(?: (?:for|about|me|us|to know))*\b:?",
        r"\b(?:for |in |as of |valid in )?(?:fy|fiscal year) ?(?:20)?2\d\b",
        r"\b(?:mom|mommy|mother|dad|father|parents?|grandma|grandmother|caregiver|wife|husband|daughter|son)"
        r" (?:brought|brings|bringing|carried)(?: (?:her|his|the|their|a|him))*(?: (?:kid|child|son|daughter|baby|boy"
        r"|girl|toddler|mother"
        r"|father|in|here))*(?: (?:with|w/|for|because of))?",
        r"\b(?:dos|date of service|service(?: date)?)(?: (?:is|was|in|on|of))? ?[\d/.-]{4,10}|\bin 20\d\d\b",
        rf"\b\w+ visit:|\b(?:{_LABELS}):",
        rf"(?:\b(?:visit|seen|dos|service|encounter|discharged?|admission)\W{{0,2}})?\b(?:(?:in|of|on|from) )?(?:{_MONTHS})\.?"
        r"(?: \d{1,2}(?:st|nd|rd|th)?)?,? 20\d\d\b",
        r"\b(?:is|was) there (?:a |an? separate |one )?(?:code|number) of (?:its|their) own\b|\bcode of (?:its|their) own\b",
        r",\s*(?:now \w+|\w+ now)(?=[.;][^.?!]*\bcause\b)",
        r",?\s*\b(?:names|says|tells) the (?:(?:old|former|previous|original|healed) )*(?:cause|injury|fracture|burn|wound"
        r"|illness)(?: as (?:the|its) cause)?(?: of (?:the|this|it|that)\b[^.?!]*)?|\bfor the cause\b",
        r"\((?:now )?healed\b[^)]*\)",
        r",?\s*\bcode (?:it |this |them )?as(?= \w+\W*\Z)",
        r",?\s*\bnothing (?:else|more|further)(?: (?:is|was) (?:documented|said|noted))?\b",
        r"\b(?:in )?(?:room|bed|unit) \d+[a-z]?\b|\bbox(?:es)? of \w+\b(?! (?:lancet|strip|glove))",
        r"\b(?:biopsy|path(?:ology)?|culture|imaging|lab)[- ](?:proven|confirmed|documented)\b|\bhere(?= (?:with|for)\b)"
        r"|\b(?:a )?(?:new |young )?(?:mom|mother)\b(?= (?:with|has|had|who|is|\w+ (?:weeks?|months?|days?) after)\b)"
        r"|\b(?:\d+|an?|one|two|three|four|five|six|eight|ten|twelve) (?:weeks?|months?|days?)"
        r" after (?:the )?(?:birth|delivery)\b",
        r"\b(?:we|i) (?:often |also |sometimes )?(?:see|get|treat)\b(?=[^.?!]*\b(?:a lot|often|every (?:day|week)|frequently)\b)"
        r"|\b(?:quite )?a lot\b(?= ?[.?!]|\Z)",
        r"\b(?:our|the|my) (?:\w+ )?list (?:shows?|says?|has)\b",
        r"\bby (?:ortho\w*|the surgeon|our surgeon|the er|cardiology|urgent care)\b",
        r"\b(?:palpable|eating|ingesting|incidental(?:ly)?)\b|\bname (?=the\b|me\b|icd)"
        r"|,?\s*\b(?:all |the |full |with all |complete with )*(?:seven|7)(?:th)?[- ]?(?:digit|character"
        r"|char)s?\b|\badult patient\b"
        r"|\b(?:one|1|a single) codes?,? or (?:two|2|several|more)\b,?(?: and (?:which|what)(?: ones?)?)?"
        r"|\bconfirmed (?:by|on|with) [a-z -]{3,40}(?=[.,;?]|\Z)",
        r",?\s*\b(?:newly|recently|freshly|just) diagnosed\b|,?\s*\binduction (?:chemo\w* )?(?:was "
        r"|has )?(?:just )?(?:started|begun)\b",
        r",?\s*\b(?:for (?:the|her|his) )?(?:first|1st) (?:time|episode|occurrence)\b",
        r",?\s*\borganism (?:is |was )?(?:unknown|not (?:known|specified|identified|stated))\b|\bcommunity[- ]acquired\b",
        r"\b\d{1,3}[- ]?(?:years?|yrs?)[- ]?old\b|\b\d{1,3} ?y/?o\b"
        r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ](?:years?|months?|weeks?|days?)[- ]old\b",
        r"\b(?:has|had|he|she|they|his|her|been|having|today|yesterday|only|just|exactly|precisely)\b|[\"“”—–]",
    )
)


_INDEX = PatternIndex(_FRAMES)
_UNSTATED = pattern(
    rf"\b(?:(?:when|where|while|if|and|but|since|as)\W+)?(?:the |my |our )?{_WRITER}"
    r" (?:gives?|names?|states?|says?|has|lists?|tells?|documents?|mentions?|specif(?:y|ies)|shows?)"
    r" (?:unspecified|(?:no|not any|nothing on)(?: the)?"
    r" (?:cause|type|kind|site|reason|trigger|etiology|(?:more |further )?details?|specifics?)s?)\b"
)
"""Says that the record leaves open what titles call unspecified."""


@lru_cache(maxsize=512)
def without_framing(text: str) -> str:
    """The text without them."""
    text = _UNSTATED.sub(" unspecified ", text)
    possible = _INDEX.possible(text)
    for frame in _FRAMES:
        if frame in possible:  # taking out what another frame says brings no new word in
            text = frame.sub(" ", text)
    return text
