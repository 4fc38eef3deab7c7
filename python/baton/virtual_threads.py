"""`asyncio.to_thread` without threads: the function runs in the loop's own, and while it sleeps the loop goes on."""

import asyncio
import contextvars
import functools
import math
from asyncio import events
from collections import deque
from typing import Any

from .own_builtins import __builtins__  # noqa: F401

DEEPEST = 4
"""How many such functions may sleep at once, each on the stack of the one before."""


class LoopThreads:
    """The part of a loop that stands in for an executor."""

    thread_calls: deque[tuple[asyncio.Future, functools.partial]]
    """Calls that wait for their thread, and where their results go."""

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> asyncio.Future:
        """Calls `func` at the loop's next turn. What it sleeps passes beside the loop."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        if executor is None:
            self._check_default_executor()
        future = self.create_future()
        self.thread_calls.append((future, functools.partial(func, *args)))
        # A turn of its own, that nobody jumps over.
        self.call_soon(_begins)
        return future

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Waits for the threads that are still on their way."""
        self._executor_shutdown_called = True
        if self._last_thread_ends > self.time():
            await asyncio.sleep(self._last_thread_ends - self.time())

    def begin_thread(self) -> bool:
        """Calls the next function, between two turns of the loop. Whether there was one."""
        if not self.thread_calls:
            return False
        future, call = self.thread_calls.popleft()
        if not future.cancelled():
            self._run_thread(future, call)
        return True

    def _run_thread(self, future: asyncio.Future, call: functools.partial) -> None:
        clock = self.host.clock
        clock.enter_thread(self._pass_time)
        events._set_running_loop(None)
        try:
            settle = functools.partial(future.set_result, contextvars.Context().run(call))
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as failure:
            self.host.raise_stop()
            settle = functools.partial(future.set_exception, failure)
        finally:
            events._set_running_loop(self)
            ahead = clock.leave_thread()
        if ahead > 0:
            self._last_thread_ends = max(self._last_thread_ends, self.time() + ahead)
            self.call_later(ahead, _settle, future, settle)
        else:
            _settle(future, settle)

    def _pass_time(self, when: float) -> bool:
        clock = self.host.clock
        sleeping = self._sleeping_until
        if clock.now > clock.loop_now or len(sleeping) >= DEEPEST or (sleeping and when > sleeping[-1]):
            # One that sleeps below on the stack would be woken too late.
            return False
        sleeping.append(when)
        events._set_running_loop(self)
        try:
            with clock.in_loop():
                return self._run_until(when)
        finally:
            sleeping.pop()
            events._set_running_loop(None)

    def _run_until(self, when: float) -> bool:
        """Goes on as long as something is due before `when`. Whether it came so far."""
        while not self._stopping:
            if not self._ready and not self.thread_calls and self._next_timer() > when:
                self.host.clock.advance_to(when)
                return True
            self._run_once()
        return False

    def _next_timer(self) -> float:
        return min((timer._when for timer in self._scheduled if not timer._cancelled), default=math.inf)


def _begins() -> None:
    """Keeps the loop from sleeping before a thread begins."""


def _settle(future: asyncio.Future, settle: functools.partial) -> None:
    """The 'thread' is over: its result goes to whoever still waits for it."""
    if not future.done():
        settle()
