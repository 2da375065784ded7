"""The house stands: imports point downwards, no circles, small modules, small functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "qualitycheck"
# From the ground up: a unit imports units of the floors below its own, and itself.
FLOORS: list[set[str]] = [
    {"errors", "faults", "resources", "version"},
    {"text"},
    {"document"},
    {"config", "inputs"},
    {"read"},
    {"language", "openxml"},
    {"ruleset"},
    {"check"},
    {"smart"},
    {"suggest"},
    {"report"},
    {"session", "train"},
    {"frame", "advice", "correction", "proofreading", "web", "audit"},
    {"cli"},
    {"__init__", "__main__"},
]
LONGEST_MODULE, LONGEST_FUNCTION, SMALL_FUNCTION, SMALL_SHARE = 300, 50, 25, 0.9

MODULES = {
    ".".join(("qualitycheck", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if "_data" not in path.relative_to(PACKAGE).parts
}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}


def unit_of(module: str) -> str:
    """The part of the package a module belongs to: `text` of qualitycheck.text.units."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def floor_of(module: str) -> int:
    return next(number for number, units in enumerate(FLOORS) if unit_of(module) in units)


def imports_of(module: str) -> Iterator[str]:
    """Every module of the package that a module imports, at its top, in functions, or for type checking."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in MODULES:
                    yield whole
                elif node.module in MODULES:
                    yield node.module


def functions() -> Iterator[tuple[str, int]]:
    """Every function with its length in lines."""
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield f"{module}.{node.name}", node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_its_floor_and_its_docstring(module: str) -> None:
    assert any(unit_of(module) in units for units in FLOORS)
    assert ast.get_docstring(TREES[module])


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_downwards(module: str) -> None:
    upwards = [
        other
        for other in imports_of(module)
        if unit_of(other) != unit_of(module) and floor_of(other) >= floor_of(module)
    ]
    assert upwards == []


def test_imports_make_no_circle() -> None:
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path, module))
        if module not in done:
            for other in imports_of(module):
                if other != module:
                    visit(other, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


def test_modules_are_small() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_functions_are_small() -> None:
    lengths = list(functions())
    assert [(name, length) for name, length in lengths if length > LONGEST_FUNCTION] == []
    small = sum(length < SMALL_FUNCTION for _, length in lengths)
    assert small / len(lengths) >= SMALL_SHARE
