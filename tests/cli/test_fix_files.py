"""`tqa fix` and files: what it writes, what it keeps, and that a file is the old one or the new one, whole."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tqa.cli.main import run

BAD = "date 2023-05-11 The mayor of Orlovka signed the budget.\r\n\r\nMore text.\n"
FIXED = "The mayor of Orlovka signed the budget.\r\n\r\nMore text.\n"


def test_a_file_is_corrected_in_place_and_only_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(BAD.encode())
    path.chmod(0o640)
    assert run(["fix", str(path)]) == 0
    assert "1 place corrected in 1 file." in capsys.readouterr().err
    assert path.read_bytes() == FIXED.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    before = path.stat().st_mtime_ns
    assert run(["fix", str(path)]) == 0
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("bom", "encoding"), [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_byte_order_mark_encoding_and_line_ends_stay(tmp_path: Path, bom: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bom + BAD.encode(encoding))
    assert run(["fix", str(path)]) == 0
    assert path.read_bytes() == bom + FIXED.encode(encoding)


def test_a_guessed_encoding_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    body = "Мэр Орловки подписал бюджет в пятницу, и дороги начнут ремонтировать уже в следующем году."
    path.write_bytes(f"date 2023-05-11 {body}\n".encode("cp1251"))
    assert run(["fix", str(path)]) == 0
    assert path.read_bytes() == f"{body}\n".encode("cp1251")


def test_diff_writes_nothing_and_applies_with_patch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("a.txt")
    text = "date 2023-05-11 The mayor of Orlovka signed the budget.\n\nNo line end"
    path.write_text(text, encoding="utf-8")
    assert run(["fix", "--diff", "a.txt"]) == 0
    diff = capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == text
    done = subprocess.run(["git", "apply", "-p1"], input=diff, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert path.read_text(encoding="utf-8") == text.removeprefix("date 2023-05-11 ")


def test_output_dir_leaves_the_input_alone_and_copies_clean_files(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    (source / "deep").mkdir(parents=True)
    (source / "a.txt").write_bytes(BAD.encode())
    (source / "deep" / "b.txt").write_bytes(b"\xef\xbb\xbfThe mayor signed it.\r\n")
    assert run(["fix", "--output-dir", str(out), str(source)]) == 0
    assert (source / "a.txt").read_bytes() == BAD.encode()
    assert (out / "a.txt").read_bytes() == FIXED.encode()
    assert (out / "deep" / "b.txt").read_bytes() == b"\xef\xbb\xbfThe mayor signed it.\r\n"


def test_standard_input_is_corrected_to_standard_output() -> None:
    command = [sys.executable, "-m", "tqa", "fix", "-"]
    done = subprocess.run(command, input=BAD.encode(), capture_output=True, check=False, cwd=Path(__file__).parents[2])
    assert done.stdout == FIXED.encode()


def test_a_link_stays_and_what_it_leads_to_is_corrected(tmp_path: Path) -> None:
    target, link = tmp_path / "real.txt", tmp_path / "link.txt"
    target.write_bytes(BAD.encode())
    link.symlink_to(target)
    assert run(["fix", str(link)]) == 0
    assert link.is_symlink()
    assert target.read_bytes() == FIXED.encode()


def test_a_folder_that_cannot_be_written_is_an_error_and_the_file_stays(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        blocked = Path("/proc/self/a.txt")
        from tqa.cli.writing import write_bytes
        from tqa.model.errors import TqaError

        with pytest.raises(TqaError, match="cannot be written"):
            write_bytes(str(blocked), b"x")
        return
    path = tmp_path / "a.txt"
    path.write_bytes(BAD.encode())
    tmp_path.chmod(0o500)
    try:
        assert run(["fix", str(path)]) == 2
    finally:
        tmp_path.chmod(0o700)
    assert path.read_bytes() == BAD.encode()


def test_killed_at_any_point_a_file_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    old = ("date 2023-05-11 " + "The mayor of Orlovka signed the budget. " * 20_000 + "\n").encode()
    new = old.removeprefix(b"date 2023-05-11 ")
    script = (
        "import sys; from tqa.cli.writing import write_bytes\n"
        "print('ready', flush=True)\n"
        "for _ in range(10_000):\n"
        "    for data in (sys.argv[2], sys.argv[3]): write_bytes(sys.argv[1], open(data, 'rb').read())\n"
    )
    path, before, after = tmp_path / "a.txt", tmp_path / "old", tmp_path / "new"
    path.write_bytes(old)
    before.write_bytes(old)
    after.write_bytes(new)
    for delay in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(path), str(before), str(after)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay * 0.0013)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert path.read_bytes() in (old, new)


def test_an_ordinary_error_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tqa.cli.writing import write_bytes
    from tqa.model.errors import TqaError

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TqaError, match="No space left"):
        write_bytes(str(path), b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"old"
