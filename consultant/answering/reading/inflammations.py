"""What people call the inflammation of a part, as titles have it: `gallbladder inflammation` is a cholecystitis."""

from __future__ import annotations

import re

_OF = {
    "iris and (?:the )?ciliary body": "iridocyclitis", "ciliary body": "cyclitis",
    "choroid and (?:the )?retina": "chorioretinitis",
    "cornea and (?:the )?conjunctiva": "keratoconjunctivitis", "eyelids? and (?:the )?conjunctiva": "blepharoconjunctivitis",
    "stomach and (?:the )?(?:intestines?|bowels?)": "gastroenteritis", "vulva and (?:the )?vagina": "vulvovaginitis",
    "larynx and (?:the )?trachea": "laryngotracheitis", "nose and (?:the )?throat": "nasopharyngitis",
    "gall ?bladder": "cholecystitis", "pancreas": "pancreatitis", "appendix": "appendicitis", "liver": "hepatitis",
    "(?:urinary )?bladder": "cystitis", "prostate": "prostatitis", "testicles?|testis|testes": "orchitis",
    "epididymis": "epididymitis",
    "kidneys?": "nephritis", "stomach(?: lining)?": "gastritis", "(?:esophagus|food pipe)": "esophagitis",
    "(?:colon|large (?:bowel|intestine))": "colitis", "rectum": "proctitis", "peritoneum|belly lining": "peritonitis",
    "tonsils?": "tonsillitis",
    "bile ducts?": "cholangitis", "heart muscle": "myocarditis", "(?:heart sac|pericardium|sac around the heart)": "pericarditis",
    "heart valves?": "endocarditis", "joints?": "arthritis", "bursa": "bursitis", "muscles?": "myositis", "brain": "encephalitis",
    "meninges": "meningitis", "spinal cord": "myelitis", "optic nerve": "optic neuritis", "eyelids?": "blepharitis",
    "cornea": "keratitis",
    "iris": "iritis", "(?:pink of the eye|conjunctiva)": "conjunctivitis", "retina": "retinitis", "sclera": "scleritis",
    "skin": "dermatitis",
    "breasts?": "mastitis", "cervix": "cervicitis", "vagina": "vaginitis",
    "(?:uterine lining|endometrium|womb lining)": "endometritis",
    "fallopian tubes?": "salpingitis", "thyroid(?: gland)?": "thyroiditis", "lymph nodes?": "lymphadenitis",
    "throat": "pharyngitis",
    "(?:larynx|voice box)": "laryngitis", "windpipe|trachea": "tracheitis", "middle ears?": "otitis media",
    "outer ears?|ear canal": "otitis externa",
    "gums?": "gingivitis", "tongue": "glossitis", "salivary glands?": "sialoadenitis", "penis|glans": "balanitis",
    "sinus(?:es)?": "sinusitis",
    "pleura": "pleurisy", "tendon sheaths?": "tenosynovitis", "hair follicles?": "folliculitis",
}  # fmt: skip
_PARTS = "|".join(f"(?:{words})" for words in _OF)
_EACH = tuple((re.compile(words, re.IGNORECASE), name) for words, name in _OF.items())
_SAID = re.compile(
    rf"\b(?:(?P<kind>acute |chronic |subacute )?(?:inflammation|inflammatory (?:condition|process)) of (?:the |her "
    rf"|his |both |one )*(?P<behind>{_PARTS})\b"
    rf"|(?P<before>{_PARTS}) inflammation\b(?! of)|inflamed (?P<so>{_PARTS})\b(?! (?:sheath|node|duct)))",
    re.IGNORECASE,
)


def named(text: str) -> str:
    """The text with the inflammations of parts by their names."""
    if "inflam" not in text.lower():
        return text
    return _SAID.sub(lambda found: f"{found['kind'] or ''}{_name(found)}", text)


def _name(found: re.Match[str]) -> str:
    part = found["behind"] or found["before"] or found["so"]
    return next(name for words, name in _EACH if words.fullmatch(part))
