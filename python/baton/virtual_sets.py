"""Sets of tasks that keep their order. asyncio's own go by address, and equal runs would differ."""

import asyncio
from asyncio import taskgroups, tasks
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .own_builtins import __builtins__  # noqa: F401
from .virtual_patches import Patches


class OrderedSet(set):
    """A set that is walked in the order in which its items came."""

    def __init__(self, items: Iterable[Any] = ()) -> None:
        self._order = dict.fromkeys(items)
        super().__init__(self._order)

    def __iter__(self) -> Iterator[Any]:
        # What set methods added or removed in other ways is honoured too.
        known = [item for item in self._order if item in self]
        return iter(known + [item for item in super().__iter__() if item not in self._order])

    def __repr__(self) -> str:
        return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"

    def add(self, item: Any) -> None:
        self._order.setdefault(item)
        super().add(item)

    def discard(self, item: Any) -> None:
        self._order.pop(item, None)
        super().discard(item)

    def remove(self, item: Any) -> None:
        super().remove(item)
        self._order.pop(item, None)

    def pop(self) -> Any:
        for item in self:
            self.remove(item)
            return item
        raise KeyError("pop from an empty set")

    def clear(self) -> None:
        self._order.clear()
        super().clear()


OrderedSet.__name__ = OrderedSet.__qualname__ = "set"
OrderedSet.__module__ = "builtins"


def install_sets(patches: Patches, number_of: Callable[[asyncio.Task], int]) -> None:
    """Makes `wait`, `as_completed`, `all_tasks` and TaskGroup go through tasks in the order of their making.

    `number_of` tells how many tasks were made before one.
    """
    in_c = tasks.all_tasks

    def all_tasks(loop: Any = None) -> OrderedSet:
        return OrderedSet(sorted(in_c(loop), key=number_of))

    # Modules look names up in themselves before the builtins.
    patches.attribute(tasks, "set", OrderedSet)
    patches.attribute(taskgroups, "set", OrderedSet)
    patches.attribute(tasks, "all_tasks", all_tasks)
    patches.attribute(asyncio, "all_tasks", all_tasks)

