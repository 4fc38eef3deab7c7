"""Puts back what a program changed in modules: the next one finds them as they were."""

import builtins
import sys
import types

_MISSING = object()


class KeptModules:
    """The modules of the interpreter, and what their names stood for when this was made."""

    def __init__(self) -> None:
        self._modules = dict(sys.modules)
        self._names = {
            name: dict(module.__dict__)
            for name, module in self._modules.items()
            if type(module) is types.ModuleType and not name.startswith("baton")
        }

    def restore(self) -> None:
        """Undoes what happened since. Modules that were imported stay, since they cost time to import."""
        builtins.__dict__.update(self._names["builtins"])
        for name, module in list(sys.modules.items()):
            if name not in self._modules and getattr(module, "__spec__", None) is None:
                del sys.modules[name]
        sys.modules.update(self._modules)
        for name, kept in self._names.items():
            _restore_names(self._modules[name].__dict__, kept)


def _restore_names(names: dict[str, object], kept: dict[str, object]) -> None:
    for name, value in kept.items():
        if names.get(name, _MISSING) is not value:
            names[name] = value
    if len(names) != len(kept):
        for name in [name for name in names if name not in kept and not _is_submodule(names[name])]:
            del names[name]


def _is_submodule(value: object) -> bool:
    return type(value) is types.ModuleType
