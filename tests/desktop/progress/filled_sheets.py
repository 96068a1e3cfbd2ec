"""Tables as offices fill them in, for tests: CSV text, and workbooks with one thing as it may be found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime

from openpyxl import Workbook, load_workbook

from db.errors import UserError
from db.progress import Progress
from db.records import Brief
from desktop.progress.sheets.import_plan import ImportPlan
from desktop.progress.sheets.reading import read_bytes, read_text
from desktop.progress.sheets.rows import plan
from desktop.progress.sheets.table import Table
from desktop.progress.sheets.template import template_xlsx

NOW = datetime(2023, 10, 10, 1, tzinfo=UTC)
TODAY = date(2023, 10, 10)
HEAD = "指标编号,指标,口径,目标,单位,完成值,截至日期,统计时段,数据来源,状态,修订理由"


def rows(*lines: str, head: str = HEAD) -> Table:
    """The table of a heading and rows in CSV."""
    return read_text("表.csv", "\n".join((head, *lines)))


def planned(brief: Brief, *lines: str, progress: Progress | None = None, head: str = HEAD) -> ImportPlan:
    """What importing these rows would do."""
    return plan(brief, progress or Progress(), rows(*lines, head=head), NOW, TODAY)


def workbook(*lines: Iterable[object], change: Callable[[Workbook], None] = lambda _: None) -> bytes:
    """A workbook with these rows on its first sheet, and then changed."""
    book = Workbook()
    for line in lines:
        book.active.append(list(line))
    change(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled_template(brief: Brief, cells: Mapping[str, object]) -> bytes:
    """The template with these cells of its first sheet filled in, as Excel would save it."""
    book = load_workbook(io.BytesIO(template_xlsx(brief, Progress())))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    return saved(book)


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """An archive with every part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def refusal(data: bytes, name: str = "表.xlsx") -> UserError:
    """What is said of a file that is not read."""
    try:
        read_bytes(name, data)
    except UserError as error:
        return error
    raise AssertionError("it was read")
