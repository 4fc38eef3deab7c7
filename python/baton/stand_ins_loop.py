"""The methods of an event loop that lead out of the tab."""

from typing import Any

from .stand_ins_words import NETWORK, PIPES, PROCESSES, SIGNALS


def _awaited(name: str, words: str):
    async def refuse(self: Any, *_args: Any, **_kwargs: Any) -> Any:
        raise OSError(words)

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


def _called(name: str, words: str, error: type[Exception]):
    def refuse(self: Any, *_args: Any, **_kwargs: Any) -> Any:
        raise error(words)

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


_NETWORK = (
    "getaddrinfo getnameinfo create_connection create_server create_unix_connection create_unix_server "
    "create_datagram_endpoint connect_accepted_socket start_tls sendfile sock_recv sock_recv_into sock_recvfrom "
    "sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept sock_sendfile"
).split()


class NothingOutside:
    """Refuses connections, processes, pipes and signals in words."""


for _name in _NETWORK:
    setattr(NothingOutside, _name, _awaited(_name, NETWORK))
for _name in ("subprocess_shell", "subprocess_exec"):
    setattr(NothingOutside, _name, _awaited(_name, PROCESSES))
for _name in ("connect_read_pipe", "connect_write_pipe"):
    setattr(NothingOutside, _name, _awaited(_name, PIPES))
for _name in ("add_reader", "remove_reader", "add_writer", "remove_writer"):
    setattr(NothingOutside, _name, _called(_name, PIPES, OSError))
for _name in ("add_signal_handler", "remove_signal_handler"):
    setattr(NothingOutside, _name, _called(_name, SIGNALS, RuntimeError))
