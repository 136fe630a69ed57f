"""`python -m tests.answering.evaluation [tuned|held_out] [--show]`: figures of the answering engine on questions of its own.

It reads the catalogue of CONSULTANT_HOME, built from the publishers' files:
`consultant catalogue import PATH --accept-ama`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from consultant import settings
from consultant.answering import Answerer
from consultant.bootstrap import asked_before, code_search, told_procedures
from consultant.catalogue.knowledge import load_notes
from consultant.catalogue.store import open_catalogue
from consultant.commands.ask import question as as_question
from consultant.errors import ConsultantError
from consultant.long_running import ready
from consultant.model.answer import Question
from consultant.model.catalogue import CodeSet
from consultant.ports import Catalogue
from consultant.templates import MailTemplates
from tests.answering.evaluation.score import MOST_WORDS, REPEATS, TODAY, Score, questions, score
from tests.answering.requests.voices import requests
from tests.answering.requests.weigh import tally

ROUNDS, DRAFTS_A_SECOND, SLOWEST_MS = 5, 200, 50
NEEDED = (CodeSet.PTP_PRACTITIONER, CodeSet.MUE_PRACTITIONER, CodeSet.MPFS, CodeSet.HCPCS)
HOW = "evaluation skipped: {why}; import the publishers' files first: consultant catalogue import PATH --accept-ama"


def main() -> int:
    """Prints the figures; 0 also where it has to be skipped."""
    arguments = _arguments()
    try:
        catalogue = open_catalogue(settings.load().catalogue_folder)
    except ConsultantError as error:
        print(HOW.format(why=error))
        return 0
    missing = [known.value for known in NEEDED if catalogue.release(known, TODAY) is None]
    if missing:
        print(HOW.format(why=f"{', '.join(missing)} not loaded"))
        return 0
    notes = load_notes(settings.PROJECT / "config" / "knowledge")
    search = code_search(settings.load(), catalogue)
    templates = MailTemplates()
    answerers = [
        Answerer(catalogue, templates, notes, search, told_procedures(), asked_before())
        for _ in range(REPEATS)
    ]
    answerers[0].prepare()
    ready(templates)  # as `ask --jsonl` begins
    for name in arguments.files or ("tuned", "held_out"):
        scores = [score(asked, answerers, catalogue, notes) for asked in questions(name)]
        _print(name, scores, show=arguments.show)
    print("\nrequests by voice (the points are fitted to them):", *tally(requests()), sep="\n")
    _print_speed(answerers[0], catalogue)
    return 0


def _print_speed(answerer: Answerer, catalogue: Catalogue) -> None:
    """Drafts a second of processor time on one core, and the slowest of a hundred, after one round to start."""
    asked = [
        as_question(one.text, catalogue, TODAY, None, one.setting)
        for name in ("tuned", "held_out")
        for one in questions(name)
    ]
    taken = sorted(_seconds(answerer, question) for _ in range(ROUNDS) for question in asked)
    print(f"\ndrafts a second of one core: {len(taken) / sum(taken):.0f} (must reach {DRAFTS_A_SECOND})")
    print(
        f"p99 {taken[len(taken) * 99 // 100] * 1000:.1f} ms (limit {SLOWEST_MS} ms),"
        f" median {taken[len(taken) // 2] * 1000:.1f} ms"
    )


def _seconds(answerer: Answerer, question: Question) -> float:
    began = time.process_time()
    answerer.draft(question)
    return time.process_time() - began


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.answering.evaluation")
    parser.add_argument("files", nargs="*", choices=("tuned", "held_out", []))
    parser.add_argument("--show", action="store_true", help="print what is wrong, question by question")
    return parser.parse_args()


def _print(name: str, scores: Sequence[Score], *, show: bool) -> None:
    facts = sum(found.facts for found in scores)
    missing = sum(len(found.missing) for found in scores)
    single = [found for found in scores if found.parts == 1]
    figures = {
        "facts said": (facts - missing, facts),
        "fully right": (sum(found.right for found in scores), len(scores)),
        "no breach, all traceable": (sum(not found.breaches for found in scores), len(scores)),
        f"at most {MOST_WORDS} words": (sum(found.words <= MOST_WORDS for found in single), len(single)),
        f"equal in {REPEATS} runs": (sum(found.steady for found in scores), len(scores)),
    }
    for outcome in ("answer", "premise", "ask_back", "decline"):
        of = [found for found in scores if found.asked.expected == outcome]
        figures[f"{outcome} as expected"] = (sum(found.as_expected for found in of), len(of))
    print(f"\n{name}: {len(scores)} questions")
    for words, (good, every) in figures.items():
        print(f"  {words:28} {good:4} of {every:4}  {good / every if every else 1:.3f}")
    for found in scores if show else ():
        if not found.right:
            print(f"\n- {found.asked.text!r}\n    " + "\n    ".join(found.faults()))


if __name__ == "__main__":
    sys.exit(main())
