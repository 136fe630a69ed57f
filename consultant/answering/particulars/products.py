"""What is given: a vaccine, a drug, an item of equipment, a ride."""

from __future__ import annotations

from consultant.answering.particulars.thing import Thing
from consultant.answering.patterns import pattern

_ORDINARY = (
    r"(j-?)?codes?|j-code\w*|hcpcs|which|what('s)?|whats|should|would|could|need(s|ed)?|please|with|from|that|this"
    r"|these|they|them"
    r"|their|there|here|have|been|were|does|done|will|goes|know|tell|give|gave|given|gives|giving|gets?|used?|using"
    r"|uses|bill\w*"
    r"|report\w*|claims?|drop|send|sent|submit|charges?|enter|lines?|quick|help|hello|dear|thanks?|thank|urgent"
    r"|asap|question|today('s)?"
    r"|yesterday('s)?|tomorrow|morning|afternoon|tuesday|monday|wednesday|thursday|friday|last|week|just|only|right"
    r"|correct|doctor('s)?"
    r"|docs?|nurse('s)?|provider('s)?|physician('s)?|patient('s)?|clinic|office|room|visit|exam|injections?|injected|shots?"
    r"|drugs?|medicines?|medications?|meds|infusions?|infused|vials?|jabs?|administered|received|when|before|after"
    r"|during|into"
    r"|arm|deltoid|hip|intramuscular(ly)?|your|ours?|hers|wants?|looking|find|name|same|some|also|then|went|came|left|upper"
    r"|for|cannot|can't|don't|we're|i'm|more|medicare|insurance|practice|noon|code's|correct|proper"
)
"""Words of which none is a drug's name."""

THINGS = (
    Thing(
        "vaccine",
        pattern(r"\bvaccin\w+|\bimmuni[sz]\w+|\bflu shots?\b"),
        (
            pattern(
                r"\b(flu|influenza|pneumo\w*|prevnar|hep(atitis)?|covid\w*|tdap|dtap|tetanus|mmr|measles|hpv|gardasil"
                r"|shing\w+|zoster|flu(zone|ad|blok|arix|laval|celvax|mist)\w*|pcv ?\d*|ppsv\d*|pneumovax"
                r"|vaxneuvance|capvaxive"
                r"|boostrix|adacel|engerix|heplisav|arexvy|abrysvo"
                r"|rsv|rabies|varicella|meningo\w*|polio|typhoid|hib|9\d{4}|[GMQ]\d{4})\b"
            ),
            pattern(r"\b(covid\w*|medicare|g[- ]codes?|medicaid|vfc|commercial|aetna|cigna|bcbs|uhc|part [bd]|payers"
                r"|under the age|9\d{4}"
                r"|[GMQ]\d{4})\b"),
        ),
    ),
    Thing(
        "equipment",
        pattern(r"\b(braces?|wheelchairs?(?! (vans?|transport\w*|cab|ride))|walkers?"
            r"|orthos[ei]s|splints?|prosthes[ei]s|orthotics?|crutch\w*"
            r"|canes?|nebuli[sz]ers?(?! (drug|solution|med))"
            r"|glucose monitors?|cgms?|cpap (mask|supplies)|urinary catheters?|ostomy supplies)\b"),
        (
            pattern(
                r"\b(manual|power\w*|knee|back|ankle|wrist|lumbar|cervical|neck|elbow|shoulder|hip|thumb|finger|foot|afo"
                r"|kafo|tlso|lso|custom"
                r"|shelf|prefab\w*|standard|light\w*|heavy|wheeled|four|folding|semi\w*|rental|leg|arm|hand|static"
                r"|underarm|axillary|aluminum|wood\w*|charger|batter\w+|tray|tires?|seat|cushion|filter|tubing"
                r"|arm ?rests?|(?:foot|leg) ?rests?|repairs?|labou?r|short"
                r"|long|loops?|straps?|holders?|foot ?plates?|belts?|bags?|baskets?|hooks?|brakes?|locks?|handles?|casters?"
                r"|tips?|pads?|covers?"
                r"|head ?rests?|attachments?|joystick|controllers?|hand ?rims?|liners?|sheaths?|socks?|batter\w+|accessor\w+"
                r"|[EKL]\d{4})\b"
            ),
        ),
    ),
    Thing(
        "kind of item",
        pattern(r"\b((knee|back|ankle|wrist|neck|elbow|shoulder|hip|thumb|leg|hand|foot|lumbar|cervical) (braces?|orthos[ei]s"
            r"|orthotics?"
            r"|splints?)|(braces?|splints?) for (the |his |her |a )?(knee|back|ankle|wrist|neck|elbow|shoulder|hip|thumb|leg"
            r"|hand|foot))\b"),
        (
            pattern(
                r"\A\W*(\S+\s+){14}|\b(custom|shelf|prefab\w*|rigid|semi-?rigid|flexible|hinge\w*|adjustable|immobili[sz]er|static|dynamic|soft"
                r"|elastic|control|joints?|unloader|sleeve|straps?|cuff|stays|panels?|made|fabricated|fitted|fitting|off|molded|condylar"
                r"|[EKLA]\d{4}|29\d{3})\b"
            ),
        ),
        firm=True,
    ),
    Thing(
        "kind of item",
        pattern(r"\bhospital beds?\b|\boxygen (concentrators?|equipment|tanks?)\b|\b(power|electric|manual) wheelchairs?\b"
            r"|\bwalkers?\b"),
        (
            pattern(
                r"\A\W*(\S+\s+){14}|\b(semi\w*|total|full|fixed|variable|electric (?!wheelchair)|height|rails?|mattress\w*"
                r"|heavy|wide|extra|bariatric"
                r"|pediatric|portable|stationary|single|dual|ports?|liquid|gas\w*|group|standard|light\w*|high|strength|custom|rigid|folding"
                r"|wheel(s|ed)|pick-?up|enclosed|trunk|captain\w*|sling|solid|pounds|lbs?|weight|backup|loops?|straps?|seats?|batter\w+|tires?"
                r"|legs?|extensions?|tray|basket|arm ?rests?|(leg|foot) ?(rests?|plates?)|joystick|charger|repair\w*"
                r"|accessor\w*|anti-?tip\w*|outlets?|tilt\w*|reclin\w*|cushions?|brakes?|rims?|belts?|pads?|covers?|control\w*"
                r"|interface|holders?|caddy|bags?|poles?|glides?|skis|casters?|bars?|trapeze|cane|[EK]\d{4})\b"
                r"|\b(for|on|to) (an? |the |his |her |use (with|on) )*"
                r"((power|manual|electric|rigid|folding|hospital) )+(wheelchair|walker|bed)"
            ),
        ),
        firm=True,
    ),
    Thing(
        "cast",
        pattern(r"\bcasts?\b(?! (room|removal|shoe|boot))|\bcast suppl\w+"),
        (
            pattern(
                r"\b(arm|leg|wrist|hand|finger|thumb|shoulder|hip|spica|body|elbow|knee|ankle|foot|fiberglass|plaster"
                r"|gauntlet|figure"
                r"|cylinder|clubfoot|patellar|removal|removed|replac\w*|change\w*|repair\w*|bivalv\w*|wedg\w*"
                r"|window\w*|[AQ]4\d{3}|29\d{3})\b"
            ),
        ),
    ),
    Thing(
        "ambulance trip",
        pattern(r"\b(ambulance|ems|medic)\b~30\b(trip|run|ride|transport\w*|call|bill|claim)\b|\bambulance\b"),
        (
            pattern(r"\b(bls|als\d?|sct|basic|advanced|specialty|paramedic|air|helicopter|fixed|A0\d{3})\b"),
            pattern(
                r"\d ?(loaded )?(miles?|mi)\b|\bmileage\b|\bmiles\b|\bA0\d{3}\b"
                r"|\b(non-?)?emergen\w+|\b911\b|\bscheduled\b|\b(helicopter|fixed|rotary|sct|specialty|als ?2)\b"
            ),
        ),
    ),
    Thing(
        "drug product",
        pattern(
            r"\b((nebuli[sz]er|inhal\w+) (drug|solution|medicine|medication)s?|iron infusions?|iv iron|ivig"
            r"|immune globulin|immunoglobulin|(steroid|cortisone|hormone|vitamin"
            r"|gel|testosterone)"
            r" (shots?|injections?)|(?<!due to )(?<!secondary to )(?<!from )(?<!caused by )(?<!after )chemo(therapy)?( drugs?)?"
            r"(?![- ]?(induced|related|patients?|pts?|clinic|cent(er|re)|nurses?|unit|suite|ana?emia"
            r"|nausea|neuropath\w*|neutropeni\w*)\b)"
            r"|antibiotics? (shots?|injections?|infusions?)"
            r"|contrast( agents?| media| material| dye)?(?= (the|that|was|we|they|she|he|used|given|inject\w*|for)\b)"
            r"|hyaluronic( acid)?)\b"
        ),
        (
            pattern(
                r"\b(epidural|carpal tunnel|ganglion|keloids?|plantar fasci\w*|trigger (points?|fingers?)|tendon sheath"
                r"|rho|anti-?d|rhogam|rabies|botulism|hepatitis|tetanus|albuterol|ipratropium|budesonide|levalbuterol|sucrose|venofer|carboxymaltose|injectafer|gluconate"
                r"|ferrlecit|ferumoxytol|feraheme|dextran|infed"
                r"|derisomaltose|monoferric"
                r"|gamunex\w*|privigen|octagam|gammagard|triamcinolone|kenalog|methylpred\w*|depo\W?medrol|dexameth\w*"
                r"|betameth\w*|celestone"
                r"|ceftriaxone|rocephin|cyanocobalamin|b-?12|cypionate|enanthate|synvisc|euflexxa|orthovisc|hyalgan"
                r"|durolane|\w+mab|\w+taxel"
                r"|\w+platin|gado\w*|iod\w+|low[- ]osmolar|omnipaque|isovue|magnevist|visipaque|without|mri?|ct"
                r"|leads?|first|principal|sequenc\w+|diagnos\w+|dx|Z51\S*|unlisted|unclassified|not otherwise classified|nos|noc"
                r"|(no|without an?|without its own|lacks an?) (own )?(j[- ]?code|hcpcs|code)"
                r"|administration|admin|\d+ ?(h|hrs?|min\w*)|hours?|minutes?|first hour|[JQ]\d{4}|\d{5})\b"
            ),
        ),
    ),
    Thing(
        "drug product",
        pattern(r"\b(j[- ]?codes?|hcpcs|drug codes?)\b~40\b(the|an?|this|that|our|her|his|their|today's|yesterday's"
            r"|\w+'s) (injection"
            r"|shot|drug|medicine|medication|med|infusion|vial|jab)s?\b|\b(injection|shot|drug|medicine|medication"
            r"|med|infusion|vial"
            r"|jab)\b~40\b(j[- ]?codes?|drug codes?)\b"
            r"|\b(bill|code|report|charge)\b~8\b(the|this|that|a) (injection|shot|jab|infusion)\b"
            r"(?! (admin|code|fee|into|to|in)\b)"),
        (pattern(rf"\b(?!(?:{_ORDINARY})\b)[a-z][a-z'-]{{3,}}|\d ?(mg|mcg|g|ml|units?)\b|\b(b-?12|[A-Z]\d{{4}}"
            rf"|\d{{5}})\b"),),
    ),
    Thing(
        "drug product",
        pattern(r"\b(how (many|much)|number of|what) (\w+ )?(units?|to bill)\b~45\b(the|this|that|an?|our|her|his|their|today's"
            r"|yesterday's) (injection|shot|drug|medicine|medication|med|infusion|vial|jab|injectable)s?\b"
            r"|\b(the|this|that|an?|our|her|his|their|today's|yesterday's) (injection|shot|drug|medicine|medication|med|infusion"
            r"|vial|jab|injectable)s?\b~60\b(how (many|much)|number of|what) (\w+ )?units?\b"),
        (pattern(rf"\b(?!(?:{_ORDINARY}|many|much|units?|number|milligrams?|micrograms?|grams?|dose[ds]?|amount|total|long|they|said|told"
            rf"|each|about)\b)[a-z][a-z'-]{{3,}}|\b(b-?12|[A-Z]\d{{4}}|\d{{5}})\b"),),
        beside=pattern(r"\b(modifiers?|paid|pays?|fees?|cover\w*|mue|wast\w*|discard\w*|together|limit\w*|maximum"
            r"|most|max|more than)\b"),
        firm=True,
    ),
)  # fmt: skip
