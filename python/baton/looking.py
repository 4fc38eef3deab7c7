"""Reads types and attributes as they are stored, never through code of the program."""

from types import GetSetDescriptorType, MemberDescriptorType

from baton.own_builtins import __builtins__  # noqa: F401

_mro = type.__dict__["__mro__"].__get__
_dict = type.__dict__["__dict__"].__get__
_name = type.__dict__["__name__"].__get__
_module = type.__dict__["__module__"].__get__
_qualname = type.__dict__["__qualname__"].__get__


def name_of_type(cls: type) -> str:
    """The name of a class, whatever its metaclass says."""
    return str.__str__(_name(cls))


def qualified_name(cls: type) -> str:
    """The qualified name of a class."""
    return str.__str__(_qualname(cls))


def module_of(cls: type) -> object:
    """The name of the module in which a class was made."""
    return _module(cls)


def class_attribute(cls: type, name: str) -> object | None:
    """An attribute of a class or of its bases, as it is stored."""
    for base in _mro(cls):
        stored = _dict(base)
        if name in stored:
            return stored[name]
    return None


def is_kind_of(value: object, cls: type) -> bool:
    """`isinstance`, by the real type only: a program may lie about `__class__`."""
    return any(base is cls for base in _mro(type(value)))


def attributes(value: object) -> list[tuple[str, object]]:
    """What an instance has in its `__dict__` and its slots, in this order; without calling descriptors of the program."""
    found: list[tuple[str, object]] = []
    for base in _mro(type(value)):
        stored = _dict(base).get("__dict__")
        if type(stored) is GetSetDescriptorType:
            own = stored.__get__(value)
            if type(own) is dict:
                found.extend((name, item) for name, item in own.items() if type(name) is str)
            break
    for base in reversed(_mro(type(value))):
        for name, stored in _dict(base).items():
            if type(stored) is MemberDescriptorType and base.__flags__ & _HEAP_TYPE:
                try:
                    found.append((name, stored.__get__(value)))
                except AttributeError:
                    pass
    return found


_HEAP_TYPE = 1 << 9
