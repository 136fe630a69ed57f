"""The points of what speaks for and against capitalised words being a patient's name, in tenths of a log-odds.

The rows between the two marks are made by `python -m tests.privacy.weigh`. A sum above nothing says name.
"""

from __future__ import annotations

ALWAYS = "always"

POINTS = {
    # points
    "a known given name": 20,
    "a post before": -4,
    "a post behind": -18,
    "a short word": -3,
    "always": 14,
    "before a capital": -14,
    "before a code": -5,
    "before a colon and a code": 3,
    "before a colon and another word": 3,
    "before a comma and a capital": -23,
    "before a comma and a code": 3,
    "before a comma and a number": 5,
    "before a comma and an article": 1,
    "before a comma and another word": 7,
    "before a comma and what people do": 3,
    "before a number": -2,
    "before a preposition": 11,
    "before an article": 6,
    "before another sign and what people do": 1,
    "before what firms do": -5,
    "before what people do": 24,
    "begins its line": -12,
    "behind a bracket": 1,
    "behind a capital": 3,
    "behind a colleague": 3,
    "behind a colon": 13,
    "behind a comma": -2,
    "behind a full stop": -5,
    "behind a number": -14,
    "behind an article": -2,
    "behind an auxiliary": 7,
    "behind another sign": -9,
    "behind another word": 5,
    "behind care": 8,
    "behind what it concerns": 11,
    "behind where or who": -7,
    "ends as names do": 4,
    "ends as words do": 3,
    "ends its line": -17,
    "ends with a common word": -27,
    "owns something": 1,
    "somebody is spoken of before": -1,
    "somebody is spoken of behind": 18,
    "three words": 19,
    # end of points
}
