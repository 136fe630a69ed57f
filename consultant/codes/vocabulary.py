"""The words around numbers, as tables: labels that make a number a code, labels that make it something else."""

from __future__ import annotations

from consultant.codes.tables import words
from consultant.model.codes import CodeSystem

abbreviations = words(
    """
    no nos num acct accts acc ext tel ref inv lic ste apt rm bldg ph cert conf auth pol med rec mr pg pp vs
    fig sec cpt proc px
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

other_numbers = {
    "postal code": """
        zip zipcode zips postal zip4
    """,
    "phone or fax": """
        phone phones tel telephone fax faxed mobile cell ext extension call dial pager sms text
    """,
    "number of an account, a claim or a person": """
        alarm port error ending ends keypad combination lockbox pob
        account accounts acct accts acc policy license licence lic icn dcn tcn ccn mrn mrns chart medrec
        member subscriber beneficiary serial udi device ssn hicn mbi dln
    """,
    "number of an order, an invoice or an office": """
        invoice invoices inv npi npis tin ein taxid tax tracking ups fedex usps confirmation reference
        ref refs batch check cheque po ticket auth authorization preauth precert referral lot vendor
        employee badge login user username password pin registration certificate rx prescription encounter visitid
        accession specimen requisition ptan dea clia control trace ruleid passcode passphrase locker catalog
        catalogue record loan mortgage
        docket voucher receipt folder drawer shelf bin sku model version build release asset vin odometer
        student supplier memo rma incident bug deposit statute iso transaction coupon booking reservation parcel
        shipment slip quotation
        proposal contract bid project ledger grant nct petition complaint grievance inquiry opened
        store taxonomy loinc snomed rxnorm rxcui cvx clearinghouse edipayer hipps pg pgs pp
    """,
    "publication number": """
        transmittal cr mln mm se rfc docket bulletin omb pub publication usc cfr fr section doi isbn issn
        pmid
    """,
    "place": """
        cubicle cubby hangar berth wing bay pod ward stall booth platform terminal flight train bus seat row aisle locality
        elevation         altitude box suite ste room rm
        apt apartment floor building bldg route highway hwy exit gate
    """,
    "amount": """
        served clearance sqft ft mileage rent salary wage total balance amount usd dollars revenue salary
        budget deductible population count
        census volume
    """,
}
"""Kinds of numbers that are no codes, with the words that announce them."""

owners_of_digits = (
    words(other_numbers["amount"])
    | words(
        """
        call text dial check reference record store train build release rx prescription device supplier
        version platform port control asset bay wing pin tax batch trace
        terminal certificate encounter chart registration floor order referral auth authorization preauth precert
        """
    )
    | words(other_numbers["publication number"])
)
"""Nouns and verbs that make bare digits no code, but stand before codes with a letter as before any object."""

other_codes = words(
    """
    alarm door gate lock entry access area country security verification login bar qr promo coupon discount
    source dress station parking kiosk
    error dial pin garage building conf confirmation voucher gift redemption wifi participant meeting
    conference guest host sso otp mfa 2fa booking
    routing bank product style
    """
)
"""Before the word "code" these name a code that is not for billing."""
paid_by_schedule = words(
    "allowed facility nonfacility non-facility medicare fee schedule payment limiting opps apc"
)
"""Before the word "amount" these say that it is what a code is paid."""
papers = words("invoice receipt tracking order ticket package envelope label badge meter sticker letterhead")
compounds = {
    "list": words(
        "unsubscribe mailing waiting wait distribution price task guest call contact email packing"
    ),
    "pass": words("bus boarding parking hall day guest season train press rail metro backstage"),
    "permit": words("building parking work street"),
    "tag": words("luggage bag asset inventory price"),
    "plate": words("license licence number car truck vehicle registration tag state his her"),
}
"""Two words that own the number behind them, the second with those that may stand before it."""
saying = words("says said shows showed reads lists states")
"""Numbers that these things say are their own."""
unnumbered = connectors | words(
    "a this that right wrong correct valid which what same new old other and or above below following hcpc hcpcs cpt"
)
"""Before the word "number" these do not say whose number it is."""
of_a_person = "number of an account, a claim or a person"
not_codes = {word: kind for kind, words in other_numbers.items() for word in words.split()}

numbered = words(
    "medicare medicaid insurance group grp visit encounter member service patient pt case claim order line item document"
)
things = words(
    """
    plate payer payor meeting meter building raffle part item user file matter page permit edi form study trial site course
    quote estimate
    appeal job change survey protocol fund asset
    """
)
owners = words("our my their his her your the a this that same one")
"""Before "group" these make it a practice."""
number_signs = frozenset({"#", "number", "no", "nos", "num", "id", "numbers"})
"""Things that may have a number, and the signs that say a number follows."""

asking_words = words(
    """
    question questions ask asking asks asked wondering curious confused unsure clarify clarification help info
    information know inquiry inquire inquiring now what how concern concerned regarding email mail wrote call guidance
    """
)
"""Before "about" these say that somebody asks about a thing, not that an amount is rough."""
before_amounts = words(
    "from to about over under nearly almost approximately roughly only than least around some by until"
)
"""Words that stand before amounts and years, rarely before codes."""

before_verbs = words(
    "must to can may should could would will not who we they you he she doctor physician provider md np pa dr"
)
"""Before "order" these make it a verb (`who must order 77080`)."""
body_parts_of_access = {
    "check": words("wound cast suture incision device pacemaker bp hearing vision weight stoma catheter icd"),
    "line": words("central picc arterial art midline iv venous tunneled femoral"),
    "port": words(
        "chest venous infusion implanted implantable new old remove removed removal subcutaneous place placed medi power"
    ),
}
"""Nouns that own numbers, and the words before them that make them something a procedure puts in (`central line 36556`)."""
weak_labels = words("claim claims order orders case patient pt id ids line page version year")
"""A number right after one of these is no code unless something on the code itself says so."""

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
    modifier modifiers mod mods modificador modificadores modifer modifers modifyer modifiyer modfier modifir
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
