"""How a run ended, in the words of Python, about the program's own lines."""

import json
import sys
import traceback
from types import TracebackType

from baton.source_map import SourceMap


def finished() -> dict:
    """To the last line."""
    return {"how": "finished"}


def exited(code: object) -> dict:
    """By `sys.exit`. A text goes to standard error, as Python does it."""
    if code is None:
        return {"how": "exited", "code": "0"}
    if type(code) is int:
        return {"how": "exited", "code": str(code)}
    print(code, file=sys.stderr)
    return {"how": "exited", "code": "1"}


def stopped(why: str, detail: str | None = None) -> dict:
    """By a limit."""
    end = {"how": "stopped", "why": why}
    if detail:
        end["detail"] = detail[:2_000]
    return end


def failed(exception: BaseException, source: SourceMap) -> dict:
    """By an exception."""
    told = traceback.TracebackException.from_exception(exception)
    _keep_own_lines(told, source.name)
    text = "".join(told.format(colorize=False))
    return {
        "how": "failed",
        "type": type(exception).__name__[:120],
        "message": cut(_message(exception), 2_000),
        "traceback": cut(text, 20_000),
        "at": _place(exception, source),
    }


def cut(text: str, longest: int) -> str:
    """A text that is not too long for the screens."""
    text = text.encode("utf-16-le", "surrogatepass")[: 2 * longest].decode("utf-16-le", "replace")
    return text


def _message(exception: BaseException) -> str:
    if isinstance(exception, SyntaxError):
        return str(exception.msg)
    try:
        return str(exception)
    except Exception:
        return "<exception str() failed>"


def _keep_own_lines(told: traceback.TracebackException, name: str) -> None:
    pending, seen = [told], set()
    while pending:
        each = pending.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        each.stack = traceback.StackSummary.from_list(
            [line for line in each.stack if line.filename == name and not _never_began(line)]
        )
        pending += [each.__cause__, each.__context__, *(each.exceptions or ())]


def _never_began(line: traceback.FrameSummary) -> bool:
    """A function that was one call too deep: Python does not name it either."""
    return line.colno == line.end_colno == 0


def _place(exception: BaseException, source: SourceMap) -> list[int] | None:
    if isinstance(exception, SyntaxError) and exception.filename == source.name:
        return _place_of_syntax_error(exception, source)
    place = None
    step: TracebackType | None = exception.__traceback__
    while step is not None:
        if source.owns(step.tb_frame.f_code):
            found = source.range_at(step.tb_frame.f_code, step.tb_lasti) or source.line_range(step.tb_lineno)
            place = place if found is not None and found.endswith(",0]") else found
        step = step.tb_next
    return None if place is None else json.loads(place)


def _place_of_syntax_error(error: SyntaxError, source: SourceMap) -> list[int] | None:
    line = error.lineno
    if not line or line < 1:
        return None
    start = source.column_of_character(line, (error.offset or 1) - 1)
    last = error.end_lineno if error.end_lineno and error.end_lineno >= line else line
    stop = source.column_of_character(last, error.end_offset - 1) if error.end_offset and error.end_offset > 0 else start
    if last == line and stop <= start:
        stop = start + 1
    return [line, start, last, stop]
