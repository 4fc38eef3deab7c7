"""Chains of `await`: who waits on whom, down to the future. Reads the interpreter's own attributes only."""

import asyncio
import gc
import os
from asyncio import futures
from collections.abc import Iterator
from types import AsyncGeneratorType, CodeType, CoroutineType, FrameType, GeneratorType
from typing import Any

from .own_builtins import __builtins__  # noqa: F401

_LIBRARY = os.path.dirname(os.path.dirname(asyncio.__file__)) + os.sep
_PACKAGES = os.path.join(_LIBRARY, "site-packages")
_LONGEST_CHAIN = 500


def chain_of(awaitable: Any) -> Iterator[Any]:
    """The coroutines and the like that wait on one another, the outermost first, and at last the future."""
    link = awaitable
    for _ in range(_LONGEST_CHAIN):
        if link is None:
            return
        link = behind_wrapper(link)
        yield link
        link = _next_link(link)


def code_of_link(link: Any) -> CodeType | None:
    """The code of a coroutine, generator or async generator."""
    match link:
        case CoroutineType():
            return link.cr_code
        case GeneratorType():
            return link.gi_code
        case AsyncGeneratorType():
            return link.ag_code
    return None


def frame_of_link(link: Any) -> FrameType | None:
    """Its frame, while it has not ended."""
    match link:
        case CoroutineType():
            return link.cr_frame
        case GeneratorType():
            return link.gi_frame
        case AsyncGeneratorType():
            return link.ag_frame
    return None


def is_library_link(link: Any) -> bool:
    """Whether it is Python's own code, or a future, and not the program's."""
    code = code_of_link(link)
    return code is None or is_library_file(code.co_filename)


def is_library_file(path: str) -> bool:
    """Whether the code of this file came with Python."""
    return path.startswith(_LIBRARY) and not path.startswith(_PACKAGES)


def _next_link(link: Any) -> Any:
    match link:
        case CoroutineType():
            return link.cr_await
        case GeneratorType():
            return link.gi_yieldfrom
        case AsyncGeneratorType():
            return link.ag_await
    return None


def behind_wrapper(link: Any) -> Any:
    """`await future` awaits an iterator that stands before the future; `anext()` likewise one before its generator."""
    if type(link).__module__ not in ("_asyncio", "builtins") or isinstance(link, futures.Future):
        return link
    if type(link) in (CoroutineType, GeneratorType, AsyncGeneratorType):
        return link
    for inner in gc.get_referents(link):
        if isinstance(inner, (futures.Future, CoroutineType, AsyncGeneratorType)):
            return inner
    return link
