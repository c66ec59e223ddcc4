"""What the Windows scripts will do, read from their rules; nothing of it can be run here."""

import json
import re
from pathlib import Path
from typing import Any

from kiosk import cli
from kiosk.supervisor import watch

WINDOWS = Path(__file__).resolve().parents[2] / "packaging" / "windows"
RULES: dict[str, Any] = json.loads((WINDOWS / "rules.json").read_text(encoding="utf-8"))
SCRIPT = (WINDOWS / "Set-Kiosk.ps1").read_text(encoding="utf-8")
INSTALLER = (WINDOWS / "kiosk.iss").read_text(encoding="utf-8")


def test_each_exit_code_of_the_kiosk_has_its_action() -> None:
    shell = RULES["shell"]
    told = {item["code"]: item["action"] for item in shell["exitCodes"]}
    assert told == {
        watch.LEFT: "nothing",
        watch.FAILED: "restartShell",
        watch.MISUSED: "restartShell",
        watch.RESTART: "restartShell",
    }
    assert {*told.values(), shell["default"]} <= shell["actions"].keys()
    assert shell["default"] == "restartShell"


def test_the_shell_is_the_program_with_a_verb_that_is_there() -> None:
    program, words = re.fullmatch(r'"([^"]+)" (.+)', RULES["shell"]["command"]).groups()  # pyright: ignore[reportOptionalMemberAccess]
    assert program == RULES["program"]
    options = cli.parser().parse_args(words.replace("\\", "/").split())
    assert (options.verb, str(options.state)) == ("supervise", RULES["state"].replace("\\", "/"))


def test_the_installer_uses_the_same_places() -> None:
    defined = dict(re.findall(r'^#define (\w+) "(.*)"$', INSTALLER, re.MULTILINE))
    assert RULES["program"] == rf"C:\Program Files\{defined['Name']}\{defined['Program']}"
    assert RULES["state"] == rf"C:\ProgramData\{defined['Name']}"
    assert 'Name: "{commonappdata}\\{#Name}"; Flags: uninsneveruninstall' in INSTALLER


def test_the_installer_is_well_formed() -> None:
    sections = re.findall(r"^\[(\w+)\]$", INSTALLER, re.MULTILINE)
    known = ["Setup", "Languages", "InstallDelete", "Files", "Dirs", "Tasks", "Run", "UninstallRun"]
    assert sections == known
    used = set(re.findall(r"\{#(\w+)\}", INSTALLER))
    assert used <= {*re.findall(r"#define (\w+)", INSTALLER), "Version"}
    for source in re.findall(r'^Source: "([^"{]+)"', INSTALLER, re.MULTILINE):
        assert (WINDOWS / source.replace("\\", "/")).is_file(), source


def test_the_script_reads_rules_that_are_there_and_knows_none_itself() -> None:
    for path in set(re.findall(r"\$rules((?:\.\w+)+)", SCRIPT)):
        value: Any = RULES
        for name in path.strip(".").split("."):
            value = value[name]
    assert 'west-taihu-kiosk.exe" ' not in SCRIPT
    assert not re.findall(r"Policies", SCRIPT)
    for pair in ("{}", "()"):
        assert SCRIPT.count(pair[0]) == SCRIPT.count(pair[1])


def test_each_registry_rule_says_why_and_is_of_a_type_that_windows_has() -> None:
    for item in RULES["registry"]:
        assert item["why"].endswith(".")
        assert item["key"].startswith("HKLM:\\")
        assert isinstance(item["value"], {"DWord": int, "String": str}[item["type"]])
    names = [(item["key"], item["name"]) for item in RULES["registry"]]
    assert len(set(names)) == len(names)


def test_the_ways_out_are_blocked() -> None:
    blocked = {*RULES["keyboard"]["predefined"], *RULES["keyboard"]["custom"]}
    assert {"Alt+F4", "Alt+Tab", "Ctrl+Esc", "Ctrl+Alt+Del", "Shift+Ctrl+Esc", "Windows", "Win+L", "Win+R"} <= blocked
