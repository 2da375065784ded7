"""A language model in one's own network, asked for drafts; the proof decides about them as about any other.

Nothing is sent unless a configuration names an endpoint. Addresses outside private networks are refused.
"""

from __future__ import annotations

import http.client
import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable

from qualitycheck.config import LanguageModel
from qualitycheck.errors import UsageError
from qualitycheck.suggest.case import Case
from qualitycheck.suggest.network import open_private, refuse_public
from qualitycheck.suggest.prompt import read_answer, write_prompt
from qualitycheck.suggest.suggestion import Draft

Tell = Callable[[str], None]
_FAILED = "语言模型没有应答（{detail}），本次改用自带的办法。"
_TOO_LATE = "等了{seconds:g}秒"
_REFUSED = "服务器返回状态 {status}"
_NOBODY = "连不上 {url}"
_UNREADABLE = "应答的格式读不懂"
_TOO_MANY_FAILURES = 2
_LONGEST_ANSWER = 100_000
_BAD_ANSWERS = (
    OSError, http.client.HTTPException, ValueError, KeyError, IndexError, TypeError, RecursionError,
)  # fmt: skip


class Adviser:
    """Asks one endpoint. After two failures it asks no more in this run; `tell` hears why."""

    def __init__(self, settings: LanguageModel, tell: Tell, show_prompt: Tell | None = None) -> None:
        """With `show_prompt` every prompt goes there instead of to the endpoint."""
        self._settings = settings
        self._tell = tell
        self._show = show_prompt
        self._failures = 0
        self._asked = 0
        self._said: set[str] = set()
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
            return read_answer(self._ask(messages), case, self._settings.model)
        except _BAD_ANSWERS as error:
            self._failures += 1
            self._say(_FAILED.format(detail=self._explain(error)))
        except UsageError as error:  # the name has led elsewhere since it was looked up
            self._failures = _TOO_MANY_FAILURES
            self._say(str(error))
        return None

    def _explain(self, error: Exception) -> str:
        if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
            return _TOO_LATE.format(seconds=self._settings.timeout)
        if isinstance(error, urllib.error.HTTPError):
            return _REFUSED.format(status=error.code)
        if isinstance(error, OSError | http.client.HTTPException):
            return _NOBODY.format(url=self._settings.url)
        return _UNREADABLE

    def _say(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self._tell(sentence)

    def _ask(self, messages: list[dict[str, str]]) -> str:
        body = {"model": self._settings.model, "messages": messages, "temperature": 0, "stream": False}
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get(self._settings.key or "", ""):
            headers["Authorization"] = f"Bearer {key}"
        url = f"{self._settings.url.rstrip('/')}/chat/completions"
        request = urllib.request.Request(url, json.dumps(body).encode("utf-8"), headers)
        with open_private().open(request, timeout=self._settings.timeout) as reply:
            data = json.loads(reply.read(_LONGEST_ANSWER))
        return str(data["choices"][0]["message"]["content"])
