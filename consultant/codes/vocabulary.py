"""The words around numbers, as tables: labels that make a number a code, labels that make it something else."""

from __future__ import annotations

from consultant.codes.tables import words
from consultant.model.codes import CodeSystem

abbreviations = words(
    """
    no nos num acct accts acc ext tel ref inv lic ste apt rm bldg ph cert conf auth pol med rec mr pg pp vs
    fig sec cpt proc px pop cust
    icd hcpcs
    """
)
"""Behind these a full stop does not end the sentence."""

connectors = frozenset(
    {
        "#",
        ":",
        ".",
        "=",
        "(",
        "number",
        "numbers",
        "no",
        "nos",
        "num",
        "is",
        "was",
        "are",
        "of",
        "code",
        "codes",
        "s",
        "'",
        "the",
    }
)
"""Tokens that may stand between a label and its number."""

procedure_labels = words(
    """
    cpt cpts cpt4 cptcode hcpcs hcpc procedure procedures proc px code codes service eapg codigo codigos procedimiento
    """
)
"""A number right after one of these is a procedure code."""

diagnosis_labels = words(
    """
    icd icd10 icd10cm icd9 dx dx1 dx2 dx3 dx4 dx5 dx6 diag1 diag2 dxs diagnosis diagnoses diag cm ddx
    sdx pdx abk abf abj diagnostico diagnosticos
    """
)
"""A run right after one of these is a diagnosis code."""

asking_words = words(
    """
    question questions ask asking asks asked wondering curious confused unsure clarify clarification help info
    information know inquiry inquire inquiring now what how concern concerned regarding email mail wrote call guidance
    """
)
"""Before "about" these say that somebody asks about a thing, not that an amount is rough."""
before_amounts = words(
    "from to about over under nearly almost approximately roughly than least around some by until"
)
"""Words that stand before amounts and years, rarely before codes."""

coding_words = (
    procedure_labels
    | diagnosis_labels
    | words(
        """
    valid payable billable allowed ok okay bill billed billing bills code coded coding coder modifier
    modifiers mod mods claim claims denied denial deny denials denies rejected paid pay pays payer payor
    medicare medicaid ncci edit edits bundle bundled bundles unbundle bundling mue units unit e/m em
    visit office reimbursed reimbursement charge charged charges submit submitted append report reported
    reportable eob remit remittance rvu rvus global procedure cms add-on addon mac lcd ncd coverage
    covered allowable telehealth inject injection injections injected superbill encounter appeal
    document documentation documented crosswalk insurance excludes1 excludes2 sequence sequencing aetna
    mcc cdi pdx sdx principal secondary comorbidity comorbidities him 837p 837i 835 ub04 sequestration cigna
    humana bcbs uhc unitedhealthcare tricare same together separately pos dos
    """
    )
)
"""Words of people who write about billing."""

generic_words = words(
    """
    code codes service services ok okay valid allowed charge charges same together document office call visit unit units
    paid pay separately principal secondary
    """
)
"""Of the words of billing the ones that mails about anything use."""
words_of_else = words(
    """
    checkout cart unsubscribe coupon promo giveaway sweepstakes prize
    parcel parcels courier fedex usps dhl warehouse pallet carton
    password passcode login wifi otp 2fa mfa router firewall backup vpn ssl captcha authenticator verification
    flight boarding airline airport hotel marriott hilton itinerary luggage
    printer toner copier
    deposit deposits eft bitcoin dow nasdaq stocks escrow mortgage ledger
    odometer garage tenant landlord lease realtor latitude longitude elevation
    census followers votes voters
    vacancy recruiter applicants requisition
    coffee tires tire raffle lottery tournament potluck picnic playlist karaoke bus train subway
    timesheet timesheets pto payroll thermostat hvac elevator boiler plumber mechanic furniture wifi detector battery
    """
)
"""Words that those who write about billing have no use for."""
office_words = words(
    """
    quote quotes catalog catalogue reorder models serials fridge freezer classes
    prof professor conference keynote shipping warranty lease receipt subscription lunch agenda
    furniture elevator boiler copier parking permits timesheet timesheets toner printer gloves chairs desks playlist hotel flight
    courier warehouse newsletter webinar raffle gift mug badge badges keys locker lockers
    """
)
"""Words of an office's own affairs."""
claim_words = words(
    """
    opps fee fees emr ehr emrs rac audit audits auditor auditors ub payment payments reimburse reimburses reimbursed
    surgeon surgeons cosurgeon cosurgeons co-surgeon co-surgeons anesthesiologist crna crnas assistant bonus 277ca recoup
    recoups recouped noridian novitas palmetto wps cgs ngs fcso scrubber clearinghouse resubmit refund refunds asc ascs
    hospital hospitals outpatient inpatient biller billers coders auto-fill manual compliance overpaid underpaid penalty
    supervision resident residents teaching attending
    """
)
"""Words of the work around claims; by themselves they do not make a number a code."""
patient_words = words(
    """
    patient patients pt pts doctor doctors dr provider providers surgeon physician nurse np pa md dob mrn diagnosis pain
    disease syndrome fracture cancer diabetes dose mg ml accident injury injured fall fell crash bite exam urine eye wound
    infusion rental rent toilet walker wheelchair enuresis orthosis brace drug vaccine icd10
    """
)
"""Words of those who write about care."""

billing_words = words(
    """
    bill billed billing bills claim claims denied denial denies deny payer payor medicare medicaid code codes
    coding coder cpt
    hcpcs append appended appending ncci edit edits bundle bundled unbundle mue 837p 837i remit eob loop
    """
)
"""Of these the ones that nobody writes about anything else."""

service_words = words(
    """
    vaccine vaccines vaccination fusion anesthesia anesthesiology ct mri xray surgery surgeon scope
    biopsy excision lesion lesions colonoscopy egd ekg ecg echo ultrasound lab labs panel test screening
    knee hip shoulder spine eye exam eval evaluation therapy debridement repair closure wound implant
    catheter stent graft arthroscopy endoscopy laminectomy joint block nerve chemo infusion hydration
    immunization culture urinalysis eeg emg nst cesarean pap mammogram bilateral unilateral
    views guidance counseling psychotherapy injection injections
    """
)
"""Words of services that procedure codes stand for."""

record_words = words(
    """
    ros hpi pe pmh psh pshx fhx shx heent rrr abd ext neuro cta ctab wnl nad perrl subjective objective assessment
    bp hr rr spo2 sob denies nkda meds allergies vitals nl neg soft nontender edema chf cad dm htn copd
    """
)
"""Headings and short forms of the notes on a patient."""

change_words = words(
    """
    change changed changing changes convert converted switch switched upgrade upgraded downgrade
    downgraded upcode upcoded downcode downcoded downcoding upcoding moved move moving crosswalk
    crosswalks map maps mapped corrected correct bumped revise revised compare compared comparing attach
    attached add added adding append appended from addition next according bundled bundle bundles prior
    due due relation respect reduced reduce
    """
)
"""Before `A to B` these say that A became, or goes to, B: two codes, no range."""

range_words = frozenset({"to", "thru", "through", "until", "upto"})
list_words = frozenset(
    {"and", "or", "vs", "versus", "plus", "&", ",", "/", ";", "+", "with", "nor", "w", "then"}
)

modifier_labels = words(
    """
    modifier modifiers mod mods modif modifs modificador modificadores modifer modifers modifyer modifiyer modfier modifir
    mdofier mofifier
    """
)
_PHRASES = {
    CodeSystem.POS: "pos | place of service | places of service",
    CodeSystem.DRG: "drg | drgs | msdrg",
    CodeSystem.REVENUE: (
        "revenue code | revenue codes | rev code | rev codes | rev cd | rev | revenue | rc | revcode | ub rev"
    ),
    CodeSystem.TOB: "type of bill | tob | bill type | bill types",
    CodeSystem.APC: "apc | apcs",
    CodeSystem.HCC: "hcc | hccs",
    CodeSystem.CARC: (
        "carc | carcs | reason code | reason codes | denial code | denial codes | adjustment code | reason | denial reason"
    ),
    CodeSystem.RARC: "rarc | rarcs | remark code | remark codes | remark | remarks",
    CodeSystem.NCD: "ncd | ncds",
    CodeSystem.LCD: "lcd | lcds",
    CodeSystem.ARTICLE: "article | articles",
    CodeSystem.NDC: "ndc | ndcs",
    CodeSystem.CDT: "cdt",
    CodeSystem.ICD10PCS: "icd pcs | pcs",
}
labelled_systems = {
    tuple(phrase.split()): system for system, phrases in _PHRASES.items() for phrase in phrases.split(" | ")
}
"""Label phrases, lower case, and the system whose value follows."""

label_heads = {phrase[0] for phrase in labelled_systems}
adjustment_groups = frozenset({"CO", "PR", "OA", "PI", "CR"})
"""Claim adjustment group codes (X12 element 1033) that stand before a reason code."""
