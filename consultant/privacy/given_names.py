"""Given names: those of Faker's lists and some that they miss."""

from __future__ import annotations

from consultant.privacy.lists import words

_FURTHER = """
abdelaziz abdelrahman abdikarim abdirizak abdou abdoulaye abdulaziz abdulkarim abdulrahman abebe abu achilles adama
adaora adebayo adeel aditi afsaneh ahyoka aigerim ainslee aissatou ajay akash akiko aldous alekos alemayehu alexey
alfonsa alok altagracia aminata amitabh anahit analyn anand ananya anatoly angeliki angharad anil anisha anjana
annelle anong antoinetta aoi aparna aram arash archana arkady armen arpita artak artem arvind ashok ashraf ashwin
asmita audrea aurelius avigail avraham awa awendela ayanda ayumi azhar babajide babak babatunde bahar balaji baljit
barnaby bartosz baruch bashir batya bayani becca bedelia behnaz behrouz bekele bethanie bharat bhavana bhavesh bich
biddy bijan binta bintou bogumil bogumila boguslaw bola bongani boun bracha braden brentley brevin bukola bulent
bushra calliope caroll champa charlena chavela chayton chen cheng chenoa chetan chidi chitra christian chun coralee
corazon costas courtenay crescencio crisanto crystal cuauhtemoc dalisay dao daoud daphnie darcey dariush darnel dawit
deepak deepti denae derrick derrik derry devora diedra diep dimitra dimitris dinesh dmitriy dmitry dreama dru durga
duy dyana eftychia efua eilidh eitan eleftheria elicia emiko erdem erickson ermin erskine esme eunji eunjung everardo
evgeny eyal fadi fadumo fahad faisal faiza farai farhad fariba farrukh farzana fatou fatoumata fawzia fei felicita
femi feng fikret folake fotini fotis frannie funmilayo gabby gagik ganesh garo gayatri geeta gennady george gershon
gethin ghassan giang giannis giorgi golnaz grigory guang gulnara guo gurpreet haakon hagop haider haig hala halvard
halvor halyna hanan hanh haoran harjinder haroon harpreet haruki haruto hasmik hendrix hieu hillel hirut hisham hiwot
hoa hodan hovhannes hryhoriy hsiu hua hui hussain hyun hyunwoo ibby ibrahima ichabod ichiro ilana iman immacolata
inocencia ireneusz irini iris itzhak ivelisse jacinda jacqualine jacquetta jaewon jakob jan jaspreet javed jeanelle
jejomar jeni jennefer jericho jian jianguo jihoon jin jinwoo jiro jisoo jo joannie johnetta johnson jordan jovelyn jud
julee jun junaid kagiso kaho kalani kanya kaveh kavita kealoha kehinde keiko kekoa kenta kenyetta keola keoni khaleel
khanh kimbra kingsley kiran kirill kohana kostas ksenia kuldeep kym kymberly kyriaki kyung kyunghee ladawn lali laree
larhonda lata lauralee laurinda lefteris leigha leighann lenita lerato lev levan liesl ligaya lihua lindiwe ling
lisabeth liu losa louis lourie lubov lucilla lusine lynelle lynetta lynna lyudmila madhu mahesh mahina maisie majid
makoa malee malka manish manny manoj manpreet mansour marcelline mariama mariska marites marwan masoud maysoon mazen
meena megumi mehran mehrdad mei meiling meir mekonnen mele mendel meng meri merideth meron michiko mieczyslaw mihailo
milagro minji minjun mirza mitsuko miyuki modou mohan mohit moinuddin monet morag mpho mukesh mukul mulu mulugeta
muneer mykola nadezhda naftali nahum nalani nance nancee nancey narek naresh nasreen nasrin nasser nazli necia neda
neysa nga nguyen nguyet nhung nickie nidal nikos ning nirmala nitin nizhoni nkechi nkosana noboru nobu noelani
nokuthula nomsa noriko noura nune nursultan obadiah obiageli ofer oksana oleksandr olumide oluwaseun orly ottavia
ottoline oumar ousmane panagiota panagiotis pankaj panos paraskevi parisa parvati parveen pavlos peng peregrine
pericles perpetua petro petula phuong prabha pradeep prakash pramila pramod prasad praveen preeti prem prescott
priyanka providencia prue pualani pura qing quillon quoc quynh radoslaw raelene rafal raffi raghu raghunath rahim raj
rajan rajeev rajendra rajesh rajiv rakesh ramesh ramya ranae randee ranjit ranko rashmi rekha renay renna rheba rie
rima ritu rivka riyadh rizalina rochel rohit rolando rommel rong rosamund roselle rukhsana rupa rutendo ryo sachiko
sachin sajid sameer sandhya sanel sang sangeeta sanjana sanjay santosh saqib saran sarkis satish satoshi savitri
sebnem seema sefa selam selamawit seojun setsuko seung sevan sevgi seydou shabana shabnam shahid shahnaz shahram
shakeel shalini shanti sharad sharice sharri shashi shazia shemeka shemika shera sherice sherill sherley sherrell
shigeru shilpa shinji shirin shiv shlomo shmuel shobha shoshana shruti shu shun shushan shyam siddhartha simcha sipho
siranush siriporn smita sohail somchai somsak sonali soo sooyoung souleymane spiros spyros srdjan srinivas stamatis
stanislawa stelios stephine subhash sudha sudhir sujata sukhwinder suman sumaya sumit sungmin sunil sunita surekha
suresh sushil sushma svitlana swati tadashi taiwo takashi takeshi talitha tallulah tameika tameron tandra taras tarek
tariro tarra taunya tavita tawna teisha temeka temitope tendai tesfaye tetsuo tevita thabo thanapol thanasis thang
themba thersa thuan thulani thuy tia tiffaney tigist tigran timika timofey tish tomoko torri torvald toussaint trang
trinh trygve tumelo tuncay tuyen tuyet twana twanda tziporah tzvi ubah usha usher vahan vandana vang vannessa vartan
vasant vasiliki vasilis vasily vassilis venetta venkat venkatesh vera vidya viet vijay vikas vikram vimala vinay
vincent vinh vinod vishal vitaly vivek vladan volodymyr vuk vyacheslav wafaa waleed wasim weiming wen weyman wilhemina
willette wladyslaw wynne xandra xiang xiao xiaoling xiaoming ximenes xin xiong xiu xochitl xue yaroslav yazzie yelena
yemi yeong yer yevgeny yevhen yifan ying yitzchok yitzhak yogesh yohannes yoshi youngjae yuan yukiko yuliya yun yuriko
yusra yuxuan yvone zanele zaven zawadi zdzislaw zeinab zenaida zephyr zev zhen zhi zhong ziad zinaida zohreh zoya
zsuzsa zubair zuri zygmunt
"""
"""Frequent in the United States (Social Security Administration) or among those who came there; some are words of titles too."""

given_names = words("given_names") | frozenset(_FURTHER.split())
"""Given names in lower case."""
