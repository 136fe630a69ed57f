"""Frequent given names (Social Security Administration, national data, public domain); those that are common words left out."""

from __future__ import annotations

_LISTED = """
aaron abigail adam adrian aisha alan albert alejandro alex alexander alexandra alexis alfred alice alicia
allison alma alyssa amanda amber amy ana andrea andrew angel angela angelica anita ann anna anne annette annie
anthony antonio ariana arlene arthur ashley audrey barbara beatrice ben benjamin bernard bernice beth betty
beverly bob bobby bonnie brad bradley brandon brenda brent brian brittany bruce bryan calvin cameron camila
candice carl carla carlos carmen carol caroline carolyn casey cassandra catherine cathy cecilia charlene
charles charlie charlotte cheryl chloe chris christian christina christine christopher cindy claire clara
clarence claudia clifford connie corey courtney craig crystal curtis cynthia daisy dale dan dana daniel
danielle danny darlene darnell darrell darryl david dawn deborah debra denise dennis derek diana diane diego
dolores dominic don donald donna doris dorothy douglas duane dustin dwight dylan earl eddie edgar edith edna
eduardo edward edwin eileen elaine elena eli elijah elizabeth ella ellen elsie emily emma eric erica erik erin
ernest esther ethan ethel eugene eunice eva evan evelyn felicia fernando florence floyd frances francis
francisco fred frederick gabriel gail gary genevieve george gerald geraldine gilbert gina gladys glen glenn
gloria gordon greg gregory gwendolyn hannah harold harriet harry harvey heather hector heidi helen henrietta
henry herbert herman holly howard hugh ian ida inez irene iris irma isaac isabel isabella ivan jack jackie
jacob jacqueline jaime jake james jamie jane janet janice jared jasmine jason javier jay jean jeanette
jeanne jeff jeffery jeffrey jennie jennifer jenny jeremiah jeremy jerome jerry jesse jessica jessie jesus jill
jim jimmy jo joan joann joanna joanne joe joel johanna john johnny jon jonathan jordan jorge jose joseph
josephine joshua joyce juan juanita judith judy julia julian julie julio justin karen karl karla kate
katherine kathleen kathryn kathy katie katrina kayla keith kelly ken kenneth kerry kevin kim kimberly kirk
kristen kristin kristina kyle larry laura lauren laurie lawrence leah lee lena leo leon leonard leroy leslie
lester leticia lewis lillian linda lisa lloyd lois lonnie lora loretta lori lorraine louis louise lucas
lucille lucy luis luther lydia lynn mabel mandy manuel marc marcella marcia marcus margaret margarita maria
mariah marian marie marilyn mario marion marissa marjorie marlene marsha martha martin marvin mary mason
matthew maureen maurice megan melanie melissa melvin mercedes mia michael michelle miguel mike mildred milton
mindy minnie miranda misty mitchell mohammed mona monica monique morgan muriel myra myrtle nancy naomi natalie
nathan nathaniel neil nellie nicholas nicole nina noah noel nora norma norman olga olive oliver olivia opal
oscar owen pamela patricia patrick patsy paul paula pauline pearl pedro peggy perry peter philip phillip
phyllis priscilla rachel rafael ralph ramon ramona randall randy raul raymond rebecca regina renee ricardo
richard ricky rita robert roberta roberto robin rochelle rodney roger roland ron ronald ronnie rosa rosalie
rose rosemary rosie ross roy ruben ruby rudy russell ruth ryan sabrina sally salvador sam samantha samuel
sandra santiago sara sarah scott sean sergio seth shane shannon sharon shaun shawn sheila shelley sherri
sherry shirley sidney silvia simon sofia sonia sonya sophia sophie stacey stacy stanley stella stephanie
stephen steve steven stuart sue susan susie suzanne sylvia tamara tammy tanya tara taylor ted teresa terrance
terrence terri terry thelma theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony tonya
tracy travis trevor troy tyler tyrell tyrone valerie vanessa vera vernon veronica vicki vicky victor victoria
vincent viola violet virginia vivian wallace walter wanda warren wayne wendy wesley wilhelmina willard william
willie wilma yolanda yvette yvonne zachary
"""

given_names = frozenset(_LISTED.split())
"""Given names in lower case."""
