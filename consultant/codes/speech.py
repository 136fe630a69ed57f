"""How people talk about modifiers, as tables: what is done with one, what is said of one, and the small words around it."""

from __future__ import annotations

from consultant.codes.tables import words

_DONE_WITH_ONE = words(
    """
    answer reply maintain conclude find feel agree wonder hope learn notice wish doubt teach warn
    abuse accept add advise advocate allow amend append apply approve argue ask assign assume attach autopopulate
    avoid believe call carry change check choose cite compare confirm confuse consider correct cover dispute debate
    default define delete demand deny describe disallow discontinue discourage discuss dislike dispute drop enter
    exclude expect explain favor forget guess hate honor honour ignore imply include insert insist interpret justify
    keep kick lack leave like love mandate mean mention misread miss misuse move need omit overlook override overuse
    pick place populate prefer propose push put quote reattach rebill recommend reject remember remove repeat
    replace report request require resubmit retain revise scrub select send separate skip slap specify stick strip
    submit substitute suggest swear mind know hear ride start stop resume end begin support suppose swap switch tack
    take tell think throw toss transmit trigger try understand unbundle use validate want warrant write
    """
)
"""What somebody does with a modifier, or says of it, base form."""
_IRREGULAR = words(
    """
    found felt taught held replied replies
    bounced bounces bouncing known knew heard swore said says say saying told meant thought understood forgot
    forgotten kept left took taken wrote written sent stuck threw chose chosen put cited lies applied applies denied
    denies implied justified modified qualify qualifies specified tried tries dropped dropping stripped stripping
    swapped swapping slapped slapping split splitting skipped skipping omitted omitting usar usamos uso llevar lleva
    poner agregar necesita quiere quieren piden submitted submitting permitted permits transmitted
    """
)

irregular_pasts = words(
    """
    ate became began bent bit blew broke brought built bought caught chose clung came crept dealt drew drank drove fell
    fed fought found fled flew froze gave grew hung hid held kept laid led lent let lost made met paid put quit
    read rode rang rose ran sought sold sent shook shot shut slept slid spoke spent spun split spread stood stole struck
    swept swung tore threw woke won wound
    """
)
"""Past forms of verbs that do not end in "ed"."""


def _inflected(base: str) -> tuple[str, str, str, str]:
    stem = base.removesuffix("e")
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return base, third, stem + "ed", stem + "ing"


_OF_AMOUNTS = words("allowed approved requested covered")
"""Forms that speak of a count or an amount more often (`allowed 57`, `approved 24`)."""

verbs = (frozenset(form for base in _DONE_WITH_ONE for form in _inflected(base)) | _IRREGULAR) - _OF_AMOUNTS
"""Behind one of these stands what is done with, in any form of the verb."""

weak_verbs = words(
    """
    bill bills billed billing have having has had got get gets getting do does did carried goes show shows
    """
)
"""The same, but of other numbers too: only the end of the clause tells."""

particles = words("on off back up out in")
"""Between a verb and its object (`leave off 25`, `kicked back 50`, `insists on 22`)."""

accompanying = words("with without w wo minus plus except lacking lacks including excluding")
contrasting = words("or vs versus nor not than instead rather o")
concluding = words("so then therefore hence thus thats")

nouns_of = words(
    """
    top use usage instead abuse misuse definition meaning purpose absence lack addition because point role removal
    instead place choice order combination presence misinterpretation application
    """
)
"""Before "of 59"."""
nouns_for = words(
    """
    rule rules criteria case reason reasons need documentation support requirement requirements guidance guideline
    guidelines grounds argument justification qualify qualifies ok okay eligible enough denied rejected back asks
    asking asked call calls called policy indication indications proof definition allow allows candidate basis used
    use wait looking look
    """
)
"""Before "for 22"."""
nouns_on = words(
    """
    rule rules policy guidance question questions stance insist insists insisted insisting position opinion relies
    depend depends
    """
)
nouns_about = words(
    """
    care cares what how question questions ask asking asked curious unsure confused wondering guidance rule rules
    argue talk talking
    """
)
nouns_between = words(
    """
    diff
    m am torn stuck hesitate hesitating waver
    difference choose choosing decide choice torn differ differs differences pick deciding distinguish confusion
    """
)
verbs_to = words(
    """
    change changed changing switch switched switching convert converted correct corrected amend amended move moved
    default defaulted compare compared prefer preferred revert reverted refer refers equal equivalent similar
    updated
    """
)
verbs_by = words("swear swears swore swearing") | words(
    """
    bypassed overridden unbundled separated opened replaced allowed denoted indicated identified shown signified
    """
)
nouns_as = words(
    """
    billed bill it them this that these coded code code reported report sent send submit submitted go went same
    resubmit resubmitted
    """
)
"""Before "about 24", "on 22", "between 22 and 52", "to 59", "by 59" and "as 26"."""

answers = words(
    """
    answer modifier choice fix problem issue rule trouble correction option pick denial question solution suggestion
    reason
    """
)
"""Nouns of which a modifier is said ("the answer is 59")."""
persons = words(
    """
    he she i you they we who pt patient patients member mother father mom dad husband wife son daughter baby child
    age aged bmi temp weight height score total count balance copay fee rate price
    """
)
"""Of these a number after "is" or "be" says an age, a measure or an amount."""

asking = words(
    """
    es va is are was were does do did will would can could should shall may might must has had isn doesn
    """
)
payers = words(
    "medicare medicaid cigna aetna uhc bcbs humana tricare anthem commercial payer plan mac us them aca"
)
"""`33 for commercial and PT for Medicare`: before "for" or behind it one of these contrasts two modifiers."""
holders = words("these those it line claim code one first second which that who both needs need")
"""Of these one says that they have a modifier; people have a number of anything."""
counted_off = words("first second third fourth last next other same each every which this that what")
"""Before "line" or "code" these say that the number behind is not the line's own."""
auxiliaries = words("do does did will would can could should shall may might must")
question_words = words(
    """
    what why when where which how who whether if because since so and but then also cause cuz that although though
    while once unless whenever wherever
    """
)
opening_words = question_words | words(
    "hi hey hello pls please yes no ok okay also so and but then if when because since cuz cause once unless otherwise"
    " again plus next while until where though although would"
)
"""Behind one of these a clause begins."""

articles = words("the a an")
determiners = articles | words(
    """
    my our your this that their his her its no another any every each some
    """
)
of_dates = words(
    """
    on by until since from through thru before after till of monday tuesday wednesday thursday friday saturday sunday
    mon tue wed thu fri january february march april june july august september october november december
    """
)
"""Before "the 25" these say a day."""
adverbs = words(
    """
    just only both either neither maybe also even always simply really still never actually usually probably
    possibly perhaps automatically routinely manually ever again not already currently correctly incorrectly wrongly
    mostly often sometimes
    """
)
"""Skipped between a modifier and the word that governs it."""

_PREDICATES = words(
    """
    confuse
    add exist affect apply belong bother bring bypass cause change clear close come cost count cover cut decrease denote
    describe do expire explain extend fail fall fit fix follow get give go handle harm have help hold hurt identify
    include increase indicate interfere invite kill last let look lower make mark matter mean need open override
    pass pay play precede prevent produce prove raise reduce refer remain replace represent require reset resolve
    serve show signal signify sit solve sound start state stay stop suffice supersede supersede tell trigger trump
    unbundle win work override signal seem stand cancel trump satisfy exempt
    """
)
_SAID_OF_ONE = words(
    """
    exempt present
    applies denies falls fell got went comes came made denoted pays paid goes does hurts means has works worked
    tells ok okay right correct wrong valid invalid fine legit kosher same enough sufficient better best worse
    necessary unnecessary optional mandatory redundant incorrect inappropriate appropriate dead alive gone obsolete
    retired safe risky good bad proper acceptable possible suspicious missing absent due fair true false allowed
    needed required denied dropped rejected accepted used supported justified preferred recommended deleted meant
    stripped removed added appended attached billed reported ignored replaced expected warranted indicated omitted
    misused abused overused overkill bogus useless there worth worthwhile legal illegal common rare unusual useful
    usable smart wise dumb silly standard automatic moot relevant irrelevant applicable compliant payable
    billable reportable outdated active inactive doable enforced recognized recognised honored
    """
)
_ONE_ONLY = frozenset(
    form for base in _PREDICATES for form in (*_inflected(base), base + "es" if base[-1] in "so" else base)
) - words("failed stopped started covered counted helped followed")
base_predicates = frozenset(_PREDICATES)
"""Of these the base forms, which behind an article are nouns (`the T2 signal`)."""
participles = frozenset(_inflected(base)[2] for base in _DONE_WITH_ONE) | words(
    """
    allowed needed required denied dropped rejected accepted used supported justified deleted stripped removed added
    appended attached billed reported ignored replaced paid missing asked wanted expected demanded requested
    mandated preferred
    """
)
"""Of these the ones that may as well say what was counted (`25 denied claims`): a noun behind them decides."""

predicates = _ONE_ONLY | _SAID_OF_ONE | participles | {f"un{each}" for each in participles}
"""What a sentence says of a modifier right behind it ("25 applies", "is 24 ok")."""

nouns_behind = words(
    """
    split rule edit denial policy requirement threshold audit appeal issue problem component override usage use
    misuse abuse question exception bonus reduction
    """
)
"""In the singular behind a number over one they are not counted: it is their name (`a 25 denial`, `the TC/26 split`)."""

verbs_of_one = words(
    """
    requires needs means applies works is was isn wasn has does doesn gets goes applies won will would should can
    could may must might cannot did got
    """
)
"""What one thing does; of a number of things one says "are" and "were"."""

function_words = words(
    """
    all together combined
    inside outside into within lol haha thx thanks ty btw imo idk tho
    in on to for and or vs versus instead if when here there with without w wo as but because since so again already
    though although too also not than then at by from under per only alone anyway either both ever even always still
    never just actually really next first before after unless until while where which that who we i you they he she
    it my our the a an this these now today yes no please pls thanks rather like plus & between across within being
    be been via etc nor none nothing off his her hers their its theirs ours mine yours onto atop longer what how why
    whether cuz cause right o y para con en if with + versus during upon despite except about anymore altogether
    """
)
"""Small words that go on behind a thing that is named whole: behind a number that counts stands its noun."""

going_on = function_words | predicates | verbs_of_one | nouns_behind | words("are were")
"""Every word that may go on behind a thing that is named whole."""
