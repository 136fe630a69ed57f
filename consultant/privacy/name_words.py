"""Words around names, as tables: what is no name though capitalised, whose people are, what people have."""

from __future__ import annotations

from consultant.model.drug_names import VACCINES

_LISTED = """
mod mods unit units edit edits bundle bundled claim claims denied denial billed paid covered coverage charge charges
remark rev global report reported append submit payer payor allowed valid okay payable dx diagnosis mue lcd ncd pos
knee hip shoulder spine eye exam eval lab labs panel test screening vaccine surgery surgeon wound joint nerve block
patient patients medicare medicaid aetna cigna humana blue cross shield united healthcare tricare responsibility
balance care portal services service financial the has had is was were are with and or for but who this that she he
they we i our can could would should does do did please thank thanks hello best warmly cheers sincerely regards
respectfully her his their my your its same both all any each every other another current correct old primary
secondary commercial hi hey dear presents presented came seen status post no yes not new established billing code
codes coding modifier name dob mrn ssn id account number phone address insurance doctor dr date visit office january
february march april may june july august september october november december monday tuesday wednesday thursday friday
saturday sunday mon tue tues wed thu thur thurs fri sat sun rm apt metlife mr mrs ms mx ins acct jan feb mar apr jun
jul aug sep sept oct nov dec copay deductible advocate safety protection affordable act history record records chart
education relations access assistance centered first last left right male female type group plan part advantage
hospital clinic center centre medical cpt hcpcs icd drg ncci cms aob abn eob era hmo ppo if when what which how why
also on in at by from to of as after before during per questions question subject re fwd notes note assessment
procedure procedures operative physical therapy emergency department there here complains complaint denies reports
states returns underwent received needs signed lives age aged sex gender consent statement information demographics
level identifier health life license teaching physician final rule register federal amount total fee schedule manual
chapter discharge admission admit inpatient outpatient observation chest abdomen pelvis head brain views view xray ct
mri echo ultrasound bilateral scan visits thx ty tia pls fyi ps okay ok sure actually however unfortunately today
yesterday tomorrow again then now so well finally currently recently apparently also lastly otherwise therefore thus
sorry good morning afternoon evening institute memorial foundation society association academy college school pharmacy
laboratory healthcare medtronic scientific biotronik nephew siemens dexcom resmed solutions alabama alaska arizona
arkansas california colorado connecticut hawaii idaho illinois iowa kansas kentucky louisiana maine maryland
massachusetts michigan minnesota mississippi missouri nebraska nevada ohio oklahoma oregon pennsylvania tennessee
texas utah vermont wisconsin wyoming policy payor carrier employer effective relationship self emergency contact
hep mnt dsmt ippe awv catheter catheters monitor boot device devices implant grade study stent
reason ref referring location room bed floor order sex street ave avenue rd road blvd hwy pkwy apgar braden glasgow
epworth mallampati snellen gleason karnofsky crohn parkinson alzheimer hodgkin raynaud score scale index syndrome
disease company corporation inc llc university county state desk practice pediatrics peds ortho orthopedics
orthopaedics cardiology dermatology oncology urology neurology neurosurgery podiatry psychiatry anesthesia imaging
pain wellness dental vision optometry rehab hospice homecare groups partners associates team city lake beach falls
springs heights grove valley hills ridge island county township epic cerner meditech athena allscripts eclinicalworks
nextgen birthdate soc sec yours seat billable reportable us them hic hicn icn dcn svc rxbin rxgrp rxpcn nac dni pacer
"""
not_names = frozenset(_LISTED.split()) | VACCINES
"""Capitalised words that end a name or are none."""

eponyms = frozenset(
    word.strip()
    for word in """
addison disease, barrett esophagus, bell palsy, graves disease, paget disease, parkinson disease,
albers schonberg, arnold chiari, austin flint, baker cyst, braxton hicks, brown sequard,
budd chiari, burkitt lymphoma, charcot marie, charcot marie tooth, churg strauss, cornelia de lange,
creutzfeldt jakob, crigler najjar, cronkhite canada, dandy walker, dejerine roussy, down syndrome,
dubin johnson, edwards syndrome, ehlers danlos, epstein barr, erb duchenne, ewing sarcoma,
gardner syndrome, gilbert syndrome, guillain barre, hallervorden spatz, hand schuller,
hand schuller christian, henoch schonlein, hill sachs, holmes adie, horner syndrome, jones fracture,
klippel feil, klippel trenaunay, lambert eaton, landau kleffner, le fort, legg calve, legg calve perthes,
lennox gastaut, letterer siwe, lisch nodules, lynch syndrome, mallory weiss, marchiafava bignami,
marfan syndrome, marie tooth, merkel cell, miller fisher, morton neuroma, niemann pick, noonan syndrome,
osgood schlatter, osler weber, osler weber rendu, patau syndrome, peutz jeghers, plummer vinson,
prader willi, ramsay hunt, rett syndrome, reye syndrome, romano ward, rubinstein taybi, salter harris,
sever disease, shy drager, sinding larsen, smith magenis, stevens johnson, still disease, sturge weber,
tay sachs, turner syndrome, von hippel, von willebrand, waterhouse friderichsen, wernicke korsakoff,
wilson disease, wolff parkinson, wolff parkinson white, zollinger ellison
""".replace("\n", " ").split(",")
)
"""Diseases called by names of their own: as such they are nobody's."""

also_names = frozenset(
    {"per", "art", "jan", "april", "may", "june", "august", "will", "bill", "mark", "grant"}
)
"""Common words that are a name where another name follows, or behind a courtesy title."""

leading = frozenset(
    """patient pt plaintiff defendant victim newborn infant twin late name dr mr mrs ms miss mx re member insured hi hello
the for on is our my seen new established fax call email mail text ask tell send see refund remind schedule contact
notify""".split()  # noqa: SIM905
)
"""Words that may stand before the name within what looks like one."""

posts = """
counsel accountant crna lpn hire trainee newcomer volunteer administrator scribe coders billers schedulers nurses
intern fellow attending clinician chief chair chairman founder vp cfo dr doctor prof professor nurse rn np pa md do
provider physician surgeon anesthesiologist radiologist pathologist cardiologist therapist chiropractor dentist
podiatrist pharmacist hygienist technician tech scheduler coder biller adjuster adjustor manager mgr supervisor
director rep representative agent attorney lawyer auditor broker trainer instructor author speaker colleague coworker
co-worker boss assistant receptionist secretary owner president ceo practitioner locum officer specialist coordinator
lead analyst consultant team partner vendor supplier contractor builder plumber electrician
""".split()  # noqa: SIM905
"""What people in offices are."""

_addressed = """
hi hello hey dear thanks thank thx regards cheers best sincerely from by cc with per ask asked tell told contact hired
spoke email emailed attn attention as
""".split()  # noqa: SIM905

words_and_names = frozenset(
    """madison austin hunter georgia hope faith lincoln sydney paris dakota autumn summer destiny harmony serenity mercy charity
    prudence patience chase grant mark drew rob art gene porter foster lane melody cherry honey bishop june april rich sierra
    india kenya trinity walker page sage""".split()  # noqa: SIM905
)
"""Common words that are given names too: what is around them decides."""

colleagues = frozenset({*posts, *_addressed})
"""Words before the name of somebody who works there, is greeted, or signs: no patient."""

firms = """
edwards zimmer stryker baxter magellan harvard tufts waystar ambetter moda molina centene wellcare amerigroup optum availity
medtronic abbott boston merck pfizer novartis sanofi genentech amgen janssen bayer bausch allergan teva lilly novo roche
quest labcorp siemens philips olympus hologic dexcom abiomed intuitive globus nuvasive arthrex orthofix smith conmed
mckesson cardinal henry owens epic cerner athena microsoft symantec google zoho adobe kaiser sutter geisinger intermountain
ascension dignity banner tenet davita fresenius walgreens cvs walmart noridian novitas palmetto depo solu
""".split()  # noqa: SIM905
"""First words of firms, payers and drugs: before a word that is no known name they begin no name."""

named_firms = frozenset(
    {
        "karl storz", "charles schwab", "henry schein", "eli lilly", "johns hopkins", "baylor scott", "george washington",
        "george mason", "thomas jefferson", "henry ford", "john muir", "virginia mason", "sarah cannon", "morgan stanley",
        "mary washington",
    }
)  # fmt: skip
"""Firms and schools that bear a person's name."""

relatives = """
wife husband son daughter mother father spouse brother sister mom dad widow widower uncle aunt niece nephew cousin
grandmother grandfather grandma grandpa grandson granddaughter stepson stepdaughter stepmother stepfather
mother-in-law father-in-law fiance fianc\u00e9 fianc\u00e9e girlfriend boyfriend caregiver caretaker guardian
caller driver
""".split()  # noqa: SIM905
"""People around a patient."""

belongings = """
wife husband son daughter mother father mom dad sister brother chart file record claim visit surgery procedure
appointment ecg ekg eeg emg pet dexa holter cpap wheelchair cast stent shunt screening check-up checkup physical
exam test tests lab tooth teeth sinus nose throat jaw chin scalp forehead cheek finger nail lesion mole
colonoscopy mammogram mri ct x-ray xray biopsy injection infusion vaccine labs lab results ekg echo stress
scan ultrasound delivery hip knee shoulder back spine neck foot feet hand wrist elbow ankle eye eyes ear ears heart
breast leg arm toe toes finger skin wound account balance bill statement eob denial insurance policy coverage copay
deductible birthday dob mrn ssn social portal mychart address phone cell date case admission stay discharge note notes
report pathology medicare medicaid referral
order prescription pump pacemaker device therapy
""".split()  # noqa: SIM905
"""What a patient has: behind `Anita Bhatt's` it says whose it is."""
