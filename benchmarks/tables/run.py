"""`python -m benchmarks.tables.run`: the reader beside calamine alone, and its memory on large CSV.

Ratios only: both sides in one run, on one file, the better of several turns each, CPU time.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import python_calamine

from ckanext.hue_opendata.tables import read

ROWS, COLUMNS, TURNS = 20_000, 15, 7
WARDS = ("Phường Kim Long", "Xã Phú Vang", "Phường An Cựu", "Xã Chân Mây – Lăng Cô")


def spreadsheet(path: Path) -> None:
    """20,000 x 15 cells: names, whole numbers and decimals."""
    rng = random.Random(1)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Dữ liệu")
    sheet.append(["STT", *[f"Cột {n}" for n in range(1, COLUMNS)]])
    for row in range(ROWS):
        cells: list[object] = [row + 1]
        for column in range(COLUMNS - 1):
            if column % 3 == 0:
                cells.append(f"{rng.choice(WARDS)} {row % 700}")
            elif column % 3 == 1:
                cells.append(rng.randint(1, 10**6))
            else:
                cells.append(round(rng.random() * 1000, 2))
        sheet.append(cells)
    book.save(path)


def text(path: Path, rows: int) -> None:
    """A CSV as a department exports it: semicolons, decimal commas, days."""
    rng = random.Random(2)
    with path.open("w", encoding="utf-8") as out:
        out.write("STT;Phường, xã;Số hộ;Diện tích (ha);Ngày cập nhật\n")
        for row in range(1, rows + 1):
            area = f"{rng.randint(1, 900)},{rng.randint(1, 9)}"
            day = f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/2025"
            out.write(f"{row};{rng.choice(WARDS)};{rng.randint(1, 9999)};{area};{day}\n")


def best(work: Callable[[], object]) -> float:
    """The shortest CPU time of several turns, in seconds."""
    times = []
    for _ in range(TURNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def peak(path: Path) -> int:
    """Megabytes that a process of its own needs to read and walk a file."""
    code = (
        "import resource, sys; from ckanext.hue_opendata.tables import read\n"
        "n = sum(1 for t in read(sys.argv[1]).tables for _ in t.rows)\n"
        "print(n, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    return int(done.stdout.split()[1])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "a.xlsx"
        spreadsheet(book)

        def alone() -> object:
            opened = python_calamine.CalamineWorkbook.from_path(str(book))
            return opened.get_sheet_by_index(0).to_python()

        floor, ours = best(alone), best(lambda: read(book))
        print(f"xlsx {ROWS} x {COLUMNS}: calamine alone {floor:.2f} s, read {ours:.2f} s, "
              f"{ours / floor:.1f} x")  # fmt: skip
        for rows in (100_000, 300_000, 1_000_000):
            path = Path(folder) / f"{rows}.csv"
            text(path, rows)
            start = time.process_time()
            count = sum(1 for table in read(path).tables for _ in table.rows)
            print(f"csv {count} rows: {time.process_time() - start:.1f} s, peak {peak(path)} MB")
    print(f"peak of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
