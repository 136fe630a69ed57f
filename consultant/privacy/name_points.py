"""The points of what speaks for and against capitalised words being a patient's name, in tenths of a log-odds.

The rows between the two marks are made by `python -m tests.privacy.weigh`. A sum above nothing says name.
"""

from __future__ import annotations

ALWAYS = "always"

POINTS = {
    # points
    "a short word": -3,
    "always": 19,
    "before a capital": -5,
    "before a code": -6,
    "before a colon and a code": 2,
    "before a colon and another word": 1,
    "before a comma and a capital": -20,
    "before a comma and a code": 4,
    "before a comma and a number": 5,
    "before a comma and an article": 1,
    "before a comma and another word": 5,
    "before a number": -2,
    "before a preposition": 11,
    "before an article": 5,
    "before another sign and a preposition": 1,
    "before another word": -4,
    "before what firms do": -14,
    "before what people do": 21,
    "begins its line": -12,
    "behind a bracket": 1,
    "behind a capital": -10,
    "behind a colon": 15,
    "behind a comma": 4,
    "behind a full stop": -3,
    "behind a number": -16,
    "behind an article": -1,
    "behind an auxiliary": 8,
    "behind another sign": -14,
    "behind another word": -1,
    "behind care": 10,
    "behind what it concerns": 14,
    "behind where or who": 7,
    "ends as names do": 9,
    "ends as words do": -1,
    "ends its line": -10,
    "ends its sentence": 3,
    "ends with a common word": -28,
    "owns something": 2,
    "somebody is spoken of before": 1,
    "somebody is spoken of behind": 17,
    "three words": 14,
    # end of points
}
