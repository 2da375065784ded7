"""Each hostile file and the one sentence it gets, word for word; or the document, where it can be read."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from qualitycheck.document.document import Document
from qualitycheck.document.limits import Limits
from qualitycheck.errors import ReadError
from qualitycheck.read.open import read_path, read_text
from tests.read.documents import HEADER, ROWS, tsv
from tests.read.hostile import (
    LAUGHS,
    OUTSIDE,
    cell,
    compound,
    container,
    letters,
    nested,
    sheet_row,
    strings,
    word,
    word_table,
    workbook,
)

EMPTY = "文件是空的，没有可检查的内容。"
ENCRYPTED = "文件设有打开密码，请取消密码后再检查。"
MISSING = "文件不存在或无权读取，请核对路径和权限。"
SPECIAL = "这里是管道或设备，不是普通文件，请先存成文件再检查。"
BROKEN = "文件已损坏或内容与扩展名不符（{}），请用原程序打开后重新保存。"
LARGE = "文件超过允许的大小（{}），请拆分后再检查，或在配置 limits 中放宽。"
UNKNOWN = "暂不支持“{}”格式，请另存为 docx、xlsx、pdf、csv、html 或 txt 后再检查。"
ENTITIES = BROKEN.format("内部 XML 含有不允许的实体声明")
NO_ARCHIVE = BROKEN.format("压缩结构不完整")
BAD_XML = BROKEN.format("内部 XML 有错误")
DENSE = LARGE.format("压缩比超过 200 倍，疑似压缩炸弹")
COLUMNS = LARGE.format("表格超过 1000 列")
CELLS = LARGE.format("表格单元格超过 5000000 个")
LONG_CELL = LARGE.format("一个单元格或段落的文字超过 100000 字")
COMPLEX = LARGE.format("嵌套超过 256 层或单段文字超过 10 MB")
DEEP = LARGE.format("表格嵌套超过 20 层")
NO_ENCODING = BROKEN.format("文字编码不是 UTF-8、UTF-16 或 GB18030")

NAMES = [row[2] for row in ROWS[1:]]
GOOD_ROWS = "".join(sheet_row(number, row) for number, row in enumerate(ROWS, 1))
GOOD_WORD, GOOD_BOOK = word(word_table(ROWS)), workbook(GOOD_ROWS)
TEXT = tsv(ROWS)
# Ten megabytes that no compression makes suspicious.
NOISE = "".join(random.Random(1).choices([chr(c) for c in range(0x4E00, 0x9FA5)], k=3_400_000))
PAGE = "<html><body><table>" + "".join(f"<tr>{''.join(f'<td>{c}' for c in r)}" for r in ROWS) + "</table>"


def names(document: Document) -> list[str]:
    return [row.name.text for table in document.tables for row in table]


def read(folder: Path, name: str, data: bytes | str) -> Document:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_path(path)


def refused(folder: Path, name: str, data: bytes | str, limits: Limits | None = None) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(ReadError) as caught:
        read_path(path, limits or Limits())
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b""),
        ("a.txt", "  \n\t\n \u3000"),
        ("a.txt", "\ufeff\u200b\n"),
        ("a.csv", " , ,\n,,\n"),
        ("a.html", "<html><body><table><tr><td> </td><td>&nbsp;</td></tr></table></body></html>"),
        ("a.docx", word(word_table([[" ", ""]]))),
        ("a.xlsx", workbook(sheet_row(1, [" ", ""]))),
    ],
)
def test_nothing_to_read(tmp_path: Path, name: str, data: bytes | str) -> None:
    assert refused(tmp_path, name, data) == EMPTY


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.doc"])
def test_an_encrypted_file(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path, name, compound("EncryptionInfo", "EncryptedPackage")) == ENCRYPTED


@pytest.mark.parametrize(
    ("name", "stream", "said"),
    [
        ("a.doc", "WordDocument", BROKEN.format("Word 97-2003 结构不完整")),
        ("旧版改名.docx", "WordDocument", BROKEN.format("Word 97-2003 结构不完整")),
        ("旧版改名.xlsx", "Workbook", BROKEN.format("工作簿内容不完整")),
        ("a.docx", "Contents", UNKNOWN.format("97—2003 版 Office")),
    ],
)
def test_a_damaged_format_of_before_2007(tmp_path: Path, name: str, stream: str, said: str) -> None:
    assert refused(tmp_path, name, compound(stream)) == said


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", "正文", BROKEN.format("内容不是 xlsx 文件")),
        ("a.docx", "正文", BROKEN.format("内容不是 docx 文件")),
        ("a.docx", container({"readme": "x"}), BROKEN.format("内容不是 docx 文件")),
        ("a.zip", container({"readme": "x"}), UNKNOWN.format("zip")),
        ("a.xlsx", container({"xl/workbook.bin": "x"}), UNKNOWN.format("xlsb")),
        ("a.xlsx", container({"content.xml": "x", "xl/workbook.xml": "x"}), BROKEN.format("缺少必要的部分")),
        ("a.docx", b"%PDF-1.7", BROKEN.format("PDF 结构不完整")),
        ("a.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", BROKEN.format("里面没有网页")),
        ("a.xls", "<?xml version='1.0'?><Workbook/>", UNKNOWN.format("xml")),
        ("a.docx", b"Rar!\x1a\x07", UNKNOWN.format("rar")),
        ("没有扩展名", os.urandom(64) + b"\xff", UNKNOWN.format("无扩展名的二进制")),
        ("a.txt", bytes(300), BROKEN.format("内容不是 txt 文件")),
        ("a.docx", b"PK\x03\x04" + bytes(range(256)), BROKEN.format("内容不是 docx 文件")),
        ("a.csv", b"\xff\xff\xff\x80\x80" * 40, NO_ENCODING),
        ("a.html", b"\xff\xff\xff\x80\x80" * 40, NO_ENCODING),
    ],
)
def test_the_content_is_not_what_the_name_says(
    tmp_path: Path, name: str, data: bytes | str, said: str
) -> None:
    if name == "没有扩展名":
        assert refused(tmp_path, name, data) in (said, NO_ENCODING)
    else:
        assert refused(tmp_path, name, data) == said


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("其实是表格.docx", GOOD_BOOK),
        ("其实是表格.xls", GOOD_BOOK),
        ("其实是文档.xlsx", GOOD_WORD),
        ("其实是文档.txt", GOOD_WORD),
        ("其实是网页.xls", PAGE),
        ("其实是网页.doc", f"<?xml version='1.0'?>\n{PAGE}"),
        ("其实是文字.xls", TEXT),
        ("带宏.docm", GOOD_WORD),
        ("带宏.dotm", GOOD_WORD),
        ("带宏.xlsm", GOOD_BOOK),
        ("带宏.xltm", GOOD_BOOK),
        ("无后缀", TEXT),
    ],
)
def test_the_content_decides_where_it_can_be_read(tmp_path: Path, name: str, data: bytes | str) -> None:
    assert names(read(tmp_path, name, data)) == NAMES


def test_bombs_by_ratio_by_total_and_by_lies(tmp_path: Path) -> None:
    bomb = word(" " * 30_000_000)
    assert refused(tmp_path, "a.docx", bomb) == DENSE
    assert refused(tmp_path, "a.xlsx", workbook(" " * 30_000_000)) == DENSE
    total = refused(tmp_path, "a.docx", bomb, Limits(max_expanded_bytes=20_000_000))
    assert total == LARGE.format("解压后超过 20 MB")
    lying = bytearray(bomb)
    size = lying.index(b"PK\x01\x02") + 24
    lying[size : size + 4] = (1000).to_bytes(4, "little")
    assert refused(tmp_path, "a.docx", bytes(lying)) == NO_ARCHIVE


def test_a_bomb_where_the_type_is_told(tmp_path: Path) -> None:
    told = {"mimetype": bytes(60_000_000), "content.xml": "<a/>"}
    assert refused(tmp_path, "a.ods", container(told)) == DENSE
    broken = bytearray(container(told))
    broken[50:70] = b"\xff" * 20
    said = BROKEN.format("内容不是 ods 文件")
    assert refused(tmp_path, "a.ods", bytes(broken)) in (said, DENSE)


def test_a_bomb_inside_a_document_is_left_alone(tmp_path: Path) -> None:
    inner = container({"x": container({"y": bytes(50_000_000)})})
    members: dict[str, str | bytes] = {"word/embeddings/a.zip": inner}
    document = read(tmp_path, "a.docx", word(word_table(ROWS), **members))
    assert names(document) == NAMES


@pytest.mark.parametrize("before", [LAUGHS, OUTSIDE])
def test_entities_are_refused_in_office_files(tmp_path: Path, before: str) -> None:
    assert refused(tmp_path, "a.docx", word("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", before)) == ENTITIES
    assert refused(tmp_path, "a.xlsx", workbook(sheet_row(1, ["&a9;"]), before)) == ENTITIES
    shared = strings(["&a9;"], 1, before)
    assert refused(tmp_path, "a.xlsx", workbook(GOOD_ROWS, shared=shared)) == ENTITIES


@pytest.mark.parametrize("before", [LAUGHS, OUTSIDE])
def test_entities_mean_nothing_in_a_page(tmp_path: Path, before: str) -> None:
    document = read(tmp_path, "a.html", f"{before}<html><body><p>正文&a9;</p>{PAGE}")
    said = "".join(paragraph.text for paragraph in document.narrative)
    assert "&a9;" in said and "哈" not in said.partition("正文")[2] and "root:" not in said


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", workbook(sheet_row(1, ["甲"] * 10_000)), COLUMNS),
        ("a.csv", ",".join(["甲"] * 10_000), COLUMNS),
        ("a.txt", "\t".join(["甲"] * 10_000), COLUMNS),
        ("a.html", f"<table><tr>{'<td>甲</td>' * 10_000}</tr></table>", COLUMNS),
        ("a.html", "<table><tr><td colspan=99999999>甲</td></tr></table>", COLUMNS),
        ("a.docx", word(word_table([["甲"] * 10_000])), COLUMNS),
        (
            "a.docx",
            word(word_table([["甲"]]).replace("<w:p>", f'<w:tcPr><w:gridSpan w:val="{"9" * 5000}"/></w:tcPr><w:p>')),
            COLUMNS,
        ),
        ("a.docx", word(word_table([["甲", NOISE]])), COMPLEX),
        ("a.docx", word(f"<w:p><w:r><w:t>{NOISE}</w:t></w:r></w:p>"), COMPLEX),
        ("a.docx", word(word_table([["甲", NOISE[:110_000]]])), LONG_CELL),
        ("a.docx", word(f"<w:p><w:r><w:t>{NOISE[:110_000]}</w:t></w:r></w:p>"), LONG_CELL),
        ("a.xlsx", workbook(sheet_row(1, ["甲", NOISE])), COMPLEX),
        ("a.xlsx", workbook(sheet_row(1, ["甲", NOISE[:110_000]])), LONG_CELL),
        ("a.csv", f"甲,{NOISE}", LONG_CELL),
        ("a.txt", f"甲\t{NOISE}", LONG_CELL),
        ("a.txt", NOISE, LONG_CELL),
        ("a.txt", "甲" + " " * 10_000_000 + "乙", LONG_CELL),
        ("a.txt", "甲" + "\n" * 10_000_000 + "乙", CELLS),
        ("a.html", f"<table><tr><td>{NOISE}</td></tr></table>", COMPLEX),
        ("a.html", f"<p>{NOISE[:110_000]}</p>", LONG_CELL),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)  # fmt: skip
def test_too_wide_and_too_long(tmp_path: Path, name: str, data: bytes | str, said: str) -> None:
    assert refused(tmp_path, name, data) == said


def test_a_million_empty_rows_are_empty(tmp_path: Path) -> None:
    styled = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(5, 20_005))
    empty = styled + "".join(f'<row r="{n}"/>' for n in range(20_005, 1_000_005))
    assert names(read(tmp_path, "a.xlsx", workbook(GOOD_ROWS + empty))) == NAMES


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (sheet_row(1, ["甲"]) + sheet_row(1_048_576, ["乙"] * 6), CELLS),
        (sheet_row(1, ["甲"]).replace('"', "'") + f"<row>{cell('XFD1048576', '乙')}</row>".replace('"', "'"), COLUMNS),
        (f"<row r='1'>{cell('A1', '甲')}</row><row r='5000001'><c t='str'><v>乙</v></c></row>", CELLS),
        (sheet_row(99_999_999_999, ["甲"]), BAD_XML),
        (f'<row r="1">{cell("AAAA1", "甲")}</row>', BAD_XML),
        (f'<row r="1">{cell("甲1", "甲")}</row>', BAD_XML),
        (f'<row r="1">{cell("A1", "甲")}', BAD_XML),
    ],
)  # fmt: skip
def test_a_cell_far_away_never_reaches_the_library(tmp_path: Path, rows: str, said: str) -> None:
    """Out of memory it would end the process, and the results of all other files with it."""
    assert refused(tmp_path, "a.xlsx", workbook(rows)) in (said, CELLS)


def test_shared_strings_that_grow_in_memory(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.xlsx", workbook(GOOD_ROWS, shared=strings(["甲"], 10**15))) == BAD_XML
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 40_001))
    shared = strings(["".join(NOISE[:30_000])], 1)
    assert refused(tmp_path, "a.xlsx", workbook(rows, shared=shared)) == LARGE.format("解压后超过 1000 MB")


def test_merged_ranges_upon_each_other(tmp_path: Path) -> None:
    wide = "".join(sheet_row(n, ["甲"] * 200) for n in range(1, 101))
    merges = "".join(f'<mergeCell ref="A{n % 50 + 1}:{letters(200 - n % 7)}100"/>' for n in range(2000))
    book = workbook(wide, behind=f"<mergeCells>{merges}</mergeCells>")
    assert refused(tmp_path, "a.xlsx", book) in (CELLS, DENSE)


@pytest.mark.parametrize("depth", [50, 80])
def test_a_table_in_a_table_50_deep(tmp_path: Path, depth: int) -> None:
    assert refused(tmp_path, "a.docx", word(nested(word_table(ROWS), depth))) == DEEP
    page = "<table><tr><td>" * depth + PAGE
    assert refused(tmp_path, "a.html", page) == DEEP


def test_a_table_in_a_table_within_reason(tmp_path: Path) -> None:
    assert names(read(tmp_path, "a.docx", word(nested(word_table(ROWS), 15)))) == NAMES
    assert names(read(tmp_path, "a.html", "<table><tr><td>" * 15 + PAGE)) == NAMES


def test_elements_nested_beyond_the_parser(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.docx", word(nested(word_table(ROWS), 500))) == COMPLEX
    assert refused(tmp_path, "a.html", "<div>" * 5000 + PAGE) == COMPLEX


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "utf-8-sig"])
@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", TEXT), ("a.csv", TEXT.replace("\t", ",")), ("a.html", PAGE)]
)
def test_text_in_other_encodings(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    assert names(read(tmp_path, name, text.encode(encoding))) == NAMES


def test_broken_encodings(tmp_path: Path) -> None:
    half = "甲乙丙".encode("utf-16")
    assert refused(tmp_path, "a.txt", half + b"\0") == NO_ENCODING
    assert refused(tmp_path, "a.txt", half + b"\x00\xd8") == NO_ENCODING
    assert refused(tmp_path, "a.txt", "甲".encode("gb18030") * 30 + b"\xff") == NO_ENCODING


def test_one_lost_byte_does_not_turn_utf8_into_nonsense(tmp_path: Path) -> None:
    data = TEXT.encode()
    assert names(read(tmp_path, "a.txt", data[:-2])) == NAMES
    cut = data.replace("人次".encode(), "人次".encode()[:-1])
    assert names(read(tmp_path, "a.txt", cut)) == NAMES
    assert "人\ufffd" in str(read(tmp_path, "a.txt", cut).tables)
    assert (
        names(read(tmp_path, "a.txt", TEXT.replace("人次", "\ud83d").encode("utf-8", "surrogatepass")))
        == NAMES
    )


def test_half_characters_in_pasted_text_are_replaced() -> None:
    document = read_text(TEXT.replace("培训人数", "培训\ud83d人数"))
    assert names(document)[0] == "培训\ufffd人数"


def test_characters_nobody_sees_stay_where_they_are(tmp_path: Path) -> None:
    name = "培\u202e训\u200b人\x1b[31m数\x9b"
    assert names(read(tmp_path, "a.txt", TEXT.replace("培训人数", name)))[0] == name
    page = PAGE.replace("培训人数", "培训&#0;&#xD800;&#x1b;人数")
    assert names(read(tmp_path, "a.html", page))[0] == "培训\ufffd\ufffd\x1b人数"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_or_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    for path in (tmp_path / "a.docx", Path("/dev/zero")):
        with pytest.raises(ReadError) as caught:
            read_path(path)
        assert str(caught.value) == SPECIAL


def test_places_where_no_file_is(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    names = ["a.docx", "none.txt", "长" * 5000 + ".txt", "零\0.txt"]
    try:
        (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
        (tmp_path / "gone.txt").symlink_to(tmp_path / "none.txt")
        names += ["loop.txt", "gone.txt"]
    except OSError:  # this system lets nobody make links
        pass
    for name in names:
        with pytest.raises(ReadError) as caught:
            read_path(tmp_path / name)
        assert str(caught.value) == MISSING


def test_a_path_with_spaces_and_chinese(tmp_path: Path) -> None:
    folder = tmp_path / "有 空格的 文件夹（一）"
    folder.mkdir()
    assert names(read(folder, "2025年 绩效 [终稿] (1).txt", TEXT)) == NAMES
    assert names(read(folder, "长" * 80 + ".txt", TEXT)) == NAMES


def test_a_header_alone_is_a_document(tmp_path: Path) -> None:
    assert not [row for table in read(tmp_path, "a.txt", tsv([HEADER])).tables for row in table]
