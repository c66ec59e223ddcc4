"""The staff page: a PIN by touch, then what is shown, how it is, who used it, and the ways out; in Chinese or English.

A guide's code, given in place of the PIN, leads to host mode and to nothing else.

It knows no service: the app gives it what it may ask and do, and everything slow runs behind it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from kiosk.staff import HostCode
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LANGUAGES = ("zh_Hans", "en")
MOST_DIGITS = 12
PIN_SECONDS, OPEN_SECONDS = 30.0, 120.0
"""How long the page stays without a touch: before the PIN, and after it."""
TICK_MS = 250
WORDS: dict[str, tuple[str, str]] = {
    "title": ("工作人员", "Staff"),
    "give pin": ("请输入 PIN", "Enter the PIN"),
    "give pin or code": ("请输入 PIN 或接待码", "Enter the PIN or the host code"),
    "new code": ("新的接待码：4 至 5 位数字", "New host code: 4 or 5 digits"),
    "code again": ("请再输入一次", "Enter it once more"),
    "code differs": ("两次输入不同，接待码没有改变。", "The two are not the same; the host code is as it was."),
    "code weak": (
        "接待码须为 4 至 5 位数字，且不能过于简单。",
        "A host code has 4 or 5 digits and is not one that everybody tries first.",
    ),
    "no route": (
        "内容中没有讲解路线，请先在编辑器中添加站点。",
        "The content has no guided route; add its stops in the studio.",
    ),
    "wrong": ("PIN 不正确。", "That is not the PIN."),
    "wait": ("请等待 {seconds} 秒。", "Please wait {seconds} seconds."),
    "checking": ("正在核对…", "Checking…"),
    "working": ("请稍候…", "One moment…"),
    "erase": ("删除", "Erase"),
    "enter": ("确定", "Enter"),
    "close": ("返回展示", "Back to the kiosk"),
    "language": ("English", "中文"),
    "content": ("内容版本", "Content"),
    "check": ("自检", "Self-test"),
    "usage": ("使用情况", "Usage"),
    "screen": ("亮度与音量", "Brightness and volume"),
    "host": ("接待模式", "Host mode"),
    "leave": ("重启与退出", "Restart and exit"),
    "install": ("从 U 盘安装", "Install from stick"),
    "go back": ("退回上一版本", "Go back to the release before"),
    "check again": ("重新自检", "Test again"),
    "darker": ("调暗", "Darker"),
    "brighter": ("调亮", "Brighter"),
    "quieter": ("调低音量", "Quieter"),
    "louder": ("调高音量", "Louder"),
    "lead": ("开始接待模式", "Begin host mode"),
    "set code": ("设置接待码", "Set the host code"),
    "remove code": ("取消接待码", "Remove the host code"),
    "restart": ("重新启动展示", "Restart the kiosk"),
    "exit": ("退出到桌面", "Exit to the desktop"),
    "really": ("再次点按以确认：{what}", "Touch again to confirm: {what}"),
    "leave.about": (
        "重新启动只需几秒；退出后展示屏不再自动显示，直到系统再次启动它。",
        "A restart takes seconds. After an exit the kiosk stays away until the system starts it again.",
    ),
}
PAGES = ("content", "check", "usage", "screen", "host", "leave")
LEVELS = ("darker", "brighter", "quieter", "louder")
DANGEROUS = ("install", "go back", "remove code", "restart", "exit")
NOBODY, STAFF, GUIDE = "", "staff", "guide"
"""Who may come in with what was given."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line to read; ``mark`` is "", "ok", "look" or "bad"."""

    text: str
    detail: str = ""
    mark: str = ""


Work = Callable[[], Sequence[Told]]


@dataclass(frozen=True, slots=True)
class Duties:
    """What the page may ask and do, in one of :data:`LANGUAGES`.

    Slow are ``admit``, ``set_code``, ``told`` and ``do``.
    """

    wait: Callable[[], float]
    """Seconds until a PIN is taken."""
    admit: Callable[[str], str]
    """Who has this PIN or code: one of :data:`NOBODY`, :data:`STAFF`, :data:`GUIDE`."""
    coded: Callable[[], bool]
    """Whether guides have a code."""
    set_code: Callable[[str], None]
    told: Callable[[str, str], Sequence[Told]]
    """The lines of a page in a language."""
    can: Callable[[str], bool]
    """Whether "install", "go back", "lead", "remove code" or one of :data:`LEVELS` is possible now."""
    do: Callable[[str, str], Sequence[Told]]
    """Do one of these, and say in a language how it ended."""
    leave: Callable[[str], None]
    """Do "restart", "exit", or "lead": begin host mode."""
    run: Callable[[Callable[[], object], Callable[[object], None]], None]
    """Call the first behind the interface, then the second in it with the result, or with the exception it raised."""
    clock: Callable[[], float]


@QmlElement
@QmlUncreatable("The staff page makes them")
class StaffAction(QObject):
    """A button."""

    def __init__(self, key: str, label: str, strong: bool, selected: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key, self._label, self._strong, self._selected = key, label, strong, selected

    @Property(str, constant=True)
    def key(self) -> str:
        return self._key

    @Property(str, constant=True)
    def label(self) -> str:
        return self._label

    @Property(bool, constant=True)
    def strong(self) -> bool:
        """Whether the next touch does it."""
        return self._strong

    @Property(bool, constant=True)
    def selected(self) -> bool:
        return self._selected


@QmlElement
@QmlUncreatable("The staff page makes them")
class StaffLine(QObject):
    """A line to read."""

    def __init__(self, told: Told, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = told

    @Property(str, constant=True)
    def text(self) -> str:
        return self._told.text

    @Property(str, constant=True)
    def detail(self) -> str:
        return self._told.detail

    @Property(str, constant=True)
    def mark(self) -> str:
        return self._told.mark


@QmlElement
@QmlUncreatable("The app makes the one staff page")
class StaffViewModel(QObject):
    """The page as it stands; ``stage`` is "", "pin", "open" or "code"."""

    changed = Signal()
    dotsChanged = Signal()
    linesChanged = Signal()
    buttonsChanged = Signal()
    closed = Signal()

    def __init__(self, duties: Duties, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._duties = duties
        self._stage = ""
        self._language = LANGUAGES[0]
        self._pin = ""
        self._new_code = ""
        self._message = ""
        self._page = PAGES[0]
        self._asked = ""
        self._busy = False
        self._visit = 0
        self._touched_at = 0.0
        self._lines: list[StaffLine] = []
        self._actions: list[StaffAction] = []
        self._pages: list[StaffAction] = []
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self.tick)

    # -- what QML reads

    @Property(str, notify=changed)
    def stage(self) -> str:
        return self._stage

    @Property(str, notify=changed)
    def title(self) -> str:
        match self._stage:
            case "open":
                return self._say("title")
            case "code":
                return self._say("code again") if self._new_code else self._say("new code")
            case _:
                return self._say("give pin or code") if self._duties.coded() else self._say("give pin")

    @Property(str, notify=changed)
    def message(self) -> str:
        """What is to be said now; "" for nothing."""
        return self._message

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def eraseLabel(self) -> str:
        return self._say("erase")

    @Property(str, notify=changed)
    def enterLabel(self) -> str:
        return self._say("enter")

    @Property(str, notify=changed)
    def closeLabel(self) -> str:
        return self._say("close")

    @Property(str, notify=changed)
    def languageLabel(self) -> str:
        return self._say("language")

    @Property(int, notify=dotsChanged)
    def dots(self) -> int:
        """How many digits were given."""
        return len(self._pin)

    @Property("QVariantList", notify=linesChanged)
    def lines(self) -> list[StaffLine]:
        return self._lines

    @Property("QVariantList", notify=buttonsChanged)
    def pages(self) -> list[StaffAction]:
        """The pages to choose from."""
        return self._pages

    @Property("QVariantList", notify=buttonsChanged)
    def actions(self) -> list[StaffAction]:
        """What can be done on this page."""
        return self._actions

    # -- what QML does

    @Slot(str)
    def digit(self, digit: str) -> None:
        """Add a digit to the PIN."""
        self.touched()
        if self._on_pad and not self._busy and len(self._pin) < MOST_DIGITS and digit.isdigit():
            self._set_pin(self._pin + digit)
            self._set_message("")

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self.touched()
        if not self._busy:
            self._set_pin(self._pin[:-1])

    @Slot()
    def enter(self) -> None:
        """Ask whether this is the PIN."""
        self.touched()
        if not self._on_pad or self._busy or not self._pin:
            return
        if self._stage == "code":
            self._take_code()
            return
        if self._duties.wait() > 0:
            self._set_pin("")
            self.tick()
            return
        pin = self._pin
        self._set_pin("")
        self._behind(lambda: self._duties.admit(pin), self._judged, "checking")

    @Slot()
    def toggleLanguage(self) -> None:
        """Speak the other language."""
        self.touched()
        self._language = LANGUAGES[1 - LANGUAGES.index(self._language)]
        if self._stage == "open" and not self._busy:
            self._read()
        self._change()

    @Slot(str)
    def show(self, page: str) -> None:
        """Turn to a page."""
        self.touched()
        if self._stage in ("open", "code") and page in PAGES and not self._busy:
            self._stage, self._page = "open", page
            self._read()

    @Slot(str)
    def choose(self, action: str) -> None:
        """Do something; what cannot be taken back is asked for twice."""
        self.touched()
        if self._stage != "open" or self._busy or action not in [each.key for each in self._actions]:
            return
        if action in DANGEROUS and self._asked != action:
            self._asked = action
            self._change()
            return
        self._asked = ""
        if action in ("restart", "exit", "lead"):
            self.close()
            self._duties.leave(action)
        elif action == "set code":
            self._stage, self._new_code, self._message = "code", "", ""
            self._change()
        elif action == "check again":
            self._read()
        else:
            language = self._language
            self._behind(lambda: self._duties.do(action, language), self._take_lines, "working")

    @Slot()
    def close(self) -> None:
        """Go back to the kiosk; nothing of the visit stays."""
        if not self._stage:
            return
        self._visit += 1
        self._stage, self._busy, self._asked, self._message, self._new_code = "", False, "", "", ""
        self._ticker.stop()
        self._set_pin("")
        self._set_lines(())
        self._change()
        self.closed.emit()

    @Slot()
    def touched(self) -> None:
        """A finger is at work."""
        self._touched_at = self._duties.clock()

    # -- what the app does

    def open(self) -> None:
        """Ask for the PIN."""
        if not self._stage:
            self._stage = "pin"
            self._page = PAGES[0]
            self.touched()
            self._ticker.start()
            self.tick()
            self._change()

    def tick(self) -> None:
        """Look at the clock: tell how long to wait, and leave when nobody is there."""
        if not self._stage:
            return
        patience = PIN_SECONDS if self._stage == "pin" else OPEN_SECONDS
        if not self._busy and self._duties.clock() - self._touched_at >= patience:
            self.close()
            return
        if self._stage == "pin" and not self._busy:
            wait = self._duties.wait()
            if wait > 0:
                self._set_message(self._say("wait", seconds=round(wait + 0.5)))
            elif self._message not in (self._say("wrong"), self._say("no route")):
                self._set_message("")

    # -- inside

    @property
    def _on_pad(self) -> bool:
        return self._stage in ("pin", "code")

    def _take_code(self) -> None:
        """Take a new host code when it was given twice."""
        code, first, self._new_code = self._pin, self._new_code, ""
        self._set_pin("")
        if not first:
            try:
                HostCode.refuse_weak(code)
            except KioskError:
                self._message = self._say("code weak")
            else:
                self._new_code, self._message = code, ""
            self._change()
        elif code != first:
            self._message = self._say("code differs")
            self._change()
        else:
            self._behind(lambda: self._duties.set_code(code), self._code_set, "working")

    def _code_set(self, answer: object) -> None:
        self._stage = "open"
        if isinstance(answer, Exception):
            self._take_lines(answer)
        else:
            self._read()

    def _judged(self, who: object) -> None:
        if who == STAFF:
            self._stage = "open"
            self._read()
        elif who == GUIDE and self._duties.can("lead"):
            self.close()
            self._duties.leave("lead")
        elif who == GUIDE:
            self._message = self._say("no route")
            self._change()
        else:
            self._message = self._say("wrong")
            self.tick()
            self._change()

    def _read(self) -> None:
        """Bring the lines of the page, behind the interface."""
        self._asked = ""
        self._set_lines(())
        if self._page == "leave":
            self._set_lines((Told(self._say("leave.about")),))
            self._change()
            return
        page, language = self._page, self._language
        self._behind(lambda: self._duties.told(page, language), self._take_lines, "working")

    def _take_lines(self, told: object) -> None:
        lines: list[Told] = []
        if isinstance(told, Exception):
            lines.append(Told(str(told), mark="bad"))
        elif isinstance(told, list | tuple):
            lines += [each for each in told if isinstance(each, Told)]  # pyright: ignore[reportUnknownVariableType]
        self._set_lines(lines)

    def _behind(self, work: Callable[[], object], done: Callable[[object], None], message: str) -> None:
        """Work behind the interface; an answer that comes after the page was left is not heard."""
        visit = self._visit
        self._busy, self._message = True, self._say(message)
        self._change()

        def back(answer: object) -> None:
            if visit == self._visit:
                self._busy, self._message = False, ""
                self.touched()
                done(answer)
                self._change()

        self._duties.run(work, back)

    def _say(self, key: str, **values: object) -> str:
        return WORDS[key][LANGUAGES.index(self._language)].format(**values)

    def _set_pin(self, pin: str) -> None:
        if pin != self._pin:
            self._pin = pin
            self.dotsChanged.emit()

    def _set_message(self, message: str) -> None:
        if message != self._message:
            self._message = message
            self.changed.emit()

    def _set_lines(self, lines: Sequence[Told]) -> None:
        before, self._lines = self._lines, [StaffLine(line, self) for line in lines]
        self.linesChanged.emit()
        _let_go(before)

    def _change(self) -> None:
        """Make the buttons anew and say that things changed."""
        before = [*self._pages, *self._actions]
        self._pages = [StaffAction(page, self._say(page), False, page == self._page, self) for page in PAGES]
        self._actions = [self._action(key) for key in self._possible()] if self._stage == "open" else []
        self.buttonsChanged.emit()
        self.changed.emit()
        _let_go(before)

    def _possible(self) -> list[str]:
        match self._page:
            case "content":
                return [key for key in ("install", "go back") if self._duties.can(key)]
            case "check":
                return ["check again"]
            case "screen":
                return [key for key in LEVELS if self._duties.can(key)]
            case "host":
                return ["set code", *(key for key in ("remove code", "lead") if self._duties.can(key))]
            case "leave":
                return ["restart", "exit"]
            case _:
                return []

    def _action(self, key: str) -> StaffAction:
        asked = key == self._asked
        label = self._say("really", what=self._say(key)) if asked else self._say(key)
        return StaffAction(key, label, asked, False, self)


def _let_go(objects: Sequence[QObject]) -> None:
    """Delete what is no longer shown, after those who showed it."""
    for each in objects:
        each.deleteLater()
