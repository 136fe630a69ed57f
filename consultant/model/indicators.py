"""Fee schedule indicators in our own words (meanings: relative value file record layout, CMS RVU25D)."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.model.catalogue import FeeRow
from consultant.model.fees import Indicator

STATUS = {
    "A": "paid separately when it is covered",
    "B": "always part of the payment for another service, never paid on its own",
    "C": "priced by the contractor, mostly after looking at the report",
    "E": "kept out of the schedule by regulation",
    "I": "not valid for Medicare, which wants another code for it",
    "J": "anesthesia, paid by base and time units",
    "M": "a measurement code for reporting only",
    "N": "not covered by Medicare",
    "P": "part of another service, or outside the schedule",
    "Q": "for reporting of functional limits only",
    "R": "coverage is restricted; the contractor decides",
    "T": "paid only when nothing else by the same practitioner is payable that day",
    "X": "outside the schedule by statute",
}
OPPS_STATUS = {
    "A": "paid by another fee schedule than OPPS",
    "B": "not recognized by OPPS on this kind of claim; another code is wanted",
    "C": "inpatient only, not paid to a hospital for an outpatient",
    "D": "discontinued",
    "E1": "not covered by Medicare, not paid on an outpatient claim",
    "E2": "without pricing information, not paid",
    "F": "corneal tissue, certain vaccines or donor costs, paid at reasonable cost",
    "G": "a pass-through drug or biological, paid by a separate APC",
    "H": "a pass-through device, paid by its cost",
    "J1": "a comprehensive APC: one payment for nearly all other services of the claim, which are packaged into it",
    "J2": "a comprehensive APC under conditions, such as observation for eight hours with a visit",
    "K": "a drug, biological or device without pass-through, paid by a separate APC",
    "L": "influenza, pneumococcal or COVID-19 vaccine, paid at reasonable cost without deductible or coinsurance",
    "M": "not billable to the Medicare contractor",
    "N": "packaged: its payment is part of that for another service, so nothing is paid separately",
    "P": "partial hospitalization or intensive outpatient program, paid by the day",
    "Q1": "packaged when billed on the day of a service with S, T or V; otherwise paid separately",
    "Q2": "packaged when billed on the day of a service with T; otherwise paid separately",
    "Q3": "may be paid by a composite APC when its conditions are met",
    "Q4": "a laboratory test that is packaged with other OPPS services; alone on the claim it is paid by the laboratory schedule",
    "R": "blood or a blood product, paid by a separate APC",
    "S": "a significant procedure that is not reduced when there are several",
    "T": "a procedure whose payment is halved when it is done beside a costlier one of this status",
    "U": "a source of brachytherapy, paid by a separate APC",
    "V": "a clinic or emergency visit, paid by an APC",
    "Y": "durable equipment, billed to the equipment contractor and not on a hospital claim",
}
ASC_PAYMENT = {
    "A2": "a surgical procedure on the ASC list in 2007, paid by its OPPS relative weight",
    "B5": "another code may be available; no payment",
    "D1": "an ancillary dental service; no separate payment",
    "D2": "a dental procedure added in 2024 or later, not office-based",
    "D5": "deleted or discontinued; no payment",
    "F4": "corneal tissue and hepatitis B vaccine, paid at reasonable cost",
    "G2": "a surgical procedure added in 2008 or later that is not office-based, paid by its OPPS relative weight",
    "H2": "a brachytherapy source, paid apart beside a procedure on the list, by the OPPS rate",
    "J7": "a pass-through device, paid apart beside a procedure on the list, priced by the contractor",
    "J8": "a device-intensive procedure, paid at an adjusted rate",
    "K2": "a drug or biological, paid apart beside a procedure on the list, by the OPPS rate",
    "K5": "an item without pricing information; no payment",
    "K7": "an unclassified drug or biological, priced by the contractor",
    "L1": "influenza or pneumococcal vaccine; packaged, no separate payment",
    "L6": "a new technology intraocular lens or qualifying non-opioid device, special payment",
    "N1": "packaged: no separate payment",
    "P2": "an office-based procedure added in 2008 or later, paid by its OPPS relative weight",
    "P3": "an office-based procedure added in 2008 or later, paid by the physician fee schedule's nonfacility practice expense",
    "R2": "an office-based procedure without practice expense units in the fee schedule, paid by its OPPS relative weight",
    "Z2": "radiology or a diagnostic service, paid apart beside a procedure on the list, by its OPPS relative weight",
    "Z3": "radiology or a diagnostic service, paid apart beside a procedure on the list, by the fee schedule's practice expense",
}
"""Payment indicators of surgery centers (ASC addendum DD1, 2026), in our own words."""
PC_TC = {
    "0": "a physician's service that does not split into parts",
    "1": "a diagnostic test that splits into a professional (26) and a technical (TC) part",
    "2": "the professional part alone",
    "3": "the technical part alone",
    "4": "the whole test; its parts have codes of their own",
    "5": "done by staff incident to a physician's service",
    "6": "a laboratory test whose interpretation by a physician is payable with modifier 26",
    "7": "therapy that is not payable here in some settings",
    "8": "a physician's interpretation for a hospital inpatient",
    "9": "the split does not apply",
}
GLOBAL_DAYS = {
    "000": "the day itself, and a visit on it is usually included",
    "010": "the day itself and ten days after it",
    "090": "the day before, the day itself and ninety days after it",
    "MMM": "maternity care, with a span of its own",
    "XXX": "no global period",
    "YYY": "the contractor sets the global period",
    "ZZZ": "an add-on that shares the global period of the main service",
}
MULTIPLE = {
    "0": "no reduction beside other procedures",
    "1": "the older reduction for multiple procedures",
    "2": "the usual reduction: 100 percent, then 50 for each further one",
    "3": "endoscopies of one family are reduced by their base endoscopy",
    "4": "imaging: further ones that day lose 50 percent of the technical and 5 of the professional part",
    "5": "therapy: practice expense of further units is halved",
    "6": "heart and vessel tests: the technical part of further ones is cut by 25 percent",
    "7": "eye tests: the technical part of further ones is cut by 20 percent",
    "9": "does not apply",
}
BILATERAL = {
    "0": "doing both sides does not raise the payment",
    "1": "both sides pay 150 percent",
    "2": "the value already covers both sides",
    "3": "each side pays in full",
    "9": "does not apply",
}
ASSISTANT = {
    "0": "paid only with papers that show the need",
    "1": "not paid, by statute",
    "2": "paid",
    "9": "does not apply",
}
CO_SURGEON = {
    "0": "not paid",
    "1": "paid with papers that show the need for both",
    "2": "paid; no papers needed when the surgeons are of two specialties",
    "9": "does not apply",
}
TEAM = {
    "0": "not paid",
    "1": "paid by report, with papers that show the need",
    "2": "paid by report",
    "9": "does not apply",
}
SUPERVISION = {
    "01": "general supervision by a physician",
    "02": "direct supervision: the physician is in the suite",
    "03": "personal supervision: the physician is in the room",
    "04": "by rules for psychologists, or general supervision",
    "05": "not needed from audiologists, else direct",
    "06": "a certified physical therapist, or personal",
    "21": "general for technicians with certification, else direct",
    "22": "may be done by a certified technician with online contact",
    "66": "personal, or a therapist certified for it",
    "6A": "as 66, and the therapist may supervise another",
    "77": "a certified therapist, else direct or general with certification",
    "7A": "as 77, and the therapist may supervise another",
    "09": "does not apply",
}
IMAGING = {
    "88": "belongs to the imaging family whose further tests are reduced",
    "99": "does not apply",
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "status": STATUS,
    "pc_tc": PC_TC,
    "global_days": GLOBAL_DAYS,
    "multiple_procedure": MULTIPLE,
    "bilateral": BILATERAL,
    "assistant": ASSISTANT,
    "co_surgeon": CO_SURGEON,
    "team": TEAM,
    "supervision": SUPERVISION,
    "imaging_family": IMAGING,
}


def decode(row: FeeRow) -> tuple[Indicator, ...]:
    """Every indicator that the row carries; a value that the layout does not define has an empty meaning."""
    published = {name: getattr(row, name, None) or row.attributes.get(name, "") for name in WORDS}
    return tuple(
        Indicator(name, value, WORDS[name].get(value, "")) for name, value in published.items() if value
    )
