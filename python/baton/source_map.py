"""Where an instruction stands in the program's text, and what it does."""

import ast
import opcode
from functools import cached_property
from json import loads as parse_json
from types import CodeType, FrameType
from warnings import catch_warnings

from baton.own_builtins import __builtins__  # noqa: F401

_CACHE = opcode.opmap["CACHE"]


class SourceMap:
    """The text of one program, and its instructions."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._positions: dict[CodeType, list] = {}
        self._bytes: dict[CodeType, bytes] = {}

    @cached_property
    def tree(self) -> ast.Module:
        """The text as the parser sees it; empty where it is nested too deeply for that."""
        with catch_warnings(action="ignore"):
            # The compiler has told them already.
            try:
                return ast.parse(self.text)
            except (RecursionError, MemoryError):
                return ast.Module([], [])

    @cached_property
    def one_line_loops(self) -> frozenset[int]:
        """Lines that hold a whole loop, `for x in y: pass`: no event tells that they begin anew."""
        loops = [node for node in ast.walk(self.tree) if isinstance(node, ast.For | ast.While | ast.AsyncFor)]
        return frozenset(loop.lineno for loop in loops if loop.body[0].lineno == loop.lineno)

    def owns(self, code: CodeType) -> bool:
        """Whether the code was written by the program's author."""
        return code.co_filename == self.name

    def operation(self, code: CodeType, offset: int) -> tuple[str, int]:
        """The name and the argument of the instruction at a byte offset."""
        instructions = self._bytes.get(code)
        if instructions is None:
            instructions = self._bytes[code] = code.co_code
        if not 0 <= offset < len(instructions):
            return "", 0
        while offset > 0 and instructions[offset] == _CACHE:
            offset -= 2
        return opcode.opname[instructions[offset]], instructions[offset + 1]

    def range_at(self, code: CodeType, offset: int) -> str | None:
        """The range of an instruction as JSON: line, column, last line, column after it; columns in UTF-16 units."""
        positions = self._positions.get(code)
        if positions is None:
            positions = self._positions[code] = list(code.co_positions())
        if not 0 <= offset // 2 < len(positions):
            return None
        first, last, start, stop = positions[offset // 2]
        if not first or not last or start is None or stop is None:
            return None
        return f"[{first},{self._column(first, start)},{last},{self._column(last, stop)}]"

    def range_of(self, node: ast.expr) -> str:
        """The range of an expression as JSON, as `range_at` gives it for what the compiler made of it."""
        last = node.end_lineno or node.lineno
        start, stop = self._column(node.lineno, node.col_offset), self._column(last, node.end_col_offset or 0)
        return f"[{node.lineno},{start},{last},{stop}]"

    def text_at(self, code: CodeType, offset: int) -> str:
        """The text of an instruction that stands on one line; '' otherwise."""
        place = self.range_at(code, offset)
        first, start, last, stop = parse_json(place) if place else (0, 0, 1, 0)
        return "" if first != last else self.lines[first - 1][start:stop]

    def line_of(self, code: CodeType, offset: int) -> int | None:
        """The line of an instruction."""
        self.range_at(code, 0)
        return self._positions[code][offset // 2][0]

    def first_line(self, code: CodeType) -> int:
        """The line where a function's own text begins, below its decorators."""
        line = code.co_firstlineno
        if code.co_name.startswith("<"):
            return line
        for number in range(line, min(line + 20, len(self.lines)) + 1):
            if self.lines[number - 1].lstrip().startswith("@"):
                continue
            if self.lines[number - 1].lstrip().startswith(("def ", "async def ", "class ")):
                return number
        return line

    def start_of(self, code: CodeType) -> str | None:
        """The range where a body begins: the line of its `def`, or all of a lambda or a generator expression."""
        if not code.co_name.startswith("<"):
            return self.line_range(self.first_line(code))
        self.range_at(code, 0)
        places = [each for each in self._positions[code] if None not in each and each[0] > 0 and each[3] > 0]
        if not places:
            return None
        first, start = min((place[0], place[2]) for place in places)
        last, stop = max((place[1], place[3]) for place in places)
        return f"[{first},{self._column(first, start)},{last},{self._column(last, stop)}]"

    def line_range(self, line: int) -> str | None:
        """The range of a whole line without its indentation, as JSON."""
        if not 1 <= line <= len(self.lines):
            return None
        text = self.lines[line - 1]
        indent = len(text) - len(text.lstrip())
        return f"[{line},{indent},{line},{utf16_length(text.rstrip())}]"

    def column_of_character(self, line: int, character: int) -> int:
        """The UTF-16 column of the character with this index, from 0."""
        text = self.lines[line - 1] if 1 <= line <= len(self.lines) else ""
        return utf16_length(text[: max(0, character)])

    def argument_of_call(self, frame: FrameType, offset: int) -> object | None:
        """The last argument of a call that is about to happen, where it is a constant or a name; None otherwise."""
        code = frame.f_code
        operation, number = self.operation(code, offset - 2)
        if operation == "LOAD_SMALL_INT":
            return number
        if operation == "LOAD_CONST":
            return code.co_consts[number]
        if operation == "LOAD_NAME":
            return frame.f_locals.get(code.co_names[number])
        if operation.startswith("LOAD_FAST") and number < len(code.co_varnames):
            return frame.f_locals.get(code.co_varnames[number])
        return None

    def _column(self, line: int, byte: int) -> int:
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        if text.isascii():
            return byte
        return utf16_length(text.encode()[:byte].decode(errors="replace"))


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text has."""
    if text.isascii() or max(text) <= "\uffff":
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
