"""The kiosk's content as one static page: what a kiosk made of a browser would show, in the same words and letters."""

import html
import json
from datetime import date
from pathlib import Path

from kiosk import paths
from kiosk.content.records import Entry
from kiosk.library import Library, load_library
from kiosk.viewmodels.edition import Edition, Face
from tests.benchmarks.layout import Layout
from tests.benchmarks.x11 import Box

PAGES = ("overview", "industry", "transport", "ecology")
TAB_WORDS = ("Overview", "Industry", "Transport", "Ecology")
STYLE = """
* { box-sizing: border-box; margin: 0; user-select: none; cursor: none }
html, body { height: 100%; overflow: hidden; background: #06222f; color: #10242c }
body { font: 26px "WestTaihu Sans SC", "WestTaihu Sans Latin", "WestTaihu Sans Arabic"; touch-action: manipulation }
h1, h2, .number { font-family: "WestTaihu Serif SC", "WestTaihu Serif Latin", "WestTaihu Naskh Arabic" }
#attract { position: fixed; inset: 0; color: #fff; padding: 86px 76px;
  background: linear-gradient(#06222f, #2c5a72 40%, #ffdfae 56%, #0e5a6b 57%, #06222f) }
#attract svg { position: absolute; inset: 0; width: 100%; height: 100% }
#attract > * { position: relative }
#attract h1 { font-size: 124px; line-height: 1.12 } #attract p { font-size: 45px }
.figures { display: flex; gap: 32px; margin: 120px 0 32px } .figures > div { width: 420px }
.figures .number { font-size: 93px; color: #ffdfae }
.pill { display: inline-block; background: #132c37b3; border: 2px solid #ffffff52; border-radius: 38px;
  padding: 16px 28px; margin: 8px }
main { position: fixed; overflow: auto; background: #f7f3ea; display: none; padding: 48px }
main.open { display: block }
main h1 { font-size: 60px } main h2 { font-size: 42px; margin: 40px 0 16px } main > p { font-size: 30px }
.grid { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px }
.card { background: #fff; border-radius: 18px; padding: 20px; min-height: 120px }
.card:active { background: #e4edea }
.card .number { font-size: 52px; color: #0e5a6b } .card small { color: #4a5a61; display: block }
.card svg { width: 40px; height: 40px; color: #0e5a6b; float: inline-end }
.drawing { width: 100%; height: 460px; background: #e9f1ef; border-radius: 18px }
nav { position: fixed; background: #fffef9; border-top: 2px solid #dde3df; display: none }
nav.open { display: block }
nav button, #menu button { position: fixed; font: inherit; border: 2px solid transparent; border-radius: 16px;
  background: #fffef9; color: inherit }
nav button.selected, #menu button.selected { background: #0e5a6b; color: #fff }
nav button:active, #menu button:active { background: #e4edea }
nav button.tongue { background: #eef2ef; border-radius: 38px }
#menu, #sheet { position: fixed; background: #06222fb3; display: none } #menu.open, #sheet.open { display: block }
#menu > i { position: absolute; background: #fff; border-radius: 22px }
#menu button { background: #eef2ef; border-radius: 44px }
#sheet > div { background: #fff; margin: 80px auto; width: 1100px; padding: 60px; border-radius: 22px }
"""
SCRIPT = """
const all = s => [...document.querySelectorAll(s)], one = s => document.querySelector(s);
const classes = (items, wanted, name) => items.forEach(i => i.classList.toggle(name, wanted(i)));
function go(page) {
  classes(all('main'), i => i.id === page, 'open'); classes(all('nav .tab'), i => i.dataset.page === page, 'selected');
  one('#sheet').classList.remove('open');
}
function speak(tag) {
  const words = TEXTS[tag];
  document.documentElement.lang = tag.replace('_', '-');
  document.documentElement.dir = tag === 'ar' ? 'rtl' : 'ltr';
  for (const i of all('[data-t]')) i.textContent = words[i.dataset.t] ?? '';
  classes(all('#menu button'), i => i.dataset.tag === tag, 'selected');
  one('#menu').classList.remove('open');
}
document.addEventListener('contextmenu', e => e.preventDefault());
document.addEventListener('click', e => {
  const at = s => e.target.closest(s); let it;
  if (at('#attract')) { one('#attract').remove(); one('nav').classList.add('open'); go('overview'); }
  else if (it = at('nav .tab')) go(it.dataset.page);
  else if (at('.tongue')) one('#menu').classList.toggle('open');
  else if (it = at('#menu button')) speak(it.dataset.tag);
  else if (at('#sheet')) one('#sheet').classList.remove('open');
  else if (it = at('.card')) {
    for (const part of ['name', 'number', 'statement', 'source'])
      one('#sheet .' + part).dataset.t = it.dataset.id + '/' + part;
    speak(document.documentElement.lang.replace('-', '_')); one('#sheet').classList.add('open');
  }
});
speak('zh_Hans');
"""


def write(out: Path, layout: Layout) -> None:
    """Write the page to `out`; its tabs and languages stand where `layout` has the kiosk's."""
    library = load_library(paths.FACTORY_CONTENT, date(2026, 5, 1))
    words = {tag: words_of(edition) for tag, edition in library.editions.items()}
    texts = json.dumps(words, ensure_ascii=False).replace("</", "<\\/")
    out.write_text(
        f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>kiosk</title><style>{STYLE}</style>'
        f"<body>{body(library, layout)}<script>const TEXTS = {texts};{SCRIPT}</script></body></html>",
        encoding="utf-8",
    )


def words_of(edition: Edition) -> dict[str, str]:
    """Return every text of the page in one language, by the key its element names."""
    words = {f"{entry.id}/{part}": text for entry in edition.content for part, text in parts(edition, entry).items()}
    for word in (*TAB_WORDS, "Touch to begin"):
        words[f"ui/{word}"] = edition.language.tr(word)
    for story in edition.content.stories:
        words[f"{story.id}/title"], words[f"{story.id}/lead"] = story.title, story.lead
    return words


def parts(edition: Edition, entry: Entry) -> dict[str, str]:
    """Return what is said of one entry."""
    face: Face = edition.faces[entry.id]
    return {
        "name": face.name,
        "number": f"{face.number} {face.unit}".strip(),
        "note": face.note,
        "statement": face.statement,
        "source": f"{face.status} · {face.as_of} · {face.source}",
    }


def pages_of(edition: Edition) -> dict[str, dict[str, list[Entry]]]:
    """Return what stands on each page, in groups by the story that heads them."""
    content = edition.content

    def of_topic(*topics: str) -> list[Entry]:
        return [figure for figure in content.figures if figure.topic in topics]

    return {
        "overview": {
            "story.overview_figures": of_topic("identity", "location"),
            "story.overview_timeline": list(content.milestones),
            "story.industry": list(content.industries),
            "story.overview_position": [place for place in content.places if place.role == "metro_area"],
            "story.overview_institutions": list(content.organisations),
            "story.vision_ideas": list(content.vision),
        },
        "industry": {
            "story.industry": [*of_topic("medical", "materials", "manufacturing", "economy"), *content.industries],
            "": [*content.parts, *content.titles],
        },
        "transport": {"story.transport": [*content.links, *content.places]},
        "ecology": {
            "story.ecology": [*of_topic("lake", "environment", "events"), *content.shore_places, *content.events]
        },
    }


def body(library: Library, layout: Layout) -> str:
    """Return the elements of the page, their texts still empty."""
    edition = library.editions["zh_Hans"]
    stage = place(layout.page)
    bar = place(Box(0, layout.page.height, layout.page.width, 1080 - layout.page.height))
    tabs = "".join(
        f'<button class="tab" data-page="{page}" data-t="ui/{word}" style="{place(box)}"></button>'
        for page, word, box in zip(PAGES, TAB_WORDS, layout.tabs, strict=True)
    )
    choices = "".join(
        f'<button data-tag="{record.tag}" style="{place(layout.choices[record.tag])}">'
        f"{html.escape(record.endonym)}</button>"
        for record in library.languages
    )
    left, top = min(box.x for box in layout.choices.values()), min(box.y for box in layout.choices.values())
    right = max(box.x + box.width for box in layout.choices.values())
    low = max(box.y + box.height for box in layout.choices.values())
    panel = place(Box(left - 30, top - 30, right - left + 60, low - top + 60)).replace("fixed", "absolute")
    mains = "".join(
        f'<main id="{page}" style="{stage}">{drawing(page, edition)}'
        + "".join(
            f'<h2 data-t="{story}/title"></h2><p data-t="{story}/lead"></p><div class="grid">'
            + "".join(card(edition, entry) for entry in entries)
            + "</div>"
            for story, entries in groups.items()
        )
        + "</main>"
        for page, groups in pages_of(edition).items()
    )
    return (
        f'{mains}<div id="sheet" style="{stage}"><div><h1 class="name"></h1><div class="number"></div>'
        '<p class="statement"></p><p class="source"></p></div></div>'
        f'<div id="menu" style="{stage}"><i style="{panel}"></i>{choices}</div>'
        f'<nav style="{bar}">{tabs}<button class="tongue" style="{place(layout.tongue)}">中 / A</button></nav>'
        f"{attract(library, edition)}"
    )


def attract(library: Library, edition: Edition) -> str:
    """Return the lake with its three figures and ten invitations."""
    figures = "".join(
        f'<div><div class="number" data-t="{figure.id}/number"></div><div data-t="{figure.id}/name"></div></div>'
        for figure in [figure for figure in edition.content.figures if figure.headline][:3]
    )
    invitations = "".join(
        f'<span class="pill">{html.escape(each.language.tr("Touch to begin"))}</span>'
        for each in library.editions.values()
    )
    skyline = " ".join(f"V{610 - (number * 37) % 120} h28 V610 h{12 + number % 9}" for number in range(40))
    reeds = "".join(
        f'<path d="M{1500 + number * 11} 1080 q{number % 7 - 3} -{150 + number * 53 % 170} {number % 13 - 6} '
        f'-{230 + number * 53 % 190}" stroke="#0b2f2a" stroke-width="5" fill="none"/>'
        for number in range(38)
    )
    return (
        f'<div id="attract"><svg viewBox="0 0 1920 1080"><path d="M0 610 {skyline} Z" fill="#123f4d"/>{reeds}</svg>'
        '<h1 data-t="story.attract/title"></h1><p data-t="story.attract/lead"></p>'
        f'<div class="figures">{figures}</div><div>{invitations}</div></div>'
    )


def card(edition: Edition, entry: Entry) -> str:
    """Return one card."""
    face = edition.faces[entry.id]
    drawn = paths.RESOURCES / "icons" / f"{face.icon}.svg"
    icon = drawn.read_text(encoding="utf-8") if face.icon and drawn.is_file() else ""
    number = f'<div class="number" data-t="{entry.id}/number"></div>' if face.number else ""
    note = f'<small data-t="{entry.id}/note"></small>' if face.note else ""
    return f'<div class="card" data-id="{entry.id}">{icon}{number}<b data-t="{entry.id}/name"></b>{note}</div>'


def drawing(page: str, edition: Edition) -> str:
    """Return the page's picture: lines on a map, a shore, a lattice or a lake."""
    if page == "transport":
        links = [link for link in edition.content.links if link.points]
        lines = "".join(
            '<polyline fill="none" stroke="#0e5a6b" stroke-width="5" points="'
            + " ".join(f"{(lon - 118) * 420:.0f},{(33 - lat) * 200:.0f}" for lon, lat in link.points)
            + '"/>'
            for link in links
        )
        return f'<svg class="drawing" viewBox="0 0 1800 460" preserveAspectRatio="none">{lines}</svg>'
    if page == "ecology":
        hills = "".join(
            f'<ellipse cx="{number * 97}" cy="430" rx="{60 + number * 31 % 70}" ry="{40 + number * 17 % 50}"'
            ' fill="#4f7a3a"/>'
            for number in range(20)
        )
        return (
            f'<svg class="drawing" viewBox="0 0 1800 460"><rect width="1800" height="460" fill="#9fd2e0"/>{hills}</svg>'
        )
    if page == "industry":
        knots = "".join(
            f'<circle cx="{column * 60 + row % 2 * 30}" cy="{row * 52}" r="7"/>'
            for row in range(9)
            for column in range(31)
        )
        return f'<svg class="drawing" viewBox="0 0 1800 460" fill="#3f9aa5">{knots}</svg>'
    return '<h1 data-t="story.overview/title"></h1><p data-t="story.overview/lead"></p>'


def place(box: Box) -> str:
    """Return a box as a style."""
    return f"position:fixed;left:{box.x}px;top:{box.y}px;width:{box.width}px;height:{box.height}px"
