"""Alike sentences stay on one side of the split."""

from __future__ import annotations

from qualitycheck.train.groups import RUN, group_pairs, split_pairs


def test_sentences_that_share_a_run_are_one_group() -> None:
    pairs = [("x", "加强预算绩效管理水平"), ("y", "全面加强预算绩效管理"), ("z", "完全不同的一句话啊")]
    one, other, third = group_pairs(pairs)
    assert one == other != third


def test_no_run_stands_on_both_sides() -> None:
    pairs = [(f"错{n}", f"第{n}句完全不同的内容{n}{n}{n}号") for n in range(200)]
    kept, aside = split_pairs(pairs)
    assert len(kept) + len(aside) == 200 and aside
    runs = {right[k : k + RUN] for _, right in aside for k in range(len(right) - RUN + 1)}
    assert not any(right[k : k + RUN] in runs for _, right in kept for k in range(len(right) - RUN + 1))
