"""Why a run cannot go on: exceptions that a program can neither name nor, for long, swallow."""


class WorldStop(BaseException):
    """The run ends here. `except Exception` lets it through, and the loop raises it anew."""


class Deadlock(WorldStop):
    """Everybody waits and nobody can wake anybody. `detail` says who waits on what, one a line."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class InputNeeded(WorldStop):
    """The program asked for a line and none was left. `prompt` is what it had printed to ask."""

    def __init__(self, prompt: str) -> None:
        super().__init__(prompt)
        self.prompt = prompt
