"""All that a case tells has its code, by the reader of its kind of conditions, and no word is left over."""

from __future__ import annotations

import pytest

from consultant.answering.findings.cases import whole


def _codes(text: str) -> set[str]:
    return {item.code for one in whole.read(text) for item in one.items}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Patient has COPD and asthma, neither exacerbated. What codes?", "J44.89 J45.909"),
        ("COPD exacerbation with moderate persistent asthma also exacerbated", "J44.1 J45.41"),
        ("Pt on home O2 for chronic hypoxic resp failure from COPD", "J96.11 J44.9 Z99.81"),
        ("chronic hypercapnic respiratory failure, COPD on BiPAP at home", "J96.12 J44.9 Z99.89"),
        ("Acute on chronic respiratory failure with hypoxia and hypercapnia", "J96.21 J96.22"),
        ("Aspiration pneumonia with COPD", "J44.9 J69.0"),
        ("Pt admitted for chemo, ovarian primary right, with mets to the liver", "Z51.11 C56.1 C78.7"),
        ("Brain mets from lung primary removed years ago", "C79.31 Z85.118"),
        ("Malignant pleural effusion with lung cancer", "C34.90 J91.0"),
        ("Neutropenic fever from chemo", "D70.1 R50.81 T45.1X5A"),
        ("type 2 DM w mild NPDR both eyes no macular edema", "E11.3293"),
        ("Type 2 diabetic with polyneuropathy, on weekly Ozempic, no insulin", "E11.42 Z79.85"),
        ("Secondary diabetes from chronic pancreatitis", "K86.1 E08.9"),
        ("STEMI of the anterior wall (LAD) 3 weeks ago", "I21.02"),
        ("cardiac arrest due to STEMI inferior", "I21.19 I46.2"),
        ("CAD with stable angina and old MI", "I25.118 I25.2"),
        ("Stroke with left MCA embolism, right dominant hemiplegia, NIHSS 14", "I63.412 G81.91 R29.714"),
        ("POAG both eyes, moderate in right and mild in left", "H40.1112 H40.1121"),
        ("Glaucoma, right eye mild left eye severe POAG", "H40.1111 H40.1123"),
        ("Venous stasis ulcer left ankle, skin breakdown, with varicose veins", "I83.023 L97.321"),
        ("Chronic respiratory failure due to long covid", "J96.10 U09.9"),
        ("HIV patient admitted with pneumocystis pneumonia", "B20 B59"),
        ("septic shock from e coli UTI with AKI & hypoxic resp failure", "A41.51 N39.0 R65.21 N17.9 J96.01"),
        ("severe sepsis w/o shock with pneumonia", "A41.9 J18.9 R65.20"),
        ("Afib persistent, on Eliquis", "I48.19 Z79.01"),
        ("Old CVA with oropharyngeal dysphagia and dysarthria", "I69.391 R13.12 I69.322"),
        ("Weak left arm after intracerebral hemorrhage 2 years ago, pt left handed", "I69.132"),
        ("Flu A with otitis media", "J10.83"),
        ("cellulitis of right lower leg due to MSSA", "L03.115 B95.61"),
        ("Pulmonary hypertension due to COPD", "I27.23 J44.9"),
        ("Hyponatremia due to SIADH from lung cancer", "E22.2 C34.90"),
        ("Pt with renal cell ca left kidney s/p nephrectomy 2018 NED", "Z85.528 Z90.5"),
        ("COVID-19 with ARDS & sepsis", "A41.89 U07.1 R65.20 J80"),
        ("Diabetic on an insulin pump", "E11.9 Z79.4 Z96.41"),
        ("hypoglycemia level 2 type 1 diabetic", "E10.649 E16.A2"),
        ("Pain from bone mets, breast cancer removed, admitted for pain control", "G89.3 C79.51 Z85.3"),
        ("Exposed to HIV needle stick", "Z20.6"),
        ("venous stasis ulcer right calf fat layer exposed no varicose veins", "I87.2 L97.212"),
        ("diabetic retinopathy NPDR severe left eye with DME, on metformin", "E11.3412 Z79.84"),
        ("pneumonia klebsiella with septic shock", "A41.59 J15.0 R65.21"),
        (
            "Asthmatic COPD patient w/ acute exacerbation of the COPD, smokes a pack a day",
            "J44.1 J45.909 F17.210",
        ),
        ("Secondary hypertension due to renal artery stenosis", "I15.0 I70.1"),
    ],
)
def test_each_condition_of_a_case_has_its_code(text: str, codes: str) -> None:
    assert _codes(text) == set(codes.split())


def test_a_later_heart_attack_is_left_to_its_own_rule() -> None:
    assert _codes("NSTEMI two weeks ago, comes in with a new inferior STEMI") == set()


def test_exposure_is_no_covid() -> None:
    assert _codes("exposure to covid, test negative, has pneumonia") == set()
