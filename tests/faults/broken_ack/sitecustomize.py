"""Makes the first acknowledgement to the broker fail as kombu's does when its channel was closed a moment before.

Python imports this module at every start because its folder is on PYTHONPATH; without BROKEN_ACK it does nothing. BROKEN_ACK is a
file that tells, across restarts, that it has happened.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


def _break_once(mark: Path) -> None:
    from kombu.transport.redis import QoS

    acknowledge = QoS.ack

    def ack(self: Any, delivery_tag: str) -> None:
        if not mark.exists():
            mark.touch()
            raise AttributeError("'NoneType' object has no attribute 'address'")
        acknowledge(self, delivery_tag)

    QoS.ack = ack


if os.environ.get("BROKEN_ACK"):
    _break_once(Path(os.environ["BROKEN_ACK"]))
