"""The options of the commands: names, values, help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from qualitycheck.cli.messages import NOT_ONE_OF
from qualitycheck.errors import UsageError
from qualitycheck.text.families import FAMILY_NAMES

OUTPUT_FORMATS = ("text", "json", "csv", "html", "xlsx", "docx", "sarif", "junit", "github")
RANKING_FORMATS = ("text", "json", "csv")
LIST_FORMATS = ("text", "json")
RULE_LIST_FORMATS = ("text", "json", "markdown")
FAIL_LEVELS = ("error", "warning", "info", "never")
COLOR_CHOICES = ("auto", "always", "never")
FAMILIES = tuple(FAMILY_NAMES)


def _one_of(option: str, choices: tuple[str, ...]) -> Callable[[str | None], str | None]:
    """A check that the value is one of the choices, in words of our own."""

    def refuse_others(value: str | None) -> str | None:
        if value is None or value in choices:
            return value
        raise UsageError(NOT_ONE_OF.format(option=option, value=value, choices="、".join(choices)))

    return refuse_others


def choose(option: str, choices: tuple[str, ...], meaning: str) -> Any:
    """An option that takes one of the choices."""
    return typer.Option(
        option, metavar="|".join(choices), help=meaning, show_default=False, callback=_one_of(option, choices)
    )


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="文件、文件夹、通配符，或 - 表示标准输入。", show_default=False),
]
OnePath = Annotated[str, typer.Argument(metavar="PATH", help="文件，或 - 表示标准输入。", show_default=False)]
OutputFormat = Annotated[
    str | None,
    choose("--output-format", OUTPUT_FORMATS, "输出格式，默认看 --output 的扩展名，没有则 text。"),
]
RankingFormat = Annotated[
    str | None,
    choose("--output-format", RANKING_FORMATS, "输出格式，默认看 --output 的扩展名，没有则 text。"),
]
ListFormat = Annotated[
    str,
    choose("--output-format", LIST_FORMATS, "输出格式，默认 text。"),
]
RuleListFormat = Annotated[
    str,
    choose("--output-format", RULE_LIST_FORMATS, "输出格式，默认 text；markdown 为规则说明。"),
]
OutputFolder = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FOLDER", help="写入规则说明的文件夹。", show_default=False),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="结果写入文件，不写则显示在屏幕上。", show_default=False
    ),
]
FailOn = Annotated[
    str | None,
    choose("--fail-on", FAIL_LEVELS, "达到此级别即以状态 1 结束，默认 error。"),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="只查这些规则：编号、编号开头、名称或类别（单位或 unit），逗号分隔，可重复。",
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="不查这些规则，写法同 --select。", show_default=False),
]
ConfigurationFile = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="配置文件，默认在文档所在目录及上级查找 qualitycheck.toml。",
        show_default=False,
    ),
]
Profile = Annotated[
    str | None, typer.Option("--profile", metavar="NAME", help="地区或年度的规则设置。", show_default=False)
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against", metavar="PATH", help="上年的文件或文件夹，查哪些项目照抄上年。", show_default=False
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="只报基线文件里没有的问题。", show_default=False),
]
WriteBaseline = Annotated[
    str | None,
    typer.Option(
        "--write-baseline", metavar="FILE", help="把现有问题记入基线文件，去掉已改好的。", show_default=False
    ),
]
NoInline = Annotated[bool, typer.Option("--no-inline", help="不理会文档里的 qc:ignore 批注。")]
Preview = Annotated[bool, typer.Option("--preview", help="同时使用试行的规则。")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="同时显示原因、依据和建议。")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="只显示汇总。")]
Color = Annotated[
    str,
    choose("--color", COLOR_CHOICES, "是否用颜色，默认 auto。"),
]
FamilyName = Annotated[
    str | None,
    typer.Option(
        "--family",
        metavar="TYPE",
        help="只列一类："
        + "、".join(f"{chinese}（{name}）" for name, chinese in FAMILY_NAMES.items())
        + "。",
        show_default=False,
        callback=_one_of("--family", (*FAMILIES, *FAMILY_NAMES.values())),
    ),
]
RuleWord = Annotated[str, typer.Argument(metavar="CODE", help="规则的编号或名称。", show_default=False)]
