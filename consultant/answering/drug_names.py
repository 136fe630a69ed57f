"""Names under which drugs are sold, with the names of what they hold: HCPCS titles mostly name the latter.

Facts from the labels (FDA, Orange Book and Purple Book), Part B drugs that are often billed. A line: brand, equals sign, words
that the title of its HCPCS code has; words behind a minus it must not have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PUBLICATION, AS_OF = "FDA, Orange Book and Purple Book: proprietary and nonproprietary names", "2026-01-01"
_LISTED = """
Abraxane = paclitaxel protein-bound
Actemra = tocilizumab
Adenoscan = adenosine
Adriamycin = doxorubicin - liposomal
Alimta = pemetrexed
Aloxi = palonosetron - fosnetupitant
Ancef = cefazolin
Apretude = cabotegravir - rilpivirine
Aranesp = darbepoetin
Aredia = pamidronate
Arzerra = ofatumumab
Ativan = lorazepam
Avastin = bevacizumab
Benadryl = diphenhydramine
Benlysta = belimumab
Bicillin L-A = penicillin benzathine - procaine
Bicillin LA = penicillin benzathine - procaine
Bicillin C-R = penicillin benzathine procaine
Boniva = ibandronate
Botox = onabotulinumtoxina
Cabenuva = cabotegravir rilpivirine
Celestone = betamethasone
Cimzia = certolizumab
Cinqair = reslizumab
Cleocin = clindamycin
Compazine = prochlorperazine
Crysvita = burosumab
Cubicin = daptomycin
Cyramza = ramucirumab
Darzalex = daratumumab - hyaluronidase
Darzalex Faspro = daratumumab hyaluronidase
Decadron = dexamethasone sodium phosphate
Demerol = meperidine - promethazine
Depo-Medrol = methylprednisolone acetate
Depo Medrol = methylprednisolone acetate
Depo-Provera = medroxyprogesterone
Depo-Testosterone = testosterone cypionate
Dilaudid = hydromorphone
Doxil = doxorubicin liposomal
Dysport = abobotulinumtoxina
Eloxatin = oxaliplatin
Emend = fosaprepitant
Enhertu = fam-trastuzumab
Entyvio = vedolizumab
Epogen = epoetin alfa
Erbitux = cetuximab
Evenity = romosozumab
Eylea = aflibercept - hd ziv-aflibercept
Eylea HD = aflibercept hd
Fasenra = benralizumab
Faslodex = fulvestrant
Feraheme = ferumoxytol
Ferrlecit = sodium ferric gluconate
Firmagon = degarelix
Gemzar = gemcitabine
Haldol = haloperidol - decanoate
Haldol Decanoate = haloperidol decanoate
Herceptin = trastuzumab - hyaluronidase
Herceptin Hylecta = trastuzumab hyaluronidase
Ilaris = canakinumab
Imfinzi = durvalumab
Imitrex = sumatriptan
INFeD = iron dextran
Injectafer = ferric carboxymaltose
Invanz = ertapenem
Kadcyla = ado-trastuzumab
Kenalog = triamcinolone acetonide - preservative xipere
Keytruda = pembrolizumab - berahyaluronidase
Krystexxa = pegloticase
Kyprolis = carfilzomib
Lasix = furosemide
Lemtrada = alemtuzumab
Leqembi = lecanemab
Leqvio = inclisiran
Lexiscan = regadenoson
Lovenox = enoxaparin
Lupron Depot = leuprolide depot - fensolvi lutrate
Lupron = leuprolide - fensolvi lutrate camcevi
Eligard = leuprolide depot - fensolvi lutrate
Lucentis = ranibizumab
Monoferric = ferric derisomaltose
Myobloc = rimabotulinumtoxinb
Narcan = naloxone - buprenorphine
Neulasta = pegfilgrastim
Neupogen = filgrastim g-csf
Nucala = mepolizumab
Ocrevus = ocrelizumab - hyaluronidase
Opdivo = nivolumab - relatlimab hyaluronidase
Opdualag = nivolumab relatlimab
Orencia = abatacept
Perjeta = pertuzumab - trastuzumab
Phenergan = promethazine - meperidine
Procrit = epoetin alfa
Prolia = denosumab
Reclast = zoledronic
Remicade = infliximab
Rituxan = rituximab - hyaluronidase
Rituxan Hycela = rituximab hyaluronidase
Rocephin = ceftriaxone
Sandostatin LAR = octreotide depot - non-depot
Simponi Aria = golimumab
Skyrizi = risankizumab
Solu-Cortef = hydrocortisone sodium succinate
Solu-Medrol = methylprednisolone sodium succinate
Solu Medrol = methylprednisolone sodium succinate
Soliris = eculizumab
Somatuline = lanreotide
Stelara = ustekinumab
Taxol = paclitaxel - protein-bound
Taxotere = docetaxel
Tecentriq = atezolizumab - hyaluronidase
Tezspire = tezepelumab
Toradol = ketorolac - phenylephrine
Tysabri = natalizumab
Ultomiris = ravulizumab
Uplizna = inebilizumab
Vabysmo = faricimab
Valium = diazepam
Vectibix = panitumumab
Veklury = remdesivir
Velcade = bortezomib
Venofer = iron sucrose
Vivitrol = naltrexone depot
Vyepti = eptinezumab
Xeomin = incobotulinumtoxina
Xgeva = denosumab
Xolair = omalizumab
Yervoy = ipilimumab
Zilretta = triamcinolone extended-release
Zofran = ondansetron
Zoladex = goserelin
Zometa = zoledronic
Zosyn = piperacillin tazobactam
"""
_SELF_GIVEN = """
Enbrel = etanercept
Humira = adalimumab
Mounjaro = tirzepatide
Ozempic = semaglutide
Repatha = evolocumab
Trulicity = dulaglutide
Victoza = liraglutide
Wegovy = semaglutide
Zepbound = tirzepatide
"""
"""Drugs that patients usually inject themselves, and that have no code of their own for an injection in use."""


@dataclass(frozen=True, slots=True)
class Brand:
    """A name that a drug is sold under, the words that its HCPCS title has, and those that it must not have."""

    name: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()


def _brand(line: str) -> Brand:
    name, _, title = line.partition(" = ")
    words, _, without = title.partition(" - ")
    return Brand(name, tuple(words.split()), tuple(without.split()))


_BRANDS: Mapping[str, Brand] = {
    brand.name.lower(): brand for brand in map(_brand, _LISTED.strip().splitlines())
}
_NAMED = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _BRANDS), key=len, reverse=True))})\b", re.IGNORECASE
)


def brand(text: str) -> Brand | None:
    """The first drug that a text names by its brand."""
    found = _NAMED.search(text)
    return _BRANDS[found[0].lower()] if found else None


_SELF: Mapping[str, Brand] = {
    word: brand
    for brand in map(_brand, _SELF_GIVEN.strip().splitlines())
    for word in (brand.name.lower(), brand.words[0])
}


def self_given(text: str) -> Brand | None:
    """The first drug of those that patients give themselves which a text names, by brand or by what it holds."""
    return next(
        (brand for word, brand in _SELF.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)), None
    )
