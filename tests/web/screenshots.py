"""`make screenshots`: the pictures of the desk in `docs/images/`, light and dark, on the sample day of the tests."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from consultant import bootstrap
from consultant.review.sign_off import sign_off
from consultant.settings import PROJECT
from tests.servers.browser import open_browser, remedy
from tests.web.desk import ADMIN, ASKER, Desk, make_desk
from tests.web.samples import fill
from tests.web.serving import served, sign_in

IMAGES = PROJECT / "docs" / "images"
WIDTH, HEIGHT = 1280, 860


def sample_desk(folder: Path) -> tuple[Desk, dict[str, str]]:
    """A desk on a working day, and what is photographed."""
    desk, table = make_desk(folder), bootstrap.policy_table(PROJECT)
    desk.under(promise=bootstrap.promise(table))
    made = fill(desk)
    desk.under(sign_off=sign_off(table))
    desk.decide(made["upcode"])
    desk.database.audit.seal(desk.service.audit_key)
    return desk, {
        "queue": "/queue",
        "consultation": f"/consultations/{made['knee']}",
        "second-sign-off": f"/consultations/{made['upcode']}",
        "conversation": f"/consultations/{made['visit']}",
        "held": "/held",
        "outbox": "/outbox",
        "figures": "/figures?days=7",
        "answers": "/answers",
        "audit": "/audit",
        "accounts": "/accounts",
        "account": "/account",
    }


def main() -> int:
    """Write every picture; 1 when there is no browser."""
    if (missing := remedy()) is not None:
        print(missing, file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk, pictures = sample_desk(Path(folder))
        with served(desk) as address, open_browser() as browser:
            for suffix in ("", "-dark"):
                context = browser.new_context(
                    viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="dark" if suffix else "light"
                )
                page = context.new_page()
                page.goto(f"{address}/sign-in")
                _take(page, "sign-in", suffix)
                sign_in(page, desk, address, ADMIN)
                for name, path in pictures.items():
                    page.goto(address + path)
                    _take(page, name, suffix)
                page.goto(address + pictures["consultation"])
                page.locator("a.code").first.focus()
                _take(page, "code", suffix)
                sign_in(page, desk, address, ASKER)
                page.goto(f"{address}/mine")
                _take(page, "mine", suffix)
                context.close()
    return 0


def _take(page: Page, name: str, suffix: str) -> None:
    page.screenshot(path=IMAGES / f"{name}{suffix}.png")
    print(f"docs/images/{name}{suffix}.png")


if __name__ == "__main__":
    sys.exit(main())
