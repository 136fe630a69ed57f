"""`make screenshots`: the pictures of the desk in `docs/images/`, taken in Chromium on the sample day of the tests."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.servers.browser import open_browser, remedy
from tests.web.desk import CONSULTANT, make_desk
from tests.web.samples import fill
from tests.web.serving import served, sign_in

IMAGES = Path(__file__).parent.parent.parent / "docs" / "images"
WIDTH, HEIGHT = 1280, 860


def main() -> int:
    """Write every picture; 1 when there is no browser."""
    if (missing := remedy()) is not None:
        print(missing, file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Path(folder))
        made = fill(desk)
        pictures = {"queue": "/", "consultation": f"/consultations/{made['visit']}"}
        with served(desk) as address, open_browser() as browser:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            sign_in(page, desk, address, CONSULTANT)
            for name, path in pictures.items():
                page.goto(address + path)
                page.screenshot(path=IMAGES / f"{name}.png")
                print(f"docs/images/{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
