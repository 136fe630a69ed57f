"""How, where and in what activity injuries happen, in words, with the codes of chapter 20."""

from __future__ import annotations

import re

from consultant.answering.patterns import Pattern, pattern

FELL = r"(?:fell|fall(?:s|ing|en)?|slipp?(?:ed|ing)?|tripp?(?:ed|ing)?|tumbled)"
_SELF = (
    r"(?=.*\b(?<!not )(?<!no )(?:on purpose|self[- ]harm\w*|self[- ]inflicted|suicid\w*|intentional\w*"
    r"|deliberate\w*|kill (?:him|her)self|wrist[- ]cutting)\b)"
)
"""An intent that is told: whoever cut himself, and no more is told, did so by accident (I.C.20.g)."""
_BY_ANOTHER = (
    r"(?=.*\b(?:assault\w*|stabb\w*|attack\w*|beaten|mugg\w*|bar fight|in a fight"
    r"|by (?:his|her|an?) (?:boyfriend|girlfriend|husband|wife|partner|stranger|robber|mugger|ex\b|assailant))\b)"
)
_SHARP = r"\b(?:razor\w*|blades?|scissors|box[- ]?cutter|screwdriver|sharp|tile|tin can|machete)\b"
CAUSES: tuple[tuple[str, Pattern], ...] = tuple(
    (code, pattern(words))
    for code, words in (
        (
            "W18.30X",
            r"\bsame[- ]level fall\b"
            r"|\bfall\w* (?:on|at|to) (?:the )?same level\b(?!.*\b(?:ice|icy|snow|slip\w*|trip\w*|stumbl\w*|push\w*"
            r"|collision|bump\w*|toilet))",
        ),
        ("W19.XXX", r"\bunspecified fall\b|\bfall,? unspecified\b"),
        ("X78.1XX", rf"{_SELF}.*?(?<!no )(?<!not a )\bkni(?:fe|ves)\b"),
        ("X78.0XX", rf"{_SELF}.*?(?<!no )(?<!not )\bglass\b"),
        ("X78.8XX", rf"{_SELF}.*{_SHARP}"),
        ("X99.1XX", rf"{_BY_ANOTHER}.*?(?<!no )(?<!not a )\bkni(?:fe|ves)\b"),
        ("X99.0XX", rf"{_BY_ANOTHER}.*?(?<!no )(?<!not )\bglass\b"),
        ("X99.8XX", rf"{_BY_ANOTHER}.*{_SHARP}"),
        (
            "Y04.0XX",
            rf"{_BY_ANOTHER}.*\b(?:unarmed|bar|fist) ?fight|\bin a (?:fist|bar) ?fight\b|\bunarmed (?:brawl|fight)\b",
        ),
        (
            "W50.3XX",
            r"\bhuman bites?\b|\bbit(?:ten)? by (?:another|a|his|her) (?:child|kid|person|toddler|student|classmate"
            r"|patient|resident)",
        ),
        (
            "W50.1XX",
            r"\baccidental(?:ly)? kick\w*|\bkicked by (?:another|a) (?:person|player|child|kid|teammate)\b",
        ),
        ("W53.01X", r"\bbit(?:ten)? by (?:a |the )?mouse\b|\bmouse[- ]bite"),
        ("W53.11X", r"\bbit(?:ten)? by (?:a |the )?rat\b|\brat[- ]bite(?! fever)"),
        ("W55.21X", r"\bbit(?:ten)? by (?:a |the )?(?:cow|bull|calf)\b"),
        (
            "W55.22X",
            r"\b(?:kicked|struck|stepped on|trampled|gored|butted) by (?:a |the )?(?:cow|bull|calf|steer)\b",
        ),
        ("W55.41X", r"\bbit(?:ten)? by (?:a |the )?pig\b"),
        ("W55.51X", r"\bbit(?:ten)? by (?:a |the )?raccoon\b|\braccoon bite"),
        ("W58.01X", r"\bbit(?:ten)? by (?:an |the )?alligator\b"),
        ("W59.11X", r"\bbit(?:ten)? by (?:a |the )?(?:non-?venomous|non-?poisonous) snake\b"),
        ("W61.33X", r"\bpecked by (?:a |the )?chicken\b"),
        ("W61.43X", r"\bpecked by (?:a |the )?turkey\b"),
        ("W61.61X", r"\bbit(?:ten)? by (?:a |the )?duck\b"),
        ("W61.51X", r"\bbit(?:ten)? by (?:a |the )?goose\b"),
        ("W61.01X", r"\bbit(?:ten)? by (?:a |the )?parrot\b"),
        ("V00.121", rf"\b{FELL}\b[^.?!]{{0,25}}\b(?:roller ?skat|roller ?blad|in-?line skat)\w*"),
        ("W17.2XX", rf"\b{FELL}\b[^.?!]{{0,15}}\b(?:in|into) (?:a |the )?hole\b"),
        ("W17.82X", rf"\b{FELL}\b[^.?!]{{0,25}}\b(?:grocery|shopping) cart\b"),
        ("W18.31X", rf"\b{FELL}\b[^.?!]{{0,25}}\bstepp\w+ on (?:a|an|the|his|her)\b"),
        ("W03.XXX", rf"\b{FELL}\b[^.?!]{{0,25}}\b(?:collid\w+|collision|bumped)\b"),
        (
            "W16.522",
            r"\bdiv(?:ed|ing|e)\b[^.?!]{0,40}\bpool\b[^.?!]{0,40}\bbottom\b|\bbottom of (?:a "
            r"|the )?(?:swimming )?pool\b[^.?!]{0,30}\bdiv\w+",
        ),
        (
            "W45.0XX",
            r"\bstepp\w+ on (?:a |an )?(?:rusty )?nail\b|\bnail (?:went|entered|entering) (?:through|into)\b",
        ),
        ("W29.4XX", r"\bnail gun\b"),
        ("W29.0XX", r"\b(?:garbage disposal|electric mixer|electric can opener)\b"),
        ("W29.3XX", r"\b(?:chain ?saw|leaf blower|edger)s?\b"),
        ("W29.2XX", r"\b(?:electric fan|sewing machine|washing machine|clothes dryer)\b"),
        ("W29.8XX", r"\b(?:(?:power|electric|cordless) (?:drill|sander|hand tool)|do-it-yourself tool)s?\b"),
        ("W27.0XX", r"\b(?:hand ?saw|axe|chisel|auger|screwdriver)\b"),
        ("W27.1XX", r"\b(?:hoe|pitchfork|rake|shovel|scythe|garden fork)\b(?!ing)"),
        ("W27.4XX", r"\b(?:ice ?pick|can opener|kitchen fork|fork)\b"),
        ("W26.2XX", r"\bpaper cut\b|\bedge of (?:stiff )?paper\b"),
        (
            "W26.8XX",
            r"\b(?:box[- ]?cutter|razor blade|tin can lid|lid of a can|tin can|sharp (?:metal|edge|object))\b",
        ),
        ("W22.01X", r"\bwalked into (?:a |the )?wall\b"),
        ("W22.02X", r"\bwalked into (?:a |the )?(?:lamp ?post|pole)\b"),
        (
            "W22.03X",
            r"\b(?:walked into|bumped into|stubbed) [^.?!]{0,30}(?:furniture|table|bed frame|coffee table|dresser)\b",
        ),
        ("X11.0XX", r"\bhot (?:bath ?water|bath|tub water)\b|\bhot water in (?:the |a )?(?:bath|tub)"),
        (
            "X11.1XX",
            r"\b(?:running hot water|hot (?:tap|faucet) water|hot water (?:from (?:the|a) )?(?:tap|faucet))\b",
        ),
        ("X10.1XX", r"\bhot (?:food|pizza|cheese)\b"),
        ("X13.1XX", r"\b(?:steam|hot vapor)\b"),
        ("X15.1XX", r"\btoaster\b"),
        ("X15.2XX", r"\bhot ?plate\b"),
        ("X15.3XX", r"\b(?:hot )?(?:frying pan|skillet|saucepan)\b|\bhot (?:pan|pot)\b"),
        ("X15.8XX", r"\b(?:curling iron|(?:clothes|flat|hot) iron|oven)\b"),
        ("X16.XXX", r"\b(?:radiator|space heater|hot pipe|heating (?:pad|appliance))\b"),
        ("X17.XXX", r"\bhot (?:engine|muffler|exhaust(?: pipe)?|machine\w*)\b"),
        ("X03.0XX", r"\b(?:camp ?fire|bonfire|barbecue|grill) ?(?:flames?|fire)?\b"),
        ("X31.XXX", r"\b(?:exposure to|exposed to|out in) (?:the |extreme |excessive )*(?:cold|freezing)\b"),
        ("X30.XXX", r"\b(?:exposure to|exposed to) (?:the |extreme |excessive )*(?:natural )?heat\b"),
        ("X32.XXX", r"\bsun(?:light| exposure)\b"),
        ("W34.00X", r"\baccidental(?:ly)? (?:shot|discharg\w+)\b(?!.*\b(?:handgun|pistol|shotgun|rifle)\b)"),
        ("W32.0XX", r"\baccidental(?:ly)?\b.*\b(?:handgun|pistol)\b"),
        (
            "W51.XXX",
            r"\b(?:bumped into|collided with|ran into) (?:another|a) (?:person|player|student|child|teammate)\b",
        ),
        ("W21.02X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bsoccer ball\b"),
        ("W21.04X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bgolf ball\b"),
        ("W21.06X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bvolleyball\b"),
        ("W21.07X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bsoftball\b"),
        ("W21.11X", r"\b(?:hit|struck)\b[^.?!]{0,30}\b(?:baseball )?bat\b"),
        ("W21.13X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bgolf club\b"),
        ("W21.210", r"\b(?:hit|struck)\b[^.?!]{0,30}\b(?:ice )?hockey stick\b"),
        ("W21.220", r"\b(?:hit|struck)\b[^.?!]{0,30}\b(?:ice )?hockey puck\b"),
        (
            "W20.8XX",
            r"\b(?!he\b|she\b|who\b|patient\b|pt\b|and\b|then\b|child\b|boy\b|girl\b|man\b"
            r"|woman\b)\w+ fell on(?:to)? (?:his|her|my|their|the)"
            r" (?:\w+ )?(?:foot|feet|hand|head|toes?|leg|arm|finger|shoulder)\b"
            r"|\bdropp\w+ (?:an? |the |his |her )?(?:\w+ ){1,3}on(?:to)? (?:his|her|my|their|the) (?:\w+ )?(?:foot"
            r"|hand|head|toes?|leg)\b"
            r"|\b(?:hit|struck) (?:\w+ ){0,5}by (?:an? )?falling \w+",
        ),
        ("W54.1XX", r"\b(?:knocked (?:down|over)|struck|tripped) by (?:a |the |his |her |their )?dog\b"),
        (
            "W54.0XX",
            r"\bdog[- ]?bite\w*|\bbit(?:ten)?\b[^.?!]{0,40}\bby (?:a |the |his |her |their )?(?:[\w']+ )?(?:dog"
            r"|puppy)|\bdog bit\b",
        ),
        (
            "W55.01X",
            r"\bcat[- ]?bite\w*|\bbit(?:ten)?\b[^.?!]{0,40}\bby (?:a |the |his |her )?(?:\w+ )?cat\b|\bcat bit\b",
        ),
        ("W55.03X", r"\bcat[- ]?scratch\w*|\bscratched by (?:a |the |his |her )?cat\b"),
        ("W55.11X", r"\bhorse[- ]?bite|\bbit(?:ten)? by (?:a |the |his |her )?horse\b"),
        ("W55.12X", r"\b(?:kicked|struck|stepped on) by (?:a |the |his |her )?horse\b|\bhorse kick"),
        ("W53.21X", r"\bsquirrel bite|\bbit(?:ten)? by (?:a |the )?squirrel\b"),
        (
            "W57.XXX",
            r"\b(?:tick|mosquito|insect|bug|flea)[- ]bite|\bbit(?:ten)? by (?:an? |the )?(?:tick|mosquito|insect|bug|flea)",
        ),
        ("V00.131", rf"\b{FELL}\b[^.?!]{{0,25}}\bskateboard|\bskateboard(?:ing)? (?:fall|accident)"),
        ("V00.211", rf"\b{FELL}\b[^.?!]{{0,25}}\bice[- ]skat|\bice[- ]skating (?:fall|accident)"),
        ("V00.141", rf"\b{FELL}\b[^.?!]{{0,25}}\b(?:kick )?scooter\b"),
        ("V00.321", rf"\b{FELL}\b[^.?!]{{0,25}}\bski(?:s|ing)?\b|\bski(?:ing)? (?:fall|accident)"),
        ("V00.311", rf"\b{FELL}\b[^.?!]{{0,25}}\bsnowboard|\bsnowboard(?:ing)? (?:fall|accident)"),
        ("V80.010", rf"\b(?:{FELL}|thrown)\b[^.?!]{{0,20}}\bhorse\b"),
        ("V18.0XX", rf"\b(?:{FELL}|thrown|crashed)\b[^.?!]{{0,20}}\b(?:bike|bicycle)\b"),
        ("W09.0XX", rf"\b{FELL}\b[^.?!]{{0,25}}\bslide\b"),
        ("W09.1XX", rf"\b{FELL}\b[^.?!]{{0,25}}\bswing\b"),
        ("W09.2XX", rf"\b{FELL}\b[^.?!]{{0,25}}\b(?:jungle gym|monkey bars)\b"),
        ("W11.XXX", rf"\b{FELL}\b[^.?!]{{0,25}}\bladder\b|\bladder fall\b"),
        ("W12.XXX", rf"\b{FELL}\b[^.?!]{{0,25}}\bscaffold\w*"),
        ("W13.0XX", rf"\b{FELL}\b[^.?!]{{0,25}}\bbalcony\b"),
        ("W13.2XX", rf"\b{FELL}\b[^.?!]{{0,25}}\broof\b"),
        ("W13.4XX", rf"\b{FELL}\b[^.?!]{{0,25}}\bwindow\b"),
        ("W14.XXX", rf"\b{FELL}\b[^.?!]{{0,25}}\btree\b"),
        ("W00.0XX", rf"\b{FELL}\b[^.?!]{{0,30}}\b(?:ice|icy|snow)\b"),
        ("W10.0XX", rf"\b{FELL}\b[^.?!]{{0,25}}\bescalator\b"),
        ("W10.9XX", rf"\b{FELL}\b[^.?!]{{0,25}}\b(?:stairs?|steps|staircase|stairway)\b"),
        ("W06.XXX", rf"\b{FELL}\b[^.?!]{{0,20}}\bbed\b"),
        ("W05.0XX", rf"\b{FELL}\b[^.?!]{{0,20}}\bwheelchair\b"),
        ("W07.XXX", rf"\b{FELL}\b[^.?!]{{0,20}}(?<!wheel)(?<!wheel )\bchair\b"),
        ("W08.XXX", rf"\b{FELL}\b[^.?!]{{0,20}}\b(?:couch|sofa|table|counter|changing table)\b"),
        ("W18.11X", rf"\b{FELL}\b[^.?!]{{0,20}}\btoilet\b(?!.*\b(?:hit|struck|striking)\b)"),
        ("W18.2XX", rf"\b{FELL}\b[^.?!]{{0,20}}\b(?:shower|bathtub|tub)\b"),
        (
            "W01.0XX",
            r"\b(?:slipp?(?:ed|ing)|tripp?(?:ed|ing)|stumbl(?:ed|ing)|slip|trip)\b(?!.*\b(?:hit|struck|striking)\b)",
        ),
        ("W29.1XX", r"\belectric(?:al)? (?:\w+ )?kni(?:fe|ves)\b"),
        ("W29.0XX", r"\b(?:blender|food processor)\b"),
        ("W29.3XX", r"\b(?:hedge|weed)[- ]?(?:trimmer|whacker|eater)s?\b"),
        ("W31.2XX", r"\b(?:table|band|circular) saw\b"),
        ("W28.XXX", r"\blawn ?mower\b"),
        ("W27.2XX", r"(?<!no )\bscissors\b"),
        ("W39.XXX", r"\bfireworks?\b"),
        ("X10.0XX", r"\bhot (?:coffee|tea|drinks?|chocolate)\b"),
        ("X10.2XX", r"\b(?:cooking oil|hot (?:oil|grease|fat))\b"),
        ("X12.XXX", r"\b(?:boiling|scalding|hot) (?:water|soup|liquid)\b(?! (?:tap|faucet|heater))"),
        ("X15.0XX", r"\bhot stove\b|\bstove\b"),
        ("X50.0XX", r"\b(?:lifting|overexertion|strenuous movement)\b"),
        ("X50.3XX", r"\brepetitive (?:motions?|movements?)\b"),
        (
            "W50.0XX",
            r"\baccidental(?:ly)? (?:hit|struck|kicked) by (?:another|a) (?:person|player|child|kid|teammate)\b",
        ),
        (
            "V89.2XX",
            r"\b(?:unspecified (?:motor vehicle accident|mva)|(?:motor vehicle accident|mva"
            r"|car accident),? (?:unspecified|nos|details unknown))\b",
        ),
        ("W25.XXX", r"(?<!no )(?<!not )\b(?:broken )?glass\b"),
        ("W26.0XX", r"(?<!no )(?<!not a )\bkni(?:fe|ves)\b"),
        ("W21.03X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bbaseball\b|\bbaseball (?:hit|struck)\b"),
        ("W21.05X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bbasketball\b|\bbasketball (?:hit|struck)\b"),
        ("W21.01X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bfootball\b|\bfootball (?:hit|struck)\b"),
        ("W19.XXX", rf"\b{FELL}\b"),
    )
)
"""The first that is told counts; the more telling before the less."""
MEANT = re.compile(rf"{_SELF}|{_BY_ANOTHER}", re.IGNORECASE | re.DOTALL)
"""What was done on purpose is no accident."""
PLACES: tuple[tuple[str, Pattern], ...] = tuple(
    (code, pattern(words))
    for code, words in (
        ("Y92.120", r"(?=.*\bnursing home\b).*\bkitchen\b(?! kni)"),
        ("Y92.121", r"(?=.*\bnursing home\b).*\bbathroom\b"),
        ("Y92.122", r"(?=.*\bnursing home\b).*\bbed ?room\b"),
        ("Y92.129", r"\b(?:in|at) (?:a |the |his |her |our )?nursing home\b"),
        ("Y92.010", r"(?=.*\bhouse\b).*\bkitchen\b(?! kni)"),
        ("Y92.012", r"(?=.*\bhouse\b).*\bbathroom\b"),
        ("Y92.013", r"(?=.*\bhouse\b).*\bbedroom\b"),
        (
            "Y92.000",
            r"\b(?:at|in) (?:his|her|their|the|a) (?:own )?kitchen\b(?! kni)|(?=.*\bhome\b).*\bkitchen\b(?! kni)",
        ),
        ("Y92.002", r"(?=.*\b(?:at|in (?:his|her|their)|the) home\b).*\bbathroom\b"),
        ("Y92.003", r"(?=.*\b(?:at|in (?:his|her|their)|the) home\b).*\bbedroom\b"),
        ("Y92.014", r"\bdriveway\b"),
        ("Y92.015", r"\bgarage\b"),
        ("Y92.017", r"\b(?:back ?yard|garden|front yard)\b"),
        ("Y92.019", r"\b(?:at|in|of|around) (?:his|her|the|their|a) (?:own )?house\b"),
        ("Y92.009", r"\bat home\b|\bin (?:his|her|their) home\b"),
        ("Y92.480", r"\bsidewalk\b"),
        ("Y92.481", r"\bparking (?:lot|garage|area)\b"),
        ("Y92.411", r"\b(?:on|along) (?:the |an )?(?:interstate|freeway)\b"),
        ("Y92.410", r"\bon (?:a |the )?(?:street|highway|road)\b"),
        ("Y92.210", r"\b(?:at|in) (?:a |the |his |her )?day ?care\b"),
        ("Y92.211", r"\belementary school\b"),
        ("Y92.212", r"\bmiddle school\b"),
        ("Y92.213", r"\bhigh school\b(?! (?:football|basketball|student|player|athlete))"),
        ("Y92.214", r"\b(?:at|in|on) (?:a |the |his |her )?(?:college|university)(?: campus)?\b"),
        ("Y92.219", r"\b(?:at|in) (?:the |his |her )?school\b"),
        ("Y92.310", r"\bbasketball court\b"),
        ("Y92.312", r"\btennis court\b"),
        ("Y92.320", r"\bbaseball field\b"),
        ("Y92.321", r"\bfootball field\b"),
        ("Y92.322", r"\bsoccer field\b"),
        ("Y92.330", r"\b(?:ice )?skating rink\b|\bice rink\b"),
        ("Y92.34", r"\bpublic (?:swimming )?pool\b"),
        ("Y92.511", r"\b(?:at|in|of) (?:a |the |his |her )?(?:restaurant|cafe)\b"),
        ("Y92.512", r"\b(?:supermarket|grocery store|at (?:a|the) store)\b"),
        ("Y92.61", r"\bconstruction site\b|\bbuilding under construction\b"),
        ("Y92.63", r"\b(?:at|in) (?:a |the |his |her )?factory\b"),
        ("Y92.71", r"\b(?:in|at) (?:a |the |his |her )?barn\b"),
        ("Y92.230", r"\b(?:in|of) (?:her |his |the |a )?(?:hospital|patient) room\b"),
        ("Y92.830", r"\b(?:at|in) (?:a |the )?(?:public |city )?park\b"),
        ("Y92.831", r"\bamusement park\b"),
        ("Y92.832", r"\b(?:at|on) (?:a |the )?beach\b"),
        ("Y92.833", r"\bcamp ?(?:site|ground)\b"),
    )
)
ACTIVITIES: tuple[tuple[str, Pattern], ...] = tuple(
    (code, pattern(rf"\b(?:{words})\b"))
    for code, words in (
        ("Y93.67", r"basketball(?! court)"),
        ("Y93.61", r"(?:tackle |american )football|football(?! field)"),
        ("Y93.64", r"(?:baseball|softball)(?! (?:bat|field))"),
        ("Y93.66", r"soccer(?! (?:field|ball))"),
        ("Y93.68", r"volleyball"),
        ("Y93.22", r"ice hockey|hockey"),
        ("Y93.65", r"lacrosse|field hockey"),
        ("Y93.72", r"wrestling"),
        ("Y93.43", r"gymnastics"),
        ("Y93.45", r"cheerleading"),
        ("Y93.44", r"trampolin\w+"),
        ("Y93.41", r"dancing"),
        ("Y93.42", r"yoga"),
        ("Y93.75", r"martial arts|karate|judo"),
        ("Y93.51", r"skateboarding|roller[- ]skating"),
        ("Y93.21", r"ice[- ]skating|figure skating"),
        ("Y93.23", r"skiing|snowboarding|sledding"),
        ("Y93.52", r"horseback riding|horse riding"),
        ("Y93.53", r"golf(?:ing)?(?! (?:ball|club))"),
        ("Y93.54", r"bowling"),
        ("Y93.55", r"(?:bike|bicycle) riding|bicycling|cycling|riding (?:his|her|a) (?:bike|bicycle)"),
        ("Y93.73", r"(?<!table )tennis(?! court)|racquetball|squash"),
        ("Y93.31", r"(?:rock|wall|mountain) climbing"),
        ("Y93.02", r"running(?! hot)|jogging"),
        ("Y93.01", r"walking(?! into)(?! (?:his|her|a|the) dog)|hiking|marching"),
        ("Y93.11", r"swimming"),
        ("Y93.H1", r"shovel+ing|raking"),
        ("Y93.H2", r"gardening|landscaping|mowing"),
        ("Y93.E1", r"(?:taking a )?(?:shower|bath)ing|taking a (?:shower|bath)"),
        ("Y93.E2", r"(?:doing (?:the )?)?laundry"),
        ("Y93.E3", r"vacuuming"),
        ("Y93.E4", r"ironing"),
        ("Y93.E5", r"mopping"),
        (
            "Y93.G1",
            r"(?:washing|doing) (?:the )?dishes|food preparation|preparing (?:food|dinner|lunch|a meal|vegetables)"
            r"|chopping \w+|slicing \w+",
        ),
        ("Y93.G2", r"grilling|barbecuing"),
        ("Y93.D2", r"sewing"),
        ("Y93.C1", r"(?:computer )?(?:keyboarding|typing)"),
        ("Y93.C2", r"texting|(?:using|on) (?:his|her|a) (?:cell ?phone|tablet)"),
        ("Y93.A1", r"treadmill|stationary bike|elliptical"),
        ("Y93.B3", r"free weights|lifting weights|weight ?lifting"),
        ("Y93.18", r"surfing"),
        ("Y93.16", r"kayaking|canoeing|rowing|rafting"),
        ("Y93.K1", r"walking (?:his|her|a|the) dog"),
        ("Y93.H3", r"construction work|building (?:a|the) \w+"),
        ("Y93.F2", r"lifting (?:a|the|his|her) (?:patient|resident)"),
        ("Y93.G3", r"cooking|baking"),
    )
)
"""What was done when it happened (Y93): told where an activity code is wished."""
STATUSES: tuple[tuple[str, Pattern], ...] = tuple(
    (code, pattern(words))
    for code, words in (
        (
            "Y99.0",
            r"\b(?:at|on the|during) (?:work|job)\b|\bwhile working\b|\b(?:construction |factory "
            r"|restaurant )worker\b|\bon the job\b|\bwork(?:place|[- ]related) injury\b",
        ),
        ("Y99.1", r"\b(?:active duty|military (?:exercise|training|duty|drill))\b"),
        ("Y99.2", r"\bvolunteer\w*"),
    )
)
"""In whose service it happened (Y99), where that is told."""
