"""The way to an endpoint in one's own network: no proxy, no redirection, and never to an address outside.

What a name stands for may change between two questions (DNS rebinding), so the address that a connection has reached
is looked at again, before the first byte is sent.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from qualitycheck.errors import UsageError

_PUBLIC = "配置 llm.url 的地址“{host}”不在本单位网络内，不予发送。"
_NO_URL = "配置 llm.url“{url}”不是 http(s) 地址。"
_OWN = tuple(
    ipaddress.ip_network(network)
    for network in (
        "127.0.0.0/8", "::1/128",  # loopback
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7",  # RFC 1918, RFC 4193
        "169.254.0.0/16", "fe80::/10",  # link-local: RFC 3927, RFC 4291
    )
)  # fmt: skip


def refuse_public(url: str) -> None:
    """Raises UsageError for what is no http(s) address, and for one that is not in a private network."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        if parts.scheme not in ("http", "https") or not host:
            raise UsageError(_NO_URL.format(url=url))
        found = socket.getaddrinfo(host, port or 80, type=socket.SOCK_STREAM)
    except ValueError as error:  # a port beyond 65535, an open bracket, an empty label
        raise UsageError(_NO_URL.format(url=url)) from error
    except OSError:
        return  # nobody there now; a connection made later is looked at when it stands
    if not all(is_own(str(address[0])) for *_, address in found):
        raise UsageError(_PUBLIC.format(host=host))


def is_own(address: str) -> bool:
    """Whether an IPv4 or IPv6 address, as digits, is of this machine or of a private network."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return any(found in network for network in _OWN)


def open_private() -> urllib.request.OpenerDirector:
    """Opens addresses in private networks; raises UsageError where a connection has led elsewhere."""
    return urllib.request.build_opener(
        urllib.request.ProxyHandler({}), _NoRedirection, _OwnHTTPHandler, _OwnHTTPSHandler
    )


class _OwnConnection(http.client.HTTPConnection):
    """Sends nothing before the address that answers is known to be one's own."""

    def connect(self) -> None:
        super().connect()
        if not is_own(str(self.sock.getpeername()[0])):
            self.close()
            raise UsageError(_PUBLIC.format(host=self.host))


class _OwnSecureConnection(http.client.HTTPSConnection, _OwnConnection):
    """The same: the bases stand so that the address is looked at before the handshake."""


class _OwnHTTPHandler(urllib.request.HTTPHandler):
    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_OwnConnection, request)


class _OwnHTTPSHandler(urllib.request.HTTPSHandler):
    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_OwnSecureConnection, request)


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    """An answer from elsewhere is none."""

    def redirect_request(self, *arguments: Any) -> None:
        return None
