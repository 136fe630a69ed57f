"""Names under which drugs are sold, each with the words that the title of its HCPCS code has; those behind a minus it lacks.

Facts from the labels (FDA, Orange Book and Purple Book): Part B drugs that are often billed. Read by `drug_names`.
"""

from __future__ import annotations

LISTED = """
Abilify Maintena = aripiprazole extended; Abraxane = paclitaxel protein-bound; Acetadote = acetylcysteine;
Actemra = tocilizumab; Acthar = corticotropin acthar; Activase = alteplase; Adakveo = crizanlizumab;
Adcetris = brentuximab; Adenoscan = adenosine; Adriamycin = doxorubicin - liposomal; Adrucil = fluorouracil;
Aduhelm = aducanumab-avwa; Adzynma = adamts13; Aggrastat = tirofiban; Ajovy = fremanezumab-vfrm;
Akynzeo = fosnetupitant palonosetron; Aldurazyme = laronidase; Alhemo = concizumab-mtci; Alimta = pemetrexed;
Aliqopa = copanlisib; Alkeran = melphalan; Aloxi = palonosetron - fosnetupitant; Amondys = casimersen;
Amvuttra = vutrisiran; Ancef = cefazolin; Anectine = succinylcholine; Angiomax = bivalirudin; Anjeso = meloxicam;
Anktiva = nogapendekin; Antizol = fomepizole; Anzemet = dolasetron; Aphexda = motixafortide; Apokyn = apomorphine;
Aponvie = aprepitant aponvie; Apretude = cabotegravir - rilpivirine; AquaMephyton = phytonadione;
Aranesp = darbepoetin; Arcalyst = rilonacept; Aredia = pamidronate; Aristada = aripiprazole lauroxil;
Arranon = nelarabine; Arzerra = ofatumumab; Asparlas = calaspargase; Ativan = lorazepam; Avastin = bevacizumab;
Aveed = testosterone undecanoate; Avelox = moxifloxacin; Avsola = avsola; Azactam = aztreonam;
Bactrim = sulfamethoxazole; Barhemsys = amisulpride; Bavencio = avelumab; Baxdela = delafloxacin;
Beleodaq = belinostat; Benadryl = diphenhydramine; Bendeka = bendamustine bendeka; Benlysta = belimumab;
Bentyl = dicyclomine; Beovu = brolucizumab; Beqvez = fidanacogene; Besponsa = inotuzumab;
Bicillin C-R = penicillin benzathine procaine; Bicillin L-A = penicillin benzathine - procaine;
Bicillin LA = penicillin benzathine - procaine; BiCNU = carmustine; Bivigam = bivigam; Bizengri = zenocutuzumab-
zbco; Blenrep = belantamab; Blincyto = blinatumomab; Bloxiverz = neostigmine; Boniva = ibandronate;
Botox = onabotulinumtoxina; Brethine = terbutaline; Brevibloc = esmolol; Briumvi = ublituximab; Bumex = bumetanide;
Busulfex = busulfan; Byfavo = remimazolam; Cabenuva = cabotegravir rilpivirine; Cablivi = caplacizumab;
Calcijex = calcitriol; Caldolor = ibuprofen; Camptosar = irinotecan - liposome; Carbocaine = mepivacaine;
Cardene = nicardipine; Cardizem = diltiazem; Carnitor = levocarnitine; Casgevy = exagamglogene; Cathflo = alteplase;
Celestone = betamethasone; CellCept = mycophenolate; Cerebyx = fosphenytoin; Cerezyme = imiglucerase;
ChiRhoStim = secretin; Cimzia = certolizumab; Cinqair = reslizumab; Cinvanti = aprepitant - aponvie;
Cipro = ciprofloxacin; Clariscan = gadoterate; Cleocin = clindamycin; Cleviprex = clevidipine; Clolar = clofarabine;
Cogentin = benztropine; Columvi = glofitamab; Compazine = prochlorperazine; Cordarone = amiodarone;
Cortrosyn = cosyntropin; Corvert = ibutilide; Cosela = trilaciclib; Cosentyx = secukinumab; Cosmegen = dactinomycin;
Cresemba = isavuconazonium; Crysvita = burosumab; Cubicin = daptomycin; Cyklokapron = tranexamic;
Cyramza = ramucirumab; Cytoxan = cyclophosphamide; D5W = 5% dextrose/water; Dacogen = decitabine;
Dalvance = dalbavancin; Danyelza = naxitamab; Darzalex = daratumumab - hyaluronidase;
Darzalex Faspro = daratumumab hyaluronidase; Datroway = datopotamab; Daxxify = daxibotulinumtoxina-lanm;
DDAVP = desmopressin; Decadron = dexamethasone sodium phosphate; Definity = perflutren lipid;
Demerol = meperidine - promethazine; Depo Medrol = methylprednisolone acetate; Depo-Estradiol = estradiol cypionate;
Depo-Medrol = methylprednisolone acetate; Depo-Provera = medroxyprogesterone; Depo-
Testosterone = testosterone cypionate; Desferal = deferoxamine; Diflucan = fluconazole;
DigiFab = digoxin immune fab; Dilaudid = hydromorphone; Diprivan = propofol; Dotarem = gadoterate;
Doxil = doxorubicin liposomal; Duraclon = clonidine; Durolane = durolane; Dysport = abobotulinumtoxina;
Elahere = mirvetuximab; Elaprase = idursulfase; Elelyso = taliglucerase; Elevidys = delandistrogene;
Eligard = leuprolide depot - fensolvi lutrate; Elitek = rasburicase; Ellence = epirubicin; Eloxatin = oxaliplatin;
Elrexfio = elranatamab; Elucirem = gadopiclenol; Elzonris = tagraxofusp; Emend = fosaprepitant;
Empliciti = elotuzumab; Emrelis = telisotuzumab; Enhertu = fam-trastuzumab; Enjaymo = sutimlimab-jome;
Entyvio = vedolizumab; Eovist = gadoxetate; Epkinly = epcoritamab; Epogen = epoetin alfa; Eraxis = anidulafungin;
Erbitux = cetuximab; Euflexxa = euflexxa; Evenity = romosozumab; Evkeeza = evinacumab; Exondys = eteplirsen;
Exparel = bupivacaine liposome; Eylea = aflibercept - hd ziv-aflibercept; Eylea HD = aflibercept hd;
Fabrazyme = agalsidase; Fasenra = benralizumab; Faslodex = fulvestrant; Feraheme = ferumoxytol;
Ferrlecit = sodium ferric gluconate; Fetroja = cefiderocol; Fiasp = fiasp; Firazyr = icatibant;
Firmagon = degarelix; Flagyl = metronidazole; Flolan = epoprostenol; Folotyn = pralatrexate; Fortaz = ceftazidime;
Forteo = teriparatide; Fulphila = fulphila; Fusilev = levoleucovorin; Fuzeon = enfuvirtide; Gablofen = baclofen;
Gadavist = gadobutrol; Gamifant = emapalumab-lzsg; Gammagard = gammagard; Gamunex = gamunex; Gamunex-C = gamunex-c;
Gazyva = obinutuzumab; GelSyn-3 = gelsyn-3; Gemzar = gemcitabine; Geodon = ziprasidone; Givlaari = givosiran;
GlucaGen = glucagon; Grafapex = treosulfan; Granix = tbo-filgrastim; Gvoke = gvoke; Halaven = eribulin;
Haldol = haloperidol - decanoate; Haldol Decanoate = haloperidol decanoate; Hectorol = doxercalciferol;
Hemabate = carboprost; Hemgenix = etranacogene; Hemlibra = emicizumab-kxwh; HepaGam B = hepagam;
Herceptin = trastuzumab - hyaluronidase; Herceptin Hylecta = trastuzumab hyaluronidase; Hyalgan = hyalgan;
Hycamtin = topotecan; Hympavzi = marstacimab-hncq; HyperHEP B = hepatitis - hepagam; HyperRHO = rho full;
Idamycin = idarubicin; Ifex = ifosfamide; Ilaris = canakinumab; Ilumya = tildrakizumab; Imaavy = nipocalimab-aahu;
Imdelltra = tarlatamab; Imferon = iron dextran; Imfinzi = durvalumab; Imitrex = sumatriptan; Imjudo = tremelimumab;
Imlygic = talimogene; Inapsine = droperidol; Inderal = propranolol; INFeD = iron dextran; Inflectra = inflectra;
Injectafer = ferric carboxymaltose; Integrilin = eptifibatide; Invanz = ertapenem; Invega Hafyera = paliperidone;
Invega Sustenna = paliperidone; Istodax = romidepsin - non-lyophilized; Ixempra = ixabepilone;
Izervay = avacincaptad; Jelmyto = mitomycin pyelocalyceal; Jemperli = dostarlimab; Jetrea = ocriplasmin;
Jevtana = cabazitaxel; Kadcyla = ado-trastuzumab; Kalbitor = ecallantide; Kanjinti = kanjinti; Kanuma = sebelipase;
Kcentra = kcentra; Kenalog = triamcinolone acetonide - preservative xipere; Kengreal = cangrelor;
Kepivance = palifermin; Keppra = levetiracetam; Keytruda = pembrolizumab - berahyaluronidase;
Kimmtrak = tebentafusp; Kimyrsa = kimyrsa; Kinevac = sincalide; Kisunla = donanemab; Korsuva = difelikefalin;
Krystexxa = pegloticase; Kybella = deoxycholic; Kyprolis = carfilzomib; Lartruvo = olaratumab; Lasix = furosemide;
Lemtrada = alemtuzumab; Lenmeldy = atidarsagene; Leqembi = lecanemab; Leqvio = inclisiran; Leukine = sargramostim;
Leustatin = cladribine; Levaquin = levofloxacin; Levsin = hyoscyamine; Lexiscan = regadenoson;
Librium = chlordiazepoxide; Libtayo = cemiplimab; Lincocin = lincomycin; Lioresal = baclofen;
Lopressor = metoprolol; Loqtorzi = toripalimab; Lovenox = enoxaparin; Lucentis = ranibizumab;
Lumisight = pegulicianine; Lumizyme = alglucosidase; Lumoxiti = moxetumomab; Lunsumio = mosunetuzumab;
Lupron = leuprolide - fensolvi lutrate camcevi; Lupron Depot = leuprolide depot - fensolvi lutrate;
Lutathera = lutetium dotatate; Luxturna = voretigene; Lyfgenia = lovotibeglogene; Lymphir = denileukin;
Lyumjev = lyumjev; Makena = hydroxyprogesterone; Marcaine = bupivacaine; Margenza = margetuximab;
Marqibo = vincristine liposome; Maxipime = cefepime; Mepsevii = vestronidase; Merrem = meropenem; Mesnex = mesna;
Methergine = methylergonovine; Miacalcin = calcitonin; MICRhoGAM = rho minidose; Minocin = minocycline;
Mircera = epoetin beta; Monjuvi = tafasitamab-cxix; Monoferric = ferric derisomaltose; Monovisc = monovisc;
Mozobil = plerixafor; MultiHance = multihance - multipack; Mvasi = mvasi; Mylotarg = gemtuzumab;
Myobloc = rimabotulinumtoxinb; Naglazyme = galsulfase; Narcan = naloxone - buprenorphine; Naropin = ropivacaine;
Natrecor = nesiritide; Navelbine = vinorelbine; Nebcin = tobramycin; Neulasta = pegfilgrastim;
Neupogen = filgrastim g-csf; Nexium = esomeprazole; Nexviazyme = avalglucosidase; Niktimvo = axatilimab-csfr;
Nipent = pentostatin; Nivestym = nivestym; Norflex = orphenadrine; Novantrone = mitoxantrone; Nplate = romiplostim;
Nubain = nalbuphine; Nucala = mepolizumab; Nulibry = fosdenopterin; Nulojix = belatacept; Nuzyra = omadacycline;
Nyvepria = nyvepria; Ocrevus = ocrelizumab - hyaluronidase; Ofirmev = acetaminophen; Ogivri = ogivri;
Olinvyk = oliceridine; Omvoh = mirikizumab; Oncaspar = pegaspargase; Onivyde = irinotecan liposome;
Onpattro = patisiran; Ontruzant = ontruzant; Opdivo = nivolumab - relatlimab hyaluronidase;
Opdualag = nivolumab relatlimab; Orbactiv = orbactiv; Orencia = abatacept; Orthovisc = orthovisc;
Oxlumo = lumasiran; Padcev = enfortumab; Panhematin = hemin; Paraplatin = carboplatin; Parsabiv = etelcalcetide;
Pemfexy = pemetrexed pemfexy; Pepcid = famotidine; Perjeta = pertuzumab - trastuzumab;
Phenergan = promethazine - meperidine; Phesgo = pertuzumab trastuzumab hyaluronidase; Photofrin = porfimer;
Piasky = crovalimab-akkz; Pitocin = oxytocin; Platinol = cisplatin; Polivy = polatuzumab; Polocaine = mepivacaine;
Portrazza = necitumumab; Poteligeo = mogamulizumab; Prialt = ziconotide; Primacor = milrinone; Primaxin = imipenem;
Probuphine = buprenorphine implant; Procrit = epoetin alfa; Proleukin = aldesleukin; Prolia = denosumab;
Prolixin = fluphenazine; Protonix = pantoprazole; Protopam = pralidoxime; Provenge = sipuleucel; Qalsody = tofersen;
Qfitlia = fitusiran; Quelicin = succinylcholine; Quzyttir = cetirizine; Radicava = edaravone; Rapivab = peramivir;
Reblozyl = luspatercept; Reclast = zoledronic; Reglan = metoclopramide; Relistor = methylnaltrexone;
Remicade = infliximab; Renflexis = renflexis; Reopro = abciximab; Retacrit = retacrit; Retavase = reteplase;
Retrovir = zidovudine; Rezzayo = rezafungin; RhoGAM = rho full; Rhophylac = rhophylac; Riabni = riabni;
Rifadin = rifampin; Risperdal Consta = risperidone; Rituxan = rituximab - hyaluronidase;
Rituxan Hycela = rituximab hyaluronidase; Robaxin = methocarbamol; Robinul = glycopyrrolate; Rocephin = ceftriaxone;
Roctavian = valoctocogene; Rolvedon = eflapegrastim; Ruxience = ruxience; Rybrevant = amivantamab; Rylaze = rylaze;
Ryoncil = remestemcel-l-rknd; Ryplazim = plasminogen; Rystiggo = rozanolixizumab; Rytelo = imetelstat;
Sandimmune = cyclosporine; Sandostatin LAR = octreotide depot - non-depot; Saphnelo = anifrolumab;
Sarclisa = isatuximab; Scenesse = afamelanotide; Sensorcaine = bupivicaine; Signifor LAR = pasireotide;
Simponi Aria = golimumab; Simulect = basiliximab; Skyrizi = risankizumab; Soliris = eculizumab;
Solu Medrol = methylprednisolone sodium succinate; Solu-Cortef = hydrocortisone sodium succinate; Solu-
Medrol = methylprednisolone sodium succinate; Somatuline = lanreotide; Spevigo = spesolimab; Spinraza = nusinersen;
Stelara = ustekinumab; Sublimaze = fentanyl; Sublocade = sublocade; Sunlenca = lenacapavir; Supartz = supartz;
Supprelin = histrelin; Sustol = granisetron extended; Syfovre = pegcetacoplan; Sylvant = siltuximab;
Synribo = omacetaxine; Synvisc = synvisc; Synvisc-One = synvisc-one; Takhzyro = lanadelumab-flyo;
Talvey = talquetamab; Talwin = pentazocine; Taxol = paclitaxel - protein-bound; Taxotere = docetaxel;
Tecentriq = atezolizumab - hyaluronidase; Tecvayli = teclistamab; Teflaro = ceftaroline; Temodar = temozolomide;
Tepadina = thiotepa; Tepezza = teprotumumab; Tevimbra = tislelizumab; Tezspire = tezepelumab;
Thorazine = chlorpromazine; Thyrogen = thyrotropin; Tigan = trimethobenzamide; Tivdak = tisotumab;
TNKase = tenecteplase; Toposar = etoposide; Toradol = ketorolac - phenylephrine; Torisel = temsirolimus;
Trazimera = trazimera; Treanda = bendamustine treanda; Trelstar = triptorelin; Tremfya = guselkumab;
Triesence = triamcinolone preservative; Trisenox = arsenic; Trodelvy = sacituzumab; Trogarzo = ibalizumab-uiyk;
Truxima = truxima; TXA = tranexamic; Tygacil = tigecycline; Tysabri = natalizumab; Tyvaso = treprostinil;
Tzield = teplizumab; Udenyca = udenyca; Ultomiris = ravulizumab; Unasyn = ampicillin sulbactam;
Unloxcyt = cosibelimab-ipdl; Uplizna = inebilizumab; Vabysmo = faricimab; Valium = diazepam; Valstar = valrubicin;
Vancocin = vancomycin; Vaprisol = conivaptan; Varubi = rolapitant; Vasostrict = vasopressin; Vectibix = panitumumab;
Veklury = remdesivir; Velban = vinblastine; Velcade = bortezomib; Veletri = epoprostenol; Venofer = iron sucrose;
Veopoz = pozelimab; Versed = midazolam; Vfend = voriconazole; Vibativ = telavancin; Vidaza = azacitidine;
Viltepso = viltolarsen; Vimizim = elosulfase; Vimpat = lacosamide; Vistaril = hydroxyzine; Vistide = cidofovir;
Visudyne = verteporfin; Vivitrol = naltrexone depot; VPRIV = velaglucerase; Vueway = gadopiclenol;
Vyalev = foscarbidopa; Vyepti = eptinezumab; Vyloy = zolbetuximab-clzb; Vyondys = golodirsen;
Vyvgart = efgartigimod - hyaluronidase; Vyvgart Hytrulo = efgartigimod hyaluronidase;
Vyxeos = daunorubicin cytarabine; WinRho = rho solvent; Xembify = xembify; Xenleta = lefamulin;
Xenpozyme = olipudase; Xeomin = incobotulinumtoxin; Xerava = eravacycline; Xgeva = denosumab; Xiaflex = collagenase;
Xolair = omalizumab; Xylocaine = lidocaine; Yervoy = ipilimumab; Yescarta = axicabtagene; Yondelis = trabectedin;
Zaltrap = ziv-aflibercept; Zanosar = streptozocin; Zarxio = zarxio; Zemdri = plazomicin; Zemplar = paricalcitol;
Zepzelca = lurbinectedin; Ziextenzo = ziextenzo; Ziihera = zanidatamab-hrii; Zilretta = triamcinolone extended-
release; Zinecard = dexrazoxane; Zinplava = bezlotoxumab; Zirabev = zirabev; Zithromax = azithromycin;
Zofran = ondansetron; Zoladex = goserelin; Zolgensma = onasemnogene; Zometa = zoledronic;
Zosyn = piperacillin tazobactam; Zulresso = brexanolone; Zymfentra = zymfentra; Zynlonta = loncastuximab;
Zynteglo = betibeglogene; Zynyz = retifanlimab; Zyprexa Relprevv = olanzapine; Zyvox = linezolid
"""
