"""Write the comparison as a CSV file that Excel, LibreOffice and pandas open rightly."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.comparison.table import Options
from desktop.export.cells import neutralised
from desktop.export.files import write_whole
from desktop.export.tables import Layout, settings, table
from desktop.project.derive import Findings


def export_csv(
    findings: Findings,
    path: Path,
    *,
    layout: Layout = "wide",
    options: Options | None = None,
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write one layout to `path`: UTF-8 with byte-order mark, RFC 4180 quoting, formulas neutralised.

    The settings go into a `.json` beside the wide and the framing form; the long one carries them in
    columns. Answers with the files written. Raises `FileExists` and `ExportFailed`.
    """
    options = Options(base=findings.base) if options is None else options
    frame = table(findings, layout, options)
    text = frame.map(_cell).rename(columns=neutralised).to_csv(index=False, lineterminator="\r\n")
    contents = {path: text.encode("utf-8-sig", "replace")}
    if layout != "long":
        beside = json.dumps(settings(findings, options), ensure_ascii=False, indent=1)
        contents[path.with_suffix(".json")] = beside.encode("utf-8", "replace")
    write_whole(contents, overwrite=overwrite)
    return tuple(contents)


def _cell(value: object) -> object:
    return neutralised(value) if isinstance(value, str) else value
