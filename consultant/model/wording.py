"""What people are told of stages, verdicts and events: one vocabulary for the desk, the command line and messages."""

from __future__ import annotations

from consultant.model.audit import AuditLine
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.desk import HistoryLine

STAGES: dict[Stage, str] = {
    Stage.HELD: "held",
    Stage.RECEIVED: "drafting",
    Stage.DRAFTED: "to review",
    Stage.SECOND_SIGN_OFF: "second sign-off",
    Stage.APPROVED: "being sent",
    Stage.SENT: "answered",
    Stage.AWAITING_ASKER: "asked back",
    Stage.DECLINED: "declined",
    Stage.UNDELIVERABLE: "undeliverable",
    Stage.CLOSED: "closed",
}
"""What a consultant calls a stage."""

GOING: dict[Stage, str] = {
    Stage.SENT: "answer",
    Stage.AWAITING_ASKER: "asking back",
    Stage.DECLINED: "declining",
}
"""What is on its way, by the stage in which it will come to rest."""

DECIDED: dict[Verdict, str] = {
    Verdict.APPROVE: "approved",
    Verdict.ASK_BACK: "asked back",
    Verdict.DECLINE: "declined",
    Verdict.RETURN: "returned to the engine",
}
"""What was done by a verdict."""

REPLIES: dict[ReplyState, str] = {
    **{state: state.value for state in ReplyState},
    ReplyState.UNKNOWN: "in doubt",
}
"""What a consultant calls the state of a reply."""

STANDING: dict[Stage, str] = {
    Stage.HELD: "is held. Adopt it as a question first, or close it.",
    Stage.RECEIVED: "is being drafted. Try again in a few seconds.",
    Stage.DRAFTED: "waits for a review.",
    Stage.SECOND_SIGN_OFF: "waits for a second sign-off.",
    Stage.APPROVED: "has been decided already; its reply is being sent.",
    Stage.SENT: "has been answered already.",
    Stage.AWAITING_ASKER: "was asked back already and waits for the asker.",
    Stage.DECLINED: "has been declined already.",
    Stage.UNDELIVERABLE: "has a reply that could not be delivered.",
    Stage.CLOSED: "is closed.",
}
"""Why a step is refused at a stage: the end of a sentence that begins with the consultation's number."""


def stage_words(stage: Stage, going: Stage | None = None) -> str:
    """A consultant's words for a stage; for one whose reply is on its way, with what it will be."""
    word = STAGES[stage]
    return f"{GOING[going]}: {word}" if stage is Stage.APPROVED and going in GOING else word


def stage_named(words: str) -> Stage | None:
    """The stage that these words name, the desk's or the stage's own, with blanks, hyphens or underscores."""
    plain = _plain(words)
    return next(
        (stage for stage, word in STAGES.items() if plain in (_plain(word), _plain(stage.value))), None
    )


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").replace("_", " ").split())


def event_words(line: HistoryLine | AuditLine) -> str:
    """What happened, with the one detail that matters."""
    detail, done = line.detail, _PAST.get(line.action, line.action)
    match line.action:
        case "claimed" if detail.get("before"):
            return f"took over from {detail['before']}"
        case "assigned":
            return f"assigned it to {detail.get('to', 'somebody')}"
        case "merged" | "split off" if detail.get("into"):
            return f"{done} into CON-{detail['into']}"
        case "took in":
            return f"took in {', '.join(f'CON-{id}' for id in detail.get('others', ()))}"
        case "split from" if detail.get("source"):
            return f"split from CON-{detail['source']}"
        case "return" if detail.get("to"):
            return f"returned to {detail['to']}: {detail['reason']}"
        case "decline" | "return" | "closed" if detail.get("reason"):
            return f"{done}: {detail['reason']}"
        case "drafted" if detail.get("status") not in (None, "draft"):
            return f"drafted ({str(detail['status']).replace('_', ' ')})"
        case "facts changed" if detail.get("changes"):
            return f"sent back to be drafted again, the catalogue has changed: {'; '.join(detail['changes'])}"
        case "not smoothed" if detail.get("why"):
            return f"left the draft as it was: {detail['why']}"
        case "reused" if detail.get("of"):
            return f"took over earlier answer {detail['of']}"
        case _ if line.action in _JOBS and detail.get("job"):
            why = f": {detail['reason']}" if detail.get("reason") else ""
            return f"{_JOBS[line.action]} {detail['job']}{why}"
        case _ if line.action.startswith("reply ") and detail.get("response"):
            return f"{line.action}: {detail['response']}"
    return done


_JOBS = {
    "job proposed": "proposed job",
    "job published": "published job",
    "job returned": "returned job",
    "job taken down": "took down job",
    "job renewed": "renewed job",
    "job closed": "closed job",
    "job reported": "reported job",
    "applied": "applied for job",
}
_PAST = {verdict.value: word for verdict, word in DECIDED.items()}
_PAST |= {
    "signed first": "signed first; another person signs next",
    "absence noted": "sent an automatic notice, which asks and answers nothing",
    "undone": "took the reply back before it was sent",
}
