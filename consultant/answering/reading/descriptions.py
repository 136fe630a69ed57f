"""A question that describes what was found or done and asks for its code: the words of the description, and the system."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from consultant.answering.intents.forms import wants_code
from consultant.answering.patterns import expression
from consultant.answering.reading.clinical import Told, told, written_out
from consultant.answering.reading.framing import without_framing
from consultant.answering.reading.item_marks import COUNT, DASH, NAMED, NUMBER, SIGNED, TOLD_OFF
from consultant.model.codes import CodeSystem

_SYSTEMS: tuple[tuple[re.Pattern[str], frozenset[CodeSystem]], ...] = tuple(
    (re.compile(rf"\b({words})\b", re.IGNORECASE), frozenset(systems))
    for words, systems in (
        (r"icd[- ]?10[- ]?pcs|pcs", {CodeSystem.ICD10PCS}),
        (r"(?:ms[- ]?)?drgs?", {CodeSystem.DRG}),
        (r"places? of service|pos", {CodeSystem.POS}),
        (r"revenue codes?|rev codes?", {CodeSystem.REVENUE}),
        (r"types? of bills?|bill types?|tob", {CodeSystem.TOB}),
        (r"(?:remittance )?(?:advice )?remark(?:s)? codes?|remarks? codes?|rarcs?", {CodeSystem.RARC}),
        (
            r"(?:claim )?adjustment reason codes?|denial (?:reason )?codes?|reason codes?|carcs?",
            {CodeSystem.CARC},
        ),
        (
            r"(?<!autism )(?<!asd )(?<!autistic )(?:hcpcs )?level (?:ii|2)(?= codes?)|hcpcs(?: level (?:ii|2))?"
            r"|(?:[ceghjklmpqv]|(?-i:A))[- ]codes?",
            {CodeSystem.HCPCS},
        ),
        (r"(?-i:S)[- ]codes?", {CodeSystem.HCPCS, CodeSystem.ICD10CM}),
        (r"cpt", {CodeSystem.CPT}),
        (r"(?:external[- ]cause|activity)(?= codes?)", {CodeSystem.ICD10CM}),
        (r"icd(?:[- ]?10)?(?:[- ]?cm)?|dx|diagnos[ie]s|[bdfnrtuwxyz][- ]codes?", {CodeSystem.ICD10CM}),
    )
)
"""Names of systems, the narrower before the wider."""
ANY = frozenset({CodeSystem.ICD10CM, CodeSystem.HCPCS, CodeSystem.CPT})
"""What is searched where no system is named: what stands on a professional claim."""
_CODE_NAMED = re.compile(
    r"\bcodes?\b\W*(?:(?:please|pls|plz|needed|wanted|anyone|thanks|thx|ty|asap|seq(?:uence)?|and|in|order)\b\W*)*$"
    r"|^\W*codes? (?:for|of)\b"
    r"|^\W*(?:please |pls |kindly )?code (?!(?:is|was|for|of|and|or|first|sets?|status|editors?|changes?|it|this|that|them)\b)"
    r"(?=[a-z]{3})"
    r"|\bwhat codes? (?:is|are|would|should|do|does|for)\b"
    r"|^\W*what (?:do|should|would|can) (?:i|we|you) (?:bill|report|use|code|submit|put) for (?:an? |the )?(?![A-Z]?\d)"
    r"|\b(?:which|what|list|give|need) (?:me )?(?:the |all |two |2 |three |3 )*codes\b|\bhow (?:to|do (?:we|i|you)) code\b"
    r"|\b(?:which|what) (?:[\w-]+ )?(?:[\w-]+ )?code (?:goes|belongs|fits|applies|covers|captures|describes"
    r"|(?:is|means|says|would be) (?:just |only )?(?:the |for |for the )?(?:\w+ ){1,3}(?:only|alone)"
    r"|names (?=the (?:cause|injury|original|old|former|previous)\b)|works|is (?:right|correct|used|reported|assigned))\b",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = re.compile(
    r"\bmodifiers?\b|\b(?:order|sequenc\w+|principal|primary (?:dx|diagnosis)|together(?! with (?:both|the|her|his|its"
    r"|one|an?)\b)|difference|pays?|paid|fee|w?rvus?"
    r"|units|(?<!calories )(?:per|one|1|billing) unit|unit (?:limit|of))\b"
    r"|\b(?:comes?|goes|listed|list|which(?: one)?|coded?) first\b|\bfirst[- ]listed\b"
    r"|\b(?:is|are|can|may|do|does|should)\b[^.?!]*\bcoded? (?:it |them |this |that )?as\b",
    re.IGNORECASE,
)
"""Asks for more than a code: a modifier, an order, a payment."""
_ASKING = re.compile(
    r"\b(?:(?:what|which|whats|how|is|are|would|should|shall|do|does|can|could|may|we"
    r"|(?<!type )(?<!class )(?<!grade )i|you|u|use|used|using|bill"
    r"|billed|billing"
    r"|report|reported|reporting|assign|codes?|categor(?:y|ies)|coded|coding|correct|proper|appropriate|best|please|pls|plz"
    r"|thx|ty|need|needs|give|me"
    r"|wanted|wished|searching"
    r"|find|looking"
    r"|(?<!just a )look|for|the"
    r"|(?<!influenza )(?<!flu )(?<!hepatitis )(?<!vitamin )(?<!group )(?<!type )a|an"
    r"|to|when|if|patients?|pt|medicare|number|tell|us|know|there|it|this|that"
    r"|describes?|(?<=code )(?:covers?|captures?|works)|submit|choose|pick|machine"
    r"|(?<!fixation )(?<!infusion )(?<!intraluminal )(?<!drainage )(?<!feeding )(?<!monitoring )(?<!other )"
    r"(?<!extraluminal )(?<!hearing )(?<!contraceptive )(?<!tracheostomy )(?<!resurfacing )(?<!fusion )(?<!access )(?<!related )"
    r"device"
    r"|(?:in|at|to) (?:the )?(?:ed|er|emergency (?:room|department)|urgent care|clinic)"
    r"|(?:goes|belongs|fits|applies)(?: (?:on|to|with|here|in) (?:the |this |our )?(?:claim|bill|line|chart|form|record))?"
    r"|right(?= (?:codes?|cpt|icd|hcpcs|dx|diagnosis|drg)\b)|hello|hi|dear|thanks?|thx)\b['’]?s?)|[?!]",
    re.IGNORECASE,
)
"""Words that ask and describe nothing."""
_LOOSE_ENDS = re.compile(
    r"\A(?:[ ,.:;()-]|(?:with|and|of|for|on|or)\b)+|(?:[ ,.:;()-]|\b(?:with|and|of|for|in|at|on|or|by|so))+\Z",
    re.IGNORECASE,
)
"""What joins a description to words that were left out."""
_ASKED = re.compile(
    r"\?|\b(?:what|which|when|who|why|how|is|are|can|may|do|does|should|must|need\w*"
    r"|(?<!wound )(?<!seat )(?<!cushion )(?<!mattress )(?<!cast )cover\w*|require\w*|limit\w*|rules?"
    r"|(?<!urinary )frequency)\b",
    re.IGNORECASE,
)
"""A question or a verb: the text says more than a description."""
_CLAIMED = re.compile(
    r"\b(?:cannot|can ?not|can't|never|always|billed|payable|paid|denied|claims?|modifiers?|means?|includes?|goes)\b",
    re.IGNORECASE,
)
"""Says something of codes and claims: no description of what was found or done."""
_CORRECT = re.compile(
    r"\bright (?=(?:codes?|cpt|icd\S*|hcpcs|dx|diagnosis|drg)\b)|(?<=\bis )right (?=for\b)|(?<=\bbe )right (?=for\b)",
    re.IGNORECASE,
)
"""Not the side."""
_ORDERED = re.compile(
    r"\b(?:and|in|list|with|what|which|the|/)? ?(?:right |correct )?(?:seq(?:uence)?|sequencing|order)\b(?! (?:by|from|for|of))"
    r"|\bwhich (?:one )?(?:is |goes |comes )?first\b",
    re.IGNORECASE,
)
"""Asks for the order of the codes that it asks for."""
_APART = (
    re.compile(r"\s*(?:;|\+|&|/\s(?=\w)|,?\s\band\b|,?\s\bplus\b|\balong with\b)\s*", re.IGNORECASE),
    re.compile(r"\s*(?:;|\+|&|,|\band\b|\bplus\b)\s*", re.IGNORECASE),
    re.compile(r"\s*(?:;|\+|&|\band\b|\bplus\b|\bwith\b)\s*", re.IGNORECASE),
)
"""What stands between two conditions; a comma or `with` may also stand within one."""
_NUMBERED = re.compile(
    rf"\A\s*(?:{NUMBER}|\(?[a-h][.)]|{DASH}|{COUNT}|{NAMED}|{SIGNED}|{TOLD_OFF})\s+", re.IGNORECASE
)
_DESCRIBING = re.compile(r"[a-z]{3}", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(?:was|were|been|they|about|given|gave|administered|injected|got|received|infused|all|total|dose|each|\d[\d.,]*"
    r"|mgs?|milligrams?|mcg|micrograms?|grams?|mls?|units?|ccs?|min(?:ute)?s?|hours?"
    r"|hrs?|days?|weeks?|months?|years?|times?|initials?|subsequent)\b",
    re.IGNORECASE,
)
"""How much it was describes nothing."""
_PLACED, _PLACES = re.compile(r"[a-z]{2}", re.IGNORECASE), frozenset({CodeSystem.POS})
_MOST_WORDS, _BARE_WORDS = 25, 16


@dataclass(frozen=True, slots=True)
class Description:
    """What is to be coded, in the asker's words, and the systems that its code may be of."""

    told: Told
    systems: frozenset[CodeSystem]
    bare: bool = False
    """Whether nothing but the description was written; then it may mean something else than a wish for its code."""
    letter: str = ""
    """The letter with which its code begins, where one is told: `which L code`."""
    young: bool = False
    """Whether the patient is told to be a child."""

    @property
    def words(self) -> str:
        """The description as it is searched for."""
        return self.told.words

    @property
    def lone(self) -> bool:
        """Whether it is a single word: hundreds of codes are near to it."""
        return len(self.words.split()) == 1

    def parts(self) -> Iterator[tuple[Description, ...]]:
        """The description without its denials, then as several conditions, cut in one way and then in another."""
        if self.told.denied:
            yield (replace(self, told=self.told.without_denials),)
        for apart in _APART:
            parts = [plain(part) for part in apart.split(self.words)]
            if len(parts) > 1 and all(_DESCRIBING.search(part) for part in parts):
                yield tuple(replace(self, told=told(part, self.told.encounter)) for part in parts)


@lru_cache(maxsize=512)
def description(text: str) -> Description | None:
    """What the text asks a code for; None where it asks for something else or describes nothing."""
    text = HOW_MUCH.sub(" ", _EITHER_NUMBER.sub("codes", text))
    if ":" in text:
        text = _LABELLED.sub("", text)
    if ":" in text:
        text = _WISHED_BEFORE.sub(r"which \1code for ", text)
    claimed = _CLAIMED.search(text)
    text = _ADD_ON.sub("add-on code for ", text)
    asking = wants_code(text) or bool(_CODE_NAMED.search(text)) or (_names_system(text) and not claimed)
    text = _NUMBERED.sub("", text, count=1)
    asked = text.rstrip(" ?.!")
    bare = not (asking or claimed) and len(text.split()) <= _BARE_WORDS and not _ASKED.search(asked)
    if not (asking or bare) or _rule(text, asking=asking):
        return None
    wished = _CATEGORY.sub("ICD-10 ", _CORRECT.sub(" ", _ORDERED.sub(" ", text)))
    for worded in (_of_others, _of_status, _of_past):
        wished = worded(wished)
    written, encounter = written_out(wished)
    systems, rest = _systems(_FED.sub("HCPCS code", written) if _FEEDING.search(written) else written)
    words = plain(rest)
    if _NOTHING_BUT.fullmatch(words):
        return None
    if systems == ANY and (_FOUND.match(words) or _STATUS_OF.search(words)):
        systems = _OF_DIAGNOSES
    telling = _PLACED if systems == _PLACES else _DESCRIBING
    if not telling.search(_AMOUNT.sub(" ", words)) or len(words.split()) > _MOST_WORDS:
        return None
    if _DOSE_ALONE.fullmatch(words):
        return None
    only = (_GROUPS if _OF_A_GROUP.search(text) else _OF_DIAGNOSES) if bare else systems
    return Description(told(words, encounter), only, bare, letter_told(text), bool(_YOUNG.search(text)))


_GROUPS = frozenset({CodeSystem.DRG})
_OF_A_GROUP = re.compile(r"\b(?:with(?:out)?|w/?o?|no) (?:an? )?(?:cc ?/ ?mcc|m?cc)\b", re.IGNORECASE)
"""The severity of a stay, which only titles of groups tell."""
_WISHED_BEFORE = re.compile(
    r"\A(?:(?:[\w'’-]+ ){0,3}(?:asks?|asked|asking|looking|wants?|wanted|needs?|needed|searching|requests?)"
    r" (?:us |me )?(?:for )?)(?:an? |the |its )?(?:(?:new|right|correct|current|proper|exact) )*"
    r"((?:(?:icd-?\s?10(?:-cm)?|hcpcs|cpt|dx|diagnosis) )?)codes?\s*:\s*(?=[a-z])",
    re.IGNORECASE,
)
"""Who wishes a code, before the colon behind which stands of what: `ENT asks for the new code: ...`."""
_LABELLED = re.compile(
    r"\A\s*(?:neoplasms?|diagnos[ie]s|dx|injury|condition|gyn|ob|obgyn|peds|ortho|derm|cardio|neuro|gi|ent|uro|onc|psych|ophth"
    r"|pulm|renal|endo"
    r"|rheum|id|heme|ed|er|icu|podiatry|eye|coder|biller)\s*:\s+(?=[a-z])",
    re.IGNORECASE,
)
"""Who writes, or of what kind the condition is, before a colon."""
_NOTHING_BUT = re.compile(
    r"(?:(?:routine|later|next|second|same|her|his|today's|today) )*(?:follow[- ]?ups?|visits?|re-?checks?"
    r"|check-?ups?|appointments?"
    r"|encounters?)(?: (?:visits?|appointments?|exam))?"
    r"|(?:(?:was|were|be|been|has|have|had|got|all|both|given|done|performed|administered|infused|injected|documented|recorded"
    r"|provided"
    r"|furnished|supplied|dispensed|ordered|charted|in|at|on|by|during|our|my|own|hospital|clinic|office|asc|facility"
    r"|outpatient|inpatient"
    r"|department|dept|home|unit|practice|physicians?|doctors?|nurses?|providers?|staff|initial|visit|encounter|stay|discharge"
    r"|admission"
    r"|same|day|date|suite|infusion|er|ed|emergency|room)\b\W*){2,}",
    re.IGNORECASE,
)
"""Says that somebody comes again, and not for what; or where something was done, and not what."""
_STATUS_OF = re.compile(
    r"\b(?:amputation|transplant|stent|graft|\w+ectomy|\w+ostomy|replacement|arthrodesis|fusion) status\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"(?:positive|elevated|abnormal|decreased|increased|family history of|history of|personal history|exposure to|exposed to"
    r"|allergy to|allergic to)\s",
    re.IGNORECASE,
)
"""Says that something was found, or was: no procedure is called so."""
_YOUNG = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)[- ]?(?:days?|weeks?|wks?|months?|mos?)[- ]?old\b"
    r"|\b(?:\d|1[0-2])[- ]?(?:y/?o|years?[- ]old|yr[- ]old)\b|\b(?:newborn|neonate|infant|baby|toddler)\b",
    re.IGNORECASE,
)


HOW_MUCH = re.compile(
    r"\b(?<!most )(?:complete|full|entire|whole|exact|specific)"
    r"(?= (?:valid |billable )?(?:codes?|cpt|icd\S*|hcpcs|pcs|dx|diagnosis)\b)"
    r"|\b(?:complete |full )?(?:7|seven)[- ]?(?:characters?|digits?)(?= (?:icd\S*|dx|diagnosis|codes?)\b)"
    r"|,?\s*\b(?:and )?(?:is (?:it|that|this)|do (?:we|i) need|does (?:it|that) (?:need|take)) (?:just )?"
    r"(?:one|1|a single) codes?,? or (?:two|2|several|more)\b(?: codes)?"
    r"|,\s*(?:one|a single|1) (?:codes? )?or (?:two|2|several|more)\b(?: codes)?"
    r"|[,;(]?\s*(?:-+\s+)?\b(?:(?:and|but|because|as|since) )?(?:(?:(?:the|our|this|their|my) )?\w+ (?:will |does |do |can )?)?"
    r"(?:(?:not|never|n't|no longer) (?:accept|allow|take|want|use|permit)\w* (?:any |an )?|(?:reject|refuse|bounce"
    r"|den[iy]e?)s? (?:all |any |every )?"
    r"|(?:accept|allow|take|want|permit)s? no |(?<!is )(?<!are )(?:no|not an?|without|and no) )[\"“']?unspecified[\"”']?"
    r"(?: (?:codes?|one|side|dx|diagnos[ie]s|laterality)s?\b)?(?: (?:is |are )?(?:allowed|accepted|permitted|wanted"
    r"|possible|please|pls))*"
    r"(?: by (?:the |our |their )?\w+)?"
    r"|,?\s*\b(?:(?:with|incl\w*\.?) (?:all |the |its )*(?:(?:7|seven|right|correct|proper) )?"
    r"|all (?:of )?(?:the |its )?(?:(?:7|seven) )?)(?:characters|digits|laterality)\b",
    re.IGNORECASE,
)
"""How much of its code is wished: all of it, and not the one for a record that leaves something open."""


def whole_code_wished(text: str) -> bool:
    """Whether a code is wished with all its characters, and nothing else: no rule on one of them is the answer."""
    return bool(HOW_MUCH.search(text)) and not _MEANING.search(text)


_MEANING = re.compile(
    r"\b(?:mean\w*|stands? for|difference|when|why|explain|how many codes|(?:one|1) (?:or|vs) (?:two|2) codes"
    r"|(?:two|2) codes or (?:one|1))\b",
    re.IGNORECASE,
)


_FED = re.compile(r"\bB[- ]codes?\b")
_FEEDING = re.compile(
    r"\b(?:nutrition\w*|tpn|parenteral\w*|enteral\w*|formulas?|tube feed\w*|feeding\w*)\b", re.IGNORECASE
)
"""Of what is fed, B is a letter of Level II; else it begins diagnoses."""
_DOSE_ALONE = re.compile(
    r"(?:\W|\b(?:was|were|of|total|dose|about|given|got|only|just|im|iv|sq)\b)*[\d.,]+ ?"
    r"(?:mg|mcg|ug|g|gm|grams?|ml|cc|units?|iu|meq)(?:\W|\b(?:was|were|given|in|total|all|im|iv|sq|dose|injected|used)\b)*",
    re.IGNORECASE,
)
"""How much of something was given, and not of what."""
_ADD_ON = re.compile(r"\badd-?\s?on (?:cpt |procedure )?for (?!\W*(?:an? |the )?[A-Z]?\d)", re.IGNORECASE)
"""`Which add-on for a second level?` wishes a code as it stands."""
_EITHER_NUMBER = re.compile(r"\bcodes?\(s\)", re.IGNORECASE)

_OF_GROUP = re.compile(r"\b(?:principal|primary) (?:dx|diagnosis)\b", re.IGNORECASE)
"""What titles of groups have, and what asks for an order elsewhere."""
_GROUP = re.compile(r"\bdrgs?\b", re.IGNORECASE)


def _rule(text: str, *, asking: bool) -> bool:
    """Whether more is asked for than a code."""
    if _GROUP.search(text):
        text = _OF_GROUP.sub(" ", text)
    return bool(_RULE.search(_ORDERED.sub(" ", text) if asking else text))


_OTHER_THAN = re.compile(
    r"\b(?:an? |some |another |any )?(organism|virus|bacteri\w+|agent|cause|drug|type|kind|site|species|pathogen|germ)s?"
    r" (?:other than|that is not|which is not|but not|except) [^,.;:?!]+(?:,? (?:and |but )?(?:was |is )?(?:identified"
    r"|specified"
    r"|named|known|cultured|documented))?",
    re.IGNORECASE,
)


_NEITHER = re.compile(
    r"(?:\bdue to an? |\bfrom an? )?[,.;]?\s*\b(?:(?:the |our )?(?:lab|culture|pcr|test|panel|swab"
    r"|micro\w*)(?: results?)? (?:did )?"
    r"(?:name|names|named|identif\w+|found?|grew|isolated|show(?:s|ed)?|typed) )?(?:the |an? |some )?"
    r"(organism|virus|bacteri\w+|agent|bug|germ|pathogen)\b(?: (?:was|is|has been|did get))?(?: (?:named|identified"
    r"|known|found|isolated"
    r"|tested|typed))?[,:]? (?:but |and |which |that |so )?(?:(?:it|this|that)(?:['’]s| is| was| turned out)? |is "
    r"|was |which is )*"
    r"(?:neither [^,.;:?!]+ nor [^,.;:?!]+|(?:not|isn['’]t|wasn['’]t) [^,.;:?!]+,? (?:or|nor|and not|and also not"
    r"|and neither) [^,.;:?!]+)",
    re.IGNORECASE,
)
"""An organism that was identified and is none of those that have codes of their own."""


def _of_others(text: str) -> str:
    """What is told by what it is not, as titles word it: `an organism other than RSV`, `other organism`."""
    text = _NEITHER.sub(" due to other specified organism", text)
    return _OTHER_THAN.sub(lambda found: f"other {found[1]}", text)


_LETTER = expression(r"\b([BCEGHKLMOPQSTVYZ])[- ]codes?\b|(?<=[a-z] )(A)[- ]codes?\b")
"""What a code is called by its first letter; drugs are called J codes whatever their letter."""


_CATEGORY = expression(r"\b([A-TV-Z]\d[0-9AB])(?:\.?[-x]+)? (?=codes?\b)")
"""The category of which a code is wished: `which C62 code`."""


def letter_told(text: str) -> str:
    """The letter, or the category, with which the wished code begins; empty where none is told, or several letters are."""
    if category := _CATEGORY.search(text):
        return category[1]
    letters = {one or other for one, other in _LETTER.findall(text)}
    return letters.pop() if len(letters) == 1 else ""


_OTHER_STATUS = re.compile(
    r"\b(?:discharg\w*|mpfs|fee schedule|medicare|rvus?|cpt|hcpcs|claims?|opps|payment|indicator)\b",
    re.IGNORECASE,
)
"""Whose status is another thing."""
_STATUS = re.compile(r"\bstatus(?: z)? codes?\b", re.IGNORECASE)
_INSIDE = re.compile(
    r"\b(?:pacemaker|ppm|(?:implant\w+ )?(?:cardiac )?defibrillator|aicd|lvad|heart assist device|coronary (?:stent"
    r"|angioplasty)"
    r"|(?:heart|prosthetic|artificial|mechanical|tissue) valve|artificial (?:left |right )?(?:hip|knee|shoulder|ankle|joint)"
    r"|insulin pump|(?:csf|cerebrospinal) (?:shunt|drainage device)|cochlear implant|intraocular lens|iud)\b",
    re.IGNORECASE,
)
"""What a patient carries: its status is called a presence."""


def _of_status(text: str) -> str:
    """A wish for the status code of a device as titles word it: `presence of heart assist device`."""
    if not _STATUS.search(text) or _OTHER_STATUS.search(text):
        return text
    if not _INSIDE.search(text):
        return _STATUS.sub("ICD-10 code", text)
    return _INSIDE.sub(lambda inside: f"presence of {inside[0]}", _STATUS.sub("ICD-10 code", text), count=1)


_HISTORY = re.compile(r"\b(?:personal )?history (?:z )?codes?\b", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:(?:has |have |is |was )?(?:since |fully |now )*(?:recovered|resolved|cured|cleared|healed|over it)"
    r"|last (?:year|month)"
    r"|(?:\w+ )?(?:years?|months?) ago|in the past|in (?:19|20)\d\d|had)\b",
    re.IGNORECASE,
)
"""Says that something is past, as its title does."""


def _of_past(text: str) -> str:
    """A wish for the history code of what a patient had, as titles word it."""
    if not _HISTORY.search(text):
        return text
    return f"personal history of {_OVER.sub(' ', _HISTORY.sub('ICD-10 code', text))}"


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """The text without the words that ask and describe nothing."""
    words = " ".join(_ASKING.sub(" ", without_framing(text)).split())
    return _LOOSE_ENDS.sub("", words)


def code_named(text: str) -> bool:
    """Whether the text speaks of a code as what it lacks."""
    return bool(_CODE_NAMED.search(text))


def wishes_diagnosis(text: str) -> bool:
    """Whether a code is wished, and no other system than that of diagnoses is named."""
    if named_systems(text) - _OF_DIAGNOSES:
        return False
    return wants_code(text) or code_named(text) or bool(_DIAGNOSIS_WISHED.search(text))


_OF_DIAGNOSES = frozenset({CodeSystem.ICD10CM})
_DIAGNOSIS_WISHED = re.compile(
    r"\b(?:dx|diagnosis|icd(?:-?10)?(?:-cm)?)(?: codes?)?(?: please| pls)?\s*(?:[?:.!]|\Z)"
    r"|\bexternal[- ]cause(?: codes?)?\s*(?:[?:,.!]|for\b|of\b|\Z)",
    re.IGNORECASE,
)
"""`Diagnosis?`, `external cause of a fall`: the code is meant."""
_DRG_MOVED = re.compile(
    r"\b(?:(?:rais|affect|chang|mov|impact|increas|bump|lift|lower|driv)\w*|counts?(?: toward| towards| for| in)?"
    r"|toward|towards|for|in|on|drive)"
    r" (?:the |our |a |an )?(?:ms[- ]?)?drg\b(?! (?:\d|for|of|codes?|title|number))",
    re.IGNORECASE,
)
"""What a diagnosis does to the group of a stay: none is wished."""


def named_systems(text: str) -> frozenset[CodeSystem]:
    """All systems that the text names."""
    return frozenset(system for pattern, systems in _SYSTEMS if pattern.search(text) for system in systems)


_SUPPLIER = re.compile(
    r"[,;(]?\s*\b(?:we are|we're|i am|i'm|from|as|at|with|for)? ?(?:an? |the |our )?(?:dme(?:pos)?|durable medical equipment)"
    r"(?: (?:supplier|supply|company|vendor|shop|store|provider|biller|item|side))?s?\b",
    re.IGNORECASE,
)
"""Who supplies equipment wishes codes of Level II."""


@lru_cache(maxsize=512)
def _names_system(text: str) -> bool:
    return any(pattern.search(text) for pattern, _ in _SYSTEMS)


def _systems(text: str) -> tuple[frozenset[CodeSystem], str]:
    """The systems that the text names, and the text without their names."""
    text = _DRG_MOVED.sub(" ", text)
    for pattern, systems in _SYSTEMS:
        without = pattern.sub(" ", text)
        if without != text:
            return systems, without
    supplied = _SUPPLIER.sub(" ", text)
    return (frozenset({CodeSystem.HCPCS}), supplied) if supplied != text else (ANY, text)
