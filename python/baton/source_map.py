"""Where an instruction stands in the program's text, and what it does."""

import opcode
from types import CodeType


class SourceMap:
    """The text of one program, and its instructions."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._positions: dict[CodeType, list] = {}
        self._bytes: dict[CodeType, bytes] = {}

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

    def _column(self, line: int, byte: int) -> int:
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        if text.isascii():
            return byte
        return utf16_length(text.encode()[:byte].decode(errors="replace"))


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)
