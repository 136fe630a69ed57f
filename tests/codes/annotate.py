"""Makes a corpus line from a marked text: `python -m tests.codes.annotate < marked.txt > corpus/part.jsonl`.

A text begins with a line `=== identifier`. Inside it `{{99213-25|cpt 99213 +25}}` marks a citation (system,
normal form, then `+modifier`, `xunits`, `..range end`, `quoted`, `wildcard`), `{{3/4/1950|phi dob}}` an identifier and
`{{78701|no}}` a number that is no code.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

_MARK = re.compile(r"\{\{(.*?)\|([^{}|]*)\}\}", re.DOTALL)


def annotate(identifier: str, marked: str) -> dict[str, Any]:
    """The corpus line of one marked text."""
    line: dict[str, Any] = {"id": identifier, "text": "", "citations": [], "phi": [], "false_friends": []}
    end = 0
    for match in _MARK.finditer(marked):
        line["text"] += marked[end : match.start()]
        start = len(line["text"])
        line["text"] += match[1]
        _add(line, match[2].split(), (start, len(line["text"])), match[1])
        end = match.end()
    line["text"] += marked[end:]
    return line


def _add(line: dict[str, Any], words: list[str], span: tuple[int, int], written: str) -> None:
    if words[0] == "no":
        line["false_friends"].append(span)
    elif words[0] == "phi":
        line["phi"].append({"kind": words[1], "span": span})
    else:
        line["citations"].append(_citation(words, span, written))


def _citation(words: list[str], span: tuple[int, int], written: str) -> dict[str, Any]:
    system, *rest = words
    code = (
        rest.pop(0) if rest and not re.match(r"\+|x\d|\.\.|quoted$|wildcard$", rest[0]) else written.upper()
    )
    units = [int(word[1:]) for word in rest if re.fullmatch(r"x\d+", word)]
    ends = [word[2:] for word in rest if word.startswith("..")]
    return {
        "system": system,
        "code": code,
        "modifiers": [word[1:] for word in rest if word.startswith("+")],
        "units": units[0] if units else None,
        "range_end": ends[0] if ends else None,
        "span": span,
        "quoted": "quoted" in rest,
        "wildcard": "wildcard" in rest,
    }


def main() -> None:
    """Reads marked texts from standard input and writes one JSON line for each."""
    for block in re.split(r"(?m)^=== ", sys.stdin.read())[1:]:
        identifier, _, marked = block.partition("\n")
        print(json.dumps(annotate(identifier.strip(), marked.rstrip("\n")), ensure_ascii=False))


if __name__ == "__main__":
    main()
