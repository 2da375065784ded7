"""Arrays come back from a file as they were written, without a pickle."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from qualitycheck.language.artefact import read_arrays, write_arrays


def test_arrays_come_back(tmp_path: Path) -> None:
    arrays = {
        "b": np.arange(12, dtype=np.int16).reshape(3, 4),
        "a": np.array(2.5, np.float32),
        "empty": np.zeros((0, 3), np.uint8),
    }
    write_arrays(tmp_path / "x.npz", arrays)
    read = read_arrays(tmp_path / "x.npz")
    assert set(read) == set(arrays)
    for name, array in arrays.items():
        assert read[name].dtype == array.dtype
        assert read[name].shape == array.shape
        assert (read[name] == array).all()


def test_the_same_arrays_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("x.npz", "y.npz"):
        write_arrays(tmp_path / name, {"a": np.arange(5)})
    assert (tmp_path / "x.npz").read_bytes() == (tmp_path / "y.npz").read_bytes()


def test_objects_and_packed_members_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "objects.npz", a=np.array([{}], object))
    np.savez_compressed(tmp_path / "packed.npz", a=np.arange(5))
    for name in ("objects.npz", "packed.npz"):
        with pytest.raises(ValueError, match="a"):
            read_arrays(tmp_path / name)
