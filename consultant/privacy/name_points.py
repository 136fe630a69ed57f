"""The points of what speaks for and against capitalised words being a patient's name, in tenths of a log-odds.

The rows between the two marks are made by `python -m tests.privacy.weigh`. A sum above nothing says name.
"""

from __future__ import annotations

ALWAYS = "always"

POINTS = {
    # points
    "a known given name": 21,
    "a post before": -4,
    "a post behind": -18,
    "a short word": -1,
    "always": 14,
    "before a capital": -15,
    "before a code": -6,
    "before a colon and a code": 2,
    "before a colon and another word": 3,
    "before a comma and a capital": -23,
    "before a comma and a code": 2,
    "before a comma and a number": 4,
    "before a comma and an article": 1,
    "before a comma and another word": 8,
    "before a comma and what people do": 2,
    "before a number": 2,
    "before a preposition": 10,
    "before an article": 7,
    "before another sign and what people do": 1,
    "before another word": -1,
    "before what firms do": -5,
    "before what people do": 24,
    "begins its line": -12,
    "behind a bracket": 2,
    "behind a capital": 4,
    "behind a colleague": 3,
    "behind a colon": 13,
    "behind a full stop": -6,
    "behind a number": -14,
    "behind an article": -2,
    "behind an auxiliary": 7,
    "behind another sign": -9,
    "behind another word": 4,
    "behind care": 8,
    "behind what it concerns": 11,
    "behind where or who": -7,
    "ends as names do": 4,
    "ends as words do": 3,
    "ends its line": -18,
    "ends its sentence": -1,
    "ends with a common word": -25,
    "owns something": 1,
    "somebody is spoken of before": -1,
    "somebody is spoken of behind": 18,
    "three words": 19,
    # end of points
}
