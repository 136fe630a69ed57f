"""How askers name places of service, where the words differ from the published name of the place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.patterns import Pattern, pattern

AT: Mapping[str, Pattern] = {
    code: pattern(words)
    for code, words in {
        "24": r"\b(?:an?|the|our|in|at) (?:(?:free-?\s?standing|independent|separate|local|own|physician-owned) )?(?:asc"
        r"|ambulatory surg\w+ cent\w+"
        r"|surgery cent\w+|surgicent\w+)\b"
        r"|\basc\W{0,2}(?: ?pos| place of service)?\s*(?:code|number)?\W*\Z|\b(?:pos|place of service)\b[^.?!\d]{0,20}\basc\b",
        "05": r"\bfree-?\s?standing (?:ihs|indian health)|\b(?:ihs|indian health)\b[^.?!]{0,25}\bfree-?\s?standing\b",
        "06": r"\bprovider[- ]based (?:ihs|indian health)|\b(?:ihs|indian health)\b[^.?!]{0,25}\bprovider[- ]based\b",
        "07": r"\btribal(?: 638)?\b[^.?!]{0,25}\bfree-?\s?standing\b|\bfree-?\s?standing tribal\b",
        "08": r"\btribal(?: 638)?\b[^.?!]{0,25}\bprovider[- ]based\b|\bprovider[- ]based tribal\b",
        "55": r"\bresidential (?:sud|substance|drug|alcohol|rehab|detox)\w*|\b(?:sud|substance|drug|alcohol) (?:abuse |use )?"
        r"(?:rehab\w*|treatment)[^.?!]{0,20}\bresidential\b",
        "33": r"\bcustodial care\b|\bboard and care\b",
        "19": r"\boff[- ]?campus\b(?! (?:ed|er|emergency))|\b(?:miles? )?away from the (?:hospital|campus)\b",
        "23": r"\b(?:emergency (?:room|department|dept\.?)|in the (?:er|ed))\b"
        r"|\b(?:pos|places? of service)(?: code)? (?:for|of|is)(?: the| an?| our)? (?:hospital )?(?:er|ed)\b",
        "51": r"\binpatient psych\w*|\bpsych\w* (?:hospital|facility|inpatient)\b",
        "18": r"\b(?:work ?place|worksite|place of (?:employment|work)|at (?:her|his|their) (?:work|job))\b",
        "21": r"(?<!hospice )(?<!hospice's )\b(?:inpatients?(?! psych| rehab| hospice| unit of)"
        r"|admitted patient|patient (?:was |is )?admitted)\b",
        "52": r"\bpartial hospitali[sz]ation\b|\bphp\b",
        "53": r"\bcommunity mental health\b|\bcmhc\b",
        "20": r"\burgent care\b",
        "13": r"\bassisted living\b",
        "32": r"\bpart a\b[^.?!]{0,20}\b(?:over|ended|exhausted|ran out|done|used up)\b|\b(?:no|without|not in a) part a\b"
        r"|\blong[- ]term (?:care |custodial )?(?:resident|patient|stay)\b|\bcustodial (?:nursing |resident|patient|stay)\b",
        "31": r"\b(?:part a|covered|skilled) (?:snf |skilled )?stay\b(?! (?:is |was |has )?(?:over|ended))",
        "12": r"\b(?:at|in) (?:the |his |her |their )?(?:patient'?s )?(?:own )?home\b(?! health)",
        "65": r"\b(?:dialysis|renal) (?:cent(?:er|re)|facility|unit|clinic)\b|\besrd (?:facility|cent(?:er|re)|unit|clinic)\b",
        "81": r"\bindep(?:endent)?\.? lab\w*\b",
        "34": r"\binpatient hospice\b|\bhospice(?:'s)? (?:inpatient |care )?(?:facility|house|unit|center|centre)\b"
        r"|\binpatient unit of (?:the |a )?hospice\b",
        "09": r"\b(?:prison|jail|correctional)\b",
        "04": r"\b(?:homeless|women'?s|emergency|night) shelter\b|\b(?:in|inside|at) (?:a |the )?shelter\b",
        "27": r"\bstreet (?:outreach|medicine|corner)\b|\bon the streets?\b|\bsidewalks?\b|\bunsheltered\b"
        r"|\boutreach\b[^.?!]{0,40}\b(?:street|bridges?|tents?|camps?)\b"
        r"|\b(?:under|beneath) (?:the |a )?bridges?\b|\b(?:homeless|tent) (?:camp|encampment)\b|\bencampment\b",
        "16": r"\b(?:hotel|motel|hostel|airbnb|vacation rental|marriott|hilton|cruise ship|(?:summer )?camp(?: ?ground| ?site)?"
        r"|rented cabin|temporary lodging)\b(?<!homeless camp)(?<!tent camp)",
        "15": r"\bmobile (?:unit|van|clinic|mammo\w*)\b|\b(?:mammo\w*|screening|health|outreach) (?:van|bus)\b",
        "14": r"\bgroup homes?\b",
        "25": r"\bbirth(?:ing)? cent(?:er|re)\b",
        "26": r"\bmilitary (?:hospital|base|clinic|treatment)\b",
        "54": r"\bicf(?:/iid)?\b|\bintermediate care facility\b",
        "56": r"\bprtf\b|\bpsych\w* residential\b",
        "58": r"\bmethadone clinic\b|\bopioid treatment (?:program|clinic|facility)\b|\botp\b",
        "60": r"\bmass immuni[sz]ation\b|\b(?:drive-?(?:through|thru)|mall|county|mass) (?:flu|covid|vaccin\w+)"
        r" (?:clinic|shots?|event|site|cent(?:er|re))\b"
        r"|\b(?:flu|covid|vaccin\w+) (?:clinics?|shots?|events?|drives?) (?:set up |held )?(?:at|in) (?:an? |the |our )?(?:\w+ )?"
        r"(?:mall|church|fair\w*|stadium|gym)\b",
        "61": r"\binpatient rehab\w*(?: (?:facility|hospital|unit))?\b|\birf\b",
        "62": r"\bcorf\b",
        "66": r"\bpace (?:cent(?:er|re)|program)\b",
        "71": r"\b(?:county|state|local|public) health (?:department|dept|clinic)\b|\bhealth department\b",
        "01": r"\b(?:in|at|inside) (?:a |the |our )?(?:pharmacy|drugstore)\b",
        "41": r"\b(?:at|by|on) (?:the )?road ?side\b|\bground ambulance\b|\b(?:in|inside) (?:an? |the )?(?:ground )?ambulance\b",
        "42": r"\b(?:in|inside|aboard) (?:an? |the )?(?:air ambulance|helicopter|medevac)\b",
        "22": r"\bon[- ]campus\b[^.?!]{0,25}\b(?:outpatient|department|clinic|hospital)\b"
        r"|\bhospital outpatient (?:department|clinic)\b"
        r"(?![^.?!]{0,30}\boff)",
        "03": r"\b(?:in|at) (?:a |the )?school\b|\bschool[- ](?:based|nurse|clinic|program)\b",
        "17": r"\b(?:retail|walk-?in) clinic\b|\bdrugstore clinic\b",
        "72": r"\brural health clinic\b|\brhc\b",
        "50": r"\bfqhc\b|\bfederally qualified\b",
        "11": r"\b(?:in|at) (?:the |his |her |our |an? |my )?(?:own |physician'?s? |doctor'?s? "
        r"|private )?office\b(?!.{0,30}\bhospital)",
    }.items()
}
"""Places by the words that name them, the narrower first; a word for two places is none of them."""
_CALL, _HOME = re.compile(r"\b(?:house call|home visit)s?\b", re.IGNORECASE), "12"


def told(text: str) -> tuple[str, ...]:
    """The places that a text names; a call at the patient's is one at home where it names no other."""
    said = tuple(code for code, words in AT.items() if words.search(text))
    return said or ((_HOME,) if _CALL.search(text) else ())
