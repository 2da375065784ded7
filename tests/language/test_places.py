"""The administrative divisions and their names in a text."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitycheck.language.home import guess_home, read_home
from qualitycheck.language.places import find_places, level_of, read_divisions


def named(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_places(text)]


def test_every_level_is_there_and_lies_in_the_one_above() -> None:
    divisions = read_divisions()
    by_level = {level: [d for d in divisions if d.level == level] for level in ("province", "city", "county")}
    assert {level: len(found) for level, found in by_level.items()}["province"] == 34
    assert len(by_level["city"]) > 300
    assert len(by_level["county"]) > 2800
    provinces = {d.name for d in by_level["province"]}
    assert all(d.inside[0] in provinces for d in by_level["city"] + by_level["county"])


@pytest.mark.parametrize(
    ("name", "level"),
    [("平泉市", "county"), ("承德市", "city"), ("河北省", "province"), ("上海市", "province"), ("喀什地区", "city"),
     ("临滹县", ""), ("", "")],
)  # fmt: skip
def test_level_of_a_name(name: str, level: str) -> None:
    assert level_of(name) == level


def test_one_place_lies_in_another() -> None:
    hebei, chengde, pingquan = (find_places(name)[0].divisions[0] for name in ("河北省", "承德市", "平泉市"))
    assert hebei.contains(chengde) and chengde.contains(pingquan) and hebei.contains(pingquan)
    assert not pingquan.contains(chengde) and not chengde.contains(chengde)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("河北省承德市平泉市农村公路", ["河北省", "承德市", "平泉市"]),
        ("用于平泉农村公路养护", ["平泉"]),
        ("赴成都、武汉办推介会", ["成都", "武汉"]),
        ("围场满族蒙古族自治县教育局", ["围场满族蒙古族自治县"]),
        ("新建沿河道路，保护古城", []),
        ("上海路、南京大街、北京大学、京承高速", []),
        ("云南山区道路", ["云南"]),
        ("完成县级治理，健康县城建设，合作市场", []),
        ("全市城区、老城区绿化", []),
        ("", []),
    ],
)
def test_places_in_a_text(text: str, places: list[str]) -> None:
    assert named(text) == places


def test_a_name_of_several_places_is_the_one_in_the_place_before_it() -> None:
    assert len(find_places("鼓楼区教育局")[0].divisions) > 1
    [inside] = find_places("江苏省徐州市鼓楼区教育局")[-1].divisions
    assert inside.inside == ("江苏省", "徐州市")


@given(
    st.lists(
        st.sampled_from(["平泉市", "承德", "鼓楼区", "县", "全", "改善", "河北省", "，", "山区", "市场"]),
        max_size=12,
    )
)
def test_mentions_are_in_order_and_apart_and_say_what_stands_there(parts: list[str]) -> None:
    text = "".join(parts)
    found = find_places(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for mention in found:
        word = text[mention.start : mention.end]
        assert all(word in (division.name, division.short) for division in mention.divisions)


@given(st.sampled_from([d for d in read_divisions() if len(d.name) > 2 and d.inside]))
def test_a_full_name_behind_its_lineage_is_found(division) -> None:
    text = "".join((*division.inside, division.name))
    assert division in find_places(text)[-1].divisions


def test_a_long_document_takes_milliseconds() -> None:
    text = "完成全县农村公路养护，改善平泉市群众出行条件，与承德市各单位共同推进。" * 290
    find_places("平泉市")  # loads
    start = time.perf_counter()
    assert len(find_places(text[:10_000])) > 500
    assert time.perf_counter() - start < 0.2  # 5 ms wanted where nothing else runs


@pytest.mark.parametrize(
    ("department", "own", "level", "office"),
    [
        ("平泉市文化广电和旅游局", "平泉市", "county", "文化广电和旅游局"),
        ("河北省承德市双桥区教育局", "双桥区", "county", "教育局"),
        ("承德市财政局", "承德市", "city", "财政局"),
        ("赣水市东川区教育体育局", "东川区", "county", "教育体育局"),
        ("鹭江州市残疾人联合会", "鹭江州市", "city", "残疾人联合会"),
        ("临滹县统计局", "临滹县", "county", "统计局"),
        ("平泉市卧龙镇人民政府", "平泉市", "county", "卧龙镇人民政府"),
        ("宁固市市场监督管理局", "宁固市", "city", "市场监督管理局"),
    ],
)
def test_home_of_a_department(department: str, own: str, level: str, office: str) -> None:
    home = read_home(department)
    assert home is not None
    assert (home.own, home.level, home.office) == (own, level, office)


@pytest.mark.parametrize("department", ["", "国家统计局", "第一中学", "市场监督管理局"])
def test_no_home(department: str) -> None:
    assert read_home(department) is None


def test_home_is_what_titles_and_goals_speak_of_most() -> None:
    home = guess_home(["平泉市绩效目标表", "平泉市公路养护", "改善平泉市交通", "学习兴隆县经验"])
    assert home is not None
    assert (home.own, home.level) == ("平泉市", "county")
    assert guess_home(["平泉市公路", "兴隆县公路", "平泉市", "兴隆县", "平泉市", "兴隆县"]) is None
    assert guess_home([]) is None
