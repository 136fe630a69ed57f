"""From raw bytes to a Reading: parse, screen, find identifiers, mask, cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import TypeVar

from consultant.answering.dates import masked_quarter
from consultant.codes.citations import cite
from consultant.dispatch.addresses import Addresses
from consultant.dispatch.envelope import mailable
from consultant.intake import authentication, own_words, parsing, screening
from consultant.intake.screening_table import Policy
from consultant.model.codes import Citation, CodeSystem
from consultant.model.mail import Address, Disposition, Message, Screened, Segment, SegmentKind
from consultant.model.reading import ClaimedMail, MessageText, Reading, Undrafted, Written, numbers
from consultant.privacy.detection import identifiers
from consultant.privacy.masking import Masked, moved_offset, settle

Found = TypeVar("Found")
UNSERVED = Screened(
    Disposition.ACCEPT,
    "no automatic answer",
    "It asks for an automatic answer, but does not name us in To or Cc, or none may go to its sender (RFC 3834).",
)


@dataclass(frozen=True, slots=True)
class MailReader:
    """Everything that reading a mail depends on besides its bytes."""

    policy: Policy
    addresses: Addresses
    authserv_id: str
    known: Callable[[CodeSystem, str], bool]
    """Whether the catalogue holds a code: settles numbers that could be something else."""
    written: Callable[[int | None, Sequence[str]], Written] = lambda _thread, _references: Written()
    """What was written before in the thread of that number, or of those Message-IDs."""

    def read(self, mail: ClaimedMail, raw: bytes) -> Reading:
        """The same bytes give the same reading. Only the masked copy of text and subject leaves this function."""
        message = parsing.parse(raw, limits=self.policy.limits)
        verdict = authentication.verdict(message, self.authserv_id)
        references = _references(message)
        thread = _first(self.addresses.consultation(to.email) for to in message.recipients)
        follow_up = bool(thread) or any(self._is_ours(reference) for reference in references)
        if follow_up:
            message = self._told_apart(message, thread, references)
        screened = screening.screen(
            message,
            policy=self.policy,
            own_addresses=frozenset({self.addresses.plain}),
            verdict=verdict,
            oversize=mail.oversize,
            follow_up=follow_up,
        )
        notify = self._notified(message, screened)
        if screened.disposition is Disposition.SERVE and not notify:
            screened = UNSERVED
        sender = message.sender or Address("")
        copy = self._copied(message, sender)
        return Reading(
            message=mail.id,
            screened=screened,
            message_id=message.message_id or "",
            content_digest=message.content_digest,
            dated=bool(message.message_id or message.sent_at),
            sender=sender,
            reply_address=(message.reply_to or sender).email,
            subject=copy.subject.text,
            text=copy.body.text,
            segments=copy.segments,
            citations=copy.citations,
            attachments=tuple(
                replace(attachment, filename=file.text)
                for attachment, file in zip(message.attachments, copy.files, strict=True)
            ),
            defects=message.defects,
            authentication=verdict.value,
            identifiers_found=copy.identifiers_found,
            references=references,
            thread=thread,
            bounced_message_id=self._bounced(message),
            bounce_status=message.bounce_status,
            recipients=tuple(to.email for to in message.addressed if not self.addresses.owns(to.email)),
            named=numbers(f"{message.subject}\n{message.new_text}"),
            notify=notify,
            service_quarter=copy.service_quarter(message),
        )

    def typed(self, subject: str, body: str, arrived: datetime) -> Undrafted:
        """What a reading keeps of a question that was typed here, and came in no mail: masked and cited as a mail is."""
        message = parsing.parse_typed(subject, body, limits=self.policy.limits)
        copy = self._copied(message, Address(""))
        text = MessageText(
            0,
            copy.body.text,
            copy.segments,
            copy.citations,
            copy.identifiers_found,
            arrived,
            copy.service_quarter(message),
        )
        return Undrafted(0, 0, "", copy.subject.text, (text,), (), attempts=1, round=1)

    def _told_apart(self, message: Message, thread: int | None, references: Sequence[str]) -> Message:
        """A follow-up without what it repeats of our replies."""
        written = self.written(thread, references)
        ours = [parsing.parse(raw).text for raw in written.ours]
        return replace(
            message, segments=own_words.told_apart(message.text, message.segments, ours, written.theirs)
        )

    def _is_ours(self, reference: str) -> bool:
        """A Message-ID made here, by its domain; whether it is one of ours is for the store to say."""
        return reference.lower().endswith(f"@{self.addresses.domain}>")

    def _notified(self, message: Message, screened: Screened) -> str:
        """Where an automatic mail may go: the envelope sender, if we are named in To or Cc (RFC 3834 sections 2 and 4)."""
        if not screened.notice or not any(self.addresses.owns(to.email) for to in message.addressed):
            return ""
        sender = message.sender.email if message.sender else ""
        recipient = sender if message.return_path is None else message.return_path
        return recipient if mailable(recipient) and not self.addresses.owns(recipient) else ""

    def _bounced(self, message: Message) -> str:
        """Our reply that did not arrive. An absence notice comes to the same envelope address (RFC 3834 section 4)."""
        if not (message.bounced_recipients or message.bounce_status):
            return ""
        return _first(self.addresses.bounced(to.email) for to in message.recipients) or ""

    def _copied(self, message: Message, sender: Address) -> _WorkingCopy:
        """The masked body, subject and names of files, with segments and citations moved to where they stand in it."""
        signatures = [(s.start, s.end) for s in message.segments if s.kind is SegmentKind.SIGNATURE]
        quoted = [(s.start, s.end) for s in message.segments if s.kind is SegmentKind.QUOTED]
        masked, cited = settle(
            message.text,
            lambda text, signed: identifiers(text, writer=sender, signatures=signed or ()),
            lambda text, earlier: cite(text, segments_quoted=earlier, known=self.known),
            signatures=signatures,
            quoted=quoted,
        )
        segments = _moved_segments(masked, message.segments)
        signed = [(s.start, s.end) for s in segments if s.kind is SegmentKind.SIGNATURE]
        citations = (each for each in cited if not any(start <= each.span[0] < end for start, end in signed))
        subject = self._line(message.subject, sender, masked.names)
        files = [self._line(attachment.filename, sender, subject.names) for attachment in message.attachments]
        return _WorkingCopy(masked, segments, tuple(citations), subject, tuple(files))

    def _line(self, text: str, sender: Address, names: Sequence[str]) -> Masked:
        """A subject or file name without identifiers; a name of the body has its number there too."""
        masked, _ = settle(
            text,
            lambda line, _: identifiers(line, writer=sender),
            lambda line, _: cite(line, segments_quoted=(), known=self.known),
            names=names,
        )
        return masked


@dataclass(frozen=True, slots=True)
class _WorkingCopy:
    """All that is read of a mail from here on; nothing in it identifies a patient."""

    body: Masked
    segments: tuple[Segment, ...]
    citations: tuple[Citation, ...]
    subject: Masked
    files: tuple[Masked, ...]

    @property
    def identifiers_found(self) -> int:
        """How many identifiers were masked."""
        return sum(len(masked.replacements) for masked in (self.body, self.subject, *self.files))

    def service_quarter(self, message: Message) -> date | None:
        """The first day of the quarter of service, where its day in the message was masked."""
        new = (segment for segment in self.segments if segment.kind is SegmentKind.NEW)
        return masked_quarter(
            message.new_text, "".join(self.body.text[segment.start : segment.end] for segment in new)
        )


def _moved_segments(masked: Masked, segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Segments still cover the text without gap: a mask belongs to the segment its identifier began in."""
    segments = tuple(segments)
    borders = [*(moved_offset(masked, segment.start) for segment in segments), len(masked.text)]
    return tuple(
        Segment(segment.kind, start, end)
        for segment, (start, end) in zip(segments, pairwise(borders), strict=True)
    )


def _references(message: Message) -> tuple[str, ...]:
    """The thread, oldest first, as an answer repeats it (RFC 5322 section 3.6.4): what was replied to stands last."""
    earlier = [reference for reference in message.references if reference not in message.in_reply_to]
    return tuple(dict.fromkeys((*earlier, *message.in_reply_to)))


def _first(found: Iterable[Found | None]) -> Found | None:
    return next((one for one in found if one), None)
