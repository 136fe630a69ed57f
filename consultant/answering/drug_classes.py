"""Names of drugs by the code of T36 to T50 that holds them, without the character for what happened.

From general knowledge of pharmacology and the titles of the tabular list; `T46.4X` and `5` are an adverse effect of an ACE"
    " inhibitor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering import toxic_names
from consultant.answering.patterns import pattern

_CLASSES: Mapping[str, str] = {
    "T36.0X": "penicillins? amoxicillin augmentin ampicillin piperacillin zosyn unasyn nafcillin",
    "T36.1X": "cephalosporins? cephalexin keflex ceftriaxone rocephin cefazolin ancef cefdinir cefuroxime cefepime meropenem",
    "T36.3X": "macrolides? azithromycin zithromax z-?pak clarithromycin biaxin erythromycin",
    "T36.4X": "tetracyclines? doxycycline minocycline",
    "T36.5X": "aminoglycosides? gentamicin tobramycin amikacin streptomycin",
    "T36.8X": "vancomycin clindamycin cleocin linezolid daptomycin",
    "T36.AX": "fluoroquinolones? ciprofloxacin cipro levofloxacin levaquin moxifloxacin",
    "T37.0X": "sulfonamides? bactrim septra sulfamethoxazole trimethoprim-sulfamethoxazole tmp-smx sulfa",
    "T36.2X": "chloramphenicol",
    "T36.6X": "rifampin rifampicin",
    "T36.7X": "amphotericin griseofulvin nystatin",
    "T37.4X": "anthelmintics? albendazole ivermectin mebendazole praziquantel",
    "T37.1X": "isoniazid ethambutol pyrazinamide",
    "T37.2X": "hydroxychloroquine plaquenil chloroquine",
    "T37.3X": "metronidazole flagyl",
    "T37.5X": "antivirals? acyclovir valacyclovir oseltamivir tamiflu paxlovid",
    "T37.8X": "nitrofurantoin macrobid",
    "T38.0X": "corticosteroids? glucocorticoids? steroids? prednisone prednisolone methylprednisolone medrol dexamethasone"
    " hydrocortisone",
    "T38.1X": "levothyroxine synthroid thyroid_(?:hormones?|pills?|medic\\w+|replacement)",
    "T38.2X": "methimazole propylthiouracil",
    "T38.3X": "insulin lantus humalog novolog metformin glucophage glipizide glimepiride glyburide sitagliptin januvia"
    " jardiance empagliflozin"
    " farxiga dapagliflozin ozempic semaglutide trulicity dulaglutide liraglutide mounjaro tirzepatide pioglitazone"
    " (?:diabetes|diabetic)_(?:pills?|drugs?|medic\\w+)",
    "T38.4X": "(?:oral_)?contraceptives? birth_control_pills?",
    "T38.5X": "estrogens? estradiol progesterone medroxyprogesterone",
    "T38.6X": "tamoxifen",
    "T38.7X": "testosterone androgens? anabolic_steroids?",
    "T39.01": "aspirin asa",
    "T39.1X": "acetaminophen tylenol paracetamol",
    "T39.31": "ibuprofen motrin advil naproxen aleve",
    "T39.39": "nsaids? ketorolac toradol celecoxib celebrex diclofenac meloxicam indomethacin",
    "T39.4X": "antirheumatics? leflunomide",
    "T40.0X": "opium",
    "T40.1X": "heroin",
    "T40.2X": "opioids? opiates? oxycodone percocet oxycontin hydrocodone vicodin norco morphine codeine hydromorphone"
    " dilaudid",
    "T40.3X": "methadone",
    "T40.41": "fentanyl",
    "T40.42": "tramadol ultram",
    "T40.5X": "cocaine crack",
    "T40.49": "meperidine demerol buprenorphine suboxone",
    "T40.8X": "lsd lysergide",
    "T40.72": "synthetic_cannabinoids? k2 spice",
    "T41.1X": "propofol etomidate thiopental",
    "T41.29": "ketamine ghb gamma[- ]_?hydroxybutyrate",
    "T41.3X": "local_anesthetics? lidocaine bupivacaine marcaine",
    "T40.71": "cannabis marijuana thc",
    "T42.0X": "phenytoin dilantin",
    "T42.1X": "carbamazepine tegretol oxcarbazepine trileptal",
    "T42.3X": "barbiturates? phenobarbital",
    "T42.4X": "benzodiazepines? benzos? alprazolam xanax lorazepam ativan diazepam valium clonazepam klonopin temazepam"
    " midazolam versed",
    "T42.6X": "valpro(?:ate|ic_acid) depakote levetiracetam keppra lamotrigine lamictal gabapentin neurontin pregabalin"
    " lyrica topiramate topamax"
    " zolpidem ambien",
    "T42.2X": "ethosuximide zarontin",
    "T42.8X": "levodopa carbidopa sinemet carbidopa-levodopa baclofen",
    "T43.01": "tricyclics? amitriptyline nortriptyline imipramine",
    "T43.02": "mirtazapine remeron",
    "T43.21": "snris? venlafaxine effexor duloxetine cymbalta",
    "T43.22": "ssris? sertraline zoloft fluoxetine prozac citalopram celexa escitalopram lexapro paroxetine paxil",
    "T43.1X": "maois? monoamine-oxidase-inhibitors? phenelzine tranylcypromine nardil parnate",
    "T43.61": "caffeine caffeine_pills?",
    "T43.64": "mdma ecstasy molly",
    "T43.65": "methamphetamines? crystal_meth meth",
    "T43.29": "bupropion wellbutrin",
    "T43.3X": "phenothiazines? chlorpromazine prochlorperazine compazine promethazine phenergan",
    "T43.4X": "haloperidol haldol",
    "T43.59": "antipsychotics? quetiapine seroquel olanzapine zyprexa risperidone risperdal aripiprazole abilify clozapine"
    " clozaril lithium",
    "T43.62": "amphetamines? adderall",
    "T43.63": "methylphenidate ritalin concerta",
    "T44.3X": "anticholinergics? benztropine cogentin oxybutynin scopolamine atropine",
    "T44.5X": "epinephrine epipen adrenaline",
    "T44.6X": "tamsulosin flomax doxazosin terazosin prazosin",
    "T44.7X": "beta-?_?blockers? metoprolol lopressor toprol atenolol carvedilol coreg propranolol bisoprolol labetalol",
    "T45.0X": "antihistamines? diphenhydramine benadryl ondansetron zofran hydroxyzine",
    "T45.1X": "chemo(?:therapy)?(?:_drugs?)? antineoplastics? methotrexate cyclosporine tacrolimus prograf mycophenolate"
    " cellcept azathioprine imuran"
    " cisplatin carboplatin paclitaxel docetaxel doxorubicin fluorouracil capecitabine immunosuppress(?:ants?|ives?)",
    "T45.2X": "vitamin_[ade] (?:gummy_)?vitamins multivitamins?",
    "T45.4X": "iron_(?:pills?|tablets?|supplements?|infusion) ferrous_sulfate",
    "T45.51": "anticoagulants? blood_thinners? warfarin coumadin heparin enoxaparin lovenox apixaban eliquis rivaroxaban"
    " xarelto dabigatran pradaxa",
    "T45.52": "antiplatelets? clopidogrel plavix prasugrel effient ticagrelor brilinta",
    "T45.61": "alteplase tpa tenecteplase",
    "T45.AX": "checkpoint_inhibitors? pembrolizumab keytruda nivolumab opdivo ipilimumab yervoy atezolizumab durvalumab",
    "T46.0X": "digoxin lanoxin",
    "T46.1X": "calcium[-_]channel_blockers? amlodipine norvasc diltiazem cardizem verapamil nifedipine",
    "T46.2X": "antiarrhythmics? amiodarone flecainide sotalol dronedarone",
    "T46.3X": "nitroglycerin isosorbide",
    "T46.4X": "ace[-_]inhibitors? lisinopril enalapril benazepril ramipril captopril quinapril",
    "T46.5X": "arbs? losartan cozaar valsartan diovan irbesartan olmesartan candesartan clonidine hydralazine entresto"
    " (?:blood_pressure|bp|antihypertensive|hypertension)_(?:pills?|drugs?|medic\\w+|meds?|tablets?)",
    "T46.6X": "statins? atorvastatin lipitor simvastatin rosuvastatin crestor pravastatin",
    "T47.0X": "famotidine pepcid",
    "T47.2X": "stimulant_laxatives? bisacodyl dulcolax senna senokot",
    "T47.6X": "antidiarrheals? loperamide imodium",
    "T47.7X": "emetics? (?:syrup_of_)?ipecac",
    "T47.1X": "ppis? proton_pump_inhibitors? omeprazole prilosec pantoprazole protonix esomeprazole nexium",
    "T48.0X": "oxytocin pitocin oxytocics? oxytocic_drugs?",
    "T48.3X": "antitussives? cough_suppressants? dextromethorphan benzonatate tessalon_perles",
    "T48.4X": "expectorants? guaifenesin mucinex",
    "T48.5X": "cold_(?:medicine|remedy|pills?) nyquil dayquil anti-common-cold_drugs? decongestants? pseudoephedrine sudafed",
    "T48.1X": "cyclobenzaprine flexeril",
    "T48.6X": "albuterol montelukast singulair theophylline",
    "T50.0X": "spironolactone aldactone",
    "T50.1X": "furosemide lasix bumetanide torsemide loop_diuretics?",
    "T50.2X": "hydrochlorothiazide hctz chlorthalidone thiazides?",
    "T50.4X": "allopurinol colchicine",
    "T50.5X": "phentermine",
    "T50.6X": "antidotes? chelating_agents?",
    "T50.7X": "naloxone narcan naltrexone",
    "T50.8X": "(?:iodinated_|iv_|ct_|gadolinium_)?contrast(?:_dye|_media|_agent)? gadolinium",
    "T50.90": "(?:unknown|unspecified|unidentified)_(?:drugs?|pills?|medications?|meds|tablets?|medicines?)",
    "T50.B9": "(?:flu|influenza|covid|mmr|shingles)_(?:vaccine|shot)",
}
NAMES: Mapping[str, str] = {
    code: "|".join(one.replace("_", " ") for one in names.split()) for code, names in _CLASSES.items()
}
"""By its code one expression for the names of a class."""
ANY = "|".join(f"(?:{names})" for names in NAMES.values())
"""Any of the names."""
_TOXIC: Mapping[str, str] = {
    code: "|".join(one.replace("_", " ") for one in names.split())
    for code, names in toxic_names.CLASSES.items()
}
_HARMFUL = {**NAMES, **_TOXIC}
_EACH = {code: re.compile(rf"\b(?:{names})\b", re.IGNORECASE) for code, names in _HARMFUL.items()}
_ANY = pattern("|".join(rf"\b{name}\b" for names in _HARMFUL.values() for name in names.split("|")))


def toxic(code: str) -> bool:
    """Whether a code of this table is that of a substance which is no drug."""
    return code in _TOXIC


def named(text: str) -> tuple[tuple[str, str], ...]:
    """The codes of the drugs and harmful substances that a text names, each with its name there, in the order
    of the text; at most one of each class."""
    if not _ANY.search(text):
        return ()
    found = [(code, match) for code, words in _EACH.items() if (match := words.search(text))]
    named_so = [one for one in found if not _FOR_WHAT.search(one[1][0])]
    return tuple(
        (code, match[0]) for code, match in sorted(named_so or found, key=lambda pair: pair[1].start())
    )


_FOR_WHAT = re.compile(r"\b(?:blood pressure|bp|hypertension|diabet\w+|thyroid) \w+", re.IGNORECASE)
"""What drugs are for: beside the name of one it tells nothing more."""
