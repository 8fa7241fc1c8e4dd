"""Addresses: which of those that a name resolves to may be connected to."""

from __future__ import annotations

import ipaddress
import socket

from quizgen.load.errors import SourceError


class AddressError(SourceError):
    """A host that is unknown or may not be connected to; the message begins with its name."""


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """Return the addresses of ``host`` that may be connected to, at least one.

    The caller must connect to one of these and not to the name: a second look-up can give another answer.

    Raises `AddressError` where the name is unknown, or has private, loopback, link-local or reserved addresses only.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressError(f"{host} is not a name that can be found; check the address and the connection.") from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = tuple(address for address in addresses if allow_private or is_public(address))
    if not allowed:
        raise AddressError(f"{host} is a private address; --allow-private lets quizgen fetch from your own network.")
    return allowed


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet, also where IPv6 wraps an IPv4 address.

    >>> [is_public(address) for address in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast for each in (parsed, *_wrapped(parsed)))


def _wrapped(address: _Address) -> tuple[_Address, ...]:
    """Return the IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(each for each in found if each is not None)
