"""Making tasks. Not in the loop's own file: a task that starts eagerly is driven by whoever makes it, not by the loop."""

import asyncio
from asyncio import tasks
from typing import Any

from .own_builtins import __builtins__  # noqa: F401


class NamedTasks:
    """The part of a loop that makes tasks: they are counted per run."""

    def create_task(self, coro: Any, **kwargs: Any) -> asyncio.Task:
        """As asyncio's, but unnamed tasks are counted per run."""
        if kwargs.get("name") is not None or not asyncio.iscoroutine(coro):
            task = super().create_task(coro, **kwargs)
        elif self._task_factory is None or _is_of_asyncio(self._task_factory):
            kwargs["name"] = self.host.next_task_name()
            task = super().create_task(coro, **kwargs)
        else:
            # A factory of the program's may take no name.
            task = super().create_task(coro, **kwargs)
            if isinstance(task, asyncio.Task):
                task.set_name(self.host.next_task_name())
        if getattr(task, "_source_traceback", None):
            del task._source_traceback[-1]
        self.host.task_made(task)
        try:
            return task
        finally:
            del task


def _is_of_asyncio(factory: Any) -> bool:
    code = getattr(factory, "__code__", None)
    return code is not None and code.co_filename == tasks.__file__
