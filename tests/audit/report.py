"""Findings for people: grouped by cause, most frequent first, each with its picture."""

import html
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.audit.look import Finding


def cause(finding: Finding) -> tuple[str, str]:
    """Return what findings of one cause share: the kind and the place in the source."""
    return finding.kind, finding.where or finding.text


def grouped(findings: Sequence[Finding]) -> list[tuple[tuple[str, str], list[Finding]]]:
    """Return the findings by cause, most frequent first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        groups.setdefault(cause(each), []).append(each)
    return sorted(groups.items(), key=lambda group: -len(group[1]))


def summary(findings: Sequence[Finding]) -> str:
    """Return one line for each cause: how often, what, where, in which values, and an example."""
    lines: list[str] = []
    for (kind, where), group in grouped(findings):
        first = group[0]
        lines.append(f"{len(group):5d} × {kind}: {where}")
        lines.append(f"        {values(group)}")
        lines.append(f"        e.g. {first.stop}: “{first.text[:80]}” {first.note}")
    return "\n".join(lines)


def values(group: Sequence[Finding]) -> str:
    """Return in which stops, languages, sizes and themes a group was found, most frequent first."""
    parts = [
        Counter(each.stop for each in group),
        Counter(each.language for each in group),
        Counter(each.size for each in group),
        Counter(f"{each.text_size} %" for each in group),
        Counter(each.theme for each in group),
    ]
    return "; ".join(", ".join(f"{name} {count}" for name, count in part.most_common(12)) for part in parts)


def page(findings: Sequence[Finding], states: int, steps: int) -> str:
    """Return the report as HTML; pictures lie beside it."""
    sections = "\n".join(_section(kind, where, group) for (kind, where), group in grouped(findings))
    verdict = f"{len(findings)} findings" if findings else "Nothing is wrong"
    return f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>West Taihu kiosk: audit</title>
<style>
body {{ font: 15px/1.45 sans-serif; background: #f7f3ea; color: #10242c; margin: 32px auto; max-width: 1400px }}
details {{ background: #fff; border-radius: 10px; margin: 12px 0; padding: 12px 18px }}
summary {{ cursor: pointer }} b {{ color: #a8481c }} small {{ color: #4a5a61 }}
main {{ display: flex; flex-wrap: wrap; gap: 16px }} figure {{ margin: 12px 0; max-width: 420px }}
img {{ max-width: 100%; max-height: 300px; box-shadow: 0 1px 6px #0004 }}
</style>
<h1>{verdict}</h1>
<p>{states} states looked at in {steps} scrolling steps.</p>
{sections}
</html>
"""


def _section(kind: str, where: str, group: Sequence[Finding]) -> str:
    figures = "\n".join(_figure(each) for each in group)
    return (
        f"<details><summary><b>{len(group)} × {html.escape(kind)}</b> {html.escape(where)}<br>"
        f"<small>{html.escape(values(group))}</small></summary><main>{figures}</main></details>"
    )


def _figure(finding: Finding) -> str:
    picture = f'<img loading="lazy" src="{html.escape(finding.picture)}" alt="">' if finding.picture else ""
    state = f"{finding.stop} · {finding.language} · {finding.size} · {finding.text_size} % · {finding.theme}"
    return (
        f"<figure>{picture}<figcaption>{html.escape(state)}<br>“{html.escape(finding.text)}” "
        f"{html.escape(finding.note)}</figcaption></figure>"
    )


def write(out: Path, findings: Sequence[Finding], states: int, steps: int) -> Path:
    """Write ``index.html`` into ``out`` and return its path."""
    path = out / "index.html"
    path.write_text(page(findings, states, steps), encoding="utf-8")
    return path
