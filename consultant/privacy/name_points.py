"""The points of what speaks for and against capitalised words being a patient's name, in tenths of a log-odds.

The rows between the two marks are made by `python -m tests.privacy.weigh`. A sum above nothing says name.
"""

from __future__ import annotations

ALWAYS = "always"

POINTS = {
    # points
    "a hyphen": 1,
    "a known given name": 13,
    "a post before": -11,
    "a post behind": -9,
    "a short word": -5,
    "always": 18,
    "before a capital": -7,
    "before a code": -7,
    "before a colon and a code": 2,
    "before a colon and another word": 1,
    "before a comma and a capital": -22,
    "before a comma and a code": 5,
    "before a comma and a number": 5,
    "before a comma and another word": 5,
    "before a comma and what people do": 2,
    "before a number": -3,
    "before a preposition": 10,
    "before an article": 6,
    "before another sign and what people do": 1,
    "before another word": -1,
    "before what firms do": -10,
    "before what people do": 23,
    "begins its line": -14,
    "behind a bracket": 1,
    "behind a capital": -1,
    "behind a colleague": 2,
    "behind a colon": 13,
    "behind a comma": 5,
    "behind a full stop": -3,
    "behind a number": -16,
    "behind an article": -2,
    "behind an auxiliary": 6,
    "behind another sign": -11,
    "behind another word": -1,
    "behind care": 9,
    "behind what it concerns": 9,
    "behind where or who": 4,
    "ends as names do": 5,
    "ends as words do": 2,
    "ends its line": -13,
    "ends its sentence": 2,
    "ends with a common word": -26,
    "owns something": 1,
    "somebody is spoken of before": 2,
    "somebody is spoken of behind": 16,
    "three words": 17,
    # end of points
}
