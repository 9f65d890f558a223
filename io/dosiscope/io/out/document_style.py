"""The look of a report as a page: dark words on white, the colours of the theme."""

from __future__ import annotations

from typing import Final

from dosiscope.resources.theme import LIGHT

STYLE: Final = f"""
:root {{ --text: {LIGHT.text}; --quiet: {LIGHT.secondary}; --line: {LIGHT.line};
  --good: {LIGHT.good}; --caution: {LIGHT.caution}; --bad: {LIGHT.bad};
  --accent: {LIGHT.accent}; --soft: {LIGHT.panel}; }}
* {{ box-sizing: border-box; }}
body {{ font: 13px/1.5 Inter, system-ui, "Segoe UI", Roboto, sans-serif;
  color: var(--text); background: #fff; max-width: 1060px; margin: 32px auto;
  padding: 0 32px; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }}
h1 {{ font-size: 22px; font-weight: 600; margin: 0 0 4px; }}
h2 {{ font-size: 17px; font-weight: 600; margin: 36px 0 8px; padding-top: 6px;
  border-top: 2px solid var(--line); }}
h3 {{ font-size: 13px; font-weight: 600; margin: 20px 0 4px; }}
header p {{ margin: 0; }}
header .purpose, footer, .faint, .note, dt, figcaption {{ color: var(--quiet); }}
nav {{ display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 14px 0 0;
  font-size: 12px; }}
nav a {{ color: var(--accent); text-decoration: none; }}
nav a:hover {{ text-decoration: underline; }}
footer {{ margin-top: 40px; padding-top: 8px; border-top: 1px solid var(--line); }}
p {{ margin: 4px 0; }}
.note {{ font-size: 11.5px; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: 1px 20px;
  margin: 4px 0 12px; }}
dd {{ margin: 0; }}
.wide {{ overflow-x: auto; margin: 4px 0 8px; }}
table {{ width: 100%; border-collapse: collapse; }}
th {{ text-align: left; font-size: 11px; font-weight: 500; color: var(--quiet);
  border-bottom: 1px solid var(--line); padding: 3px 10px 3px 0;
  vertical-align: bottom; overflow-wrap: normal; }}
th small {{ display: block; font-size: 10px; font-weight: 400; }}
td {{ padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }}
tbody tr:nth-child(even) {{ background: #fafbfc; }}
tr, figure {{ break-inside: avoid; }}
.short {{ white-space: nowrap; }} .long {{ word-break: break-all; }}
td.long {{ min-width: 11em; }}
.number {{ text-align: right; white-space: nowrap; }}
td i {{ display: inline-block; width: 9px; height: 9px; border-radius: 2px;
  margin-right: 7px; outline: 1px solid rgb(0 0 0 / 25%); }}
.good {{ color: var(--good); }} .caution {{ color: var(--caution); }}
.bad {{ color: var(--bad); font-weight: 600; }}
.figures {{ display: flex; flex-wrap: wrap; margin: 8px -6px; }}
figure {{ margin: 0 0 10px; padding: 0 6px; }}
figure img {{ display: block; width: 100%; }}
figcaption {{ font-size: 11.5px; margin-top: 3px; }}
@media print {{ body {{ margin: 0; padding: 0; max-width: none; font-size: 10px; }}
  nav, footer {{ display: none; }} .wide {{ overflow: visible; }}
  th, h3 {{ font-size: 9.5px; }} h2 {{ font-size: 14px; margin: 22px 0 6px; }}
  td, th {{ padding-right: 6px; }}
  h2, h3 {{ break-after: avoid; }} thead {{ display: table-header-group; }} }}
@page {{ margin: 18mm 14mm 16mm; font: 8px Inter, system-ui, sans-serif; }}
"""
