"""Which addresses may be connected to: decided at connect time, on the address that is used.

A name is resolved once and the connection goes to just that address, so that a name server which
answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Denied(OSError):
    """An address that may not be connected to."""


@dataclass(frozen=True)
class Networks:
    """Private networks that an administrator opened, each with the one port that is meant."""

    allowed: tuple[tuple[Network, int], ...] = ()

    @classmethod
    def parse(cls, texts: Iterable[str]) -> Networks:
        """Read `127.0.0.1:58080` or `10.1.0.0/16:443`; `ValueError` says which one is wrong."""
        allowed = []
        for text in texts:
            network, separator, port = text.rpartition(":")
            if not separator or not port.isdigit():
                raise ValueError(f"{text}: write network:port, for example 10.1.0.0/16:443")
            allowed.append((ipaddress.ip_network(network.strip("[]")), int(port)))
        return cls(tuple(allowed))

    def permit(self, address: Address, port: int) -> bool:
        """Public addresses always; others only where they were opened."""
        plain = _embedded(address)
        if plain.is_global and not plain.is_multicast:
            return True
        return any(plain in network and port == opened for network, opened in self.allowed)


def _embedded(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one: mapped, 6to4 (2002::/16), NAT64 (64:ff9b::/96)."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour
    if inner:
        return inner
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def connect(host: str, port: int, networks: Networks, seconds: float) -> socket.socket:
    """Connect to the first permitted address of a host.

    Raises `Denied` when the name leads only to addresses that are not permitted.
    """
    last: OSError | None = None
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    for family, kind, protocol, _, target in found:
        address = ipaddress.ip_address(str(target[0]).split("%")[0])
        if not networks.permit(address, port):
            last = last or Denied(f"{host} leads to {address}, which is not a public address")
            continue
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(seconds)
        try:
            connection.connect(target)
        except OSError as error:
            connection.close()
            last = error
            continue
        return connection
    raise last or OSError(f"{host} has no address")


def pools(networks: Networks) -> dict[str, type[HTTPConnectionPool]]:
    """Connection pools whose connections ask the guard; TLS still checks the host's name."""

    class GuardedHTTP(HTTPConnection):
        def _new_conn(self) -> Any:
            return _guarded(self, networks)

    class GuardedHTTPS(HTTPSConnection):
        def _new_conn(self) -> Any:
            return _guarded(self, networks)

    class PoolHTTP(HTTPConnectionPool):
        ConnectionCls = GuardedHTTP  # pyright: ignore[reportAssignmentType]

    class PoolHTTPS(HTTPSConnectionPool):
        ConnectionCls = GuardedHTTPS  # pyright: ignore[reportAssignmentType]

    return {"http": PoolHTTP, "https": PoolHTTPS}


def _guarded(connection: Any, networks: Networks) -> socket.socket:
    timeout = connection.timeout if isinstance(connection.timeout, int | float) else 10.0
    return connect(connection.host, connection.port, networks, timeout)
