"""Whatever goes wrong is said to staff in their own language: every sentence of the program is known again."""

import ast
import re
from collections.abc import Iterator

import pytest

from kiosk import paths
from kiosk.language import Language
from kiosk.language.catalogue import STAFF
from kiosk.viewmodels.studio_errors import FORMS, form_of, worded

MODULES = (
    *(f"content/{name}" for name in ("journal", "locking", "editing", "factory", "translation", "exchange")),
    *(f"content/{name}" for name in ("transfer", "difference", "spreadsheet", "sheets", "incoming", "database")),
    "limited",
    *(f"releases/{name}" for name in ("repository", "keys", "manifest", "disk")),
)
"""All whose errors can reach the studio."""
NOT_OURS = ("TypeError", "ValueError", "NotADirectoryError", "LengthOrHashMismatchError", "RuleError", "LockedError")
SAYING = ("Named", "said", "alone", "_refusal", "_wrong", "_doubt")


def sentences() -> Iterator[tuple[str, str]]:
    """Yield where each sentence stands, and the sentence with an X for what it tells."""
    for name in MODULES:
        path = paths.ROOT / "kiosk" / f"{name}.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if not (called.endswith("Error") or called in SAYING) or called in NOT_OURS:
                continue
            for argument in node.args:
                text = _text(argument)
                if " " in text.strip() and text.strip("X:. "):
                    yield f"{name}:{node.lineno}", f"{text}: X." if called == "said" else text


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
    return ""


@pytest.fixture(scope="module")
def chinese() -> Language:
    return Language.load("zh_Hans", paths.CATALOGUES, (), STAFF)


def test_every_sentence_of_the_program_has_a_form() -> None:
    found = list(sentences())
    assert len(found) > 100
    assert not [f"{where}: {said}" for where, said in found if form_of(said) in ("", "{where}: {fault}")]


def test_every_form_is_translated(chinese: Language) -> None:
    untold = [form for form in FORMS if not re.search(r"[\u3000-\u303f\u4e00-\u9fff：]", chinese.tr(form))]
    assert not untold


@pytest.mark.parametrize(
    ("english", "staff"),
    [
        (
            "The draft /s/draft/draft.sqlite cannot be saved: database or disk is full.",
            "无法保存草稿 /s/draft/draft.sqlite：磁盘已满。",
        ),
        (
            "The release cannot be published to /media/stick: Read-only file system.",
            "无法发布到 /media/stick：磁盘只读。",
        ),
        ("figure!K5: holds a formula; put its result there as a value", "figure!K5：含有公式；请改为它的结果"),
        (
            "The file a.xlsx takes more than 180 seconds to read, so it was not read.",
            "读取 文件 a.xlsx 需要超过 180 秒，未读取。",
        ),
        (
            "The content is not published: figure.area: the picture “a.jpg” is not there and 2 more.",
            "内容未发布：figure.area：照片“a.jpg”不存在，另有 2 项。",
        ),
        ("Something new.", "Something new."),
    ],
)
def test_what_a_sentence_tells_is_kept(chinese: Language, english: str, staff: str) -> None:
    assert worded(english, chinese.tr) == staff


def test_in_english_everything_stays() -> None:
    english = Language.load("en", paths.CATALOGUES, (), STAFF)
    for _, said in sentences():
        assert worded(said, english.tr) == said
