"""django-helpdesk's `get_email` on the same kind of mailbox: a helpdesk many use, from PyPI, in an environment of its own.

It turns mails into tickets and looks nothing up; ours read, mask, cite, look up and draft. Its mail is sent nowhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.mails import question
from tests.benchmarks.real import RealServices
from tests.servers.postgres import USER

PACKAGES = ("django-helpdesk==2.6.1", "psycopg[binary]==3.3.9")
INSTALL_SECONDS = 180
RUN_SECONDS = 600
SETTINGS = """\
import os
SECRET_KEY = "bench"
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.sites", "django.contrib.humanize", "django.contrib.staticfiles",
    "rest_framework", "helpdesk",
]
DATABASES = {"default": {
    "ENGINE": "django.db.backends.postgresql", "HOST": "127.0.0.1", "PORT": os.environ["BENCH_PORT"],
    "NAME": os.environ["BENCH_NAME"], "USER": os.environ["BENCH_USER"], "CONN_MAX_AGE": 600,
}}
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
ROOT_URLCONF = "bench_urls"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
MEDIA_ROOT = os.environ["BENCH_FOLDER"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
SITE_ID = 1
USE_TZ = True
HELPDESK_TEAMS_MODE_ENABLED = False
"""
URLS = """\
from django.urls import include, path
urlpatterns = [path("helpdesk/", include("helpdesk.urls", namespace="helpdesk"))]
"""
ADD_QUEUE = """\
import os, django; django.setup()
from helpdesk.models import Queue
Queue.objects.create(title="Bench", slug="bench", email_address=os.environ["BENCH_ADDRESS"], allow_email_submission=True,
    email_box_type="imap", email_box_host="127.0.0.1", email_box_port=int(os.environ["BENCH_IMAP"]), email_box_ssl=False,
    email_box_user=os.environ["BENCH_ADDRESS"], email_box_pass=os.environ["BENCH_PASSWORD"], email_box_imap_folder="INBOX",
    email_box_interval=0, logging_type="none")
"""
COUNT = "import django; django.setup(); from helpdesk.models import Ticket; print(Ticket.objects.count())"


class CannotInstall(RuntimeError):
    """The package registry cannot be reached, or does not have it."""


def mails_a_second(real: RealServices, folder: Path, mails: int) -> float:
    """So many mails into tickets, after a first run that warms it up. Raises CannotInstall."""
    python = _installed(folder)
    mailbox = real.dovecot.add_mailbox()
    (folder / "bench_settings.py").write_text(SETTINGS)
    (folder / "bench_urls.py").write_text(URLS)
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "DJANGO_SETTINGS_MODULE": "bench_settings",
        "BENCH_ADDRESS": mailbox.address,
        "BENCH_FOLDER": str(folder / "media"),
        "BENCH_IMAP": str(mailbox.port),
        "BENCH_NAME": real.postgres.create_database(),
        "BENCH_PASSWORD": mailbox.password,
        "BENCH_PORT": str(real.postgres.port),
        "BENCH_USER": USER,
    }

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [python, *arguments],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=RUN_SECONDS,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"django-helpdesk: {done.stderr[-2000:]}")
        return done.stdout

    run("-m", "django", "migrate", "--verbosity", "0")
    run("-c", ADD_QUEUE)
    run("-m", "django", "get_email", "--quiet")  # without mail: what it costs to start
    mailbox.deliver(*(question(number, mailbox.address) for number in range(1, mails + 1)))
    start = time.perf_counter()
    run("-m", "django", "get_email", "--quiet")
    elapsed = time.perf_counter() - start
    made = int(run("-c", COUNT))
    if made != mails:
        raise RuntimeError(f"django-helpdesk made {made} tickets of {mails} mails")
    return mails / elapsed


def _installed(folder: Path) -> str:
    """The interpreter of a throw-away environment that has it."""
    folder.mkdir(parents=True, exist_ok=True)
    uv = Path(sys.executable).parent / "uv"
    environment = folder / "environment"
    python = str(environment / "bin" / "python")
    for command in (
        [uv, "venv", "--quiet", "--python", sys.executable, environment],
        [uv, "pip", "install", "--quiet", "--python", python, *PACKAGES],
    ):
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CannotInstall(str(error)) from error
        if done.returncode:
            raise CannotInstall(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "uv failed")
    return python
