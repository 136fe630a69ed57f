"""Settings: the only reader of `config/consultant.toml` and of the environment. Frozen once loaded."""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails

from consultant.errors import InputError

PROJECT = Path(__file__).resolve().parent.parent
"""The checkout: `config/` and `templates/` lie here."""

PREFIX = "CONSULTANT_"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
RUN_FILE = "run.json"
NOT_SETTINGS = frozenset({"CONSULTANT_CONFIG", "CONSULTANT_SECRETS_DIR", "CONSULTANT_SHARED"})


def _url_of(*schemes: str) -> AfterValidator:
    def check(value: str) -> str:
        parts = urlsplit(value)
        named = parts.hostname or parts.path or parts.scheme == "memory"
        if value and (parts.scheme not in schemes or not named):
            raise ValueError(
                f"must begin with {' or '.join(f'{s}://' for s in schemes)} and name a host, or be empty"
            )
        return value

    return AfterValidator(check)


def _each(check: AfterValidator) -> AfterValidator:
    """The check for each of several values parted by blanks."""
    one: Any = check.func
    return AfterValidator(lambda value: " ".join(one(part) for part in value.split()))


def _local_place(value: str) -> str:
    """LMTP knows no sign-in: it listens for this machine only (RFC 2033 section 5)."""
    host, _, port = value.rpartition(":")
    if value and not value.startswith("/") and not (host.strip("[]") in LOOPBACK and port.isdigit()):
        raise ValueError("must be 127.0.0.1:PORT, the absolute path of a socket, or empty")
    return value


def _encrypted(value: str) -> str:
    """What we write goes over the network in the clear to nobody."""
    parts = urlsplit(value)
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ValueError("must begin with https:// unless it is on this machine (127.0.0.1, ::1, localhost)")
    if value and not parts.hostname:
        raise ValueError("must name a host")
    if parts.username or parts.password:
        raise ValueError("must hold no password; put the key into CONSULTANT_WRITER_KEY")
    return value


def _networks(value: str) -> str:
    for part in value.split():
        try:
            ip_network(part)
        except ValueError as error:
            raise ValueError(
                f"must hold addresses or networks such as 10.0.0.0/8, parted by blanks ({error})"
            ) from None
    return value


def _mail_address(value: str) -> str:
    local, _, domain = value.rpartition("@")
    if not local or not domain or "+" in local or any(c.isspace() for c in value):
        raise ValueError("must be a plain address such as consult@example.org, without a plus part")
    if not value.isascii():
        raise ValueError("must be ASCII: many mail servers cannot answer to any other address (RFC 6531)")
    return value.lower()


Positive = Annotated[int, Field(gt=0)]


class Settings(BaseModel):
    """Every setting, typed. Reasons and defaults stand in `config/consultant.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path
    catalogue: str
    ama_licence: bool
    database_url: Annotated[str, _url_of("sqlite", "postgresql")]
    broker_url: Annotated[str, _url_of("redis", "rediss", "redis+socket", "memory")]
    imap_url: Annotated[str, _each(_url_of("imap", "imaps"))]
    smtp_url: Annotated[str, _url_of("smtp", "smtps")]
    imap_password: SecretStr
    smtp_password: SecretStr
    oidc_client_secret: SecretStr
    oidc_issuer: Annotated[str, _url_of("https", "http")]
    oidc_client_id: str
    imap_oauth_token: SecretStr
    oauth_token_url: Annotated[str, _url_of("https", "http")]
    oauth_client_id: str
    oauth_client_secret: SecretStr
    oauth_refresh_token: SecretStr
    oauth_scope: str
    smtp_oauth: bool
    dkim_key: SecretStr
    consult_address: Annotated[str, AfterValidator(_mail_address)]
    consult_name: str
    authserv_id: str
    web_url: Annotated[str, _url_of("http", "https")]
    web_host: str
    web_port: Annotated[int, Field(ge=0, le=65535)]
    web_processes: Annotated[int, Field(ge=1, le=64)]
    trusted_proxies: Annotated[str, AfterValidator(_networks)]
    forwarded_header: Literal["x-forwarded-for", "forwarded"]
    lmtp_listen: Annotated[str, AfterValidator(_local_place)]
    max_message_bytes: Annotated[int, Field(ge=10_000)]
    imap_timeout_seconds: Positive
    reconcile_seconds: Annotated[int, Field(gt=0, lt=29 * 60)]
    fetch_batch: Positive
    task_batch: Positive
    file_mail: bool
    processed_folder: str
    poller_lease_seconds: Positive
    worker_concurrency: Positive
    claim_seconds: Positive
    max_attempts: Positive
    tend_seconds: Annotated[float, Field(gt=0)]
    sweep_seconds: Annotated[float, Field(gt=0)]
    nudge_grace_seconds: Annotated[float, Field(ge=0)]
    writer_url: Annotated[str, _url_of("https", "http"), AfterValidator(_encrypted)]
    writer_key: SecretStr
    writer_model: str
    writer_timeout_seconds: Annotated[int, Field(gt=0, le=30)]
    smtp_timeout_seconds: Positive
    send_retry_seconds: Positive
    send_give_up_hours: Positive
    dkim_selector: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]*$")]
    sent_folder: str
    sending_lost_seconds: Positive
    alarm_address: Annotated[str, Field(pattern=r"^([^@\s]+@[^@\s]+)?$")]
    alarm_repeat_hours: Positive
    look_seconds: Positive
    claim_lease_minutes: Positive
    undo_seconds: Annotated[int, Field(ge=0, le=3600)]
    samples: bool
    sign_in_minutes: Positive
    session_hours: Positive
    log_level: Literal["debug", "info", "warning", "error"]
    log_format: Literal["text", "json"]

    @field_validator("oauth_token_url")
    @classmethod
    def _kept_secret(cls, value: str) -> str:
        """Tokens go there."""
        if value.startswith("http:") and urlsplit(value).hostname not in LOOPBACK:
            raise ValueError("must begin with https://")
        return value

    @field_validator("smtp_oauth")
    @classmethod
    def _has_tokens(cls, value: bool, known: ValidationInfo) -> bool:
        """Tokens come from somewhere."""
        token = known.data.get("imap_oauth_token")
        if value and not known.data.get("oauth_token_url") and not (token and token.get_secret_value()):
            raise ValueError("needs oauth_token_url or imap_oauth_token")
        return value

    @field_validator("sending_lost_seconds")
    @classmethod
    def _outlasts_a_send(cls, value: int, known: ValidationInfo) -> int:
        """A send that is still waiting for its answer must not be taken for one that a crash cut off."""
        longest = 2 * int(known.data.get("smtp_timeout_seconds", 0))
        if value < longest:
            raise ValueError(f"must be at least twice smtp_timeout_seconds, {longest}")
        return value

    @property
    def sandboxed(self) -> bool:
        """Whether mail goes to the local sandbox instead of a real mailbox."""
        return not self.imap_url

    @property
    def mailboxes(self) -> tuple[str, ...]:
        """The addresses of the watched mailboxes, the main one first."""
        return tuple(self.imap_url.split())

    @property
    def first_consultant(self) -> str:
        """The account that a sandbox begins with."""
        return f"desk@{self.consult_address.rpartition('@')[2]}"

    @property
    def database(self) -> str:
        """The database address with the embedded default filled in."""
        return self.database_url or f"sqlite:///{self.home / 'consultant.sqlite'}"

    @property
    def catalogue_folder(self) -> Path:
        """Where the read-only catalogue lies."""
        return Path(self.catalogue) if self.catalogue else self.home / "catalogue"

    @property
    def keys_folder(self) -> Path:
        """Where the service keeps the keys it made for itself."""
        return self.home / "keys"


SECRETS = frozenset(name for name, field in Settings.model_fields.items() if field.annotation is SecretStr)


def load(environment: Mapping[str, str] = os.environ, *, project: Path = PROJECT) -> Settings:
    """Read the file, then what a running `consultant run` told, then secret files, then the environment.

    Raises:
        InputError: a setting is unknown, missing or has a wrong value; the message names it, its value and the remedy.
    """
    file = Path(environment.get("CONSULTANT_CONFIG") or project / "config" / "consultant.toml")
    own = _from_environment(environment)
    values = _at_its_port({**_from_file(file), **_from_secret_files(environment), **own}, own)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise InputError(_explain(error, file)) from error
    home = settings.home if settings.home.is_absolute() else Path.cwd() / settings.home
    return with_running(settings.model_copy(update={"home": home}))


def with_running(settings: Settings) -> Settings:
    """Fill in where the embedded parts listen that run now in the same home.

    `consultant run` writes it to `run.json` and removes it when it stops, so that `consultant approve 3` in another
    terminal reaches the same broker and mail server. A setting of one's own stays, but for the desk's address: the
    port of the settings may have been taken, and this is the one it has.
    """
    try:
        told = json.loads((settings.home / RUN_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return settings
    known = {name: value for name, value in told.items() if name in Settings.model_fields}
    used = {
        name: value
        for name, value in known.items()
        if name == "web_url" or not _plain(getattr(settings, name))
    }
    secret = {name: SecretStr(value) for name, value in used.items() if name in SECRETS}
    return settings.model_copy(update={**used, **secret})


def _plain(value: object) -> object:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def _from_file(file: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f"Settings file {file} cannot be read ({error.strerror}). Set CONSULTANT_CONFIG to its place."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"Settings file {file} is not valid TOML: {error}.") from error
    told = [name for name in sorted(SECRETS) if values.get(name)]
    if told:
        raise InputError(
            f"{file}: {told[0]} is a secret. Put it into {PREFIX}{told[0].upper()} and empty it here."
        )
    return values


def _at_its_port(values: dict[str, Any], own: Mapping[str, str]) -> dict[str, Any]:
    """Where only the port was set, the address of this machine follows it."""
    port, parts = own.get("web_port", "0"), urlsplit(str(values.get("web_url", "")))
    if "web_url" in own or port == "0" or parts.scheme != "http" or parts.hostname not in LOOPBACK:
        return values
    return {**values, "web_url": f"http://{parts.hostname}:{port}"}


def _from_secret_files(environment: Mapping[str, str]) -> dict[str, str]:
    folder = environment.get("CONSULTANT_SECRETS_DIR")
    if not folder:
        return {}
    return {name: _secret(Path(folder) / name) for name in SECRETS if (Path(folder) / name).is_file()}


def _secret(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"Secret file {file} cannot be read ({type(error).__name__}). Give this account read access."
        ) from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    names = {key: key.removeprefix(PREFIX).lower() for key in environment if key.startswith(PREFIX)}
    for key, name in names.items():
        if name not in Settings.model_fields and key not in NOT_SETTINGS:
            near = difflib.get_close_matches(name, Settings.model_fields, 1)
            remedy = (
                f"Did you mean {PREFIX}{near[0].upper()}?"
                if near
                else "See config/consultant.toml for all names."
            )
            raise InputError(f"{key} is not a setting. {remedy}")
    return {name: environment[key] for key, name in names.items() if name in Settings.model_fields}


def _without_password(shown: str) -> str:
    """An address may carry a password, and messages end up in logs and terminals."""
    return re.sub(r"(?<=//)([^/@:]*):.*@", r"\1:(secret)@", shown)


def _explain(error: ValidationError, file: Path) -> str:
    return "\n".join(_explain_one(problem, file) for problem in error.errors())


def _explain_one(problem: ErrorDetails, file: Path) -> str:
    name = str(problem["loc"][0])
    variable = f"{PREFIX}{name.upper()}"
    if problem["type"] == "missing":
        return f"{name} is missing: add it to {file} or set {variable}."
    if problem["type"] == "extra_forbidden":
        return f"{file}: {name} is not a setting. Remove it or correct its spelling."
    value = "(secret)" if name in SECRETS else _without_password(repr(problem["input"]))
    return f"{variable} = {value} is wrong: {_reason(problem)}. Change it in {file} or the environment."


def _reason(problem: ErrorDetails) -> str:
    """What the value must be, in plain words."""
    field = Settings.model_fields[str(problem["loc"][0])]
    number = "a whole number" if field.annotation is int else "a number" if field.annotation is float else ""
    if number:
        return f"must be {number}{_range(field.metadata)}"
    if problem["type"].startswith("bool"):
        return "must be true or false"
    if problem["type"] == "literal_error":
        return f"must be {problem['ctx']['expected']}"
    return problem["msg"].removeprefix("Value error, ").replace("Input should be", "must be")


_BOUNDS = {"gt": "greater than", "ge": "at least", "lt": "less than", "le": "at most"}


def _range(constraints: Sequence[object]) -> str:
    """The bounds of a number in words: ` greater than 0 and less than 1740`."""
    bounds = [
        f"{words} {getattr(constraint, name)}"
        for constraint in constraints
        for name, words in _BOUNDS.items()
        if getattr(constraint, name, None) is not None
    ]
    return f" {' and '.join(bounds)}" if bounds else ""
