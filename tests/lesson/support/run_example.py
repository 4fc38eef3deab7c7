"""Runs one example of a lesson as it stands, with asyncio and time.sleep on a clock that jumps instead of waiting."""

import asyncio
import contextlib
import io
import json
import time
import warnings


class VirtualClock:
    """Seconds since the example began. Only waiting moves it."""

    def __init__(self):
        self.now = 0.0

    def wait(self, seconds):
        self.now += seconds


class _JumpingSelector:
    """Stands where the loop would wait for the network: it lets the time pass at once."""

    def __init__(self, clock):
        self._clock = clock

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("deadlock: every task waits, and nothing can wake one")
        self._clock.wait(max(0, timeout))
        return []


class VirtualLoop(asyncio.BaseEventLoop):
    """An event loop without sockets or threads, on a virtual clock."""

    def __init__(self, clock):
        super().__init__()
        self._clock = clock
        self._selector = _JumpingSelector(clock)

    def time(self):
        return self._clock.now

    def _process_events(self, event_list):
        pass


@contextlib.contextmanager
def virtual_time():
    """Inside, asyncio.run and time.sleep follow a new virtual clock."""
    clock = VirtualClock()
    real_run, real_sleep = asyncio.run, time.sleep
    page_loop = asyncio._get_running_loop()

    def run(main, *, debug=None, loop_factory=None):
        with asyncio.Runner(debug=debug, loop_factory=lambda: VirtualLoop(clock)) as runner:
            return runner.run(main)

    asyncio._set_running_loop(None)
    asyncio.run, time.sleep = run, clock.wait
    try:
        yield clock
    finally:
        asyncio.run, time.sleep = real_run, real_sleep
        asyncio._set_running_loop(page_loop)


def run_example(setup, source, name):
    """Runs the setup, then the source, in a fresh namespace. Gives JSON: what was printed, the exception's name or null, virtual seconds."""
    namespace = {"__name__": "__main__"}
    printed, complaints = io.StringIO(), io.StringIO()
    exception = None
    with virtual_time() as clock, contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complaints):
        exec(compile(setup, "setup.py", "exec"), namespace)
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            try:
                exec(compile(source, name, "exec"), namespace)
            except BaseException as error:
                exception = type(error).__name__
    return json.dumps(
        {
            "stdout": printed.getvalue(),
            "stderr": complaints.getvalue(),
            "exception": exception,
            "seconds": clock.now,
        }
    )
