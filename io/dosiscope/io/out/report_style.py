"""The look of the printed report: dark words on white, the colours of the theme."""

from __future__ import annotations

from dosiscope.resources.theme import LIGHT

STYLE = f"""
:root {{ --text: {LIGHT.text}; --quiet: {LIGHT.secondary}; --line: {LIGHT.line};
  --good: {LIGHT.good}; --caution: {LIGHT.caution}; --bad: {LIGHT.bad};
  --note: {LIGHT.accent}; --soft: {LIGHT.panel}; }}
* {{ box-sizing: border-box; }}
body {{ font: 13px/1.5 Inter, system-ui, "Segoe UI", Roboto, sans-serif;
  color: var(--text); background: #fff; max-width: 1060px; margin: 32px auto;
  padding: 0 32px; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }}
h1 {{ font-size: 22px; font-weight: 600; margin: 0; }}
h2 {{ font-size: 17px; font-weight: 600; margin: 32px 0 8px; }}
h3 {{ font-size: 13px; font-weight: 600; margin: 24px 0 6px; }}
header p, footer, small, dt {{ color: var(--quiet); }}
header p {{ margin: 2px 0 0; }}
footer {{ margin-top: 40px; padding-top: 8px; border-top: 1px solid var(--line); }}
code {{ font: 11px/1.4 ui-monospace, Consolas, Menlo, monospace;
  color: var(--quiet); word-break: break-all; }}
small {{ display: block; font-size: 11px; }}
.facts {{ display: grid; grid-template-columns: max-content 1fr; gap: 1px 20px;
  margin: 0; }}
.facts dd {{ margin: 0; }}
table {{ width: 100%; border-collapse: collapse; margin: 4px 0 12px; }}
th {{ text-align: left; font-size: 11px; font-weight: 500; color: var(--quiet);
  border-bottom: 1px solid var(--line); padding: 3px 10px 3px 0;
  vertical-align: bottom; }}
td {{ padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }}
tr {{ break-inside: avoid; }}
.right {{ text-align: right; }}
.findings th:first-child {{ width: 56%; font-size: 13px; font-weight: 600; }}
.findings th span {{ font-weight: 400; color: var(--quiet); }}
.findings td:first-child {{ border-left: 3px solid var(--line); padding-left: 10px; }}
.findings th:first-child {{ padding-left: 13px; }}
.findings.bad th:first-child {{ color: var(--bad); }}
.findings.caution th:first-child {{ color: var(--caution); }}
.findings.bad td:first-child {{ border-left-color: var(--bad); }}
.findings.caution td:first-child {{ border-left-color: var(--caution); }}
.findings.note td:first-child {{ border-left-color: var(--note); }}
.findings.good td:first-child {{ border-left-color: var(--good); }}
.objects {{ table-layout: fixed; }}
.objects th:nth-child(1) {{ width: 15%; }} .objects th:nth-child(3) {{ width: 19%; }}
.objects th:nth-child(4) {{ width: 34%; }}
.accepted {{ color: var(--bad); margin: 4px 0; }}
.missing {{ color: var(--caution); margin: 4px 0; }}
.map {{ display: flex; align-items: center; margin: 20px 0 8px; }}
.node {{ flex: 0 1 190px; border: 1px solid var(--line); border-radius: 6px;
  padding: 6px 10px; text-align: center; background: var(--soft); min-width: 0; }}
.node b {{ font-weight: 600; }}
.node.withheld {{ border-color: var(--bad); color: var(--bad); }}
.node.not-here {{ border-style: dashed; color: var(--quiet); background: #fff; }}
.link {{ flex: 1 1 24px; min-width: 40px; border-top: 2px solid; margin: 0 6px;
  text-align: center; }}
.link span {{ position: relative; top: -12px; background: #fff; padding: 0 5px;
  font-weight: 600; }}
.link.caution {{ border-top-style: dashed; }}
.link.bad {{ border-top-style: dotted; }}
.good {{ color: var(--good); }} .caution {{ color: var(--caution); }}
.bad {{ color: var(--bad); }}
.links {{ list-style: none; margin: 0; padding: 0; font-size: 12px; }}
table.findings, table.findings td {{ color: var(--text); }}
@media print {{ body {{ margin: 0; padding: 0; max-width: none; font-size: 10.5px; }}
  @page {{ margin: 16mm; }} h2, h3 {{ break-after: avoid; }} }}
"""
