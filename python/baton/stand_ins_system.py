"""Sockets, processes and signals: each refuses in words."""

import os
import select
import signal
import socket
import subprocess
from typing import Any

from .stand_ins_words import EXIT, NETWORK, PIPES, PROCESSES, SIGNALS
from .virtual_patches import Patches

_OS_PROCESSES = (
    "system popen fork forkpty execv execve execl execle execlp execlpe execvp execvpe "
    "spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe posix_spawn posix_spawnp "
    "wait wait3 wait4 waitpid waitid startfile"
).split()


def install_system(patches: Patches) -> None:
    """Replaces whatever would leave the tab, hang, or end the interpreter."""
    for name in _OS_PROCESSES:
        if hasattr(os, name):
            patches.attribute(os, name, _refusal(name, OSError, PROCESSES))
    for name in ("_exit", "abort"):
        patches.attribute(os, name, _refusal(name, RuntimeError, EXIT))
    patches.attribute(subprocess.Popen, "__init__", _refusal("__init__", OSError, PROCESSES))
    # A Popen that never began has nothing to wait for when it is collected.
    patches.attribute(subprocess.Popen, "__del__", lambda _self: None)
    patches.attribute(socket.socket, "__init__", _refusal("__init__", OSError, NETWORK))
    patches.attribute(socket.socket, "__repr__", object.__repr__)
    patches.attribute(socket.socket, "__del__", lambda _self: None)
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getnameinfo", "socketpair"):
        if hasattr(socket, name):
            patches.attribute(socket, name, _refusal(name, OSError, NETWORK))
    for name in ("alarm", "setitimer", "pause", "sigwait", "sigwaitinfo", "sigtimedwait"):
        patches.attribute(signal, name, _refusal(name, OSError, SIGNALS))
    for name in ("select", "poll"):
        patches.attribute(select, name, _refusal(name, OSError, PIPES))


def _refusal(name: str, error: type[Exception], words: str):
    def refuse(*_args: Any, **_kwargs: Any) -> Any:
        raise error(words)

    refuse.__name__ = refuse.__qualname__ = name
    return refuse
