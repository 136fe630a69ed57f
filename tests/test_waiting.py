"""No browser test looks at a page before it is there: on a slow machine it would fail without a defect.

Playwright waits in `expect(...)`, in actions on an element and in `wait_for_...`; everything else tells how the page is in
this very moment, which after a click may still be the page before. Time itself is waited for by the page's own clock
(`page.clock`), never by sleeping.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

HERE = Path(__file__).parent
READS = frozenset(
    {"count", "all", "all_inner_texts", "all_text_contents", "inner_html", "inner_text", "text_content"}
    | {"get_attribute", "input_value", "content", "title"}
    | {"is_checked", "is_disabled", "is_editable", "is_enabled", "is_hidden", "is_visible"}
)
"""Methods that tell what is there now; `expect` knows a waiting form of each."""
SLEEPS = ("time.sleep", "page.wait_for_timeout")
ACTS = frozenset({"check", "click", "dblclick", "press", "select_option", "set_checked", "tap", "uncheck"})
"""What may begin a navigation, or a script that asks the server."""
LEAVES = frozenset({"close", "evaluate", "go_back", "goto", "reload"})
"""What gives up a navigation that has not come to its end, or fails beside it."""


def called(node: ast.AST | None) -> str:
    """The name of the method or function that an expression calls, "" for other expressions."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def asked(statement: ast.AST) -> ast.AST | None:
    """What an assertion, a condition or a loop decides by."""
    return (
        getattr(statement, "test", None) if isinstance(statement, ast.Assert | ast.If | ast.While) else None
    )


def reads(asked: ast.AST) -> Iterator[str]:
    for node in ast.walk(asked):
        if called(node) in READS and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from [called(node)] * (called(node) not in ("count", "title") or not node.args)
        elif (
            isinstance(node, ast.Attribute)
            and node.attr == "url"
            and ast.unparse(node.value).endswith("page")
        ):
            yield "url"


def hasty(first: ast.stmt, then: ast.stmt) -> bool:
    """Whether the second statement does not wait for what the first one began."""
    acts = isinstance(first, ast.Expr) and called(first.value) in ACTS
    leaves = isinstance(then, ast.Expr) and called(then.value) in LEAVES
    return acts and (leaves or isinstance(then, ast.Assert))


def impatience(source: str) -> list[tuple[int, str]]:
    """Line and fault of each place that does not wait."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(SLEEPS):
            found.append((node.lineno, "sleeps"))
        if (decided := asked(node)) is not None:
            found += [(node.lineno, f"decides by {name} of this moment") for name in reads(decided)]
        found += [
            (then.lineno, "does not wait for what was begun")
            for body in (getattr(node, "body", []), getattr(node, "orelse", []))
            if isinstance(body, list)
            for first, then in pairwise(body)
            if hasty(first, then)
        ]
    return sorted(found)


def browser_tests() -> dict[str, str]:
    """Source of every test or helper that drives a page, by its name."""
    sources = {str(path.relative_to(HERE)): path.read_text(encoding="utf-8") for path in HERE.rglob("*.py")}
    return {name: text for name, text in sources.items() if "from playwright.sync_api import" in text}


def test_no_browser_test_runs_ahead_of_its_page() -> None:
    sources = browser_tests()
    assert len(sources) > 10
    assert [f"{name}:{at} {why}" for name, text in sources.items() for at, why in impatience(text)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        'page.click("a")\nassert page.locator("b").count() > 0',
        'page.click("a")\nassert answered',
        'page.get_by_label("a").press("Enter")\npage.goto("/")',
        'page.keyboard.press("a")\npage.evaluate("1")',
        "assert page.url == wanted",
        "while not page.locator('b').is_visible(): pass",
        'assert "words" in page.content()',
        "page.wait_for_timeout(100)",
        "if True:\n    time.sleep(1)",
    ],
)
def test_running_ahead_is_seen(wrong: str) -> None:
    assert impatience(wrong) != []


@pytest.mark.parametrize(
    "right",
    [
        'page.click("a")\nexpect(page.locator("b")).to_be_visible()',
        'page.goto("/")\npage.goto("/a")',
        'assert text.count("a") == 1',
        'link = page.locator("a").get_attribute("href")',
        "assert url == wanted",
    ],
)
def test_waiting_is_let_be(right: str) -> None:
    assert impatience(right) == []
