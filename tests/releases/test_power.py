"""The record of system calls is read as it was written, whoever interrupted whom."""

from pathlib import Path

from tests.releases import power


def test_a_call_that_another_interrupts_is_read_whole(tmp_path: Path) -> None:
    record = tmp_path / "record"
    record.write_text(
        '11 unlink("\\x2f\\x61" <unfinished ...>\n'
        '12 rename("\\x2f\\x62", "\\x2f\\x63") = 0\n'
        "11 <... unlink resumed>) = 0\n"
        '11 unlink("\\x2f\\x64") = -1 ENOENT (No such file or directory)\n',
        encoding="ascii",
    )
    assert [(call.name, call.text(0)) for call in power.calls(record)] == [("rename", "/b"), ("unlink", "/a")]
