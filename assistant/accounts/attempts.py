"""How often a wrong password may be given before one has to wait."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict

WINDOW = 300.0
"""Seconds for which a wrong password counts."""
MOST_BY_NAME, MOST_BY_ADDRESS = 5, 20
_MOST_KEPT = 10_000


class Attempts:
    """Wrong passwords of late, by the name that was tried and by where it was tried from. In memory only."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[tuple[str, str], list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, name: str, address: str, now: float | None = None) -> int:
        """Seconds to wait before another attempt; 0 where one may be made now."""
        now = time.monotonic() if now is None else now
        with self._lock:
            waits = [
                self._left(("name", name), MOST_BY_NAME, now),
                self._left(("address", address), MOST_BY_ADDRESS, now),
            ]
        return max(waits)

    def failed(self, name: str, address: str, now: float | None = None) -> None:
        """Note a wrong password."""
        now = time.monotonic() if now is None else now
        with self._lock:
            for key in (("name", name), ("address", address)):
                self._wrong[key] = [*self._recent(key, now), now]
                self._wrong.move_to_end(key)
            while len(self._wrong) > _MOST_KEPT:
                self._wrong.popitem(last=False)

    def succeeded(self, name: str) -> None:
        """Forget what was tried in this name."""
        with self._lock:
            self._wrong.pop(("name", name), None)

    def _recent(self, key: tuple[str, str], now: float) -> list[float]:
        return [at for at in self._wrong.get(key, ()) if now - at < WINDOW]

    def _left(self, key: tuple[str, str], most: int, now: float) -> int:
        """Until the oldest of the last ``most`` does not count any more."""
        recent = self._recent(key, now)
        return int(recent[-most] + WINDOW - now) + 1 if len(recent) >= most else 0
