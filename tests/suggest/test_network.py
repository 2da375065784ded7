"""Only addresses of one's own network are asked, whatever a name stands for when the question is sent."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from qualitycheck.errors import UsageError
from qualitycheck.suggest import network
from qualitycheck.suggest.network import is_own, open_private, refuse_public


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "::1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "fd00::1", "169.254.1.1", "fe80::1%eth0", "::ffff:10.0.0.1"],
)  # fmt: skip
def test_own_addresses(address: str) -> None:
    assert is_own(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "172.32.0.1", "192.0.2.1", "0.0.0.0", "::", "100.64.0.1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::ffff:8.8.8.8",
     "2001:db8::1", "240.0.0.1"],
)  # fmt: skip
def test_other_addresses(address: str) -> None:
    assert not is_own(address)


@pytest.mark.parametrize(
    "url", ["http://h:99999/v1", "http://..cn/v1", "http://[::1", "http://:80/", "http://h:x/"]
)
def test_what_is_no_address_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(UsageError, match="不是 http"):
        refuse_public(url)


@contextmanager
def listen() -> Iterator[tuple[int, list[bytes]]]:
    """Takes one connection and keeps what is sent."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take() -> None:
            connection, _ = server.accept()
            with connection:
                connection.settimeout(2)
                heard.append(connection.recv(1000))

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        yield server.getsockname()[1], heard
        thread.join(3)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nothing_is_sent_to_an_address_that_turns_out_to_be_another(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_OWN", ())  # as if this machine's address were one outside
    with listen() as (port, heard), pytest.raises(UsageError, match="不在本单位网络内"):
        open_private().open(f"{scheme}://127.0.0.1:{port}/v1", b"secret", timeout=2)
    assert heard == [b""]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_own_address_is_spoken_to(scheme: str) -> None:
    with listen() as (port, heard), pytest.raises((OSError, http.client.HTTPException)):
        open_private().open(f"{scheme}://127.0.0.1:{port}/v1", b"secret", timeout=2)
    assert heard[0]
