"""What identifiers look like: building blocks of the recognisers. Every repetition is bounded or possessive."""

from __future__ import annotations

from consultant.privacy import spoken

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DATE_BY_DIGITS = (
    r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|[0-9]{4}[/-][0-9]{1,2}[/-][0-9]{1,2}(?![0-9])"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?[ -](?i:{MONTH})[ ,-]{{1,2}}[0-9]{{4}}(?![0-9])"
    rf"|(?i:[0-9]{{1,2}}(?:st|nd|rd|th)? of {MONTH}),? [0-9]{{4}}(?![0-9])"
    r"|(?:19|20)[0-9]{6}(?:[0-9]{4}|[0-9]{6})?(?![0-9]))"
)
DATE_BY_MONTH = rf"(?i:{MONTH}) [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}(?![0-9])"
DATE = rf"(?:{DATE_BY_DIGITS}|{DATE_BY_MONTH})"
SHORT_DATE = (
    rf"(?:{DATE}|(?i:{MONTH}) [0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9])|[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/]))"
)
BIRTH_DATE = (
    rf"(?:(?i:[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)?,?[ -]?{MONTH}|{MONTH}[ -](?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? ?[-']?|, ')(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|[0-9]{1,2}(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[0-9]{4}|[0-9]{2})(?![0-9]))"
)
"""A date with its month in letters as birth dates are written, the year of two digits too (`Aug 2 66`, `02AUG1966`)."""

PHONE = (
    r"(?:\+?1[-. ]?)?(?:\([0-9]{3}\) ?|[0-9]{3}[-. ])[0-9]{3}[-. ][0-9]{4}(?![0-9A-WYZa-df-wyz-])(?: ?(?:x|ext\.?)"
    r" ?[0-9]{1,6})?"
)
_SPOKEN_PHONE = rf"(?:{spoken.DIGIT}[ -]){{6,10}}{spoken.DIGIT}\b|(?:{spoken.DIGIT}[ -]){{3}}[0-9]{{3}}[ -][0-9]{{4}}(?![0-9])"
"""A phone number as it is dictated."""
FOREIGN_PHONE = r"(?:\+(?!1[ .-])|00(?=[1-9][0-9] ))[1-9][0-9]{0,2}(?:[ .-]?\(0\))?(?:[ .-][0-9]{1,5}){2,6}(?![0-9A-Za-z-])"
"""A number with the code of another country (ITU-T E.164), in groups."""
LABELLED_PHONE = (
    rf"(?:{FOREIGN_PHONE}|{_SPOKEN_PHONE}|{PHONE}|[0-9]{{10}}(?![0-9])|[0-9]{{3}}[-.][0-9]{{4}}(?![0-9-]))"
)

# Medicare Beneficiary Identifier (CMS "Understanding the MBI format"): 11 places. CMS leaves out the letters S L O I B Z;
# a mistyped one is no less somebody's number.
MBI = (
    r"[1-9][A-Z][0-9A-Z][0-9](?:-?[A-Z][0-9A-Z][0-9]-?[A-Z]{2}[0-9]{2}| [A-Z][0-9A-Z][0-9] [A-Z]{2}[0-9]{2})"
)

SEPARATOR = (
    r"(?>(?:[ \t]{0,3}(?=[niwaosrleNIWAOSRLE])(?i:numbers?|num|nos?\b\.?|nr\b\.?|id\b|is\b|was\b|are\b|of\b|shows\b|says\b"
    r"|reads\b|on file\b|last used\b|ending(?: in)?\b|ends in\b)"
    r"|[ \t]{0,3}(?:#|:|=|-|\"|\.{2,30}|\((?![0-9]{2,3}\))|\))){0,8})[ \t]{0,3}"
)
"""What may stand between a label and its value."""

CHARACTERS = (
    r"(?!(?i:ICD|CPT|HCPCS|DRG|POS|NDC|CARC|HCC)[0-9-])(?=[A-Za-z-]{0,6}[0-9])"
    r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])|\.(?=[0-9])){2,19}(?![A-Za-z0-9*])"
)
"""A value of letters, digits and inner hyphens with a digit near its beginning."""
_AGED = r"[ -]?(?i:y|m\b|f\b|male|female|%|units?\b|min|mg|times|x\b|/)"
"""Behind two digits these say that they are no last group of a number."""
SPLIT_CHARACTERS = (
    r"(?!(?:ICD|CPT|HCPC|DRG|POS|NDC|CARC|HCC|DOS|DOB) )(?=[A-Z]{0,4} ?[A-Z]?(?:[0-9] ?){6})"
    r"(?:[A-Z]{2,4} [A-Z][0-9]{3,5} [0-9]{4,6}(?![0-9])|[A-Z]{1,4} [0-9]{2,4} [0-9]{5}(?: [0-9]{2})?(?![0-9])"
    r"|[A-Z][0-9]{3,4} [0-9]{5}(?:(?! ?-?[0-9])| [0-9]{2}(?![0-9]))"
    rf"|[A-Z]{{1,4}}[0-9]{{7,12}} [0-9]{{2}}(?![0-9]|{_AGED})"
    r"|[A-Z]{1,4} [0-9]{2,6}(?: [0-9]{1,4}){0,3}(?: [0-9]{6,10})?"
    r"|[A-Z]{0,4}[0-9]{1,4}(?: [0-9]{1,4}){0,3} (?:[0-9]{6,10}|[0-9]{1,4}))"
    r"(?:[A-Z]| [A-Z](?=[,.;)\n]|\Z))?(?![A-Za-z0-9/*-]|\.[0-9])"
)
"""A value that blanks split, six digits or more; five digits in a row follow letters only, else they may be a code."""

_UPPER, _LOWER = (
    "[A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff]",
    "[a-z\u00df-\u00ff\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]",
)
_SYLLABLES = (
    r"(?:(?!(?:Pre|Non|Sub|Co|Re|De|Post|Anti|Self|Well|Walk|Tele|Medi|Left|Right|Long|Short|Full|Part|Add|Drop|Mid|Low|High"
    r"|Late|Off|On|In)-)[A-Z][a-z]{1,4}-(?!up|in|out|on|off|to|by|day|care|site|term|line|stay|pay|free|only|based|side|like"
    r"|ray|of|and)[a-z]{2,5}(?![A-Za-z0-9]))"
)
"""A given name as it is written in Korea or China (`Min-jun`, `Mei-ling`)."""
NAME_WORD = (
    rf"(?:{_SYLLABLES}|{_UPPER}(?:{_LOWER}{{1,20}}|['\u2019]{_UPPER}{_LOWER}{{1,20}}|[a-z]{{1,3}}[A-Z]{_LOWER}{{1,20}})"
    rf"(?:[-'\u2019]{_UPPER}{_LOWER}{{1,20}})?(?![A-Za-z0-9]))"
)
_INITIAL = r"(?: [A-Z]\b(?!['\u2019]|\.[A-Z])\.?)?"
_PARTICLE = r"(?:(?:[Dd]e (?:la|los)|[Vv][ao]n de[rn]?|[Dd]e|[Dd]el|[Dd]a|[Dd]os|[Dd]i|[Vv]an|[Vv]on|[Ll]a|[Ee]l|[Aa]l|[Bb]in) )"
_NICKNAME = rf"(?: (?:\"{NAME_WORD}\"|\u201c{NAME_WORD}\u201d|'{NAME_WORD}'|\({NAME_WORD}\)))?"
_FAMILY = rf"(?:(?:{_PARTICLE}|St\. )?{NAME_WORD}(?: {NAME_WORD})?)"
NAME_STARTS = "A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1effabdelv"
"""Characters with which a name may begin, those of particles (`de`, `van`, `bin`) included."""
_SHORT = r"\b(?:Wm|Chas|Geo|Jos|Thos|Jas|Robt|Edw|Ma|Th|Chr|Benj|Saml)"
_AHEAD = rf"(?=[{NAME_STARTS}])"
"""Looked at first: behind most labels no name stands, and the forms of names are many."""
NAME = (
    rf"{_AHEAD}(?:(?:(?:[A-Z]\. ?){{1,3}}|{_SHORT}\. ){NAME_WORD}|{_FAMILY}, ?{NAME_WORD}(?: {NAME_WORD})?{_INITIAL}"
    rf"|(?:{_PARTICLE}(?={NAME_WORD}))?{NAME_WORD}{_NICKNAME}{_INITIAL}(?: {_PARTICLE}?{NAME_WORD}){{0,2}})"
)
FULL_NAME = (
    rf"{_AHEAD}(?:{_SHORT}\. {NAME_WORD}|{_FAMILY}, ?{NAME_WORD}(?: {NAME_WORD})?{_INITIAL}"
    rf"|{NAME_WORD}{_NICKNAME}{_INITIAL}(?: {_PARTICLE}?{NAME_WORD}){{1,2}})"
)
"""A name of two words or more."""
GIVEN_FIRST = rf"{NAME_WORD}{_NICKNAME}{_INITIAL}(?: {_PARTICLE}?{NAME_WORD}){{1,2}}"
"""The same, given name first."""
_CAPITAL_WORD = rf"{_UPPER}{{1,20}}(?:[-'\u2019]{_UPPER}{{1,20}})?\b"
CAPITALS_LISTED = (
    rf"(?:(?={_UPPER})(?:{_CAPITAL_WORD} (?:DE LA|DE LOS|DEL?|VAN|VON|DA|DOS|Y) )?(?:ST\. |[A-Z]{{2,3}} ){{0,2}}"
    rf"{_CAPITAL_WORD}(?<=..), ?{_CAPITAL_WORD}(?<=..){_INITIAL})"
)
CAPITALS = (
    rf"(?={_UPPER})(?:{CAPITALS_LISTED}|{_CAPITAL_WORD}(?<=[^ ]{{2}}){_INITIAL} "
    rf"(?:(?:DE LA|DE LOS|DEL?|VAN DE[RN]|VAN|VON|DI|DA|DOS|EL|AL|LA|ST\.?) )?"
    rf"{_CAPITAL_WORD}(?<=[^ ]{{2}}){_INITIAL})"
)
"""A name in capitals (`DE SOUZA, HELENA M`, `MARIA J LOPEZ`)."""
CAPITALS_THREE = rf"{_CAPITAL_WORD}(?<=[^ ]{{2}}) {_CAPITAL_WORD}(?<=[^ ]{{2}}) {_CAPITAL_WORD}(?<=[^ ]{{2}})"
"""Three words in capitals, which only behind a label are one name."""
CAPITALS_LISTED_TWO = rf"{CAPITALS_LISTED} {_CAPITAL_WORD}(?<=..)"
"""Family name and two given names, which only before a fact are one name."""
TITLE = (
    r"\b(?=[A-Zs])(?:Mr|Mrs|Ms|Miss|Mx|MR|MRS|MS|Sgt|Cpl|Pvt|Capt|Lt(?!\.? Col\b)|Maj|Lt\.? Col|Col"
    r"|Rev|Sra?|Srta|Mme|Mdm|Madam|Madame|Herr|Frau"
    r"|(?i:se\u00f1ora?))\b\.? "
)
"""A courtesy title or a rank of a person who is not the clinician."""

STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Parkway|Pkwy|Highway|Hwy|Way|Place|Pl"
    r"|Terrace|Ter|Circle|Cir|Trail|Pike|Row|Loop|Walk|Run|Path|Alley|Crossing|Square|Sq|Plaza|Mews|Ridge|Hollow|Bend|Cove)\b\.?"
)
_TOWN = (
    r"(?:,? (?:(?:Apt|Apartment|Unit|Suite|Ste)\b\.? ?#?|# ?)[A-Za-z0-9-]{1,6})?"
    r"(?:,? ?\n? ?[A-Z][A-Za-z.]{2,20}(?: [A-Z][A-Za-z.]{1,20}){0,2},?"
    r" (?:[A-Z]{2}\b|[A-Z][a-z]{3,12}(?: [A-Z][a-z]{3,9})?(?= [0-9]{5}\b))"
    r"|, ?\n?(?!Medic|Apt|Unit|Suite|Ste)[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?(?=[.;:)\n\"\u201d]|\Z))?"
    r"(?:,? (?:(?i:zip)(?i: code)?:? )?[0-9]{5}(?:-[0-9]{4})?(?![0-9]))?"
)
STREET_ADDRESS = (
    rf"[0-9]{{1,6}} (?:[NSEW]{{1,2}}\b\.? )?(?:[A-Z0-9][A-Za-z0-9'.]{{0,20}} ){{1,4}}{STREET}{_TOWN}"
)
_STATE = (
    "(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[ADEINSOT]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]"
    "|W[AIVY])"
)
PLACE_ADDRESS = (
    r"[0-9]{1,5} (?:[NSEW]{1,2}\b\.? )?(?:[A-Z][A-Za-z'.]{1,20} ){0,2}[A-Z][A-Za-z'.]{1,20}"
    r"(?:,? (?:(?:Apt|Apartment|Unit|Lot|Trlr|Spc|Bldg|Floor)\b\.? ?#?|# ?)[A-Za-z0-9-]{1,6})?, ?"
    rf"[A-Z][A-Za-z.]{{2,20}}(?: [A-Z][A-Za-z.]{{1,20}}){{0,2}},? {_STATE},? [0-9]{{5}}(?:-[0-9]{{4}})?(?![0-9])"
)
"""An address whose street has no word for one, told by its town, state and ZIP code (`12 Mill Race, Unit 3, Ithaca NY 14850`)."""
TOWN = (
    r"[A-Z][A-Za-z.]{2,20}(?: [A-Z][A-Za-z.]{1,20}){0,2},? [A-Z]{2}\b(?:,? [0-9]{5}(?:-[0-9]{4})?(?![0-9]))?"
)
POST_BOX = rf"(?i:p\.? ?o\.? ?box) [0-9]{{1,7}}{_TOWN}"

_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
AGE = (
    r"(?=[19nNoOaA])(?:(?:9[0-9]|1[01][0-9])(?![0-9%/:-]*[0-9%/]|\.[0-9])"
    rf"|(?i:ninety(?:[ -]{_ONES})?|(?:one|a) hundred(?: and)?(?: {_ONES}|(?! ?(?:percent|%|dollars))))\b)"
)
"""An age over 89, in digits or words."""
OLD = r"(?i:y/?o\b|y\.o\.|years? young\b|yrs?\b[ -.]{0,2}old|year[ -]?old|years?[ -]old|y[ -]old|years of age|yrs of age|yo\b)"
"""Behind a number these say that it is an age."""
