import os

import pytest

from desktop.export.files import ExportFailed, FileExists, write_whole


def test_a_file_that_exists_is_replaced_only_on_request(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"old")
    with pytest.raises(FileExists, match=r"table\.csv. exists already"):
        write_whole({path: b"new"}, overwrite=False)
    assert path.read_bytes() == b"old"
    write_whole({path: b"new"}, overwrite=True)
    assert path.read_bytes() == b"new"


def test_of_two_files_neither_is_written_where_one_exists(tmp_path):
    (tmp_path / "table.json").write_bytes(b"old")
    with pytest.raises(FileExists):
        write_whole({tmp_path / "table.csv": b"a", tmp_path / "table.json": b"b"}, overwrite=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["table.json"]


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(ExportFailed, match="choose another folder"):
        write_whole({tmp_path / "nowhere" / "table.csv": b"a"}, overwrite=False)


def test_a_write_that_fails_half_way_leaves_everything_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "table.csv"
    path.write_bytes(b"old")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.export.files.os.fsync", full)
    with pytest.raises(ExportFailed, match="No space left"):
        write_whole({path: b"new"}, overwrite=True)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["table.csv"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_the_file_is_as_readable_as_any_other(tmp_path):
    (tmp_path / "usual").write_bytes(b"")
    write_whole({tmp_path / "table.csv": b"a"}, overwrite=False)
    assert (tmp_path / "table.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_name_as_long_as_a_name_may_be_is_written(tmp_path):
    path = tmp_path / f"{'n' * 251}.csv"
    write_whole({path: b"1"}, overwrite=False)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
