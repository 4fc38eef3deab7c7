"""Locks of `threading`. With one thread, who waits for a held lock waits for ever: that is a deadlock to name."""

import _thread

# Imported before locks are replaced: it keeps one for good.
import concurrent.futures.thread  # noqa: F401
import queue
import threading
from typing import TYPE_CHECKING, Any

from .own_builtins import __builtins__  # noqa: F401
from .stand_ins_words import THREADS
from .virtual_patches import Patches
from .virtual_stops import Deadlock

if TYPE_CHECKING:
    from .virtual_world import VirtualWorld


def install_locks(world: "VirtualWorld", patches: Patches) -> None:
    """No thread can start, and no wait for one can hang."""
    lock = _lock_class(world)
    for owner, name in ((threading, "Lock"), (threading, "_allocate_lock"), (_thread, "allocate_lock")):
        patches.attribute(owner, name, lock)
    patches.attribute(_thread, "lock", lock)
    for module, name in ((threading, "_time"), (queue, "time")):
        patches.attribute(module, name, lambda: world.now)
    # The one in C blocks by itself.
    patches.attribute(queue, "SimpleQueue", queue._PySimpleQueue)
    patches.attribute(threading.Thread, "start", _refuse_thread)
    for name in ("start_new_thread", "start_new", "start_joinable_thread"):
        patches.attribute(_thread, name, _refuse_thread)
    patches.attribute(threading, "_start_joinable_thread", _refuse_thread)


def _refuse_thread(*_args: Any, **_kwargs: Any) -> Any:
    raise RuntimeError(THREADS)


def _lock_class(world: "VirtualWorld") -> type:
    class Lock:
        """A lock that passes virtual time instead of waiting."""

        __slots__ = ("_held", "__weakref__")

        def __init__(self) -> None:
            self._held = False

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            if not blocking and timeout != -1:
                raise ValueError("can't specify a timeout for a non-blocking call")
            if self._held and blocking and timeout < 0:
                raise world.stop(Deadlock("A threading lock that nobody else can release"))
            if self._held:
                world.clock.sleep(max(timeout, 0) if blocking else 0)
                return False
            self._held = True
            return True

        def release(self) -> None:
            if not self._held:
                raise RuntimeError("release unlocked lock")
            self._held = False

        def _at_fork_reinit(self) -> None:
            self._held = False

        def locked(self) -> bool:
            return self._held

        def __enter__(self) -> bool:
            return self.acquire()

        def __exit__(self, *_failure: object) -> None:
            self.release()

        def __repr__(self) -> str:
            return f"<{'locked' if self._held else 'unlocked'} _thread.lock object at {id(self):#x}>"

    Lock.__qualname__ = "lock"
    Lock.__name__, Lock.__module__ = "lock", "_thread"
    return Lock
