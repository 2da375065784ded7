"""A language model in one's own network, asked for drafts; the proof decides about them as about any other.

Nothing is sent unless a configuration names an endpoint. Addresses outside private networks are refused, no proxy is
used and no redirection followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from qualitycheck.config import LanguageModel
from qualitycheck.errors import UsageError
from qualitycheck.suggest.case import Case
from qualitycheck.suggest.prompt import read_answer, write_prompt
from qualitycheck.suggest.suggestion import Draft

Tell = Callable[[str], None]
_PUBLIC = "配置 llm.url 的地址“{host}”不在本单位网络内，不予发送。"
_NO_URL = "配置 llm.url“{url}”不是 http(s) 地址。"
_FAILED = "语言模型没有应答（{detail}），本次改用自带的办法。"
_TOO_MANY_FAILURES = 2
_LONGEST_ANSWER = 100_000


class Adviser:
    """Asks one endpoint. After two failures it asks no more in this run; `tell` hears why."""

    def __init__(self, settings: LanguageModel, tell: Tell, show_prompt: Tell | None = None) -> None:
        """With `show_prompt` every prompt goes there instead of to the endpoint."""
        self._settings = settings
        self._tell = tell
        self._show = show_prompt
        self._failures = 0
        self._asked = 0
        if show_prompt is None:
            refuse_public(settings.url)

    def advise(self, case: Case) -> Draft | None:
        """A draft for a weak row, None where the model has none that can be read."""
        if self._failures >= _TOO_MANY_FAILURES or self._asked >= self._settings.most:
            return None
        self._asked += 1
        messages = write_prompt(case)
        if self._show is not None:
            self._show(json.dumps(messages, ensure_ascii=False, indent=1))
            return None
        try:
            text = self._ask(messages)
        except (OSError, http.client.HTTPException, ValueError, KeyError, IndexError, TypeError) as error:
            self._failures += 1
            self._tell(_FAILED.format(detail=type(error).__name__))
            return None
        return read_answer(text, case, self._settings.model)

    def _ask(self, messages: list[dict[str, str]]) -> str:
        body = {"model": self._settings.model, "messages": messages, "temperature": 0, "stream": False}
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get(self._settings.key or "", ""):
            headers["Authorization"] = f"Bearer {key}"
        url = f"{self._settings.url.rstrip('/')}/chat/completions"
        request = urllib.request.Request(url, json.dumps(body).encode("utf-8"), headers)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirection)
        with opener.open(request, timeout=self._settings.timeout) as reply:
            data = json.loads(reply.read(_LONGEST_ANSWER))
        return str(data["choices"][0]["message"]["content"])


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    """An answer from elsewhere is none."""

    def redirect_request(self, *arguments: Any) -> None:
        return None


def refuse_public(url: str) -> None:
    """Raises UsageError for an address that is not in a private network."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(_NO_URL.format(url=url))
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except OSError:
        return  # nobody there: the first question will say so
    for *_, address in found:
        if not ipaddress.ip_address(str(address[0]).split("%")[0]).is_private:
            raise UsageError(_PUBLIC.format(host=parts.hostname))
