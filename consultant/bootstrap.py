"""Where ports meet adapters, and nowhere else: settings in, a Service out."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from consultant import keys, upkeep
from consultant.accounts.metering import meter
from consultant.accounts.unsubscribing import Unsubscribing
from consultant.answering import faithful
from consultant.answering.answerer import Answerer
from consultant.answering.asked_before import AskedBefore
from consultant.careers.rules import Board, rules
from consultant.careers.terms import terms
from consultant.catalogue.knowledge import load_notes
from consultant.catalogue.samples import load_samples
from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.store import open_catalogue
from consultant.catalogue.told_procedures import load_told
from consultant.dispatch.addresses import Addresses
from consultant.dispatch.domain_signature import DomainSignature, unsigned
from consultant.dispatch.postman import SmtpPostman, SmtpServer
from consultant.dispatch.smtp_sign_in import FixedToken, Tokens
from consultant.errors import InputError
from consultant.intake import screening_table
from consultant.intake.sent_folder import ImapSentFolder
from consultant.mailboxes import access_tokens, imap_server, line, pace, sending_mailbox
from consultant.mailboxes import now as now
from consultant.model.catalogue import Absent
from consultant.model.codes import CodeSystem
from consultant.model.knowledge import KnowledgeNote
from consultant.model.told_procedures import ToldProcedure
from consultant.ports import Catalogue, Nudge, SentFolder, Writer
from consultant.privacy.vault import Vault
from consultant.review.canned import canned
from consultant.review.promise import promise
from consultant.review.sign_off import sign_off
from consultant.service import Service
from consultant.settings import PROJECT, Settings
from consultant.steps.reading import MailReader
from consultant.steps.replying import Correspondence
from consultant.steps.serving import Products
from consultant.store.database import Database
from consultant.templates import MailTemplates


def service(settings: Settings, nudge: Nudge) -> Service:
    """Everything the flow works with. Opens the catalogue and the keys; the database connects when first used."""
    catalogue = open_catalogue(settings.catalogue_folder, licensed=settings.ama_licence)
    search = code_search(settings, catalogue)
    addresses = Addresses(settings.consult_address, keys.key(settings.keys_folder, "addresses"))
    templates = MailTemplates()
    screened = policy(PROJECT)
    told = {"limit": f"{settings.max_message_bytes // 1_000_000} MB", "hours": str(screened.answer_hours)}
    database = Database(settings.database)
    return Service(
        database=database,
        vault=Vault.from_file(settings.keys_folder / "vault.key"),
        reader=MailReader(
            screened, addresses, settings.authserv_id, knows(catalogue), database.threads.written
        ),
        catalogue=catalogue,
        composer=Answerer(catalogue, templates, notes(), search, told_procedures(), asked_before()),
        correspondence=Correspondence(addresses, settings.consult_name, templates, signature(settings), told),
        postman=postman(settings),
        nudge=nudge,
        clock=now,
        pace=pace(settings),
        sign_off=sign_off(policy_table(PROJECT)),
        promise=promise(policy_table(PROJECT)),
        copied=bool(settings.sent_folder),
        audit_key=audit_key(settings),
        web_url=settings.web_url.rstrip("/"),
        unsubscribing=Unsubscribing(
            keys.key(settings.keys_folder, "unsubscribing"), settings.web_url.rstrip("/")
        ),
        products=products(settings, search),
        canned=canned(read_table(PROJECT / "config" / "canned.toml")),
    )


def products(settings: Settings, search: CodeSearch) -> Products:
    """What the automatic answers by mail need. Raises InputError when the policy's numbers are not readable."""
    key = keys.key(settings.keys_folder, "readers")
    return Products(search, meter(policy_table(PROJECT)), board().terms, key)


SAMPLES = PROJECT / "config" / "asked.jsonl"


@cache  # a process reads what it was installed with once
def notes() -> tuple[KnowledgeNote, ...]:
    """The project's own notes on rules. Raises InputError when one is not readable."""
    return load_notes(PROJECT / "config" / "knowledge")


@cache
def told_procedures() -> tuple[ToldProcedure, ...]:
    """How procedures are told in words. Raises InputError when a line is not readable."""
    return load_told(PROJECT / "config" / "catalogue")


@cache
def asked_before() -> AskedBefore:
    """The sample questions with what answered them. Raises InputError at the first vote when the file is not readable."""
    return AskedBefore(lambda: load_samples(SAMPLES))


def code_search(settings: Settings, catalogue: Catalogue) -> CodeSearch:
    """Search over the catalogue's codes; the index is opened when first used."""
    return CodeSearch(settings.catalogue_folder, PROJECT / "config" / "synonyms.toml", catalogue.entry)


def policy(project: Path) -> screening_table.Policy:
    """The screening table of `config/policy.toml`. Raises InputError when it is not readable."""
    return screening_table.policy(policy_table(project))


def watch(settings: Settings) -> upkeep.Watch:
    """What may wait how long, and who is told. Raises InputError for a row that makes no sense."""
    limits = upkeep.limits(policy_table(PROJECT))
    return upkeep.Watch(limits, settings.alarm_address, timedelta(hours=settings.alarm_repeat_hours))


def board() -> Board:
    """What the job board goes by. Raises InputError for a row that makes no sense."""
    choices = terms(read_table(PROJECT / "config" / "careers.toml"))
    return Board(choices, rules(policy_table(PROJECT)))


def policy_table(project: Path) -> Mapping[str, Any]:
    """`config/policy.toml`, parsed. Raises InputError when it is not readable."""
    return read_table(project / "config" / "policy.toml")


def read_table(file: Path) -> Mapping[str, Any]:
    """A TOML file, parsed. Raises InputError when it is not readable."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}.") from error


def audit_key(settings: Settings) -> bytes:
    """What the audit is sealed with; it lies beside the database, not in it."""
    return keys.key(settings.keys_folder, "audit")


def writer(settings: Settings) -> Writer | None:
    """The optional writer; None where the settings name none."""
    if not settings.writer_url:
        return None
    same = writer_table(PROJECT)
    told = MailTemplates(PROJECT / "templates" / "writer").text(
        "instructions.txt", {"free": sorted(faithful.FREE), "same": same}
    )
    key = settings.writer_key.get_secret_value()
    from consultant.writing.chat import ChatWriter, Endpoint  # with its HTTP client 10 MB

    return ChatWriter(
        Endpoint(settings.writer_url, key, settings.writer_model, settings.writer_timeout_seconds, told)
    )


def same_phrases(project: Path) -> faithful.Phrases:
    """What the writer's text may say in other words. Raises InputError."""
    return faithful.phrases(writer_table(project))


def writer_table(project: Path) -> list[list[str]]:
    """The phrases of `config/writer.toml`. Raises InputError when it is not readable."""
    file = project / "config" / "writer.toml"
    try:
        return [list(map(str, group)) for group in tomllib.loads(file.read_text(encoding="utf-8"))["same"]]
    except (OSError, tomllib.TOMLDecodeError, LookupError, TypeError) as error:
        raise InputError(f"{file} cannot be read: {error}.") from error


def sent_folder(settings: Settings) -> SentFolder:
    """Where copies of sent replies are filed, in the account of the mailbox; connects with the first copy."""
    return ImapSentFolder(imap_server(settings), settings.sent_folder)


def postman(settings: Settings) -> SmtpPostman:
    """Connects when the first mail is sent."""
    return SmtpPostman(
        SmtpServer(
            url=settings.smtp_url,
            password=settings.smtp_password.get_secret_value(),
            timeout=settings.smtp_timeout_seconds,
            greeting=settings.consult_address.rpartition("@")[2],
            tokens=_smtp_tokens(settings),
        )
    )


def _smtp_tokens(settings: Settings) -> Tokens | None:
    """The tokens of the mailbox that sends, where the mail server takes them too; None where it wants a password."""
    if not settings.smtp_oauth:
        return None
    place = sending_mailbox(settings)
    return access_tokens(settings, place) or FixedToken(line(settings.imap_oauth_token, place))


def signature(settings: Settings) -> Callable[[bytes], bytes]:
    """What signs outgoing mail for the domain of the consult address. Raises InputError for a key that cannot."""
    if not settings.dkim_selector:
        return unsigned
    domain = settings.consult_address.rpartition("@")[2]
    return DomainSignature.from_pem(domain, settings.dkim_selector, settings.dkim_key.get_secret_value())


def knows(catalogue: Catalogue) -> Callable[[CodeSystem, str], bool]:
    """Whether the catalogue holds a code today: settles numbers that could be something else."""

    def known(system: CodeSystem, code: str) -> bool:
        return not isinstance(catalogue.entry(system, code, now().date()), Absent)

    return known
