"""What the program prints, kept until the next step tells of it."""

import io

from baton.own_builtins import __builtins__  # noqa: F401
from baton.budget import Budget
from baton.values import quote


class Output:
    """Both streams of a run."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._pieces: dict[str, list[str]] = {"o": [], "err": []}
        self.out = Stream(self, "o")
        self.err = Stream(self, "err")

    def write(self, stream: str, text: str) -> None:
        """Keeps a piece; ends the program when there is too much."""
        if self._budget.over is not None:
            # What still runs is being stopped.
            return
        granted = self._budget.output(len(text))
        self._pieces[stream].append(text[:granted])
        if granted < len(text):
            self._budget.stop("output")

    def take(self) -> list[str]:
        """What was printed since the last time, as members of a step."""
        members = []
        for key, pieces in self._pieces.items():
            if pieces:
                members.append(f'"{key}":{quote("".join(pieces))}')
                pieces.clear()
        return members


class Stream(io.TextIOBase):
    """`sys.stdout` or `sys.stderr` of the program."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, output: Output, key: str) -> None:
        self._output = output
        self._key = key

    @property
    def name(self) -> str:
        """The name that CPython gives the stream."""
        return "<stdout>" if self._key == "o" else "<stderr>"

    def writable(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if text:
            self._output.write(self._key, text)
        return len(text)
