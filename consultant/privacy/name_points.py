"""The points of what speaks for and against capitalised words being a patient's name, in tenths of a log-odds.

The rows between the two marks are made by `python -m tests.privacy.weigh`. A sum above nothing says name.
"""

from __future__ import annotations

ALWAYS = "always"

POINTS = {
    # points
    "a known given name": 19,
    "a post before": -4,
    "a post behind": -18,
    "a short word": -3,
    "always": 15,
    "before a capital": -15,
    "before a code": -6,
    "before a colon and a code": 2,
    "before a colon and another word": 3,
    "before a comma and a capital": -23,
    "before a comma and a code": 3,
    "before a comma and a number": 5,
    "before a comma and an article": 1,
    "before a comma and another word": 7,
    "before a comma and what people do": 3,
    "before a number": -2,
    "before a preposition": 10,
    "before an article": 6,
    "before another sign and what people do": 1,
    "before what firms do": -4,
    "before what people do": 23,
    "begins its line": -12,
    "behind a bracket": 1,
    "behind a capital": 7,
    "behind a colleague": 3,
    "behind a colon": 12,
    "behind a comma": -2,
    "behind a full stop": -5,
    "behind a number": -14,
    "behind an article": -2,
    "behind an auxiliary": 7,
    "behind another sign": -9,
    "behind another word": 2,
    "behind care": 8,
    "behind what it concerns": 10,
    "behind where or who": -5,
    "ends as names do": 4,
    "ends as words do": 2,
    "ends its line": -17,
    "ends its sentence": 2,
    "ends with a common word": -26,
    "somebody is spoken of before": -2,
    "somebody is spoken of behind": 18,
    "three words": 18,
    # end of points
}
