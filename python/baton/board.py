"""Tells what stands on the event loop's board, when it changed."""

from json import dumps as write_json

from baton.own_builtins import __builtins__  # noqa: F401
from baton.frames import FrameBook
from baton.generators import is_generator
from baton.values import quote_name
from baton.virtual_world import Board, VirtualWorld


class BoardTeller:
    """Asks the world at each step, and keeps what was told."""

    def __init__(self, world: VirtualWorld, book: FrameBook) -> None:
        self._world = world
        self._book = book
        self._time = 0.0
        self._tasks: dict[str, str] = {}
        self._seen: dict[str, dict] = {}
        self._ready = "[]"
        self._timers = "[]"

    def __call__(self, leaving: str | None) -> list[str]:
        """What changed since the last time, as members of a step.

        `leaving` is what the running task is about to wait on, '' for nothing but its turn; None when it goes on.
        """
        members: list[str] = []
        now = round(self._world.now, 9)
        if now != self._time:
            self._time = now
            members.append(f'"t":{now!r}')
        if self._book.known_loop is None:
            return members
        board = self._world.board(self._frame_of)
        if leaving is not None:
            _let_go(board, self._world.about_to_wait(leaving) if leaving else leaving)
        changed = []
        for key, task in board.tasks.items():
            if self._seen.get(key) is task:
                continue
            self._seen[key] = task
            if key not in self._tasks and task["frame"] is None and task["state"] == "finished":
                # asyncio's own, made to clean up.
                continue
            text = write_json({**task, "name": task["name"][:120]})
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

    def has_new_cancellation(self) -> bool:
        """Whether a task was asked to end since the last step, and does not know it yet."""
        if self._book.known_loop is None:
            return False
        return any(
            task["state"] == "cancel-requested" and '"cancel-requested"' not in self._tasks.get(key, "")
            for key, task in self._world.board(self._frame_of).tasks.items()
        )

    def _frame_of(self, coroutine: object) -> int | None:
        entry = self._book.known(coroutine) if is_generator(coroutine) else None
        return None if entry is None else entry.id


def _let_go(board: Board, words: str) -> None:
    """The task that runs gives control to the loop: on the board it waits already."""
    for key, task in board.tasks.items():
        if task["state"] != "running":
            continue
        if words:
            board.tasks[key] = {**task, "state": "waiting", "on": words}
        else:
            board.tasks[key] = {**task, "state": "ready"}
            board.ready.append(task["name"])
        for timer in board.timers:
            if timer[1] == "callback of asyncio.sleep":
                timer[1] = task["name"]
