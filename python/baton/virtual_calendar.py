"""`datetime` on virtual time: what is now is the same in every run."""

import datetime as library
from typing import TYPE_CHECKING, Any

from .own_builtins import __builtins__  # noqa: F401
from .virtual_patches import Patches

if TYPE_CHECKING:
    from .virtual_clock import VirtualClock


class _SameClass(type):
    """Lets `isinstance` hold for what the library itself makes."""

    def __instancecheck__(cls, thing: Any) -> bool:
        return isinstance(thing, cls.__base__)

    def __subclasscheck__(cls, other: type) -> bool:
        return issubclass(other, cls.__base__)


def install_calendar(clock: "VirtualClock", patches: Patches) -> None:
    """Replaces the two classes that tell what time it is."""

    class datetime(library.datetime, metaclass=_SameClass):  # noqa: N801
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return cls.fromtimestamp(clock.since_epoch, tz)

        @classmethod
        def today(cls) -> Any:
            return cls.now()

        @classmethod
        def utcnow(cls) -> Any:
            return cls.fromtimestamp(clock.since_epoch, library.UTC).replace(tzinfo=None)

        def __repr__(self) -> str:
            return f"datetime.{super().__repr__()}"

    class date(library.date, metaclass=_SameClass):  # noqa: N801
        @classmethod
        def today(cls) -> Any:
            return cls.fromtimestamp(clock.since_epoch)

        def __repr__(self) -> str:
            return f"datetime.{super().__repr__()}"

    for replaced in (datetime, date):
        replaced.__module__, replaced.__qualname__ = "datetime", replaced.__name__
        patches.attribute(library, replaced.__name__, replaced)
