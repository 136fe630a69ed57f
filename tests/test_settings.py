"""Settings: a wrong one stops the start with its name, its value and the remedy; secrets are never shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consultant.errors import InputError
from consultant.mailboxes import sending_mailbox
from consultant.settings import PROJECT, RUN_FILE, Settings, load

SECRET = "open-sesame-91"


def settings(tmp_path: Path, **environment: str) -> Settings:
    given = {f"CONSULTANT_{name.upper()}": value for name, value in environment.items()}
    return load({"CONSULTANT_HOME": str(tmp_path), **given})


def test_a_port_alone_changes_the_address_of_this_machine() -> None:
    assert load({"CONSULTANT_WEB_PORT": "8080"}).web_url == "http://127.0.0.1:8080"
    own = {"CONSULTANT_WEB_PORT": "8080", "CONSULTANT_WEB_URL": "https://desk.example.org"}
    assert load(own).web_url == "https://desk.example.org"
    assert load({"CONSULTANT_WEB_PORT": "0"}).web_url == load({}).web_url


def test_the_defaults_are_complete_and_need_nothing(tmp_path: Path) -> None:
    found = settings(tmp_path)
    assert found.sandboxed
    assert found.database == f"sqlite:///{tmp_path}/consultant.sqlite"


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    assert settings(tmp_path, claim_seconds="7").claim_seconds == 7


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("broker_url", "memory://"),
        ("broker_url", "redis://localhost"),
        ("broker_url", "redis+socket:///run/redis.sock"),
        ("database_url", "sqlite:////srv/consultant.sqlite"),
        ("database_url", "postgresql://desk@/name"),
        ("imap_url", "imaps://desk%40example.org@mail.example.org/INBOX"),
        ("smtp_url", ""),
    ],
)
def test_a_right_address_is_taken(tmp_path: Path, name: str, value: str) -> None:
    assert getattr(settings(tmp_path, **{name: value}), name) == value


def test_every_setting_is_in_the_file_with_a_reason() -> None:
    lines = (PROJECT / "config" / "consultant.toml").read_text(encoding="utf-8").splitlines()
    for name in Settings.model_fields:
        (line,) = [line for line in lines if line.startswith(f"{name} =")]
        assert "#" in line, name


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("claim_seconds", "soon", "must be a whole number greater than 0"),
        ("claim_seconds", "-1", "must be a whole number greater than 0"),
        ("claim_seconds", "1.5", "must be a whole number greater than 0"),
        ("sweep_seconds", "often", "must be a number greater than 0"),
        ("web_port", "70000", "must be a whole number at least 0 and at most 65535"),
        ("file_mail", "perhaps", "must be true or false"),
        ("broker_url", "amqp://localhost", "redis://"),
        ("database_url", "mysql://localhost/x", "postgresql://"),
        ("consult_address", "a+b@example.org", "without a plus part"),
        ("log_level", "loud", "must be 'debug', 'info', 'warning' or 'error'"),
        ("reconcile_seconds", "7200", "must be a whole number greater than 0 and less than 1740"),
    ],
)
def test_a_wrong_value_is_told_with_name_value_and_remedy(
    tmp_path: Path, name: str, value: str, remedy: str
) -> None:
    with pytest.raises(InputError) as told:
        settings(tmp_path, **{name: value})
    for part in (f"CONSULTANT_{name.upper()}", value, remedy, "consultant.toml"):
        assert part in str(told.value)


def test_every_wrong_setting_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        settings(tmp_path, claim_seconds="x", sweep_seconds="y")
    assert len(str(told.value).splitlines()) == 2


def test_a_misspelt_name_is_told_with_the_near_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="CONSULTANT_CLAIM_SECONDS"):
        settings(tmp_path, claim_second="7")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("database_url", f"mysql://desk:{SECRET}@host/name"),
        ("database_url", f"mysql://desk:{SECRET}/@#x@host/name"),
        ("broker_url", f"amqp://:{SECRET}@host"),
        ("imap_url", f"pop3://desk%40example.org:{SECRET}@host"),
        ("smtp_url", f"http://desk:{SECRET}@host"),
    ],
)
def test_a_password_in_an_address_is_not_repeated(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(InputError) as told:
        settings(tmp_path, **{name: value})
    assert SECRET not in str(told.value)
    assert "(secret)" in str(told.value)


def test_secrets_are_not_shown_with_the_settings(tmp_path: Path) -> None:
    found = settings(tmp_path, imap_password=SECRET, smtp_password=SECRET, imap_oauth_token=SECRET)
    assert SECRET not in repr(found) + str(found) + str(found.model_dump())
    assert found.imap_password.get_secret_value() == SECRET


def test_a_secret_comes_from_a_file_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "imap_password").write_text(f"{SECRET}\n")
    assert settings(tmp_path, secrets_dir=str(tmp_path)).imap_password.get_secret_value() == SECRET


def test_a_secret_file_that_cannot_be_read_is_told_without_its_content(tmp_path: Path) -> None:
    (tmp_path / "imap_password").write_bytes(b"\xff" + SECRET.encode())
    with pytest.raises(InputError, match="imap_password") as told:
        settings(tmp_path, secrets_dir=str(tmp_path))
    assert SECRET not in str(told.value)


def test_a_secret_in_the_file_is_refused_without_showing_it(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    standard = (PROJECT / "config" / "consultant.toml").read_text(encoding="utf-8")
    file.write_text(standard.replace('imap_password = ""', f'imap_password = "{SECRET}"'))
    with pytest.raises(InputError, match="CONSULTANT_IMAP_PASSWORD") as told:
        settings(tmp_path, config=str(file))
    assert SECRET not in str(told.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [("home = ", "not valid TOML"), ("home = 'x'", "is missing"), ("colour = 1", "not a setting")],
)
def test_a_damaged_file_is_told(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(content)
    with pytest.raises(InputError, match=told):
        settings(tmp_path, config=str(file))


def test_a_missing_file_is_told_with_the_setting_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="CONSULTANT_CONFIG"):
        settings(tmp_path, config=str(tmp_path / "none.toml"))


def test_addresses_of_the_running_parts_fill_what_is_empty(tmp_path: Path) -> None:
    running = {
        "broker_url": "redis://127.0.0.1:7777/0",
        "imap_password": SECRET,
        "smtp_url": "smtp://127.0.0.1:1",
    }
    (tmp_path / RUN_FILE).write_text(json.dumps(running))
    found = settings(tmp_path, smtp_url="smtp://own:25")
    assert (found.broker_url, found.smtp_url) == ("redis://127.0.0.1:7777/0", "smtp://own:25")
    assert found.imap_password.get_secret_value() == SECRET
    assert SECRET not in repr(found)


def test_a_broken_run_file_is_ignored(tmp_path: Path) -> None:
    (tmp_path / RUN_FILE).write_text("{")
    assert settings(tmp_path).sandboxed


def test_signing_in_to_send_with_tokens_needs_tokens(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="SMTP_OAUTH"):
        settings(tmp_path, smtp_oauth="true")
    assert settings(tmp_path, smtp_oauth="true", imap_oauth_token=SECRET).smtp_oauth
    assert settings(tmp_path, smtp_oauth="true", oauth_token_url="https://login.example/token").smtp_oauth


def test_who_sends_signs_in_with_the_tokens_of_the_same_account(tmp_path: Path) -> None:
    watched = "imaps://info%40x.example@imap.x.example/INBOX imaps://consult%40x.example@imap.x.example/INBOX"
    for user, place in (("Consult%40x.example@", 1), ("info%40x.example@", 0), ("other@", 0), ("", 0)):
        found = settings(tmp_path, imap_url=watched, smtp_url=f"smtps://{user}smtp.x.example:465")
        assert sending_mailbox(found) == place
