"""Writes steps: what differs from the step before, as JSON."""

from collections.abc import Callable, Iterable
from sys import exception as current_exception

from baton.own_builtins import __builtins__  # noqa: F401
from baton import looking, values
from baton.budget import Budget
from baton.frame_entry import FrameEntry
from baton.frames import FrameBook
from baton.generators import is_generator, Generator, code_of, delegate_of, state_of
from baton.local_changes import LocalChanges
from baton.objects import Living, Moves, Objects
from baton.output import Output
from baton.source_map import SourceMap
from baton.twin_loops import TwinLoops
from baton.virtual_labels import waiting_words

# A report is never longer, and at first much shorter: a run that hangs in C early must not take with it where it hung.
STEPS_PER_REPORT = 25
REPORTED_PER_STEP_HELD = 10
# Python calls these closed, too.
_ENDS = ("failed", "collected")

type Board = Callable[[str | None], Iterable[str]]


class Recorder:
    """Keeps what the screens know already, and tells them the rest."""

    def __init__(
        self, book: FrameBook, source: SourceMap, output: Output, budget: Budget, emit: Callable[[str], object]
    ) -> None:
        self._book = book
        self._source = source
        self._output = output
        self._budget = budget
        self._emit = emit
        self._steps: list[str] = []
        self._reported = 0
        self._stack = ""
        # Frames that may have run since the last step.
        self._touched: set[int] = set()
        self.objects = Objects(book, source)
        self._locals = LocalChanges(book, self.objects)
        self.twin_loops = TwinLoops(source, book)
        self.board: Board = lambda _: ()

    def step(
        self,
        event: str,
        entry: FrameEntry,
        line: int,
        *,
        running: Living,
        stack: list[int],
        states: dict[FrameEntry, str],
        delegates: dict[FrameEntry, str],
        leaving: str | None = None,
        last_words: Callable[[], object] = lambda: None,
        parts: Callable[[Objects], Iterable[str]] = lambda _: (),
    ) -> None:
        """Writes one step.

        `running` are the frames whose locals can be read now, `stack` is how it stands after the step, `states`
        and `delegates` what the step makes of generators, and `parts` writes members that hold values.
        """
        # An instruction that the compiler has added has no line.
        line = line or entry.line
        entry.line = line
        living = self._locals.living(running)
        current = running[0][0] if running else entry
        touched = {current.id, *self._touched}
        self._touched = {current.id, *stack[-1:]}
        self.objects.begin(living, last=event == "end")
        members = [f'"e":"{event}","f":{entry.id},"l":{max(1, line)}', *parts(self.objects)]
        handled = current_exception()
        if handled is not None:
            # Between two lines it is in nobody's variable, and it is the same one afterwards.
            self.objects.write_passing(handled)
        changed, gone = self._locals.tell(living, touched)
        moves = Moves()
        self.twin_loops.tell(living, self.objects, moves)
        objects = self.objects.finish(moves)
        changed = ",".join(filter(None, [changed, *moves.changed]))
        gone = ",".join(filter(None, [gone, *moves.gone]))
        told, waits = self._states({**states, **moves.states}, delegates)
        written = "[" + ",".join(map(str, stack)) + "]"
        if written != self._stack:
            self._stack = written
            members.append(f'"st":{written}')
        for key, text in (("gs", told), ("v", changed), ("del", gone), ("h", objects), ("aw", waits)):
            if text:
                members.append(f'"{key}":{{{text}}}')
        members.extend(self._new_frames())
        last_words()
        members.extend(self._output.take())
        members.extend(self.board(leaving))
        self._write("{" + ",".join(members) + "}", event)

    def flush(self) -> None:
        """Hands out what was written."""
        if self._steps:
            steps, self._steps = self._steps, []
            self._reported += len(steps)
            self._emit(f'{{"steps":[{",".join(steps)}]}}')

    def _write(self, text: str, event: str) -> None:
        self._steps.append(text)
        if len(self._steps) >= min(STEPS_PER_REPORT, 1 + self._reported // REPORTED_PER_STEP_HELD):
            self.flush()
        if event != "end":
            self._budget.step(len(text))

    def _states(self, states: dict[FrameEntry, str], delegates: dict[FrameEntry, str]) -> tuple[str, str]:
        told: list[str] = []
        waits: list[str] = []
        for entry in self._book.generators():
            generator = entry.generator()
            if entry not in states and generator is not None:
                states[entry] = state_of(generator)
            delegate = delegates.get(entry)
            if delegate is None and generator is not None:
                delegate = self._delegate(generator)
            if delegate != entry.delegate:
                entry.delegate = delegate
                waits.append(f'"{entry.id}":{delegate or "null"}')
        for entry, state in states.items():
            if entry.state != state and not (entry.state in _ENDS and state == "closed"):
                entry.state = state
                told.append(f'"{entry.id}":"{state}"')
        return ",".join(told), ",".join(waits)

    def _delegate(self, generator: Generator) -> str | None:
        delegate = delegate_of(generator)
        if delegate is None:
            return None
        if is_generator(delegate) and self._source.owns(code_of(delegate)):
            return f'{{"to":{self._book.of_generator(delegate).id}}}'
        words = waiting_words(delegate) or looking.name_of_type(type(delegate))
        return f'{{"on":{values.quote_name(words)}}}'

    def _new_frames(self) -> list[str]:
        fresh, self._book.fresh = self._book.fresh, []
        written = [
            f'{{"id":{entry.id},"kind":"{entry.kind}","name":{values.quote_name(entry.name)}'
            + (f',"line":{entry.first_line}}}' if entry.first_line else "}")
            for entry in fresh
        ]
        return [f'"new":[{",".join(written)}]'] if written else []
