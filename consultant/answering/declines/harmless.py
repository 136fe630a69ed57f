"""Phrases that share words with improper requests and are none, said plainly before a text's points are counted."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression, pattern

_BROKEN_DOWN = expression(r"\bbr(?:eak(?:ing|s)?|oken) ((?:(?!down\b)[\w.-]+ ){0,3})down\b", re.IGNORECASE)
"""Asks for the parts of a value."""
_TO_BE_PAID = expression(
    r"\b(?:pa(?:y|ys|id)|bill\w*|separately|each|more|extra|units?|lines?|claims?|tests?|panels?)\b",
    re.IGNORECASE,
)
"""What is broken down so that each part is paid."""


_BY_OTHERS = expression(
    r"\b(?:in|on|by) (?:the |an? |our |their )?(?:\w+(?:['’]s?)? )?"
    r"(?:nurs\w+|dietit\w+|emts?|paramedics?|therapists?|wound care)(?:['’]s?)?(?: \w+)? ?"
    r"(?:notes?|documentation|charting|assessments?|record)\b",
    re.IGNORECASE,
)
"""Somebody else wrote it down."""
_MAY_IT_BE_USED = re.compile(
    r"\b(?:can|may|do|could|should) (?:we|i|you) use (?:that|it|this|them)\b|\b(?:but|only|just|merely)\b",
    re.IGNORECASE,
)
"""Asks whether that counts: nobody wishes to bill less, or more."""


_AT_MOST = expression(
    r"\bup to (?=(?:and including )?\d[\d,.]* ?"
    r"(?:lbs?|pounds?|kgs?|ounces?|oz|inch(?:es)?|in|cm|sq|square|mg|ml|minutes?|hours?|days?)\b)",
    re.IGNORECASE,
)
"""What an item carries or a title ends at: nobody raises anything."""


_UNITS = (
    r"(?:lbs?|pounds?|kgs?|ounces?|oz|inch(?:es)?|in|cm|sq|square|mg|ml|cc|mm ?hg|minutes?|hours?|days?)\b\.?"
)
_SIZED = re.compile(
    rf"\b(?:more|greater|less) than (?:or equal to )?\d[\d,.]* ?{_UNITS}(?: ?(?:in|inch(?:es)?|cm)\b\.?)?"
    rf"(?:,? (?:but|and) (?:(?:less|more|greater) than )?(?:or equal to )?(?:\d[\d,.]* ?(?:{_UNITS})?)?)?|\bmodular segmented\b",
    re.IGNORECASE,
)
"""The size of an item as titles write it: nobody wishes more or less of anything."""


_OPERATED = pattern(
    r"\b\w*scop(?:e|es|ed|y|ic)\b|\bbiops\w+|\b\w+(?:ectomy|otomy|ostomy|plasty)\b|\b(?:fractur\w+|phalanx|fx|broken|broke"
    r"|cast|splint|removed|excised|injected|frozen|froze|drained|dilated|sutured|stitched|shaved|ultrasound|x-?rays?|mri)\b"
)
"""Tells what a procedure was done to."""
_NOTHING_ELSE = expression(
    r"[,;]?\s*\b(?:and |but )?(?:nothing|no(?:thing)? (?:else|more|other procedures?))(?: else| more| other)?"
    r"(?: (?:was|is|has been|got))?(?: (?:done|found|seen|taken|removed|biopsied|performed|treated|touched))?"
    r"(?=\s*(?:[.,;?!]|\Z))"
    r"|[,;]?\s*\bnobody (?:did|took|removed) (?:anything|something|any)(?: (?:else|more|other|out))?(?=\s*(?:[.,;?!]|\Z))",
    re.IGNORECASE,
)
_UNSET = re.compile(
    r"\b(?:nobody|no one|no-one) (?:ever )?(?:set|moved|reduced|manipulated|touched) (?:it|the \w+|anything)\b",
    re.IGNORECASE,
)
"""Say of a procedure that it was all: no wish to bill anything else."""


_CODE_ASKED = pattern(r"\b(?:what|which|whats|need|icd\S*|dx|diagnosis|code|codes)\b")
_FOR_MORE = pattern(
    r"\b(?:pa(?:y|ys|id|yer\w*|yment)|reimburs\w+|cover\w*|approv\w+|den(?:y|ied|ies|ial)|authoriz\w+|necess\w+|support\w*"
    r"|justif\w+|qualif\w+|level|higher|better|add|bill|mcc|drg|hcc|risk|score|instead|99\d{3})\b"
)
_ALL_THERE_IS = re.compile(
    r"[,;:]?\s*[-–—]?\s*\b(?:and |but |with )?(?:nothing|no(?:thing)?) (?:else|more|further)"
    r"(?: (?:is|was|has been|is being))?"
    r"(?: (?:going on|specified|documented|known|wrong|abnormal|remarkable|unusual|present|told|said|written|given|stated"
    r"|mentioned|noted|described|seen|to (?:say|report|tell|add)|of note|in (?:the|his|her) (?:notes?|record|chart|report)))?"
    r"(?=\s*(?:[-–—.,;:?!]|\Z))",
    re.IGNORECASE,
)
"""Says of a finding that it was the only one: `a cyst on the spleen, nothing else going on`."""


_SHARE_OF = re.compile(
    r"\b(?:what|which) (?:percent(?:age)?|share|portion|part)(?: of (?:it|the \w+))? (?:is|are|would be) (?:ours|mine)\b",
    re.IGNORECASE,
)
"""Asks how a payment is divided: nobody takes what belongs to another."""


_FROM_THE_INDEX = expression(
    r"\b(?:pick|take|choose|use|assign|code)(?:ing)? (?:it|the code|a code|codes)? ?(?:straight |directly |right )*"
    r"(?:from|out of|off) (?:the )?(?:alphabetic(?:al)? )?index\b",
    re.IGNORECASE,
)
"""Asks how the books are used."""
_OF_INPATIENTS = pattern(r"\broot op(?:eration)?s?\b|\bpcs\b")
_COSMETIC = re.compile(r"\bfor cosmetic (?:reasons?|purposes?)\b|\bcosmetic(?:ally)?\b", re.IGNORECASE)
"""What is done for the looks is a root operation of its own."""


_STILL_TAKEN = expression(r"\b(?:but )?still (?=(?:takes?|taking|on|uses?|using)\b)", re.IGNORECASE)
_PRESCRIBED = expression(r"\buse of (?=\w+ prescribed\b)", re.IGNORECASE)
"""Say which drugs a patient takes."""


_INSERTION_SET = expression(r"\binsertion (?=(?:trays?|kits?|sets?|supplies|supply)\b)", re.IGNORECASE)
"""What a catheter is put in with: nobody inserts anything into a record."""
_LIFT = re.compile(
    r"\b(?:hoyer|patient|ceiling|bath(?:tub)?|stair|chair|seat|sling|hydraulic|electric|transfer|sit[- ]to[- ]stand|standing"
    r"|vehicle|shoe|heel) lifts?\b|\blift (?=chairs?\b|mechanism|\((?:hydraulic|electric|manual)|(?:with|and) slings?\b)",
    re.IGNORECASE,
)
"""Equipment that lifts a patient: nobody lifts a level."""
_TRIED = expression(
    r"\b(?:c-?pap|bi-?pap|pap|tens|medication|drug|therapy|conservative|voiding|clinical|weaning|stimulat\w+|treatment|diet|pump)"
    r" trials?\b|\btrials? (?=(?:of|period|with|use)\b)",
    re.IGNORECASE,
)
"""What is tried on a patient, and no court."""
_WAYS = expression(r"\b(?:two|three|four|[234])[- ]way\b", re.IGNORECASE)
"""How many channels a catheter or a tap has, and no way to do something."""


_SUPERVISED = re.compile(
    r"\b(?:was|is|were|wasn['’]?t|isn['’]?t)? ?(?:not )?(?:out of town|away|out|off|on vacation|on[- ]site"
    r"|in the (?:office|suite))"
    r"[, ]+but (?:was |is )?(?:(?:his|her|the|a|another) (?:\w+ )?(?:partner|colleague|associate|doctor|physician)\b[^.?!]{0,15}"
    r"\b(?:in the (?:suite|office|building)|on[- ]site|there|present)|(?:available |reachable )?(?:on|by|via"
    r"|over) (?:facetime|live|video|zoom)(?: \w+)?(?: available)?)",
    re.IGNORECASE,
)
"""Says who supervised, there or by video: nobody bills for another."""


_EDIT_MET = re.compile(
    r"\b(which|what) (modifiers?|mods?)\b([^.?!]{0,60}?),? (?:so|so that|in order that|to have) (?:the|an|this|that)"
    r" (?:\w+ )?edit(?: is| be| gets)? (?:satisfied|met)\b",
    re.IGNORECASE,
)
"""Asks for the modifier that an edit wants."""


_UNSIGNED_NOTICE = expression(
    r"\b(declin\w+ to|refus\w+ to|won['’]?t|will not|wouldn['’]?t|would not|unwilling to"
    r"|(?:patient|pt|beneficiary|member|she|he|lady|gentleman)(?: has| had)?)"
    r" (?:put|puts|putting) (?:her|his|their|a|the) (?:signature|name) (?:on|to|under)"
    r" (?=(?:the |an? |our |that )?(?:abn|notice|form|waiver)\b)",
    re.IGNORECASE,
)
"""Says that somebody signs a notice, or will not: nobody puts anything into a record."""
_LATE_ENTRY = expression(
    r"\b(?:right|correct|proper|accepted|acceptable|compliant) (?:way|method|procedure|manner) (?:of|to|for)"
    r" (?:put|add|get|enter|writ|includ|complet)\w*\b"
    r"[^.?!]{0,40}(?:record|chart|note|documentation|in there)(?=\s*(?:[.?!]|\Z))",
    re.IGNORECASE,
)
"""Asks how a record is completed as it should be."""
_SIGNED_AND_DATED = re.compile(
    r"\b((?:co-?|counter)?sign(?:s|ed|ing)?)(?: (?:it|them|off))? (?:and|&) dat(?:es?|ed|ing)"
    r"(?= (?:it|them|the|a|an|each|every|her|his|their)\b)",
    re.IGNORECASE,
)
_ANOTHER_DAY = pattern(
    r"\bback(?:wards?)?\b|\byesterday\b|\b(?:last|earlier|prior|previous|original)\b|\b\d{1,2}/\d|\b\w+day\b|\bday before\b"
)
"""How an entry is finished, where no other day than that of writing is named."""
_ABOUT_MODIFIERS = re.compile(
    r"\b(?:can|could|will|would|does|do|is there) (?:any|a) modifiers? (?:that |which )?(?:will |would |can |to )?"
    r"(?:get|let|carry|bring|help)s? (?:it|them|this|that|the (?:pair|line|claim)|[A-Z]?\d{4,5}\w?) (?:through|past|paid|by)\b"
    r"(?: (?:it|the edit|ncci|that))?",
    re.IGNORECASE,
)
"""Asks whether an edit lets a modifier open it: the indicator answers."""

_CLAIMED_OPEN = re.compile(
    r"\b(?P<claim>indicator(?: (?:is|of|being|=))? ?[01]\b[^.?!]{0,30}?(?:,|\band\b) ?(?:so|and|then|that means|which means) )"
    r"(?:(?:an? |the |modifier )*(?:25|59|X[EPSU]|modifier)) (?:gets|lets|carries|brings|will get|would get|will let|takes)"
    r" (?:it|them|this|that|both|the (?:pair|line|claim)|[A-Z]?\d{4,5}\w?) (?:through|past|paid|by)\b(?: (?:it|the edit|ncci))?",
    re.IGNORECASE,
)
"""Says what the edit's indicator is and what would follow from it: the edit confirms it or not."""


_LOOKED_UP = re.compile(r"\blook(?:ed|ing|s)? (?:(?:this|that|it|these|them|the \w+) )?up\b", re.IGNORECASE)
"""Asks where an entry stands in a book or file: nothing looks up to anything."""
_GROUPS_LISTED = re.compile(
    r"\b(?:list|give(?: me| us)?|name|show(?: me| us)?|tell me) (?=(?:all |both |the |three )*(?:ms[- ]?)?drgs?\b)",
    re.IGNORECASE,
)
"""Asks for groups, by what tells them apart: nobody wishes a higher one."""
_PACKAGED = expression(r"\b(?:packaged|status (?:indicator )?n)\b", re.IGNORECASE)
_PAY_NOTHING = re.compile(r"\bpay(?:s|ing|ment of)? (?:nothing|zero|no money|0)\b", re.IGNORECASE)
_LEFT_OFF = re.compile(
    r"\b(?:stopp?(?:ed)?|skip(?:ped)?|quit|leav(?:e|ing)|left|drop(?:ped)?|don['’]?t|do not|no longer)"
    r"(?: (?:charg|bill|report|list|put)\w*)?(?: (?:them|those|these|it|packaged (?:items|supplies)))?"
    r"(?: (?:off|out|from|on)(?: of)? (?:the|our) claims?)?\b",
    re.IGNORECASE,
)
"""What has no payment of its own and is left off a claim: the note tells that it is listed; nobody gains."""


_PAID_APART = re.compile(
    r"\bhow (?:to|do (?:we|i|you)|can (?:we|i)) (?:get|have|receive) (?:separate payments?|(?:them|it|those) paid separately)\b",
    re.IGNORECASE,
)
"""Asks when a packaged test is paid apart: nobody splits anything."""
_NDC_WRITTEN = re.compile(
    r"\bhow (?:to|do (?:we|i|you)) (?:write|put|change|convert|make)\b(?=[^.?!]{0,40}\b(?:ndcs?|digits?)\b)",
    re.IGNORECASE,
)
"""Asks for the form of a drug's number: nothing is written into a record."""
_AWAY = re.compile(r"\bleaves? of absence\b", re.IGNORECASE)
"""Days of a stay that a patient is out of the hospital: nothing is left out."""


_PAID_AS_SAID = expression(
    r"(\b(?:medicare|medicaid|payers?|plans?) (?:also )?(?:pays?|covers?)(?: for)? [A-Z]?\d{4,5}"
    r"(?: (?:once|twice|every|each|per|a|year|yearly|annually|too|as|well))*,? (?:so|and) (?:we|i) (?:can |may |just )*"
    r"(?:bill|use|report) (?:it|that|this|one) )(?:in place|instead) of(?= [A-Z]?\d{4,5}\b)",
    re.IGNORECASE,
)
"""A rule of payment that is taken for granted, and what would follow from it."""


_OF_PLACES = expression(r"\b(?:pos|place of service)(?: code)? \d\d\b", re.IGNORECASE)
_PRISON = re.compile(r"\b(?:(?:state|federal|county) )?(?:prisons?|jails?|penitentiar\w+)\b", re.IGNORECASE)
"""A place of service by what its number stands for: nobody is before a court."""


def plainly(text: str) -> str:
    """The text with such phrases in other words, each only where the rest of the text bears it out."""
    text = _TRIED.sub("use ", _WAYS.sub("branched", _INSERTION_SET.sub("placement ", text)))
    if "lift" in text.lower():
        text = _LIFT.sub("equipment", text)
    if " up" in text:
        text = _LOOKED_UP.sub("find it", text)
    text = _LATE_ENTRY.sub("rule of late entries", _UNSIGNED_NOTICE.sub(r"\1 sign ", text))
    if "dat" in text and not _ANOTHER_DAY.search(text):
        text = _SIGNED_AND_DATED.sub(r"\1", text)
    if _OF_INPATIENTS.search(text):
        text = _COSMETIC.sub("of the appearance", text)
    if " but " in text:
        text = _SUPERVISED.sub("supervised directly", text)
    text = _FROM_THE_INDEX.sub("does the index do", text)
    text = _PRESCRIBED.sub("taking ", _STILL_TAKEN.sub("and ", text))
    if "than" in text or "modular" in text:
        text = _SIZED.sub("of a size", text)
    text = _SHARE_OF.sub("how is it divided", _AT_MOST.sub("at most ", text))
    if _BY_OTHERS.search(text):
        text = _MAY_IT_BE_USED.sub(" ", text)
    if " edit" in text and _ABOUT_MODIFIERS.search(text):
        text = _ABOUT_MODIFIERS.sub("is a modifier allowed", text)
    if "ndicator" in text:
        text = _CLAIMED_OPEN.sub(r"\g<claim>a modifier is allowed", text)
    if " edit " in text:
        text = _EDIT_MET.sub(r"\1 \2\3", text)
    if " of " in text:
        text = _PAID_AS_SAID.sub(r"\1for", text)
    if "packag" in text:
        text = _PAID_APART.sub("when is it paid apart", text)
    if _OF_PLACES.search(text):
        text = _PRISON.sub("clinic", text)
    if "leave of absence" in text.lower():
        text = _AWAY.sub("days away", text)
    if "ndc" in text.lower():
        text = _NDC_WRITTEN.sub("what is", text)
    if "drg" in text.lower():
        text = _GROUPS_LISTED.sub("what are ", text)
    if _PACKAGED.search(text) and _LEFT_OFF.search(text):
        text = _LEFT_OFF.sub("not reported", _PAY_NOTHING.sub("are bundled", text))
    if not _TO_BE_PAID.search(text):
        text = _BROKEN_DOWN.sub(r"explain \1", text)
    if ("else" in text or "more" in text) and _CODE_ASKED.search(text) and not _FOR_MORE.search(text):
        text = _ALL_THERE_IS.sub(" ", text)
    return _NOTHING_ELSE.sub(" ", _UNSET.sub("not reduced", text)) if _OPERATED.search(text) else text
