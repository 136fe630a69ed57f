"""Nouns that own the number behind them, as tables: what is numbered in an office, in print or on a journey."""

from __future__ import annotations

from consultant.codes.tables import words
from consultant.codes.vocabulary import connectors

other_numbers = {
    "postal code": """
        zip zipcode zips postal zip4 territory territories
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
        employee badge login user username password pin registration contractor carrier cid cbsa
        certificate rx prescription encounter visitid
        accession specimen requisition ptan dea clia control trace ruleid passcode passphrase locker catalog
        catalogue record loan mortgage
        docket voucher receipt
        cust customer gl folio fips pop msg otp 2fa mfa folder drawer shelf bin sku model version build release asset vin odometer
        student supplier memo rma incident bug deposit statute iso transaction coupon booking reservation parcel
        shipment slip quotation
        proposal contract bid project ledger grant nct petition complaint grievance inquiry opened
        conf p req lots style store taxonomy loinc snomed rxnorm rxcui cvx clearinghouse edipayer hipps pg pgs pp
    """,
    "number of a thing": """
        item sample protocol form station tower dorm slot desk cabinet survey poll
        exhibit addendum appendix attachment pallet carton crate barcode upc gtin ean door
        caqh submitter eft subpoena ordinance freezer fridge refrigerator rack irb participant queue thread membership cert
        pier fob laptop printer copier projector desktop workstation pager car truck trailer forklift color paint passport
        visa rxbin bin pcn bates hall lecture webinar classroom module token hash commit keypad enrollment 510k recall
        warehouse citation chapter verse raffle lottery
    """,
    "publication number": """
        transmittal cr mln mm se rfc bulletin omb pub publication usc cfr fr section doi isbn issn
        pmid
    """,
    "place": """
        cubicle cubby hangar berth wing bay pod ward stall booth platform terminal flight train bus seat row aisle locality
        elevation         altitude box suite ste room rm
        apt apartment floor building bldg route highway hwy exit gate
    """,
    "amount": """
        served clearance sqft ft mileage rent salary wage total balance amount usd dollars revenue salary
        budget deductible population count donation donations gift payroll
        census volume
    """,
}
"""Kinds of numbers that are no codes, with the words that announce them."""

amounts_of_anything = words(other_numbers["amount"])
owners_of_digits = (
    amounts_of_anything
    | words(
        """
        call text dial check record store release rx prescription device supplier port control tax
        item encounter order referral auth authorization preauth precert
        """
    )
    | words(other_numbers["publication number"])
)
"""Nouns and verbs that make bare digits no code, but stand before codes with a letter as before any object."""

other_codes = words(
    """
    alarm door gate lock entry access area country security verification login bar qr promo coupon discount
    source dress station parking kiosk validation
    error dial pin garage building conf confirmation voucher gift redemption wifi participant meeting
    conference guest host sso otp mfa 2fa booking time
    routing bank product style plan reason cost fire
    """
)
"""Before the word "code" these name a code that is not for billing."""
paid_by_schedule = words(
    "allowed facility nonfacility non-facility medicare fee schedule payment limiting opps apc"
)
"""Before the word "amount" these say that it is what a code is paid."""
papers = words("invoice receipt tracking ticket package envelope label badge meter sticker letterhead")
compounds = {
    "quote": words("the their our your a this his her"),
    "permits": words("building parking work street"),
    "key": words("door office room spare master"),
    "posting": words("job"),
    "req": words("job"),
    "income": words("median household annual monthly gross net yearly"),
    "position": words("open job vacant"),
    "road": words("county state rural farm forest old"),
    "bill": words("house senate assembly freight water phone electric"),
    "law": words("public"),
    "report": words("police incident accident clearinghouse"),
    "file": words("court case"),
    "stop": words("mail bus"),
    "request": words("pull refund merge"),
    "center": words("cost profit call"),
    "space": words("parking storage"),
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
    plate payer payor meeting meter building raffle part user file matter page permit edi study trial site course
    appeal job change fund asset quote estimate key order
    """
)
heads_of_lists = words(
    """
    extensions exts pagers phones rooms suites lockers badges zips tickets invoices mrns plates serials flights gates tolls ids
    """
)
"""In the plural and with a colon these own every number of their sentence (`Extensions: lab 80053, x-ray 71045`)."""
kinds_of_lists = words("list lists directory roster codes numbers rates")
list_heads = heads_of_lists | kinds_of_lists
machines = words("door gate alarm error thermostat fault printer machine dryer oven furnace pay lock keypad")
"""Before the word "codes" and a colon these say that none of them is for billing."""
in_lists = words(
    "color colour form check device volume count sample protocol station module release load dose item"
)
"""Nouns that name a service in a list of codes (`doppler 76827, color 93325`), and own a number elsewhere."""
identified = words(
    "id ids policy member subscriber insured beneficiary hic hicn mbi mrn ssn account acct dl license licence"
)
"""Whose number may have letters, digits and spaces."""
begun = words("job permit asset meter project")
"""At the begin of a sentence these own the number behind them."""
topics = words(
    """
    building gate seat shelf box call alarm phone mobile station platform floor tower bay hall desk form color paint car truck bus
    train flight volume release version model library check count ticket
    """
)
"""With a colon and a list of codes these are what the codes are about."""
owners = words("our my their his her your the a this that same one")
"""Before "group" these make it a practice."""
named = words(
    """
    hall corridor lounge printer laptop copier scanner router server truck bus train flight room desk locker elevator aisle
    keypad
    """
)
"""Behind a run of characters these are what it names (`the A4253 printer`)."""
number_signs = frozenset({"#", "number", "no", "nos", "num", "id", "numbers"})
"""Things that may have a number, and the signs that say a number follows."""

before_verbs = words(
    "must to can may should could would will not who we they you he she doctor physician provider md np pa dr"
)
"""Before "order" these make it a verb (`who must order 77080`)."""
parts_of_services = {
    "case": words(
        """
        access surgical operative robotic laparoscopic lap hernia spine cataract knee hip shoulder endoscopy scope vascular
        cardiac gyn bypass fusion arthroscopy stent ablation biopsy trauma cath urology ortho
        """
    ),
    "section": words("c - cesarean caesarean csection frozen"),
    "chart": words("eye growth vision snellen"),
    "sample": words("blood urine stool tissue sputum saliva serum semen"),
    "item": words("line supply dme hcpcs"),
    "order": words("lab labs imaging radiology"),
    "tower": words("video"),
    "form": words("dosage"),
    "conf": words("team case care family"),
    "release": words("pulley finger trigger tunnel carpal tendon contracture cubital fascia plantar"),
    "check": words(
        "sanity quick double spot fact gut wound cast suture incision device pacemaker bp hearing vision weight stoma icd"
    ),
    "line": words(
        "mesh drug supply injection visit a central picc arterial art midline iv venous tunneled femoral"
    ),
    "port": words(
        """
        a chemo tunneled chest venous infusion implanted implantable new old remove removed removal subcutaneous place placed medi
        power the her his accessed
        """
    ),
}
"""Nouns that own numbers, and the words before them that make them a part of a service (`central line 36556`)."""
limbs = words("upper lower up low left right")
"""Words before `ext` by which it is an arm or a leg, and no telephone's extension."""
weak_labels = words("claim claims order orders case patient pt id ids line page year")
"""A number right after one of these is no code unless something on the code itself says so."""
