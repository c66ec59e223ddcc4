"""The report: one page of HTML with charts drawn in it, nothing loaded from anywhere, in English or Chinese."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape

from kiosk.stats.telling import Row
from kiosk.stats.visit import ASKED, CONTRAST, LED, LEFT, LONGEST, OPENED, PAGE, SPANS, TEXT, VISIT

LANGUAGES = ("en", "zh_Hans")
WORDS: dict[str, tuple[str, str]] = {
    "title": ("Use of the kiosk", "展示屏使用情况"),
    "span": ("{first} to {last}", "{first} 至 {last}"),
    "none": ("Nothing has been counted yet.", "暂无统计数据。"),
    "private": (
        "Counts only: nobody is recognised, and no time finer than the hour is kept.",
        "仅有计数：不识别任何人，时间只精确到小时。",
    ),
    "visits": ("visits", "次参观"),
    "a day": ("visits on a day with visits", "次／有参观的日子"),
    "average": ("on average", "平均时长"),
    "opened": ("facts opened in a visit", "条内容／每次参观"),
    "by day": ("Visits by day", "每日参观次数"),
    "by hour": ("Visits by hour", "按小时"),
    "by weekday": ("Visits by weekday", "按星期"),
    "by language": ("By language", "按语言"),
    "by page": ("Pages", "页面"),
    "most opened": ("Opened most", "打开最多的内容"),
    "left": ("Where visitors left", "参观者在哪里离开"),
    "lengths": ("How long visits last", "参观时长"),
    "text size": ("Largest text size used", "使用的最大字号"),
    "contrast": ("Contrast used", "使用的对比度"),
    "still there": ("“Still there?”", "“您还在吗？”"),
    "led": ("Groups in host mode", "接待模式中的团组"),
    "by a guide": ("led by a guide", "由讲解员带领"),
    "seconds": ("{seconds} s each", "平均 {seconds} 秒"),
    "standard": ("standard", "标准"),
    "high": ("high", "高对比度"),
    "answered": ("answered", "有回应"),
    "not answered": ("not answered", "无回应"),
    "overview": ("Overview", "概览"),
    "industry": ("Industry", "产业"),
    "transport": ("Transport", "交通"),
    "ecology": ("Ecology", "生态"),
    "find": ("Find", "查找"),
    "under 10 s": ("under 10 s", "不到 10 秒"),
    "10 to 30 s": ("10 to 30 s", "10–30 秒"),
    "30 to 60 s": ("30 to 60 s", "30–60 秒"),
    "1 to 2 min": ("1 to 2 min", "1–2 分钟"),
    "2 to 5 min": ("2 to 5 min", "2–5 分钟"),
    "5 to 10 min": ("5 to 10 min", "5–10 分钟"),
    "over 10 min": ("over 10 min", "超过 10 分钟"),
}
WEEKDAYS = (("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), ("周一", "周二", "周三", "周四", "周五", "周六", "周日"))
MOST_LISTED = 20
MOST_DAYS = 400
STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 64rem; padding: 2rem 1rem; background: #F7F3EA; color: #10242C;
  font: 1rem/1.5 "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 2rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; color: #0E5A6B; }
p { margin: .3rem 0; } .quiet { color: #4A5A61; }
.heads { display: flex; flex-wrap: wrap; gap: 1rem 3rem; margin-top: 1.5rem; }
.heads b { display: block; font-size: 2.4rem; line-height: 1.1; color: #C8602F; }
.pairs { display: grid; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr)); gap: 0 3rem; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: normal; width: 45%; }
td, th { padding: .2rem .5rem .2rem 0; vertical-align: middle; } td.number { text-align: right; white-space: nowrap; }
.bar { display: block; height: .9rem; min-width: 1px; background: #0E5A6B; border-radius: .2rem; }
svg { width: 100%; height: auto; } svg rect { fill: #0E5A6B; } svg text { font-size: 11px; fill: #4A5A61; }
@media print { body { background: none; } section { break-inside: avoid; } }
"""


@dataclass
class Sums:
    """Counts and seconds by name."""

    counts: Counter[str] = field(default_factory=Counter[str])
    seconds: Counter[str] = field(default_factory=Counter[str])

    def add(self, name: str, row: Row) -> None:
        """Add a row under this name."""
        self.counts[name] += row.count
        self.seconds[name] += row.seconds


def page(found: Sequence[Row], language: str = "en", name_of: Callable[[str], str] = str) -> str:
    """Return the report as HTML; ``name_of`` gives the name of an entry, a language or a page as people call it."""
    return _Page(found, LANGUAGES.index(language), name_of).html()


class _Page:
    def __init__(self, found: Sequence[Row], language: int, name_of: Callable[[str], str]) -> None:
        self._found, self._language, self._name_of = found, language, name_of

    def say(self, key: str, **values: object) -> str:
        return WORDS[key][self._language].format(**values)

    def name(self, name: str) -> str:
        return WORDS[name][self._language] if name in WORDS else self._name_of(name)

    def sums(self, what: str, key: Callable[[Row], str] = lambda row: row.name) -> Sums:
        sums = Sums()
        for row in self._found:
            if row.what == what:
                sums.add(key(row), row)
        return sums

    def html(self) -> str:
        tag = ("en", "zh-Hans")[self._language]
        body = self._body() if self._found else f"<p>{escape(self.say('none'))}</p>"
        return (
            f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            f"<title>{escape(self.say('title'))}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
            f"<h1>{escape(self.say('title'))}</h1>\n{body}\n"
            f'<p class="quiet">{escape(self.say("private"))}</p>\n</body>\n</html>\n'
        )

    def _body(self) -> str:
        days = self.sums(VISIT, lambda row: row.day)
        visits, seconds = sum(days.counts.values()), sum(days.seconds.values())
        opened = sum(self.sums(OPENED).counts.values())
        heads = (
            (f"{visits:,}", self.say("visits")),
            (f"{visits / max(1, len(days.counts)):.0f}", self.say("a day")),
            (_minutes(seconds / max(1, visits)), self.say("average")),
            (f"{opened / max(1, visits):.1f}", self.say("opened")),
        )
        told = "".join(f"<div><b>{escape(figure)}</b>{escape(words)}</div>" for figure, words in heads)
        first, last = self._found[0].day, self._found[-1].day
        hours = self.sums(VISIT, lambda row: f"{row.hour:02d}")
        weekdays = self.sums(VISIT, lambda row: str(date.fromisoformat(row.day).weekday()))
        parts = [
            f'<p class="quiet">{escape(self.say("span", first=first, last=last))}</p>',
            f'<div class="heads">{told}</div>',
            self._section("by day", _columns(_days(days.counts, first, last))),
            '<div class="pairs">',
            self._section("by hour", _columns([(f"{hour:02d}", hours.counts[f"{hour:02d}"]) for hour in range(24)])),
            self._section(
                "by weekday",
                _columns([(WEEKDAYS[self._language][day], weekdays.counts[str(day)]) for day in range(7)]),
            ),
            self._section("by language", self._bars(self.sums(VISIT, lambda row: row.language), timed=True)),
            self._section("by page", self._bars(self.sums(PAGE), timed=True)),
            self._section("lengths", self._bars(self.sums(VISIT), order=[*(name for _, name in SPANS), LONGEST])),
            self._section("most opened", self._bars(self.sums(OPENED), timed=True)),
            self._section("left", self._bars(self.sums(LEFT))),
            self._section("text size", self._bars(self.sums(TEXT))),
            self._section("contrast", self._bars(self.sums(CONTRAST))),
            self._section("still there", self._bars(self.sums(ASKED))),
            self._section("led", self._bars(self.sums(LED))),
            "</div>",
        ]
        return "\n".join(parts)

    def _section(self, title: str, inside: str) -> str:
        return f"<section><h2>{escape(self.say(title))}</h2>{inside}</section>" if inside else ""

    def _bars(self, sums: Sums, timed: bool = False, order: Sequence[str] = ()) -> str:
        """Return a table of names, bars and numbers, the most first or in the order given."""
        names = [name for name in order if name in sums.counts] or [
            name for name, _ in sorted(sums.counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_LISTED]
        ]
        if not names:
            return ""
        most = max(sums.counts[name] for name in names)
        lines: list[str] = []
        for name in names:
            count = sums.counts[name]
            width = 100 * count / most if most else 0
            each = self.say("seconds", seconds=round(sums.seconds[name] / count)) if timed and count else ""
            note = f' <span class="quiet">{escape(each)}</span>' if each else ""
            lines.append(
                f'<tr><th scope="row">{escape(self.name(name))}</th>'
                f'<td><span class="bar" style="width:{width:.1f}%"></span></td>'
                f'<td class="number">{count:,}{note}</td></tr>'
            )
        return f"<table>{''.join(lines)}</table>"


def _days(counts: Counter[str], first: str, last: str) -> list[tuple[str, int]]:
    """Return every day from the first to the last, also those without visits; a clock that jumped shows its end."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    start = max(start, end - timedelta(days=MOST_DAYS - 1))
    days = [(start + timedelta(days=step)).isoformat() for step in range((end - start).days + 1)]
    return [(day, counts[day]) for day in days]


def _columns(values: Sequence[tuple[str, int]]) -> str:
    """Return upright bars, each with its name and number as a title, and the ends named."""
    if not values:
        return ""
    width, height, foot = 800, 160, 20
    step = width / len(values)
    most = max(1, max(count for _, count in values))
    bars = "".join(_column(index * step, step, height, count / most, f"{name}: {count:,}")
                   for index, (name, count) in enumerate(values))  # fmt: skip
    named: Iterable[int] = range(len(values)) if len(values) <= 24 else (0, len(values) - 1)
    words = "".join(
        f'<text x="{_at(index, step, len(values)):.1f}" y="{height + 15}" text-anchor="{_anchor(index, len(values))}">'
        f"{escape(values[index][0])}</text>"
        for index in named
    )
    total = sum(count for _, count in values)
    return (
        f'<svg viewBox="0 0 {width} {height + foot}" role="img" aria-label="{total:,}">'
        f'<text x="0" y="10">{most:,}</text>{bars}{words}</svg>'
    )


def _column(left: float, step: float, height: int, part: float, title: str) -> str:
    tall = (height - 16) * part
    return (
        f'<rect x="{left + step * 0.1:.2f}" y="{height - tall:.2f}" width="{step * 0.8:.2f}" height="{tall:.2f}">'
        f"<title>{escape(title)}</title></rect>"
    )


def _anchor(index: int, count: int) -> str:
    if count <= 24:
        return "middle"
    return "start" if index == 0 else "end"


def _at(index: int, step: float, count: int) -> float:
    if count <= 24:
        return (index + 0.5) * step
    return 0.0 if index == 0 else count * step


def _minutes(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
