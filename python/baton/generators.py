"""Generators, coroutines and async generators, looked at from outside without running anything."""

from gc import get_referents
from sys import exception as current_exception
from types import AsyncGeneratorType, CodeType, CoroutineType, FrameType, GeneratorType

from baton.own_builtins import __builtins__  # noqa: F401
from baton.looking import name_of_type
from baton.source_map import SourceMap

_GENERATORS = frozenset(map(id, (GeneratorType, CoroutineType, AsyncGeneratorType)))

# Awaitables of C that stand between a coroutine and the generator that it waits for.
_LINKS = frozenset(
    {
        "async_generator_asend",
        "async_generator_athrow",
        "coroutine_wrapper",
        "anext_awaitable",
    }
)

type Generator = GeneratorType | CoroutineType | AsyncGeneratorType


def is_generator(value: object) -> bool:
    """Whether it is one, by its address: comparing classes may call the program's."""
    return id(type(value)) in _GENERATORS


def code_of(generator: Generator) -> CodeType:
    """The code that it runs."""
    if type(generator) is GeneratorType:
        return generator.gi_code
    if type(generator) is CoroutineType:
        return generator.cr_code
    return generator.ag_code


def frame_of(generator: Generator) -> FrameType | None:
    """Its frame, unless it is over."""
    if type(generator) is GeneratorType:
        return generator.gi_frame
    if type(generator) is CoroutineType:
        return generator.cr_frame
    return generator.ag_frame


def state_of(generator: Generator) -> str:
    """created, running, suspended or closed."""
    if type(generator) is GeneratorType:
        frame, suspended, running = generator.gi_frame, generator.gi_suspended, generator.gi_running
    elif type(generator) is CoroutineType:
        frame, suspended, running = generator.cr_frame, generator.cr_suspended, generator.cr_running
    else:
        frame, suspended = generator.ag_frame, generator.ag_suspended
        # ag_running is true too while it waits for something inside of an `async for`.
        running = generator.ag_running and not suspended
    if frame is None:
        return "closed"
    if running:
        return "running"
    return "suspended" if suspended else "created"


def delegate_of(generator: Generator) -> object | None:
    """What a suspended one waits for in `yield from` or `await`."""
    if type(generator) is GeneratorType:
        delegate = generator.gi_yieldfrom
    elif type(generator) is CoroutineType:
        delegate = generator.cr_await
    else:
        delegate = generator.ag_await
    return behind_links(delegate)


def behind_links(awaitable: object) -> object:
    """The generator behind the helpers that C puts around it; the thing itself if there are none."""
    while name_of_type(type(awaitable)) in _LINKS:
        inner = [each for each in get_referents(awaitable) if is_generator(each) or name_of_type(type(each)) in _LINKS]
        if not inner:
            return awaitable
        awaitable = inner[0]
    return awaitable


def value_stack(generator: Generator) -> list[object]:
    """The locals and the value stack of one that was just resumed, the value that it receives on top."""
    items = get_referents(generator)
    handled = current_exception()
    # The exception that it handles is visited last of all.
    if items and items[-1] is handled and handled is not None:
        items.pop()
    return items


def delegate_below(items: list[object], value: object) -> object | None:
    """What a generator delegates to: it lies on the value stack below the value that passes through."""
    for index in range(len(items) - 1, 0, -1):
        if items[index] is value:
            return items[index - 1]
    return None


def leads_to(delegate: object, source: SourceMap) -> bool:
    """Whether a chain of delegation has a frame of the program's in it."""
    for _ in range(500):
        delegate = behind_links(delegate)
        if not is_generator(delegate):
            return False
        if source.owns(code_of(delegate)):
            return True
        delegate = delegate_of(delegate)
    return False
