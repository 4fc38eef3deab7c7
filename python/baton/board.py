"""Tells what stands on the event loop's board, when it changed."""

import json

from baton.frames import FrameBook
from baton.generators import GENERATORS
from baton.values import quote_name
from baton.virtual_world import VirtualWorld


class BoardTeller:
    """Asks the world at each step, and keeps what was told."""

    def __init__(self, world: VirtualWorld, book: FrameBook) -> None:
        self._world = world
        self._book = book
        self._time = 0.0
        self._tasks: dict[str, str] = {}
        self._ready = "[]"
        self._timers = "[]"

    def __call__(self) -> list[str]:
        """What changed since the last time, as members of a step."""
        members: list[str] = []
        now = round(self._world.now, 9)
        if now != self._time:
            self._time = now
            members.append(f'"t":{now!r}')
        if self._book.known_loop is None:
            return members
        board = self._world.board(self._frame_of)
        changed = []
        for key, task in board.tasks.items():
            task["name"] = task["name"][:120]
            text = json.dumps(task)
            if self._tasks.get(key) != text:
                self._tasks[key] = text
                changed.append(f'"{key}":{text}')
        if changed:
            members.append(f'"tk":{{{",".join(changed)}}}')
        ready = "[" + ",".join(quote_name(each) for each in board.ready[:100]) + "]"
        if ready != self._ready:
            self._ready = ready
            members.append(f'"q":{ready}')
        timers = "[" + ",".join(f"[{when!r},{quote_name(what)}]" for when, what in board.timers[:100]) + "]"
        if timers != self._timers:
            self._timers = timers
            members.append(f'"tm":{timers}')
        return members

    def _frame_of(self, coroutine: object) -> int | None:
        entry = self._book.known(coroutine) if type(coroutine) in GENERATORS else None
        return None if entry is None else entry.id
