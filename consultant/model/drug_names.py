"""Names under which drugs are sold, with the names of what they hold: HCPCS titles mostly name the latter.

Facts from the labels (FDA, Orange Book and Purple Book), Part B drugs that are often billed. A line: brand, equals sign, words
that the title of its HCPCS code has; words behind a minus it must not have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

PUBLICATION, AS_OF = "FDA, Orange Book and Purple Book: proprietary and nonproprietary names", "2026-01-01"
_LISTED = """
Abilify Maintena = aripiprazole extended
Abraxane = paclitaxel protein-bound
Actemra = tocilizumab
Adakveo = crizanlizumab
Adcetris = brentuximab
Adenoscan = adenosine
Adriamycin = doxorubicin - liposomal
Akynzeo = fosnetupitant palonosetron
Alimta = pemetrexed
Aliqopa = copanlisib
Aloxi = palonosetron - fosnetupitant
Amvuttra = vutrisiran
Ancef = cefazolin
Anktiva = nogapendekin
Apretude = cabotegravir - rilpivirine
Aranesp = darbepoetin
Aredia = pamidronate
Aristada = aripiprazole lauroxil
Arzerra = ofatumumab
Ativan = lorazepam
Avastin = bevacizumab
Aveed = testosterone undecanoate
Avsola = avsola
Azactam = aztreonam
Bavencio = avelumab
Beleodaq = belinostat
Benadryl = diphenhydramine
Bendeka = bendamustine bendeka
Benlysta = belimumab
Beovu = brolucizumab
Besponsa = inotuzumab
Bicillin C-R = penicillin benzathine procaine
Bicillin L-A = penicillin benzathine - procaine
Bicillin LA = penicillin benzathine - procaine
Bivigam = bivigam
Blenrep = belantamab
Blincyto = blinatumomab
Boniva = ibandronate
Botox = onabotulinumtoxina
Briumvi = ublituximab
Busulfex = busulfan
Byfavo = remimazolam
Cabenuva = cabotegravir rilpivirine
Cablivi = caplacizumab
Camptosar = irinotecan - liposome
Celestone = betamethasone
Cerebyx = fosphenytoin
Cimzia = certolizumab
Cinqair = reslizumab
Cipro = ciprofloxacin
Clariscan = gadoterate
Cleocin = clindamycin
Columvi = glofitamab
Compazine = prochlorperazine
Cordarone = amiodarone
Cosela = trilaciclib
Cosentyx = secukinumab
Crysvita = burosumab
Cubicin = daptomycin
Cyklokapron = tranexamic
Cyramza = ramucirumab
Cytoxan = cyclophosphamide
D5W = 5% dextrose/water
Dacogen = decitabine
Danyelza = naxitamab
Darzalex = daratumumab - hyaluronidase
Darzalex Faspro = daratumumab hyaluronidase
DDAVP = desmopressin
Decadron = dexamethasone sodium phosphate
Definity = perflutren lipid
Demerol = meperidine - promethazine
Depo Medrol = methylprednisolone acetate
Depo-Estradiol = estradiol cypionate
Depo-Medrol = methylprednisolone acetate
Depo-Provera = medroxyprogesterone
Depo-Testosterone = testosterone cypionate
Diflucan = fluconazole
DigiFab = digoxin immune fab
Dilaudid = hydromorphone
Dotarem = gadoterate
Doxil = doxorubicin liposomal
Durolane = durolane
Dysport = abobotulinumtoxina
Elahere = mirvetuximab
Elaprase = idursulfase
Elelyso = taliglucerase
Eligard = leuprolide depot - fensolvi lutrate
Elitek = rasburicase
Eloxatin = oxaliplatin
Elrexfio = elranatamab
Elucirem = gadopiclenol
Elzonris = tagraxofusp
Emend = fosaprepitant
Empliciti = elotuzumab
Enhertu = fam-trastuzumab
Entyvio = vedolizumab
Eovist = gadoxetate
Epkinly = epcoritamab
Epogen = epoetin alfa
Eraxis = anidulafungin
Erbitux = cetuximab
Euflexxa = euflexxa
Evenity = romosozumab
Evkeeza = evinacumab
Exparel = bupivacaine liposome
Eylea = aflibercept - hd ziv-aflibercept
Eylea HD = aflibercept hd
Fabrazyme = agalsidase
Fasenra = benralizumab
Faslodex = fulvestrant
Feraheme = ferumoxytol
Ferrlecit = sodium ferric gluconate
Fiasp = fiasp
Firmagon = degarelix
Fortaz = ceftazidime
Fulphila = fulphila
Fusilev = levoleucovorin
Gadavist = gadobutrol
Gammagard = gammagard
Gamunex = gamunex
Gamunex-C = gamunex-c
Gazyva = obinutuzumab
GelSyn-3 = gelsyn-3
Gemzar = gemcitabine
Geodon = ziprasidone
Givlaari = givosiran
Granix = tbo-filgrastim
Gvoke = gvoke
Halaven = eribulin
Haldol = haloperidol - decanoate
Haldol Decanoate = haloperidol decanoate
HepaGam B = hepagam
Herceptin = trastuzumab - hyaluronidase
Herceptin Hylecta = trastuzumab hyaluronidase
Hyalgan = hyalgan
Hycamtin = topotecan
HyperHEP B = hepatitis - hepagam
HyperRHO = rho full
Ilaris = canakinumab
Imdelltra = tarlatamab
Imferon = iron dextran
Imfinzi = durvalumab
Imitrex = sumatriptan
Imjudo = tremelimumab
Imlygic = talimogene
INFeD = iron dextran
Inflectra = inflectra
Injectafer = ferric carboxymaltose
Invanz = ertapenem
Invega Hafyera = paliperidone
Invega Sustenna = paliperidone
Istodax = romidepsin - non-lyophilized
Ixempra = ixabepilone
Izervay = avacincaptad
Jelmyto = mitomycin pyelocalyceal
Jemperli = dostarlimab
Jevtana = cabazitaxel
Kadcyla = ado-trastuzumab
Kanjinti = kanjinti
Kanuma = sebelipase
Kcentra = kcentra
Kenalog = triamcinolone acetonide - preservative xipere
Keppra = levetiracetam
Keytruda = pembrolizumab - berahyaluronidase
Kimmtrak = tebentafusp
Kisunla = donanemab
Krystexxa = pegloticase
Kyprolis = carfilzomib
Lartruvo = olaratumab
Lasix = furosemide
Lemtrada = alemtuzumab
Leqembi = lecanemab
Leqvio = inclisiran
Levaquin = levofloxacin
Lexiscan = regadenoson
Libtayo = cemiplimab
Lopressor = metoprolol
Loqtorzi = toripalimab
Lovenox = enoxaparin
Lucentis = ranibizumab
Lumizyme = alglucosidase
Lumoxiti = moxetumomab
Lunsumio = mosunetuzumab
Lupron = leuprolide - fensolvi lutrate camcevi
Lupron Depot = leuprolide depot - fensolvi lutrate
Lutathera = lutetium dotatate
Lyumjev = lyumjev
Makena = hydroxyprogesterone
Marcaine = bupivacaine
Margenza = margetuximab
Marqibo = vincristine liposome
Maxipime = cefepime
Mepsevii = vestronidase
Merrem = meropenem
Methergine = methylergonovine
MICRhoGAM = rho minidose
Mircera = epoetin beta
Monoferric = ferric derisomaltose
Monovisc = monovisc
Mozobil = plerixafor
MultiHance = multihance - multipack
Mvasi = mvasi
Mylotarg = gemtuzumab
Myobloc = rimabotulinumtoxinb
Naglazyme = galsulfase
Narcan = naloxone - buprenorphine
Navelbine = vinorelbine
Neulasta = pegfilgrastim
Neupogen = filgrastim g-csf
Nexviazyme = avalglucosidase
Nivestym = nivestym
Nplate = romiplostim
Nucala = mepolizumab
Nulojix = belatacept
Nyvepria = nyvepria
Ocrevus = ocrelizumab - hyaluronidase
Ogivri = ogivri
Omvoh = mirikizumab
Oncaspar = pegaspargase
Onivyde = irinotecan liposome
Onpattro = patisiran
Ontruzant = ontruzant
Opdivo = nivolumab - relatlimab hyaluronidase
Opdualag = nivolumab relatlimab
Orencia = abatacept
Orthovisc = orthovisc
Oxlumo = lumasiran
Padcev = enfortumab
Panhematin = hemin
Paraplatin = carboplatin
Parsabiv = etelcalcetide
Pemfexy = pemetrexed pemfexy
Pepcid = famotidine
Perjeta = pertuzumab - trastuzumab
Phenergan = promethazine - meperidine
Phesgo = pertuzumab trastuzumab hyaluronidase
Photofrin = porfimer
Pitocin = oxytocin
Platinol = cisplatin
Polivy = polatuzumab
Portrazza = necitumumab
Poteligeo = mogamulizumab
Primaxin = imipenem
Probuphine = buprenorphine implant
Procrit = epoetin alfa
Prolia = denosumab
Protonix = pantoprazole
Provenge = sipuleucel
Radicava = edaravone
Reblozyl = luspatercept
Reclast = zoledronic
Reglan = metoclopramide
Relistor = methylnaltrexone
Remicade = infliximab
Renflexis = renflexis
Retacrit = retacrit
RhoGAM = rho full
Rhophylac = rhophylac
Riabni = riabni
Risperdal Consta = risperidone
Rituxan = rituximab - hyaluronidase
Rituxan Hycela = rituximab hyaluronidase
Robaxin = methocarbamol
Robinul = glycopyrrolate
Rocephin = ceftriaxone
Rolvedon = eflapegrastim
Ruxience = ruxience
Rybrevant = amivantamab
Rylaze = rylaze
Rystiggo = rozanolixizumab
Sandostatin LAR = octreotide depot - non-depot
Saphnelo = anifrolumab
Sarclisa = isatuximab
Scenesse = afamelanotide
Signifor LAR = pasireotide
Simponi Aria = golimumab
Simulect = basiliximab
Skyrizi = risankizumab
Soliris = eculizumab
Solu Medrol = methylprednisolone sodium succinate
Solu-Cortef = hydrocortisone sodium succinate
Solu-Medrol = methylprednisolone sodium succinate
Somatuline = lanreotide
Spevigo = spesolimab
Spinraza = nusinersen
Stelara = ustekinumab
Sublocade = sublocade
Supartz = supartz
Supprelin = histrelin
Sustol = granisetron extended
Sylvant = siltuximab
Synribo = omacetaxine
Synvisc = synvisc
Synvisc-One = synvisc-one
Talvey = talquetamab
Taxol = paclitaxel - protein-bound
Taxotere = docetaxel
Tecentriq = atezolizumab - hyaluronidase
Tecvayli = teclistamab
Tepezza = teprotumumab
Tevimbra = tislelizumab
Tezspire = tezepelumab
Thyrogen = thyrotropin
Tivdak = tisotumab
Toradol = ketorolac - phenylephrine
Torisel = temsirolimus
Trazimera = trazimera
Treanda = bendamustine treanda
Trelstar = triptorelin
Triesence = triamcinolone preservative
Trisenox = arsenic
Trodelvy = sacituzumab
Truxima = truxima
TXA = tranexamic
Tygacil = tigecycline
Tysabri = natalizumab
Tyvaso = treprostinil
Tzield = teplizumab
Udenyca = udenyca
Ultomiris = ravulizumab
Unasyn = ampicillin sulbactam
Uplizna = inebilizumab
Vabysmo = faricimab
Valium = diazepam
Valstar = valrubicin
Vancocin = vancomycin
Vectibix = panitumumab
Veklury = remdesivir
Velcade = bortezomib
Venofer = iron sucrose
Veopoz = pozelimab
Versed = midazolam
Vidaza = azacitidine
Viltepso = viltolarsen
Vimizim = elosulfase
Vistaril = hydroxyzine
Visudyne = verteporfin
Vivitrol = naltrexone depot
VPRIV = velaglucerase
Vueway = gadopiclenol
Vyepti = eptinezumab
Vyondys = golodirsen
Vyvgart = efgartigimod - hyaluronidase
Vyvgart Hytrulo = efgartigimod hyaluronidase
Vyxeos = daunorubicin cytarabine
WinRho = rho solvent
Xembify = xembify
Xenpozyme = olipudase
Xeomin = incobotulinumtoxin
Xgeva = denosumab
Xiaflex = collagenase
Xolair = omalizumab
Xylocaine = lidocaine
Yervoy = ipilimumab
Yescarta = axicabtagene
Yondelis = trabectedin
Zaltrap = ziv-aflibercept
Zarxio = zarxio
Zepzelca = lurbinectedin
Ziextenzo = ziextenzo
Zilretta = triamcinolone extended-release
Zinplava = bezlotoxumab
Zirabev = zirabev
Zithromax = azithromycin
Zofran = ondansetron
Zoladex = goserelin
Zolgensma = onasemnogene
Zometa = zoledronic
Zosyn = piperacillin tazobactam
Zulresso = brexanolone
Zymfentra = zymfentra
Zynlonta = loncastuximab
Zynyz = retifanlimab
Zyprexa Relprevv = olanzapine
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


@cache
def name_words() -> frozenset[str]:
    """The single words of all brands, lower case: capitalised as names of people are, and none."""
    return frozenset(
        word for brand in (*_BRANDS.values(), *_SELF.values()) for word in brand.name.lower().split()
    )
