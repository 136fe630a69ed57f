"""The operator's one-time acceptance of the AMA notice, kept beside the catalogue: who accepts it once is not asked again."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

FILE = "ama-accepted.json"


def accepted(folder: Path) -> bool:
    """Whether the notice was accepted before."""
    return (folder / FILE).is_file()


def record(folder: Path, now: datetime) -> None:
    """Keep the moment of acceptance."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(json.dumps({"accepted": now.isoformat()}), encoding="utf-8")
