"""The Debian package and the kiosk's session: what they promise, read from the files that make them."""

import configparser
import itertools
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk import cli

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
DATA: dict[str, Any] = tomllib.loads((LINUX / "deb" / "package.toml").read_text(encoding="utf-8"))
Part = Callable[[str], Any]


class Unit(configparser.RawConfigParser):
    """A unit file, in which a name may stand several times; the last one counts here."""

    def __init__(self, path: Path) -> None:
        super().__init__(strict=False, delimiters=("=",))
        self.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
        self.read_string(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def unit() -> Unit:
    return Unit(LINUX / "west-taihu-kiosk.service")


def test_starting_again_is_never_given_up(unit: Unit) -> None:
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert unit["Service"]["Restart"] == "always"
    assert unit["Service"]["OOMPolicy"] == "continue"


def test_the_session_starts_a_verb_that_is_there_as_the_kiosk_user(unit: Unit) -> None:
    words = unit["Service"]["ExecStart"].split()
    assert words[:3] == ["/usr/bin/cage", "-d", "--"]
    assert words[-2] == DATA["command"]
    assert cli.parser().parse_args(words[-1:]).verb == "supervise"
    assert unit["Service"]["User"] == unit["Service"]["Group"] == DATA["user"]
    assert unit["Service"]["NotifyAccess"] == "all"
    assert "WATCHDOG_PID" in words


def test_it_may_write_its_state_and_nothing_else_and_has_no_network(unit: Unit) -> None:
    service = unit["Service"]
    assert (service["ProtectSystem"], service["NoNewPrivileges"], service["CapabilityBoundingSet"]) == (
        "strict",
        "yes",
        "",
    )
    assert f"/var/lib/{service['StateDirectory']}" == DATA["state"]
    assert "ReadWritePaths" not in service
    assert "INET" not in service["RestrictAddressFamilies"]
    assert service["IPAddressDeny"] == "any"
    assert "AF_INET" in Unit(LINUX / "updates-over-network.conf")["Service"]["RestrictAddressFamilies"]


def test_the_reader_may_limit_itself(unit: Unit) -> None:
    # content install --limited asks for limits on memory and time, which @resources would refuse
    assert "@resources" not in (LINUX / "west-taihu-kiosk.service").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_exposure_is_small(tmp_path: Path) -> None:
    unit = shutil.copy(LINUX / "west-taihu-kiosk.service", tmp_path)
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", unit], capture_output=True, text=True, check=False
    )
    found = re.search(r"exposure level for .*: ([\d.]+)", done.stdout)
    assert found and float(found[1]) <= 3.0, done.stdout + done.stderr


def test_every_file_of_the_package_is_there_and_nothing_is_in_two_places() -> None:
    assert not [name for name in DATA["files"] if not (LINUX / name).is_file()]
    places = [file["to"] for file in DATA["files"].values()]
    assert len(set(places)) == len(places)
    assert all(place.startswith("/usr/") for place in places)


@pytest.mark.parametrize("name", ["deb/postinst", "deb/prerm", "deb/postrm", "west-taihu-kiosk-admin"])
def test_scripts_are_shell(name: str) -> None:
    subprocess.run(["sh", "-n", LINUX / name], check=True)
    text = (LINUX / name).read_text(encoding="utf-8")
    assert text.startswith("#!/bin/sh\n")
    assert "set -e" in text


def test_only_purging_touches_the_state() -> None:
    for name in ("postinst", "prerm"):
        assert "rm -rf" not in (LINUX / "deb" / name).read_text(encoding="utf-8")
    removal = (LINUX / "deb" / "postrm").read_text(encoding="utf-8")
    before, _, after = removal.partition('if [ "$1" = purge ]; then')
    assert "rm -rf" not in before
    assert 'rm -rf "/var/lib/$user"' in after


def test_handbooks_name_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    files = {file["to"] for file in DATA["files"].values()} | {DATA["command"]}
    commands: list[list[str]] = []
    for name in ("installer.md", "installer.zh.md"):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        named = set(re.findall(r"/usr/(?:share/doc|sbin|bin)/west-taihu-kiosk[\w./-]*\w", text))
        assert named and not named - files, name
        verbs = {tuple(words.split()) for words in re.findall(r"kiosk-admin (content [a-z]+|[a-z]+[a-z-]*)", text)}
        assert {("content", "install"), ("self-test",)} <= verbs
        for words in verbs:
            with pytest.raises(SystemExit) as left:
                cli.parser().parse_args([*words, "--help"])
            assert left.value.code == 0, words
        lines = re.findall(r"^ +(sudo .+?)(?: +#.*)?$", text, re.MULTILINE)
        commands.append([line for line in lines if line.isascii()])
    capsys.readouterr()
    assert commands[0][:4] == commands[1][:4]
    assert set(commands[1]) <= {*commands[0], *(f"{line} --language zh_Hans" for line in commands[0])}


def test_libraries_of_the_system_become_dependencies(part: Part) -> None:
    deb = part("deb")
    assert deb.newest(["GLIBC_2.4", "GLIBC_2.35", "GLIBC_2.14", "GLIBCXX_3.4.30"], "GLIBC_") == "2.35"
    assert deb.newest([], "GLIBC_") == ""
    assert deb.owner("libc.so.6") == "libc6"
    with pytest.raises(SystemExit, match="libnowhere"):
        deb.owner("libnowhere.so.1")


def test_a_package_is_what_dpkg_takes_and_the_same_bytes_twice(
    part: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deb, identity = part("deb"), part("identity")
    program = tmp_path / "program"
    (program / "_internal").mkdir(parents=True)
    (program / "west-taihu-kiosk").write_text("#!/bin/sh\n", encoding="utf-8")
    (program / "west-taihu-kiosk").chmod(0o755)
    (program / "NOTICES.txt").write_text("whose\n", encoding="utf-8")
    monkeypatch.setattr(deb, "needed", lambda package: ["libc6 (>= 2.35)"])
    who = identity.Identity("1.2.3", "20260102030405.abcdef01", 1767323045)
    sums: list[bytes] = []
    for name in ("one", "two"):
        out = tmp_path / name
        out.mkdir()
        os.utime(program / "NOTICES.txt")
        sums.append(deb.build(program, out, who, quick=True).read_bytes())
    assert sums[0] == sums[1]
    file = tmp_path / "two" / "west-taihu-kiosk_1.2.3+20260102030405.abcdef01_amd64.deb"
    fields = subprocess.run(["dpkg-deb", "-f", file], capture_output=True, text=True, check=True).stdout
    assert "Version: 1.2.3+20260102030405.abcdef01\n" in fields
    assert "Depends: libc6 (>= 2.35), adduser\n" in fields
    listed = subprocess.run(["dpkg-deb", "-c", file], capture_output=True, text=True, check=True).stdout
    lines = {line.split()[5]: line for line in listed.splitlines()}
    assert all(" root/root " in line for line in lines.values())
    assert "-> ../lib/west-taihu-kiosk/west-taihu-kiosk" in lines["./usr/bin/west-taihu-kiosk"]
    assert {f".{file['to']}" for file in DATA["files"].values()} <= lines.keys()
    assert not [name for name in lines if name.startswith(("./var", "./etc", "./home"))]


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="there is no dpkg here")
def test_a_later_commit_is_a_later_version(part: Part) -> None:
    identity = part("identity")
    versions = [
        identity.Identity("0.1.0", "20260102030405.ffffffff", 0).debian,
        identity.Identity("0.1.0", "20260102030406.00000000", 0).debian,
        identity.Identity("0.1.1", "20250101000000.00000000", 0).debian,
        identity.Identity("0.10.0", "20250101000000.00000000", 0).debian,
    ]
    for one, other in itertools.pairwise(versions):
        subprocess.run(["dpkg", "--compare-versions", one, "lt", other], check=True)


def test_the_session_shows_the_kiosk_through_xwayland_first() -> None:
    # On Wayland itself, cage 0.1.4 leaves a frame without a change unanswered, and Qt waits for that answer for good
    text = (LINUX / "west-taihu-kiosk.service").read_text(encoding="utf-8")
    assert 'Environment="QT_QPA_PLATFORM=xcb;wayland"' in text
    assert "xwayland" in DATA["recommends"]
    for name in ("installer.md", "installer.zh.md"):
        assert "_amd64.deb cage seatd xwayland" in (ROOT / "docs" / name).read_text(encoding="utf-8")
