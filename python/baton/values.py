"""Writes values as JSON, the way the screens read them. Calls nothing of the program's."""

import enum
import types
from _json import encode_basestring_ascii as quote
from collections.abc import Callable
from typing import Protocol

from baton.own_builtins import __builtins__  # noqa: F401
from baton import looking
from baton.generators import is_generator
from baton.iterators import is_iterator
from baton.source_map import utf16_length

MAX_TEXT = 120
MAX_ITEMS = 30
MAX_DEPTH = 3

_LARGEST_INTEGER = 2**53 - 1
_NAMED = (
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
    types.ClassMethodDescriptorType,
)
_WRITTEN_BY_PYTHON = frozenset(
    {"range", "slice", "Decimal", "Fraction", "datetime", "date", "time", "timedelta", "ellipsis", "NotImplementedType"}
)
_SAFE_MODULES = frozenset({"builtins", "datetime", "decimal", "fractions"})


class References(Protocol):
    """What gives numbers to things with an identity."""

    def generator(self, value: object) -> str | None: ...

    def iterator(self, value: object, depth: int) -> str: ...

    def home_of(self, function_name: str, variable: str, value: object) -> int | None: ...

    def thing(self, value: object, depth: int) -> str: ...


def write(value: object, references: References, depth: int = 0) -> str:
    """A value as JSON. Things with an identity become references."""
    cls = type(value)
    simple = _SIMPLE.get(id(cls))
    if simple is not None:
        return simple(value)
    if cls is tuple:
        return _write_tuple(value, references, depth)
    if is_generator(value):
        return references.generator(value) or _name(f"<{looking.name_of_type(cls)} {value.__qualname__}>")
    if is_iterator(value):
        return references.iterator(value, depth)
    return _write_named(value, cls) or references.thing(value, depth)


def write_items(items: list[object], references: References, depth: int) -> str:
    """Several values as a JSON array."""
    return "[" + ",".join([write(item, references, depth) for item in items]) + "]"


def quote_name(text: str) -> str:
    """A name as a JSON string, never longer than the screens take it."""
    return quote(text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…")


def name_value(text: str) -> str:
    """A value of which only a name is shown."""
    return _name(text)


def _name(text: str) -> str:
    return f'{{"c":{quote_name(text)}}}'


def _write_integer(value: int) -> str:
    if -_LARGEST_INTEGER <= value <= _LARGEST_INTEGER:
        return int.__repr__(value)
    if value.bit_length() > 10_000:
        return f'{{"i":"an integer of {value.bit_length()} bits"}}'
    digits = int.__repr__(value)
    if len(digits) > MAX_TEXT:
        digits = f"{digits[:50]}…{digits[-10:]} ({len(digits)} digits)"
    return f'{{"i":{quote(digits)}}}'


def _write_text(value: str) -> str:
    if len(value) <= MAX_TEXT:
        return quote(value)
    return f'{{"s":{quote(value[:MAX_TEXT])},"n":{utf16_length(value)}}}'


def _write_bytes(value: bytes | bytearray) -> str:
    text = repr(bytes(value[:MAX_TEXT]))
    if len(text) > MAX_TEXT or len(value) > MAX_TEXT:
        text = f"{text[: MAX_TEXT - 30]}… ({len(value)} bytes)"
    return f'{{"y":{quote(text)}}}'


def _write_tuple(value: tuple, references: References, depth: int) -> str:
    if depth > MAX_DEPTH + 2:
        return _name(f"<tuple of {len(value)}>")
    items = write_items(list(value[:MAX_ITEMS]), references, depth + 1)
    rest = f',"n":{len(value)}' if len(value) > MAX_ITEMS else ""
    return f'{{"t":{items}{rest}}}'


def _write_named(value: object, cls: type) -> str | None:
    if cls is types.ModuleType:
        return _name(f"<module {types.ModuleType.__getattribute__(value, '__name__')}>")
    if looking.is_kind_of(value, type):
        return _name(f"<class {looking.qualified_name(value)}>")
    if any(cls is each for each in _NAMED):
        return _name(f"<built-in function {value.__name__}>")
    if cls is types.MethodType:
        return _name(f"<method {_qualified(value.__func__)}>")
    if looking.is_kind_of(value, enum.Enum):
        member = dict(looking.attributes(value)).get("_name_")
        return _name(f"{looking.qualified_name(cls)}.{member}") if type(member) is str else None
    if looking.name_of_type(cls) in _WRITTEN_BY_PYTHON and looking.module_of(cls) in _SAFE_MODULES:
        return _name(repr(value)) if cls is not slice else _name("<slice>")
    return None


def _qualified(function: object) -> str:
    if type(function) is types.FunctionType:
        return function.__qualname__
    return looking.name_of_type(type(function))


# By the address of the class: a metaclass may have a hash of its own.
_SIMPLE: dict[int, Callable[[object], str]] = {
    id(int): _write_integer,
    id(str): _write_text,
    id(bool): lambda value: "true" if value else "false",
    id(type(None)): lambda _: "null",
    id(float): lambda value: f'{{"f":"{float.__repr__(value)}"}}',
    id(complex): lambda value: f'{{"f":"{complex.__repr__(value)}"}}',
    id(bytes): _write_bytes,
    id(bytearray): _write_bytes,
}
