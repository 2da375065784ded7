"""A language model of one's own network: off by default, its drafts proved like any other, its failures survived."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from qualitycheck.advice import make_aids, suggest_inputs
from qualitycheck.config import Configuration, LanguageModel
from qualitycheck.errors import UsageError
from qualitycheck.session import find_inputs
from qualitycheck.suggest.llm import refuse_public
from qualitycheck.suggest.prompt import is_unit
from qualitycheck.suggest.suggestion import Suggestion

TABLE = """项目名称\t基层图书室图书购置
资金用途\t购置图书6000册
绩效目标\t2024年9月底前购置图书6000册
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t购置图书数量\t≥6000册
效益指标\t社会效益指标\t提升群众文化生活\t有效提升
"""
GOOD = {
    "name": "图书借阅册次",
    "description": "年内借出的图书册次合计",
    "operator": "≥",
    "number": "＿＿",
    "unit": "册次",
}


class Endpoint(BaseHTTPRequestHandler):
    """Speaks as much of the chat protocol as is asked for."""

    content: Any = ""
    status = 200
    delay = 0.0
    seen: ClassVar[list[tuple[str, str, dict[str, Any]]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append((self.path, self.headers.get("Authorization", ""), body))
        time.sleep(self.delay)
        answer = {"choices": [{"message": {"role": "assistant", "content": self.content}}]}
        data = json.dumps(answer).encode() if isinstance(self.content, str) else self.content
        self.send_response(self.status)
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:
            return

    def log_message(self, *arguments: Any) -> None:
        return


@contextmanager
def serve(content: Any, status: int = 200, delay: float = 0.0) -> Iterator[tuple[str, list[Any]]]:
    seen: list[Any] = []
    handler = type("Asked", (Endpoint,), {"content": content, "status": status, "delay": delay, "seen": seen})
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", seen
    finally:
        server.shutdown()
        server.server_close()


def ask(
    tmp_path: Path, settings: LanguageModel | None, show: bool = False
) -> tuple[list[Suggestion], list[str]]:
    path = tmp_path / "表.txt"
    path.write_text(TABLE, "utf-8")
    configuration = Configuration(llm=settings)
    told: list[str] = []
    aids = make_aids(configuration, [], told.append, show_prompt=show)
    made, _ = suggest_inputs(find_inputs([path]), configuration, aids)
    return [one for d in made for table in d.tables for one in table.suggestions if one.row == 2], told


def test_its_draft_is_offered_where_it_passes_the_proof(tmp_path: Path) -> None:
    with serve("好的：" + json.dumps(GOOD, ensure_ascii=False)) as (url, seen):
        (one,), told = ask(tmp_path, LanguageModel(url, "qwen"))
    assert one.after[0].name.text == "图书借阅册次"
    assert one.origin == "本单位语言模型建议（qwen）"
    assert told == []
    path, _, body = seen[0]
    assert path == "/v1/chat/completions"
    assert body["model"] == "qwen"
    assert "提升群众文化生活" in body["messages"][1]["content"]


@pytest.mark.parametrize(
    "answer",
    [
        GOOD | {"number": "8888"},
        GOOD | {"name": "提升群众文化素养", "operator": "", "number": "有效", "unit": ""},
        GOOD | {"name": "图书完好率", "number": "6000", "unit": "%"},
        GOOD | {"unit": "/98765台"},
        GOOD | {"unit": "台（五千台）"},
        GOOD | {"number": "五百"},
        GOOD | {"number": "６０００"},
        GOOD | {"number": "＿＿500"},
    ],
    ids=[
        "a number of its own",
        "a slogan",
        "an impossible rate",
        "a number in the unit",
        "a numeral in the unit",
        "a numeral",
        "wide digits",
        "a blank with a number",
    ],
)
def test_what_fails_the_proof_is_not_offered(tmp_path: Path, answer: dict[str, str]) -> None:
    with serve(json.dumps(answer, ensure_ascii=False)) as (url, seen):
        found, _ = ask(tmp_path, LanguageModel(url, "qwen"))
    assert seen
    assert all("语言模型" not in one.origin for one in found)


@pytest.mark.parametrize(
    ("content", "status", "delay", "detail"),
    [
        ("{}", 500, 0.0, "服务器返回状态 500"),
        (b"not json", 200, 0.0, "应答的格式读不懂"),
        (b"{}", 200, 0.0, "应答的格式读不懂"),
        ("x", 200, 3.0, "等了0.5秒"),
        (b'{"choices": []}', 200, 0.0, "应答的格式读不懂"),
        (b"[" * 90_000, 200, 0.0, "应答的格式读不懂"),
        ('{"name":"\ud800x"}', 200, 0.0, "应答的格式读不懂"),
        ('{"name":"图书", "other":' + "[" * 40_000 + "]" * 40_000 + "}", 200, 0.0, "应答的格式读不懂"),
    ],
    ids=["error", "no json", "no choices", "too slow", "empty choices", "deep", "no text", "a deep field"],
)
def test_failures_are_told_and_survived(
    tmp_path: Path, content: Any, status: int, delay: float, detail: str
) -> None:
    with serve(content, status, delay) as (url, _):
        found, told = ask(tmp_path, LanguageModel(url, "qwen", timeout=0.5))
    (sentence,) = told
    assert sentence.startswith(f"语言模型没有应答（{detail}）")
    assert all("语言模型" not in one.origin for one in found)


def test_a_failure_that_comes_again_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    path.write_text(TABLE + "效益指标\t可持续影响指标\t促进文化发展\t长期\n", "utf-8")
    told: list[str] = []
    with serve(b"[" * 90_000) as (url, seen):
        configuration = Configuration(llm=LanguageModel(url, "qwen"))
        suggest_inputs(find_inputs([path]), configuration, make_aids(configuration, [], told.append))
    assert len(seen) == 2
    assert len(told) == 1


@pytest.mark.parametrize("unit", ["万元", "千米", "百分点", "元/平方米", "册次"])
def test_the_words_of_a_unit_are_no_invented_figure(unit: str) -> None:
    assert is_unit(unit)


def test_nobody_at_the_address(tmp_path: Path) -> None:
    with serve("x") as (url, _):
        pass
    _, told = ask(tmp_path, LanguageModel(url, "qwen", timeout=0.5))
    assert told[0].startswith(f"语言模型没有应答（连不上 {url}）")


def test_an_answer_that_is_no_row_is_dropped_in_silence(tmp_path: Path) -> None:
    with serve("我不会") as (url, _):
        found, told = ask(tmp_path, LanguageModel(url, "qwen"))
    assert told == []
    assert all("语言模型" not in one.origin for one in found)


def test_nothing_is_sent_unless_configured(tmp_path: Path) -> None:
    with serve("x") as (_, seen):
        ask(tmp_path, None)
    assert seen == []


def test_the_prompt_is_shown_and_not_sent(tmp_path: Path) -> None:
    with serve("x") as (url, seen):
        _, told = ask(tmp_path, LanguageModel(url, "qwen"), show=True)
    assert seen == []
    assert "提升群众文化生活" in told[0]


def test_the_key_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QC_KEY", "secret")
    with serve("x") as (url, seen):
        ask(tmp_path, LanguageModel(url, "qwen", key="QC_KEY"))
    assert seen[0][1] == "Bearer secret"


@pytest.mark.parametrize(
    "url",
    ["http://8.8.8.8/v1", "https://[2001:4860:4860::8888]/v1", "ftp://127.0.0.1/", "file:///etc/passwd"],
)
def test_addresses_outside_are_refused(url: str) -> None:
    with pytest.raises(UsageError):
        refuse_public(url)
