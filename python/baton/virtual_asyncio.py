"""Puts virtual loops in the place of asyncio's own for the length of a run."""

import asyncio
import sys
from asyncio import events, runners, unix_events
from collections.abc import Callable

from .virtual_loop import LoopHost, VirtualLoop
from .virtual_patches import Patches
from .virtual_sets import install_sets


def install_asyncio(host: LoopHost, number_of: Callable[[asyncio.Task], int], patches: Patches) -> None:
    """Every way to a loop leads to a virtual one of this host, and sets of tasks keep the order of `number_of`."""
    patches.after(_keep_interpreter_state())
    events._set_running_loop(None)
    events._set_event_loop_policy(None)
    sys.set_asyncgen_hooks(None, None)
    patches.attribute(VirtualLoop, "current_host", host)
    patches.attribute(asyncio, "run", runners.run)
    for module in (asyncio, unix_events):
        for name in ("EventLoop", "SelectorEventLoop"):
            patches.attribute(module, name, VirtualLoop)
    patches.attribute(unix_events._UnixDefaultEventLoopPolicy, "_loop_factory", VirtualLoop)
    install_sets(patches, number_of)


def _keep_interpreter_state() -> Callable[[], None]:
    """Remembers what asyncio and the loops keep in the interpreter. Returns what puts it back."""
    running, policy = events._get_running_loop(), events._event_loop_policy
    hooks, origins = sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth()

    def restore() -> None:
        events._set_running_loop(running)
        events._set_event_loop_policy(policy)
        sys.set_asyncgen_hooks(*hooks)
        sys.set_coroutine_origin_tracking_depth(origins)

    return restore
