"""Turns the events of the interpreter into steps."""

from gc import collect

from baton.own_builtins import __builtins__  # noqa: F401
from baton.budget import Budget
from baton.events_in import EventsIn
from baton.events_inside import EventsInside
from baton.events_out import EventsOut
from baton.frames import FrameBook
from baton.listening import guard, listen, stop_listening
from baton.recorder import Recorder
from baton.scene import Scene
from baton.source_map import SourceMap


class Tracer:
    """The callbacks of one run."""

    def __init__(self, source: SourceMap, book: FrameBook, recorder: Recorder, budget: Budget) -> None:
        self._book = book
        self._recorder = recorder
        self._budget = budget
        scene = Scene(source, book, recorder, budget)
        self._inside = EventsInside(scene)
        self._in = EventsIn(scene)
        self._out = EventsOut(scene)

    def start(self) -> None:
        """Begins to listen."""
        listen(self._callbacks())

    def stop(self) -> None:
        """Ends listening, and leaves the interpreter as it was."""
        stop_listening(self._callbacks())

    def finish(self, namespace: dict) -> None:
        """Writes the last step, with what the module left in its namespace, and then empties it."""
        module = self._book.module

        def last_words() -> None:
            # What is collected at the end may print, and may be endless too.
            with guard(self._budget):
                namespace.clear()
                collect()

        self._recorder.step(
            "end",
            module,
            module.line,
            running=[(module, namespace)],
            stack=[],
            states={},
            delegates={},
            last_words=last_words,
        )

    def _callbacks(self) -> dict:
        of_loops = {"BRANCH_LEFT": self._inside.on_round, "BRANCH_RIGHT": self._inside.on_last_round}
        return {
            **(of_loops if self._recorder.twin_loops.exist else {}),
            "LINE": self._inside.on_line,
            "CALL": self._inside.on_call,
            "JUMP": self._inside.on_jump,
            "PY_START": self._in.on_start,
            "PY_RESUME": self._in.on_resume,
            "PY_YIELD": self._out.on_yield,
            "PY_RETURN": self._out.on_return,
            "PY_THROW": self._in.on_throw,
            "PY_UNWIND": self._out.on_unwind,
            "RAISE": self._out.on_raise,
        }
