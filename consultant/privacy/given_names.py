"""Frequent given names (Social Security Administration, national data, public domain); those that are common words left out."""

from __future__ import annotations

_LISTED = """
aaliyah aaron abdul abdullah abel abigail abraham ada adam addison adela adele adrian adriana agnes ahmad
ahmed aiden aileen aisha akira alan alana albert alec alejandra alejandro alex alexa alexander alexandra
alexis alfonso alfred alfredo ali alice alicia alina alisha alison allan allen allison alma alvin alyssa
amanda amber amelia amina amir amit amos amparo amy ana anastasia andre andrea andres andrew angel angela
angelica angelina angelo angie anika anil anita ann anna anne annette annie anthony antoine antoinette anton
antonia antonio ariana arjun arlene armando arnold arthur arturo arya asha ashley ashok aubrey audrey ava
ayesha barbara barry beatrice beatriz becky belinda bella ben benjamin bennett bernadette bernard bernardo
bernice bertha beth bethany bette betty beulah beverly bianca billy blake blanca bob bobby bonita bonnie boris
brad bradford bradley brandon brayden breanna brenda brent brian bridget brittany brittney brooke bruce bruno
bryan bryant bryce byron caleb calvin cameron camila candice carl carla carlos carlotta carlton carly carmen
carol caroline caroll carolyn carrie casey cassandra catherine cathy cecil cecilia celeste celia cesar chad
chandra charlene charles charlie charlotte chelsea chen cheryl chester chloe chris christian christina
christine christopher cindy claire clara clarence claude claudia clayton clement clifford clint clinton clyde
colin colleen connie conrad constance consuelo cora corey corinne cornelius courtney craig cristina crystal
curtis cynthia cyril daisy dale dan dana daniel danielle danny daphne darius darla darlene darnell darrell
darren darryl daryl dave david dawn deanna deborah debra declan deepak delia della delores demetrius denise
dennis derek deshawn desiree devin devon dexter diana diane dianne diego dimitri dina dinesh dmitri dolores
dominic dominique don donald donna dora doreen dorian doris dorothea dorothy doug douglas doyle duane duncan
dustin dwight dylan earl earnest ebony eddie edgar edith edmund edna eduardo edward edwin edwina effie efrain
eileen elaina elaine eleanor elena eli eliana elias elijah elise eliza elizabeth ella ellen ellie elliot
elliott elmer eloise elsa elsie elvira elvis emanuel emilia emilio emily emma emmanuel enrique enzo eric erica
erick erik erin erma ernest ernestine ernesto esperanza essie esteban estelle esther ethan ethel eugene
eugenia eunice eva evan evangeline evelyn everett ezekiel ezra farah fatima felicia felipe felix fernando
fidel fiona flora florence floyd frances francis francisco frankie franklin fred freda freddie frederick
frieda gabriel gabriela gabrielle gail garrett garry gary geneva genevieve geoff geoffrey george gerald
geraldine gerardo gertrude gianna gilbert gilberto gina giovanni gita giuseppe gladys glen glenda glenn gloria
gonzalo gordon graciela graham greg gregory greta gretchen griselda grover guillermo gustavo gwen gwendolyn
hana hank hannah hans harold harriet harry harvey hassan hattie hazel heather hector heidi helen henrietta
henry herbert herman herminia hilda hiroshi holly horace howard hubert hugh hung hussein ian ibrahim ida
ignacio iker imani imelda indira ines inez ingrid ira irene irina iris irma irving irwin isaac isabel isabella
isabelle isaiah isiah ismael itzel ivan jacinta jack jackie jaclyn jacob jacqueline jaime jake jamal james
jamie jana jane janelle janet janice jared jasmin jasmine jason jasper javier jay jayden jean jeanette jeanne
jeff jeffery jeffrey jenna jennie jennifer jenny jeremiah jeremy jermaine jerome jerry jesse jessica jessie
jesus jill jim jimmy jo joan joann joanna joanne joaquin jocelyn jodi joe joel joey johanna john johnathan
johnnie johnny jolene jon jonathan jordan jorge jose josefina joseph josephine josh joshua josiah jovan joyce
juan juanita judith judy julia julian juliana julie julio justin kaitlyn kamal karen karim karina karl karla
kate katharine katherine kathleen kathryn kathy katie katrina kaveh kayla keisha keith kelly kelvin ken kendra
kenji kenneth kenny kerry kevin khalid kiara kim kimberley kimberly kirk kofi krishna krista kristen kristin
kristina kristine kumar kurt kwame kyle lamar lana larry latisha latoya laura lauren laurie laverne lawrence
layla leah lee leila leland lena lenora leo leon leona leonard leonor leopold leroy leslie lester leticia levi
lewis liam lila lillian lillie lily linda lionel lisa liz liza lloyd lois lola lonnie lora lorena lorenzo
loretta lori lorna lorne lorraine louis louise lourdes lucas lucia luciana lucille lucinda lucius lucy luis
luther luz lydia lyle lynn mabel mable madeline mahmoud malcolm malik mandy manish manoj manuel mara marc
marcella marcelo marcia marcus margaret margarita margie margo marguerite maria mariah marian mariana maribel
maricela marie mariko marilyn mario marion marisol marissa maritza marjorie marlene marlon marsha marta martha
martin marty marvin mary maryann mason mathew matilda matthew mattie maude maura maureen maurice mauricio
maxine maya megan mehmet melanie melissa melvin mercedes meredith merle mia micah michael michelle mickey
miguel mike mila milagros mildred millie milo milton mindy minnie mira miranda miriam mirna misael misty mitch
mitchell mohammed moises molly mona monica monique monty morgan morris moses muhammad muriel mustafa myles
myra myrna myrtle nadia nadine nan nancy nanette naomi natalie natasha nathan nathaniel ned neha neil nellie
nestor nettie nguyen nia nicholas nick nicole nigel nikhil nikita nikki nina noah noel noelle noor nora
norbert noreen norma norman octavia octavio odell ofelia olga olive oliver olivia omar opal orville oscar otto
owen paige pam pamela paolo pasquale patrice patricia patrick patsy patti patty paul paula pauline pearl
pearlie pedro peggy perla perry pete peter petra phil philip phillip phoebe phyllis pierre pilar polly
priscilla priya quentin quincy quinn rachael rachel rafael raj rajesh ralph ramiro ramon ramona ramsey randal
randall randy raquel rashad rashid raul ravi raymond raymundo rebecca rebekah reggie regina reginald rena rene
renee reuben rex reynaldo rhonda ricardo richard rick ricky rico rigoberto riley rita robbie robert roberta
roberto robin rochelle rocio roderick rodney rodolfo rodrigo rogelio roger rohan roland roman romeo ron ronald
ronnie rosa rosalie rosalind rosalyn rosanna rosario roscoe rose roseann roselyn rosemary rosie roslyn ross
rowena roxanne roy royce ruben rubin ruby rudolph rudy rufus russell ruth ryan ryder sabrina sadie sally salma
salvador salvatore sam samantha sameer sammy samuel sandra sanjay santiago sara sarah saul scott sean selena
selma serena sergio seth seymour shane shannon shari sharif sharlene sharon shaun shawn shawna sheila shelby
sheldon shelia shelley shelly sherman sherri sherry sherwin shirley shreya sidney silas silvana silvia simon
simone skylar socorro sofia solomon sondra sonia sonja sonya sophia sophie stacey stacy stan stanley stefan
stefanie stella stephanie stephen steve steven stewart stuart sue sunil sunita susan susana susie suzanne
svetlana sybil syed sylvester sylvia tabitha tamara tami tamika tammy tanisha tanya tara tariq tasha tatiana
tatyana taylor ted terence teresa terrance terrell terrence terri terry thaddeus thelma theo theodore theresa
therese thomas thomasina thurman tiana tiffany tim timothy tina tito tobias toby todd tom tomas tommy toni
tony tonya tracey tracy travis tremaine trent trevon trevor tricia trina trisha tristan troy trudy tyler tyra
tyrell tyrone ulysses uma ursula valentina valeria valerie vance vanessa vaughn velma venkat vera verna vernon
veronica vicki vicky victor victoria vijay vikram vince vincent viola violet virgil virginia vivek vivian
vladimir wallace wally walter wanda warren wayne wendell wendy wesley wilbert wilbur wilfred wilfredo
wilhelmina willard william willie wilma winifred winston wyatt xavier ximena yasmin yesenia yolanda yosef
youssef yuki yusuf yvette yvonne zachary zainab zelda zoe zoey
"""

given_names = frozenset(_LISTED.split())
"""Given names in lower case."""
