"""Paper for real: a spooler of our own, a PostScript printer whose paper is a file, and what came out of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from desktop.printing.imposition import sides
from desktop.printing.pdf import PdfPages
from tests.flows.driving import PATIENCE, ROOT, environment, wait_until

PATH = os.pathsep.join((os.environ["PATH"], "/usr/sbin", "/sbin"))
DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
QUEUE = "Desk"
DPI = 254  # ten dots a millimetre
GS = ("-dAutoRotatePages=/None", "-sOutputFile=paper.pdf")
LIMIT = 0.4  # mm; the printer's own A4 is rounded to whole points

FILES = """
User lp
Group lp
SystemGroup root
FileDevice Yes
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
Printcap
"""
SERVER = """
Listen {folder}/socket
LogLevel info
Browsing No
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
PRINT = """
import json, os, signal, sys, time
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from db.errors import UserError
from desktop.printing.pdf import PdfPages
from desktop.printing.print_choices import PrintChoices
from desktop.printing.print_job import PrintJob
from desktop.printing.printers import printers
application = QGuiApplication([])
choices = json.loads(sys.argv[2])
cancel_after = choices.pop("cancel_after", 0)
spooler = choices.pop("end_spooler", 0)
done = []
def is_cancelled():
    if spooler and len(done) == 1:
        os.kill(spooler, signal.SIGTERM)
        while Path(os.environ["CUPS_SERVER"]).exists():
            time.sleep(0.01)
    return len(done) == cancel_after
pages = PdfPages(Path(sys.argv[1]).read_bytes())
try:
    job = PrintJob(pages, PrintChoices.from_json(choices), title="简报")
    outcome = job.run(lambda sent, _: done.append(sent), is_cancelled)
    said = {"names": [p.name for p in printers()], "sent": outcome.sent, "cancelled": outcome.cancelled}
except UserError as error:
    said = {"zh": error.zh}
print(json.dumps(said))
"""

pytestmark = pytest.mark.skipif(shutil.which("cupsd", path=PATH) is None, reason="no spooler is installed")


class Spooler:
    """A cupsd of this test alone, with one printer; it listens on a socket in its own folder only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paper = folder / "paper.ps"
        # Filters run as another user, and may read what is theirs.
        folder.chmod(0o755)
        for name in ("etc", "spool/tmp", "cache", "state", "log", "home"):
            (folder / name).mkdir(parents=True)
        (folder / "etc/cups-files.conf").write_text(FILES.format(folder=folder), encoding="utf-8")
        (folder / "etc/cupsd.conf").write_text(SERVER.format(folder=folder), encoding="utf-8")
        self._server = subprocess.Popen(
            [
                self._command("cupsd"),
                "-f",
                "-c",
                f"{folder}/etc/cupsd.conf",
                "-s",
                f"{folder}/etc/cups-files.conf",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def process(self) -> int:
        """The number of its process."""
        return self._server.pid

    def add_printer(self) -> None:
        """Make the queue, and the default one, with the driver of CUPS-PDF."""
        assert DRIVER.exists(), "the package printer-driver-cups-pdf is missing; see .ci/system.sh test"
        wait_until(lambda: "is running" in self.ask("lpstat", "-r"), "the spooler to answer")
        self.ask("lpadmin", "-p", QUEUE, "-E", "-v", f"file:{self.paper}", "-P", str(DRIVER))
        self.ask("lpadmin", "-d", QUEUE)

    def ask(self, command: str, *arguments: str) -> str:
        """What a command of CUPS says about this spooler."""
        done = subprocess.run(
            [self._command(command), *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout

    @property
    def environment(self) -> dict[str, str]:
        """Of a process that knows this spooler and no other."""
        return environment(
            self.folder,
            QT_QPA_PLATFORM="offscreen",
            CUPS_SERVER=f"{self.folder}/socket",
            TMPDIR=f"{self.folder}/home",
        )

    def jobs(self, which: str) -> list[str]:
        """The names of its "completed", "not-completed" or "all" jobs, sorted."""
        return sorted(line.split()[0] for line in self.ask("lpstat", "-W", which, "-o").splitlines())

    def print(self, pdf: Path, **choices: Any) -> dict[str, Any]:
        """Print a file by the viewer's own means, in a process of its own; what it says."""
        done = subprocess.run(
            [sys.executable, "-c", PRINT, str(pdf), json.dumps(choices)],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        said: dict[str, Any] = json.loads(done.stdout)
        return said

    def printed(self, pdf: Path, **choices: Any) -> PdfPages:
        """What comes out of the printer."""
        before = self.jobs("all")
        said = self.print(pdf, **choices)
        assert said["names"] == [QUEUE]
        (job,) = set(self.jobs("all")) - set(before)
        wait_until(lambda: job in self.jobs("completed"), f"{job} to be printed")
        subprocess.run(
            ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", *GS, str(self.paper)],
            cwd=self.folder,
            check=True,
            timeout=PATIENCE,
        )
        return PdfPages((self.folder / "paper.pdf").read_bytes())

    def close(self) -> None:
        """End the spooler."""
        self._server.terminate()
        try:
            self._server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()

    @staticmethod
    def _command(name: str) -> str:
        found = shutil.which(name, path=PATH)
        assert found, f"{name} is missing; see .ci/system.sh test"
        return found


@pytest.fixture
def spooler() -> Iterator[Spooler]:
    # The name of a socket is short, and the folders of pytest are closed to other users.
    with tempfile.TemporaryDirectory(prefix="cups-") as folder:
        made = Spooler(Path(folder))
        try:
            made.add_printer()
            yield made
        finally:
            made.close()


@pytest.fixture
def brief(tmp_path: Path, qapp: object) -> Path:
    """Two pages of A4, each with a square of its own: 10 mm and 25 mm, near two corners."""
    path = tmp_path / "brief.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(2540)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    painter.fillRect(QRectF(800, 900, 1000, 1000), Qt.GlobalColor.black)
    writer.newPage()
    painter.fillRect(QRectF(17500, 26000, 2500, 2500), Qt.GlobalColor.black)
    painter.end()
    return path


def ink(pages: PdfPages, page: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is dark on a page, in mm."""
    picture = pages.image(page, DPI).convertToFormat(QImage.Format.Format_Grayscale8)
    data, stride, width = bytes(picture.constBits()), picture.bytesPerLine(), picture.width()
    lines = [data[y * stride : y * stride + width] for y in range(picture.height())]
    rows = [y for y, line in enumerate(lines) if min(line) < 128]
    columns = [x for x in range(width) if any(lines[y][x] < 128 for y in rows)]
    edges = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    left, top, right, bottom = (edge * 25.4 / DPI for edge in edges)
    return left, top, right, bottom


FIRST = (8, 9, 18, 19)
SECOND = (175, 260, 200, 285)


def test_the_spooled_paper_is_the_previewed_page(spooler: Spooler, brief: Path) -> None:
    paper = spooler.printed(brief)
    assert [(w / 72 * 25.4, h / 72 * 25.4) for w, h in paper.sizes] == [
        pytest.approx((210, 297), abs=LIMIT)
    ] * 2
    shown = PdfPages(brief.read_bytes())
    for page, place in enumerate((FIRST, SECOND)):
        assert ink(shown, page) == pytest.approx(place, abs=LIMIT)
        assert ink(paper, page) == pytest.approx(ink(shown, page), abs=LIMIT)


def test_copies_and_a_range_reach_the_printer(spooler: Spooler, brief: Path) -> None:
    paper = spooler.printed(brief, printer=QUEUE, copies=2, resolution=150)
    assert [ink(paper, n)[0] < 100 for n in range(len(paper))] == [True, False, True, False]
    paper = spooler.printed(brief, pages="2", resolution=150)
    assert len(paper) == 1
    assert ink(paper, 0) == pytest.approx(SECOND, abs=LIMIT)


def test_two_pages_a_side_come_out_on_one_sheet_of_the_same_paper(spooler: Spooler, brief: Path) -> None:
    paper = spooler.printed(brief, per_side=2, resolution=150)
    ((width, height),) = [(w / 72 * 25.4, h / 72 * 25.4) for w, h in paper.sizes]
    assert sorted((width, height)) == pytest.approx([210, 297], abs=LIMIT)
    slots = sides((0, 1), PdfPages(brief.read_bytes()).sizes, 2)[0].slots
    corners = [
        (slot.x + edge * slot.width / 210, slot.y + down * slot.height / 297)
        for slot, edge, down in zip(slots, (8, 200), (9, 285), strict=True)
    ]
    if height > width:
        # The spooler stands the sheet upright: what was the left edge is now below.
        corners = [(y, height - x) for x, y in corners]
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    assert ink(paper, 0) == pytest.approx((xs[0], ys[0], xs[1], ys[1]), abs=LIMIT)


def test_a_cancelled_job_never_reaches_the_printer(spooler: Spooler, brief: Path) -> None:
    for copies in (1, 3):
        said = spooler.print(brief, cancel_after=1, copies=copies)
        assert (said["sent"], said["cancelled"]) == (1, True)
    assert spooler.jobs("all") == []
    assert not spooler.paper.exists()


def test_a_spooler_that_has_gone_is_told_in_a_sentence(spooler: Spooler, brief: Path) -> None:
    spooler.close()
    assert "没有打印" in spooler.print(brief, printer=QUEUE)["zh"]


def test_a_spooler_that_goes_away_while_printing_is_told_too(spooler: Spooler, brief: Path) -> None:
    said = spooler.print(brief, end_spooler=spooler.process)
    assert "没有接受打印;已送出 2 面" in said["zh"]
