"""Frequent given names of the United States (Social Security Administration) and of other countries; no common words."""

from __future__ import annotations

_LISTED = """
aaliyah aaron abbey abbie abby abdelaziz abdelrahman abdi abdikarim abdirahman abdirizak abdou abdoulaye abdul
abdulaziz abdulkarim abdullah abdullahi abdulrahman abebe abel abelardo abena abigail abner abraham abu achieng
achilles ada adaeze adam adama adan addie addison adebayo adeel adel adela adelaida adelaide adele adeline adelynn
adina aditi aditya adnan adolfo adonis adrian adriana adunni adwoa afia afsaneh agatha agathe agnes agnieszka ahmad
ahmed ahmet ahyoka aidan aiden aileen aino ainslee ainsley aisha aissatou aiyana ajay akash akbar akiko akira akosua
akram akshay alaina alan alana alanna alaya alayna albert alberta alberto alden aldo aldous alec alecia alejandra
alejandro alekos aleksander aleksandra aleksei alemayehu alessandra alessandro alessia aleta alethea alex alexa
alexander alexandra alexandria alexandros alexei alexey alexis alfonsa alfonso alfred alfreda alfredo ali alice alicia
alina alisa alisha alison alissa alistair aliyah allan allegra allen allie allison allyson alma alok alonso alonzo
althea alton alva alvaro alvin alvina alyce alycia alyson alyssa alyssia amalia amanda amara amber ambrose amelia
amelie amina aminata amir amit amitabh amos amparo amra amy ana anabel anahit anais anand ananya anastacia anastasia
anastasios anastazja anatoly anders andra andre andrea andreas andrei andres andrew andrzej andy angel angela angelia
angelica angeliki angelina angelique angelita angelo angie angus anh anika anil anirudh anisha anita anjali anjana
anjanette anke ann anna annabel annabelle annalise anne annegret anneliese annelise annelle annemarie annette annie
anselma anselmo anson anthony antoine antoinetta antoinette anton antonia antonieta antonin antonio antwan anwar anya
aoife aparna apolonia apostolos araceli aram arash arcelia archana archibald archie ardell ardis ariana ariel arielle
aristides arjun arkady arlene arletta arlie arlo armand armando armen arne arnold arpita arron artak artem arthur
artie arturo arvind arya aryanna asa asad asha ashanti asher ashlee ashleigh ashley ashlyn ashok ashraf ashton ashwin
asif asmita astor astrid asuncion athanasios athena attila aubree aubrey aubrie audra audrea audrey augusta augustine
augusto augustus aurelia aurelie aurelio aurelius ava avery avi avis avraham awa axel ayaan ayesha ayla aylin ayman
ayodele ayse aysel ayumi azhar aziz azucena babak babatunde babette bahar bailey balaji baljit baltazar barb barbara
barbra barnaby barney barry bart bartholomew bartosz baruch bashir batya baxter bea beata beatrice beatrix beatriz
beau becca beckett becky bedelia behrouz bekele bela belen belinda bella ben benedict bengt benito benjamin bennett
bennie benny benton bernadette bernadine bernard bernarda bernardo bernd bernice bernie berniece berta bertha bertie
bertram bertrand bess bessie beth bethanie bethany bethel betsy bette bettie bettina betty beulah bev beverly bharat
bhavana bhavesh bianca bich biddy bijan bilal billy binta bintou birdie birgit birgitta bjorn blaine blaise blake
blanca bob bobbi bobbie bobby bogdan bogumil bogumila boguslaw bohdan bohumil bola bongani bonita bonnie boris boyd
bozena brad braden bradford bradley bradly brady bram brandi brandie brandon brandt brandy braxton brayan brayden
breanna bree brenda brendan brenden brendon brenna brennan brent brentley brenton bret brett brevin brian briana
brianna brianne brice bridger bridget bridgette brielle brigid brigitte brinley britney britt britta brittani brittany
brittney brock broderick brodie brody bronson brooke brooklyn bruce bruna bruno bryan bryanna bryant bryce brynlee
brynn bryon buddy buffy buford bukola bulent burak burl burt burton butch byrd byron cade caden caitlin caitlyn caleb
caleigh callie callum calvin cameron camila camilla camille camillo campbell camryn candace candelaria candi candice
candis caoimhe cara caren carey cari carin carissa carl carla carlee carleton carlie carlo carlos carlotta carlton
carly carmela carmelita carmella carmelo carmen carmine carol carolann carole carolee caroline caroll carolyn carolyne
carrie carrol carroll carson caryl caryn casey casimiro cassandra cassidy cassie cassius catalina catherine cathie
cathleen cathryn cathy catrina cayden cecelia cecil cecile cecilia cedric celeste celestine celia celina celine cem
cesar cesare chad chadwick chaim chana chandler chandra chanel chantal chantel chantelle charis charleen charlena
charlene charles charley charlie charlotte charmaine chasity chauncey chavela chelsea chelsey chelsie chen cheng
chenoa cheri cherie cherise cherrie cheryl cheryle chester chet chetan chiamaka chiara chidi chinedu chitra chloe
chris christa christal christel christi christian christie christin christina christine christoper christoph
christopher christos christy chrystal chuck chukwuemeka chun ciara ciaran cicely cierra cinda cindi cindy claiborne
clair claire clara clare clarence clarice clarissa clark claude claudette claudia claudine clayton clem clemens
clement clemente clementine cleo clifford clifton clint clinton clive clovis clyde cody colby coleen coleman colette
colin colleen colton concepcion conner connie connor conrad constance constantine consuela consuelo cora coralee
corazon corbin cordelia coretta corey corina corinna corinne cormac cornelia cornelius corrie corrine cortez cortney
cory cosimo costas coty courtenay courtney coy craig crescencio cris crissy cristal cristian cristina cristobal
crystal cullen curt curtis cyndi cynthia cyril cyrus czeslaw dagmar dagny daija daisha daisy dakotah dale dalia dalton
damaris damian damien damion damon dan dana dandre danette dangelo danica daniel daniela danielle danika danita danna
dannie danny dante danuta dao daoud daphne daphnie daquan dara darby darcey darci darcie darcy daren daria darian
darien darin dario darius dariush dariusz darla darleen darlene darnel darnell daron darrel darrell darren darrin
darron darryl darryn darwin daryl daryle dashawn daunte dave david davida davina davion davis davon dawit dawn dax
dayana dayna deana deandra deandre deane deangelo deann deanna deanne debbi debbie debby debi debora deborah debra
debrah declan dedra deena deepa deepak deepti deidra deidre deion deirdre deja dejan delaney delbert delfina delia
delilah delisa della delmar delores deloris delphia delphine demarcus demario demetria demetrius demi dena denae
deneen denice denis denise denisse denita deniz dennis denny deon deonte derek derick derik derrek derrick derrik
derry deshawn desirae desiree desmond despina destinee detlef devante deven devi devin devon devonte devora devyn
dewayne dewey dexter dhruv diana diane diann dianna dianne diedra diego diep dieter dietrich dillan dillon dimitra
dimitri dimitrios dimitris dina dinah dinesh dino dion dionne dirk divya dixie dmitri dmitriy dmitry dollie dolly
dolores dolph domenico dominga domingo dominic dominick dominik dominique dominque don donald donatella donavan donna
donnell donnie donny donovan dora dorcas doreen doretha dori dorian dorinda doris dorota dorothea dorothy dorris
dorsey dorthy dottie dotty doug douglas doyle dragan dragana dreama dru duane dudley dulce dulcie duncan durga durward
dusan dustin duy dwain dwayne dwight dyan dyana dylan eamon earl earlene earline earnest earnestine eartha ebba
ebenezer ebony eckhard eddie edgar edgardo edie edith edmund edna eduardo edward edwardo edwin edwina eero effie
efrain efren eftychia efua ehsan eileen einar eitan ekaterina elaina elaine elba elbert elda elden eldon eldora
eldridge eleanor eleanora eleftheria elena eleni elenora elfreda elfriede eli elia elian eliana elias elicia elida
eliezer elijah elin eliott elisa elisabeth elise eliseo elisha elissa eliza elizabeth elizebeth elke ella ellen ellie
elliot elliott ellis ellsworth elly elma elmer elmira elmo elnora elodie eloisa eloise eloy elsa elsie elton elva
elvia elvin elvira elvis elwood elzbieta emanuel emanuele emeka emelia emely emery emiko emile emilee emilia emiliano
emilio emily emina emine emma emmalee emmanuel emmett emmitt emmy emre ena enid enoch enola enos enrico enrique
enriqueta enzo eoin ephraim epifanio erdem eric erica erick ericka erickson erik erika erin eris erlinda erling erma
ermin ernest ernestina ernestine ernesto ernie errol erskine ervin erwin eryn erzsebet eskil esme esmeralda esperanza
essie esta esteban estefania estela estella estelle esther eszter etha ethan ethel ethelyn etienne etta ettore eudora
eugene eugenia eugenie eula eulalia eunice eunji eunjung euphemia eusebio eustace eva evaline evan evangelia
evangelina evangeline evangelos evelia evelin evelyn everardo everett everette evette evgeny evie ewa ewan ewell
ezekiel ezequiel ezra fabian fabienne fabiola fabrice fabrizio fadi fadumo fahad faisal faiza fannie fanny farah farai
farhad fariba farida faron farrah farrell farzana fatima fatma fatou fatoumata faustino fawzia faye federico fei
felecia felice felicia felicita felipe felisha felix felton femi feng ferenc fergal fergus ferhat fernanda fernando
ferne fidel fidelia fidencio fikret filippo filomena finley finn finnegan fiona fionnuala fiorella fitzgerald flavia
flor flora florence florene florentino floretta florine flossie floyd folake fonda fotini fotis fran frances francesca
francesco francine francis francisco franciszek franco francois frankie franklin franklyn frannie frantisek fred freda
freddie freddy frederic frederick fredericka fredrick freeda freeman freida freya frida frieda friedrich fritz fumiko
funmilayo gabby gabe gabor gabriel gabriela gabrielle gaby gaetano gage gagik gail gale galina ganesh gareth garland
garo garret garrett garry garth gary gaurav gavin gayatri gayla gayle gaylord gaynell gearldine geeta gemma gena
genaro geneva genevieve gennady gennaro genoveva geoff geoffrey george georgeanna georgetta georgette georgianna
georgie georgina georgios gerald geraldine geralyn gerard gerardo gerda gerhard geri gerri gerry gershon gertie
gertrud gertrude ghassan ghislaine gia giacomo giancarlo giang gianluca gianna gianni giannis gibson gideon gil
gilbert gilberto gilda giles gillian gina ginny gino giorgi giorgio giovanni gisela giselle gita giulia giuseppe
gladis gladys glen glenda glendon glenn glenna glennis gloria glynda glynis godfrey golda gonzalo goran gordon gosta
gracelyn gracie graciela grady graham grainne grayson grazyna greg gregg gregoria gregorio gregory greta gretchen
griffin grigory griselda grover grzegorz guadalupe guang gudrun guido guillaume guillermo gulay gunilla gunnar gunter
gunther guo gurpreet gus gussie gustaf gustavo gwen gwenda gwendolyn gwyn gwyneth gyorgy haakon habib haden hagop
haider haig hailee hailey hakan hakon hal hala haley halina halle hallie halvor halyna hamid hamza hana hanan hanh
hank hanna hannah hannelore hans harald hari haris harish harlan harland harlen harley harmon harold haroon harpreet
harriet harriett harry hartmut haruka haruki haruto harvey hasmik hassan hatice hattie hayden haylee hayley hazel
heather hector hedda hedwig heidi heike heikki heinz helaine helen helene helga helge helmut henderson hendrix henri
henrietta henriette henrik henry henryk herb herbert heriberto herman hermelinda hermina hermine herminia herschel
hershel hester hettie hideo hieu hilario hilda hildegard hildegarde hillary hillel hiram hiroshi hisham hoa hoang
hobert hodan hollie hollis holly homer horace horacio horst hortense hortensia hosea hovhannes howard hoyt hryhoriy
hua hubert huda hudson huey hugh hugo hui hung huong huseyin hussain hussein hyman hyun hyunwoo ian ibby ibrahim
ibrahima ichabod ichiro ida idris ifeoma ignacio ignatius ignatz igor ike ikenna iker ila ilana ildiko ileana ilene
iliana ilona ilse iman imani imelda imogene imran imre ina indira ines inez inga inge ingeborg ingmar ingrid inocencia
ioannis iola iona ione ira irena irene ireneusz irfan irina irini iris irma irvin irving irwin iryna isa isaac isabel
isabell isabella isabelle isadora isaiah isaias isamar ishaan ishita ishmael isiah isidro ismael ismail isolde issac
istvan itzel itzhak iva ivan ivana ivar ivelisse iver ivette ivo ivory iwona izabella izetta jabari jacek jacinda
jacinta jacinto jack jackie jaclyn jacob jacqualine jacque jacquelin jacqueline jacquelyn jacques jacquetta jada jaden
jadon jadwiga jaelyn jaewon jagdish jagger jaime jaimee jair jake jakob jaleel jalen jalisa jamaal jamal jamar
jamarcus jamel james jameson jamey jamie jamil jamila jamison jan jana janae jane janell janelle janene janessa janet
janett janetta janette janey janice janie janina janine janis janna jannette janos janusz jaqueline jared jarod
jaromir jaroslav jaroslaw jarred jarrett jarrod jarvis jase jasmin jasmina jasmine jason jasper jaspreet javed javier
javon jaxon jaxson jay jaya jayce jayden jaye jayla jaylen jaylin jayme jayne jayson jazmin jazmine jean jeanelle
jeanette jeanie jeanine jeanne jeannette jeannie jeannine jeb jed jedidiah jeff jefferey jeffery jeffrey jejomar
jelani jelena jemima jena jenelle jeni jenifer jenna jennefer jenni jennie jennifer jenny jens jerald jeramy jere
jeremiah jeremy jeri jericho jermaine jerold jerome jerrell jerri jerrod jerrold jerry jerzy jess jesse jessenia jessi
jessica jessie jessika jesus jethro jetta jewel jian jie jihoon jill jillian jim jimena jimmie jimmy jin jindrich jing
jinwoo jiri jiro jisoo jo joan joana joann joanna joanne joannie joaquin joaquina jocelyn jodi jodie jody joe joel
joelle joellen joesph joetta joey johan johanna john johnathan johnathon johnetta johnie johnna johnnie johnny johnson
joi jolanta jolene jolie jon jonah jonas jonathan jonathon joni jonna jordan jordon jordyn jorg jorge jose josef
josefa josefina joselyn joseph josephine josephus josette josh joshua josiah josie joslyn josue jovan jovani joyce
joycelyn joye jozef jozsef juan juanita jud judah judd jude judi judie judith judy jukka julee jules juli julia julian
juliana juliane juliann julianna julianne julie julien juliet juliette julio julissa julius jun junaid junie jurgen
justin justina justine justyna jyoti kacey kaci kade kaden kaela kagiso kai kailey kaisa kaitlin kaitlyn kaleb kaleigh
kaley kali kallie kamal kamala kamau kamil kandace kandi kandice kaori kara kareem karel karen kari karim karima karin
karina karine karissa karl karla karly karma karol karolina karolyn karon karrie karson karyl karyn kasandra kasey
kassandra kassidy katalin katarzyna kate katelyn katelynn katerina katharine katherine katheryn kathie kathleen
kathlyn kathryn kathy katie katina katlyn katrina katy kaveh kavita kavya kay kaya kaycee kayden kaye kayla kaylee
kayleigh kaylen kayley kazimierz kazuko kazuo kealoha keanu keaton keegan keely keenan keesha kehinde keiko keisha
keith kekoa kellen kelley kelli kellie kelly kelsea kelsey kelsi kelsie kelvin kemal ken kendall kendra kendrick kenji
kenna kennedi kenneth kennith kenny kent kenta kenton kenyatta kenyetta keola keri kermit kerri kerrie kerry kerstin
keshia keven kevin keyshawn khadija khadijah khaled khaleel khalid khanh kian kiana kiara kiel kiera kieran kiersten
kiley killian kim kimber kimberlee kimberley kimberly kimbra kimora kindra kinga kingsley kira kiran kirby kirill kirk
kirsten kirstin kisha kitty kizzy kjell klaus knut kobe kody kofi kojo kolby kole konstantin konstantinos kora korey
kori kostas kraig kris krishna krista kristal kristan kristel kristen kristi kristian kristie kristin kristina
kristine kristofer kristopher kristy krysta krystal krystina krystyna krzysztof ksenia kuldeep kumar kumiko kurt
kurtis kwabena kwame kwesi kya kyla kyle kylee kyleigh kyler kylie kym kymberly kyra kyree kyriaki kyung kyunghee
lacey lachlan laci lacie ladawn ladislav ladonna laila lainey lajos lakeisha lakesha lakisha lakshmi lali lalita lamar
lamont lan lana lance landen landon laney lannie lanny laquita lara laraine laree larhonda larisa larissa larry lars
lashanda lashawn lashonda lasonya lasse laszlo lata latanya latasha latesha latisha latonia latonya latoria latosha
latoya latrice latricia launa laura lauralee laureen laurel lauren laurence laurent lauretta laurette lauri laurie
laurinda lauryn lavada lavelle lavern laverna laverne lavina lavinia lavon lavonne lawanda lawrence layla layne lazaro
leah leana leander leandra leandro leann leanna leanne lee leeann leela leena leesa lefteris leif leigh leigha
leighann leila leilani leland lelia lemuel lena lenard lenita lenka lenny lenora lenore leo leola leon leona leonard
leonardo leonid leonidas leonie leonor leonora leopold leopoldo leora leota lerato leroy lesa lesley lesli leslie
lessie lester leszek leta letha leticia letitia lettie letty lev levan levi lewis lexie leyla lia liam liana libbie
libby libor lida lidia liesel liesl ligaya lihua lila lilah lili lilia lilian liliana lilla lilli lillian lilliana
lillie lilly lily lin lina linda lindiwe lindsay lindsey lindy linette ling linh linnea linnie linsey linus linwood
lionel lisa lisabeth lisette lissa lissette lita liu liv livia liz liza lizabeth lizbeth lizeth lizette lizzie ljubica
lloyd loan logan lois lola lolita lon loni lonnie lonny lora loraine lorelei loren lorena lorenz lorenza lorenzo
loretta lori lorie lorinda lorna lorne lorraine lorri lorrie losa lothar lottie louann louella louie louis louisa
louise lourdes lourie lovell lovie lowell loyd luana luann luanne lubomir lubov luc luca lucas lucia lucian luciana
luciano lucie lucien lucienne lucile lucilla lucille lucinda lucius lucretia lucy ludek ludie ludmila ludwig luella
luetta luigi luis luise lukasz luke lula lulu luna lupe lupita lusine luther lutz luz lyda lydia lyla lyle lyman lynda
lyndon lyndsay lyndsey lynelle lynetta lynette lynn lynna lynne lynnette lynsey lyudmila mabel mable macey maci maciej
mack mackenzie macy madalyn maddison maddox madeleine madeline madelyn madelynn madge madhavi madhu madisen madisyn
madonna maegan maeve magan magda magdalen magdalena magdolna magen maggie magnus mahalia mahdi mahesh mahmoud mai maia
maisie maja majid makayla makenna makenzie makoa maksim mala malachi malcolm malgorzata malia malik malinda malissa
malka mallory malvina mamadou mamie mandi mandy manfred manish manny manoj manon manpreet mansour manuel manuela mara
maranda marc marcel marcela marcella marcelle marcello marcelo marci marcia marcie marcin marco marcos marcus marcy
marek maren margaret margarethe margarette margarita margarito marge margene margery margie margit margo margot
margret marguerite mari maria mariah mariam mariama marian mariana marianna marianne maribel maribeth maricela
maricruz marie mariel mariela marietta marija mariko marilee marilou marilyn marilynn marin mario marion maris marisa
marisela mariska marisol marissa marita maritza mariusz marjorie marjory marketa markus marla marlana marlena marlene
marley marlies marlin marlo marlon marlys marni marnie marquis marquise marquita marsha marta martha marti martin
martina martine marty marva marvel marvin marwa marwan mary maryam maryann maryanne marybelle marybeth maryellen
maryjane maryjo marylee marylin marylou masako masao mason masoud massimo mateo mathew mathias mathieu mathilda mathis
matias matilda mats matteo matthew matthias mattie maude maudie maura maureen maurice mauricio maurine maurizio mauro
maverick mavis max maxie maxim maxime maxine maxwell maya maybelle mayme maynard mayra maysoon mazen mckayla mckenna
mckenzie mckinley meagan meaghan meena meera meg megan meghan megumi mehdi mehmet mehran mei meir melanie melany melba
mele melek melina melinda melisa melissa mellissa melodie melony melva melvin melvina mendel meng mercedes meredith
meri merideth merle merlene merlin merna meron merrill merritt merve mervin merwin meryl mia micaela micah michael
michaela micheal michel michele michelina micheline michelle michiko mickey mieczyslaw miguel mihailo mikael mikaela
mikayla mike mikel mikhail mikko miklos mila milagro milagros mildred milena miley milica millard millicent millie
milly milo milos miloslav milton mina mindi mindy minh minji minjun minnie minoru mira miranda mireille mireya miriam
mirjana mirna miroslav miroslaw mirta mirza misael missy misti misty mitch mitchell mitsuko mitzi miyuki modou mohamed
mohammad mohammed mohan mohit moinuddin moira moises mollie molly mona monet monica monika monique monserrat monte
montserrat monty mora mordechai morgan moriah morris mortimer morton mose moses moshe moussa mpho muhammad mukesh
mukul mulu muneer murat muriel murray mustafa mwangi mya myah mykola myles myra myranda myriam myrle myrna myron
myrtice myrtie myrtis myrtle nabil nadeem nadezhda nadia nadine naeem naftali nahum nakia nakisha nalani nan nana
nance nancee nancey nanci nancie nancy nandini nanette nannie naoko naoma naomi napoleon narciso narek naresh nash
nasim nasir nasreen nasrin nasser natalia natalie natalya natasha nathalie nathan nathanael nathanial nathaniel
natividad naveen nawal nayeli nazir nazli neal nebojsa necia ned neda nedra neha neil nelda nelida nell nella nelle
nellie nelly nemanja nena nermin nestor nettie neva nevaeh neville newton neysa nga ngoc ngozi nguyen nhung nia niamh
nichelle nichol nicholas nichole nick nicki nickie nickolas nicky nicol nicola nicolas nicole nicolette nidia nigel
nikhil nikia nikita nikki nikola nikolai nikolaos nikole nikos nila nilda nils nina ning nino nisha nita nitin nizhoni
njeri nkechi nneka noa noah nobu noel noelani noelia noella noelle noemi nokuthula nola nolan nomsa nona noor nora
norah norbert noreen norene noreta noriko norine norma norman normand norris nune nunzio nuray nyah nyasia nydia nyla
obadiah obiageli obinna ocie octavia octavio odell odessa odette odie odile odis ofelia ofer oisin oksana olaf oldrich
oleg oleksandr olen olena olevia olga olin oliva olive oliver olivia olivier ollie olof oluchi olumide oluwaseun omar
omari ondrej oneida opal ophelia oralia oren orhan oriana orla orly ornella orpha orville osama osamu osbaldo oscar
osman ossie oswald oswaldo otha otieno otis ottilie otto ottoline ouida oumar ousmane owen ozell ozella ozgur ozzie
pablo padma padraig paige paisley paivi pallavi palma palmer paloma pam pamala pamela pamella panagiota panagiotis
pankaj panos pansy paola paolo paraskevi parisa parthenia parvati parveen pascal pascale pasquale patrica patrice
patricia patrick patsy patti pattie patty paul paula paulette paulina pauline pavel pavla pavlos pawel paxton payton
pearl pearlie pearline pedro peggie peggy pekka penelope peng penni pennie percy peregrine pericles perla pernille
perpetua perry petar pete peter petr petra petro petronila petros petter petula peyton phebe phil philip philippa
philippe phillip phillis philomena phoebe phuc phuong phylicia phylis phyllis pierce pierre pietro pilar piotr piper
piroska polina polly pooja porfirio portia prabha pradeep prakash pramod prasad praveen preeti prem prescott presley
preston priscilla priya priyanka providencia prudencio prue pualani pura qasim qiang qing quang queenie quentin quiana
quillon quincy quinn quintin quinton quoc quynh rachael racheal rachel rachelle radek radha radka radmila radoslaw
raelene raelynn rafael rafal rafe raffaele raffi raghu ragnar ragnhild rahim rahul raina rainer raisa raj rajan rajeev
rajendra rajesh rajiv rakesh ralph rama ramesh ramiro ramon ramona ramsey ramya rana ranae randal randall randee
randell randi randolph randy rania ranjit ranko raphael raquel rashad rashawn rashid rashida rashmi raul raven ravi
raymon raymond raymonde raymundo rayna rayne reagan reanna reba rebeca rebecca rebekah reece reese refugio regan
regena regenia reggie regina reginald regine regis reid reina reinhard rekha remedios remy rena renae renaldo renata
renate renato renay rene renea renee renita renna ressie reta retha retta reuben reva rex rey reyes reyna reynaldo
reynold reza rhea rheba rhett rhiannon rhoda rhonda rian ricarda ricardo riccardo richard richelle richie rick rickey
ricki rickie ricky rico rie rigoberto rikki riley rima rina rinaldo rita ritu rivka riyadh robbie robby robert roberta
roberto robin robyn rocco rochel rochelle rocio roderick rodger rodney rodolfo rodrick rodrigo rogelio roger rohan
rohit roisin roland rolanda rolando rolf rolland roma romaine roman romano romeo rommel romona romulo ron rona ronald
ronan ronda rong ronin ronna ronnie ronny rory rosa rosalba rosalee rosalia rosalie rosalina rosalind rosalinda
rosalyn rosamond rosann rosanna rosanne rosaria rosario rosaura roscoe rose roseann roseanna roseanne rosella roselle
roselyn rosemarie rosemary rosetta rosie rosina rosita roslyn ross rosy rowan rowena rowland roxana roxane roxann
roxanna roxanne roxie roy royce ruben rubin ruby rudi rudolf rudolph rudy rueben rufus rui rupa rupert ruslan russ
russel russell rutendo ruth rutha ruthann ruthanne ruthe ruthie ryan ryann ryder ryker rylan ryland rylee ryleigh
rylie ryo ryszard saad sabah sabina sabine sabra sabrina sachiko sachin sade sadie sadiq safia safiya saige sajid
sakura saleh salena salim salina sallie sally salma salman salome salvador salvatore sam samantha samara sameer sami
samir samira sammie sammy samson samuel sandhya sandi sandor sandra sandro sanel sanford sang sangeeta sanjana sanjay
sanjuana santana santiago santina santino santosh saoirse sara sarah sarai saran sarina sarita sarka sarkis sasa sasha
satish satoshi saul saundra savanna savitri scarlett scot scott scottie scotty seamus sean sebastian sebastien sebnem
seema selam selena selene selim selina selma sena senad seojun sepp serena sergei sergey sergio serina serkan seth
sevan sevgi seydou seymour shabana shabnam shae shahid shahram shaina shakeel shakira shalini shalonda shameka shamika
shana shanae shanda shandra shane shaneka shanell shanelle shani shania shanice shanika shaniqua shanita shanna
shannan shannon shanon shanta shante shantel shanti sharad shari sharice sharif sharita sharla sharleen sharlene
sharon sharonda sharri sharron sharyl sharyn shashi shaun shauna shavon shawn shawna shawnda shawnna shayla shayna
shayne shazia sheela sheena sheila shelby sheldon shelia shelley shelli shellie shelly shelton shemeka shemika shera
sheree sheri sherice sheridan sherie sherill sherita sherley sherlyn sherman sheron sherrell sherri sherrie sherrill
sherry sherwin sheryl shiela shigeru shilpa shinji shira shirin shirl shirlee shirlene shirley shiv shlomo shmuel
shobha shoji shon shona shonda shoshana shreya shruti shu shun shushan shyam sibusiso siddharth siddhartha sidney
siegfried siena sienna signe sigrid sigrun sigurd silas silke silva silvana silvester silvia silvio simcha simon
simona simone sinead siobhan sione sipho siranush siri sirpa sita skye skyla skylar skyler slade slawomir sloane
slobodan smita sneha snezana socorro sofia sohail solange soledad solomon solveig somer sommer sonali sondra sonia
sonja sonny sonya soo sooyoung sophia sophie sophronia soraya soren souleymane spencer spiros spyros srdjan srinivas
stacey staci stacia stacie stacy stamatis stan stanislav stanislaw stanislawa stanley stanton starla stasia stavros
stefan stefania stefanie stefano stelios stella stepan stephane stephani stephania stephanie stephany stephen
stephenie stephine stevan steve steven stevie stewart stig stojan stuart subhash sudha sudhir sue suellen sujata
suleyman suman sumaya sumit sungmin sunil sunita sunniva surekha suresh surya susan susana susann susanna susannah
susanne sushil sushma susie suzann suzanna suzanne suzette suzie suzy svante sven svetlana swati swen sybil sydnee
sydni syed sylvester sylvia sylvie syreeta tabatha tabetha tabitha tadashi tadeusz tadhg taha tahir taina taiwo
takashi takeshi takisha talal talia talitha tallulah tamala tamar tamara tamas tamatha tambra tameika tameka tamekia
tamela tamera tameron tami tamia tamica tamie tamika tamiko tammi tammie tammy tamra tana tandra tangela tania tanika
tanisha taniya tanja tanvi tanya tara tarah taras tari tarik tariq tariro taro tarra tarsha taryn tasha tasia tatiana
tatum tatyana taunya tavares tawana tawanda tawanna tawna tawny taylor teagan ted teddy teena tegan teisha tejas telma
temeka temitope tena tendai tenisha tennille teodora teodoro tera terence teresa terese teresia teresita teri terra
terrance terrell terrence terri terrie terrill terry tesfaye tess tessa tessie tetsuo tevita thabo thaddeus thalia
thanasis thandeka thandiwe thang thanh thao thea theda thelma themba theo theodor theodora theodore theola theresa
therese theresia theron thersa thierry thomas thomasina thora thorsten thuan thurman thuy tia tiana tianna tiara tibor
tiera tierra tiesha tiffaney tiffani tiffanie tiffany tigran tillie tim timika timmy timo timofey timothy tina tish
tisha tito titus tobi tobias tobie toby toccara tod todd tom tomas tomasz tomeka tomika tommaso tommie tommy tomoko
toney toni tonia tonja tony tonya torbjorn tore tori torrance torrey torri torvald tosha toshio toussaint tova tove
towanda tracee tracey traci tracie tracy traudl travis tremaine trena trent tressa tressie treva trevin trevon trevor
tricia trina trinh trish trisha trista tristan tristen tristian trond troy trudi trudie trudy truman trung trygve tuan
tumelo tuncay tunde tuula tuyen tuyet twana twanda twila twyla tyesha tyler tyra tyree tyreek tyrell tyrese tyron
tyrone tyshawn tyson tzvi ubah uche udo ugo ula ulf ulises ulla ulrich ulrike ulysses uma umar umberto ursula urszula
uschi usha usher usman vaclav vadim vahan valda valentin valentina valentine valentino valeria valerie valery valorie
vance vanda vandana vanesa vanessa vania vannessa varsha vartan vasant vashti vasiliki vasily vassilis vasyl vaughn
veda velda velia vella velma velva venetta venita venkat venkatesh vera verda verdell vergie verla verlene vern verna
vernell vernetta vernice vernie vernita vernon veronica veronika veronique versie vesna vesta veta vicente vicki
vickie vicky victor victoria vidar vidya viet viggo vijay vikas vikki vikram viktor viktoria vilma vimala vina vinay
vince vincent vincenza vincenzo vinh vinod viola violet violeta violette virgie virgil virgilio virginia vishal vita
vitaly vito vittorio viva vivek vivian viviana viviane vivienne vladan vladimir vladislav vlasta vojtech volker
volodymyr vonda vonnie vuk vyacheslav wade wafa waldemar waldo waleed walid wallace wally walter walton waltraud
wambui wanda waneta wanjiru warren waylon wayne webster wei weldon wen wendell wendi wendy werner wesley weyman
whitney wieslaw wiktor wilber wilbert wilbur wilburn wilda wilford wilfred wilfredo wilhelm wilhelmina wilhemina willa
willam willard willette william williams willie willis willy wilma wilmer wilson wilton winford winifred winnie winona
winston witold wladyslaw wojciech wolfgang woodrow wyatt wynne wynona xander xandra xavier xia xiang xiao xiaoming
ximena ximenes xin xiomara xiu xochitl xuan xue yaakov yadiel yadira yael yahir yahya yajaira yan yana yannis yaroslav
yasemin yash yasmeen yasmin yasmine yaw yazzie yehuda yelena yemi yen yesenia yessenia yetta yetunde yevgeny yifan
ying yitzhak yngve yogesh yohannes yoko yolanda yong yosef yoshi yoshiko youngjae youssef yuan yuki yukiko yulia
yuliana yuliya yun yuri yuridia yuriko yusra yusuf yves yvette yvone yvonne zachariah zachary zachery zack zackary
zaheer zahra zaida zainab zaire zakaria zana zander zandra zane zanele zaniyah zara zaria zariah zaven zavier zayden
zaynab zayne zbigniew zbynek zdenek zdzislaw zehra zeinab zelda zeljko zelma zena zenaida zenobia zephyr zev zeynep
zhen zhi zhong ziad zina zinaida zita zoe zoey zofia zoie zoila zola zoltan zora zoran zorica zoya zsofia zsuzsa zula
zulema zuri zuzana zygmunt
"""

given_names = frozenset(_LISTED.split())
"""Given names in lower case."""
