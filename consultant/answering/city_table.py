"""The larger cities of the United States by state, and by county where a state has several Medicare localities.

Names of US Census Bureau, incorporated places of 2020. A line: state, counties joined by a plus and a colon, cities.
No loaded file names cities; which payment area a county is of is told by the loaded list of localities.
"""

from __future__ import annotations

LISTED = """
AK Anchorage, Fairbanks, Juneau, Wasilla, Sitka
AL Birmingham, Montgomery, Huntsville, Mobile, Tuscaloosa, Hoover, Dothan, Auburn, Decatur
AR Little Rock, Fort Smith, Fayetteville, Springdale, Jonesboro, Rogers, Hot Springs, Bentonville
AZ Phoenix, Tucson, Mesa, Chandler, Scottsdale, Glendale, Gilbert, Tempe, Peoria, Surprise, Yuma, Flagstaff, Prescott
CA Los Angeles: Los Angeles, Long Beach, Glendale, Pasadena, Santa Monica, Burbank, Torrance, Pomona, Lancaster, Palmdale
CA Los Angeles: Inglewood, Beverly Hills
CA Orange: Anaheim, Santa Ana, Irvine, Huntington Beach, Fullerton, Costa Mesa, Newport Beach
CA San Diego: San Diego, Chula Vista, Oceanside, Escondido, Carlsbad, La Jolla
CA Santa Clara: San Jose, Sunnyvale, Santa Clara, Palo Alto, Mountain View, Cupertino
CA San Francisco: San Francisco
CA Alameda: Oakland, Berkeley, Fremont, Hayward
CA Contra Costa: Concord, Richmond, Walnut Creek
CA San Mateo: San Mateo, Daly City, Redwood City
CA Marin: San Rafael, Novato
CA Sacramento: Sacramento, Elk Grove, Folsom
CA Placer: Roseville
CA Yolo: Davis
CA Fresno: Fresno, Clovis
CA Kern: Bakersfield
CA Riverside: Riverside, Corona, Palm Springs, Temecula
CA San Bernardino: San Bernardino, Fontana, Rancho Cucamonga, Ontario
CA San Joaquin: Stockton
CA Stanislaus: Modesto
CA Ventura: Oxnard, Ventura, Thousand Oaks, Simi Valley
CA Santa Barbara: Santa Barbara, Santa Maria
CA Monterey: Salinas, Monterey
CA Sonoma: Santa Rosa, Petaluma
CA Solano: Vallejo, Fairfield
CA Napa: Napa
CA Shasta: Redding
CA Butte: Chico
CA Tulare: Visalia
CA Merced: Merced
CA Kings: Hanford
CA Santa Cruz: Santa Cruz
CA San Luis Obispo: San Luis Obispo
CA Humboldt: Eureka
CA Imperial: El Centro
CO Denver, Colorado Springs, Aurora, Fort Collins, Lakewood, Boulder, Pueblo, Greeley, Grand Junction, Durango
CT Hartford, New Haven, Bridgeport, Stamford, Waterbury, Norwalk, Danbury, New London, Greenwich
DC District of Columbia: Washington DC, Washington D.C, District of Columbia
DE Wilmington, Dover, Newark
FL Dade: Miami, Hialeah, Miami Beach, Coral Gables, Homestead
FL Monroe: Key West
FL Broward: Fort Lauderdale, Hollywood, Pembroke Pines, Coral Springs
FL Palm Beach: West Palm Beach, Boca Raton, Palm Beach, Delray Beach, Boynton Beach
FL Collier: Naples
FL Lee: Fort Myers, Cape Coral
FL St. Lucie: Port St. Lucie, Fort Pierce
FL Indian River: Vero Beach
FL Martin: Stuart
FL Orange: Orlando
FL Hillsborough: Tampa
FL Pinellas: St. Petersburg, Clearwater
FL Duval: Jacksonville
FL Leon: Tallahassee
FL Alachua: Gainesville
FL Sarasota: Sarasota
FL Volusia: Daytona Beach
FL Escambia: Pensacola
FL Polk: Lakeland
FL Marion: Ocala
FL Brevard: Melbourne
FL Bay: Panama City
GA Fulton: Atlanta, Sandy Springs, Roswell, Alpharetta
GA Cobb: Marietta, Smyrna
GA DeKalb: Decatur
GA Gwinnett: Lawrenceville, Duluth
GA Richmond: Augusta
GA Chatham: Savannah
GA Bibb: Macon
GA Muscogee: Columbus
GA Clarke: Athens
GA Dougherty: Albany
GA Lowndes: Valdosta
GA Hall: Gainesville
GA Glynn: Brunswick
GA Floyd: Rome
HI Honolulu, Hilo, Kailua, Kahului
IA Des Moines, Cedar Rapids, Davenport, Sioux City, Iowa City, Waterloo, Ames, Dubuque, Council Bluffs
ID Boise, Meridian, Nampa, Idaho Falls, Pocatello, Coeur d'Alene, Twin Falls
IL Cook: Chicago, Evanston, Skokie, Oak Park, Cicero, Schaumburg
IL DuPage: Naperville, Wheaton, Elmhurst
IL Kane: Aurora, Elgin
IL Lake: Waukegan
IL Will: Joliet
IL St. Clair: East St. Louis, Belleville
IL Madison: Alton, Edwardsville
IL Winnebago: Rockford
IL Sangamon: Springfield
IL Peoria: Peoria
IL Champaign: Champaign, Urbana
IL McLean: Bloomington
IL Macon: Decatur
IL Rock Island: Moline, Rock Island
IL Jackson: Carbondale
IN Indianapolis, Fort Wayne, Evansville, South Bend, Carmel, Bloomington, Hammond, Gary, Lafayette, Muncie, Terre Haute
KS Wichita, Overland Park, Kansas City, Topeka, Olathe, Lawrence, Salina
KY Louisville, Lexington, Bowling Green, Owensboro, Covington, Frankfort, Paducah
LA Orleans: New Orleans
LA Jefferson: Metairie, Kenner
LA East Baton Rouge: Baton Rouge
LA Caddo: Shreveport
LA Lafayette: Lafayette
LA Calcasieu: Lake Charles
LA Ouachita: Monroe
LA Rapides: Alexandria
MA Suffolk: Boston
MA Middlesex: Cambridge, Lowell, Somerville, Newton, Framingham
MA Norfolk: Quincy, Brookline
MA Worcester: Worcester
MA Hampden: Springfield
MA Bristol: New Bedford, Fall River
MA Essex: Lynn, Lawrence, Salem
MA Plymouth: Brockton, Plymouth
MA Berkshire: Pittsfield
MA Barnstable: Hyannis
MA Hampshire: Northampton
MD Baltimore City: Baltimore
MD Anne Arundel: Annapolis
MD Howard: Columbia
MD Baltimore: Towson
MD Montgomery: Rockville, Bethesda, Silver Spring, Gaithersburg
MD Prince George's: Bowie, Hyattsville
MD Frederick: Frederick
MD Washington: Hagerstown
MD Wicomico: Salisbury
MD Allegany: Cumberland
ME Cumberland: Portland
ME York: Biddeford
ME Penobscot: Bangor
ME Androscoggin: Lewiston, Auburn
ME Kennebec: Augusta
MI Wayne: Detroit, Dearborn, Livonia
MI Washtenaw: Ann Arbor
MI Oakland: Troy, Pontiac, Southfield, Royal Oak
MI Macomb: Warren, Sterling Heights
MI Kent: Grand Rapids
MI Ingham: Lansing
MI Genesee: Flint
MI Kalamazoo: Kalamazoo
MI Saginaw: Saginaw
MI Marquette: Marquette
MI Grand Traverse: Traverse City
MI Jackson: Jackson
MI Muskegon: Muskegon
MN Minneapolis, St. Paul, Saint Paul, Rochester, Duluth, Bloomington, St. Cloud, Mankato
MO Jackson: Kansas City, Independence
MO St. Louis City: St. Louis, Saint Louis
MO St. Charles: St. Charles
MO Greene: Springfield
MO Boone: Columbia
MO Jasper: Joplin
MO Cole: Jefferson City
MO Buchanan: St. Joseph
MO Cape Girardeau: Cape Girardeau
MS Jackson, Gulfport, Biloxi, Hattiesburg, Tupelo, Southaven, Meridian
MT Billings, Missoula, Bozeman, Great Falls, Helena, Butte, Kalispell
NC Charlotte, Raleigh, Greensboro, Durham, Winston-Salem, Fayetteville, Wilmington, Asheville, Greenville, Chapel Hill
NC Cary
ND Fargo, Bismarck, Grand Forks, Minot
NE Omaha, Lincoln, Bellevue, Grand Island, Kearney
NH Manchester, Nashua, Concord, Portsmouth, Keene
NJ Essex: Newark, Montclair
NJ Hudson: Jersey City, Hoboken, Bayonne
NJ Passaic: Paterson, Clifton
NJ Union: Elizabeth
NJ Middlesex: Edison, New Brunswick
NJ Bergen: Hackensack, Fort Lee
NJ Morris: Morristown
NJ Mercer: Trenton, Princeton
NJ Camden: Camden, Cherry Hill
NJ Atlantic: Atlantic City
NJ Ocean: Toms River, Lakewood
NJ Monmouth: Red Bank, Long Branch
NM Albuquerque, Santa Fe, Las Cruces, Rio Rancho, Roswell, Farmington
NV Las Vegas, Reno, Henderson, Sparks, Carson City
NY New York: Manhattan
NY New York + Bronx + Queens + Kings + Richmond: New York City, NYC
NY Bronx: Bronx
NY Kings: Brooklyn
NY Richmond: Staten Island
NY Queens: Queens, Flushing
NY Nassau: Hempstead, Garden City, Mineola
NY Suffolk: Islip, Huntington
NY Nassau + Suffolk: Long Island
NY Westchester: Yonkers, White Plains, New Rochelle
NY Dutchess: Poughkeepsie
NY Orange: Newburgh, Middletown
NY Ulster: Kingston
NY Erie: Buffalo
NY Monroe: Rochester
NY Onondaga: Syracuse
NY Albany: Albany
NY Schenectady: Schenectady
NY Oneida: Utica
NY Broome: Binghamton
NY Tompkins: Ithaca
NY Rensselaer: Troy
NY Niagara: Niagara Falls
NY Jefferson: Watertown
NY Chemung: Elmira
NY Saratoga: Saratoga Springs
OH Columbus, Cleveland, Cincinnati, Toledo, Akron, Dayton, Youngstown, Canton, Lorain, Springfield, Lima, Mansfield
OK Oklahoma City, Tulsa, Norman, Broken Arrow, Lawton, Edmond, Stillwater
OR Multnomah: Portland, Gresham
OR Washington: Beaverton, Hillsboro
OR Clackamas: Oregon City, Lake Oswego
OR Marion: Salem
OR Lane: Eugene, Springfield
OR Deschutes: Bend
OR Jackson: Medford
OR Benton: Corvallis
OR Josephine: Grants Pass
PA Philadelphia: Philadelphia
PA Bucks: Doylestown, Bensalem
PA Chester: West Chester
PA Delaware: Chester, Media
PA Montgomery: Norristown, King of Prussia, Abington
PA Allegheny: Pittsburgh
PA Lehigh: Allentown
PA Northampton: Bethlehem, Easton
PA Erie: Erie
PA Berks: Reading
PA Lackawanna: Scranton
PA Luzerne: Wilkes-Barre
PA Dauphin: Harrisburg, Hershey
PA Lancaster: Lancaster
PA York: York
PA Centre: State College
PA Blair: Altoona
PA Cambria: Johnstown
PR San Juan, Ponce, Bayamon
RI Providence, Warwick, Cranston, Pawtucket, Newport
SC Charleston, Columbia, Greenville, Spartanburg, Myrtle Beach, Rock Hill, Florence
SD Sioux Falls, Rapid City, Aberdeen, Pierre
TN Nashville, Memphis, Knoxville, Chattanooga, Clarksville, Murfreesboro, Jackson, Johnson City, Franklin
TX Harris: Houston, Pasadena
TX Dallas: Dallas, Irving, Garland, Mesquite
TX Tarrant: Fort Worth, Arlington
TX Travis: Austin
TX Jefferson: Beaumont, Port Arthur
TX Galveston: Galveston
TX Brazoria: Brazoria, Pearland, Lake Jackson
TX Bexar: San Antonio
TX El Paso: El Paso
TX Collin: Plano, Frisco, McKinney
TX Denton: Denton, Lewisville
TX Nueces: Corpus Christi
TX Lubbock: Lubbock
TX Webb: Laredo
TX Potter: Amarillo
TX Hidalgo: McAllen, Edinburg
TX Cameron: Brownsville
TX McLennan: Waco
TX Smith: Tyler
TX Taylor: Abilene
TX Midland: Midland
TX Ector: Odessa
TX Montgomery: Conroe, The Woodlands
TX Fort Bend: Sugar Land
TX Williamson: Round Rock
TX Bell: Killeen, Temple
TX Brazos: College Station, Bryan
TX Wichita: Wichita Falls
TX Gregg: Longview
UT Salt Lake City, Provo, Ogden, West Valley City, St. George, Orem, Logan, Sandy
VA Fairfax: Fairfax, Reston, McLean
VA Arlington: Arlington
VA Alexandria City: Alexandria
VA Falls Church City: Falls Church
VA Virginia Beach City: Virginia Beach
VA Norfolk City: Norfolk
VA Richmond City: Richmond
VA Chesapeake City: Chesapeake
VA Newport News City: Newport News
VA Hampton City: Hampton
VA Roanoke City: Roanoke
VA Lynchburg City: Lynchburg
VA Charlottesville City: Charlottesville
VA Loudoun: Leesburg
VA Prince William: Woodbridge, Manassas
VT Burlington, Montpelier, Rutland, Brattleboro
WA King: Seattle, Bellevue, Kent, Renton, Redmond, Kirkland
WA Pierce: Tacoma
WA Spokane: Spokane
WA Clark: Vancouver
WA Snohomish: Everett
WA Thurston: Olympia
WA Yakima: Yakima
WA Whatcom: Bellingham
WA Benton: Kennewick, Richland
WA Kitsap: Bremerton
WI Milwaukee, Madison, Green Bay, Kenosha, Racine, Appleton, Eau Claire, La Crosse, Waukesha, Oshkosh
WV Charleston, Huntington, Morgantown, Parkersburg, Wheeling, Martinsburg
WY Cheyenne, Casper, Laramie, Jackson, Gillette
"""
ALSO_WORDS = """
mobile surprise orange independence gilbert bend reading media flint york warren troy temple sandy logan bryan
tyler jackson lincoln madison franklin monroe chester carmel gary norman lawrence eureka concord corona davis
mesa stuart columbia florence auburn aurora lima canton sparks hoover rogers cary peoria pierre butte kings
rome newton lancaster easton denton bowie olympia richland hampton lorain medford edison elizabeth camden
"""
"""Names that are ordinary words or names of people too: they count behind "in" and before their state only."""
