"""The points of what speaks for and against capitalised words being a patient's name, in tenths of a log-odds.

The rows between the two marks are made by `python -m tests.privacy.weigh`. A sum above nothing says name.
"""

from __future__ import annotations

ALWAYS = "always"

POINTS = {
    # points
    "a known given name": 16,
    "a post before": -5,
    "a post behind": -16,
    "a short word": -3,
    "always": 19,
    "before a capital": -7,
    "before a code": -7,
    "before a colon and a code": 2,
    "before a colon and another word": 1,
    "before a comma and a capital": -22,
    "before a comma and a code": 5,
    "before a comma and a number": 4,
    "before a comma and another word": 5,
    "before a comma and what people do": 2,
    "before a number": -3,
    "before a preposition": 11,
    "before an article": 6,
    "before another word": -1,
    "before what firms do": -4,
    "before what people do": 23,
    "begins its line": -15,
    "behind a bracket": 1,
    "behind a capital": 5,
    "behind a colleague": 2,
    "behind a colon": 12,
    "behind a full stop": -2,
    "behind a number": -16,
    "behind an article": -3,
    "behind an auxiliary": 6,
    "behind another sign": -11,
    "behind another word": 1,
    "behind care": 7,
    "behind what it concerns": 8,
    "behind where or who": 4,
    "ends as names do": 3,
    "ends as words do": 2,
    "ends its line": -17,
    "ends its sentence": 2,
    "ends with a common word": -27,
    "owns something": 1,
    "somebody is spoken of before": 1,
    "somebody is spoken of behind": 16,
    "three words": 17,
    # end of points
}
