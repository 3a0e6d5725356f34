"""`ckan hue schema`: seed the city's agencies and topics."""

from __future__ import annotations

from pathlib import Path

import click

from ckanext.hue_opendata.schema import reference
from ckanext.hue_opendata.schema import seed as seeding
from ckanext.hue_opendata.schema import upgrade as upgrading


@click.group(short_help="Lược đồ, cơ quan và chủ đề.")
def schema() -> None:
    """Lược đồ, cơ quan và chủ đề (schemas, agencies and topics)."""


@schema.command()
def seed() -> None:
    """Nạp cơ quan, chủ đề của thành phố; giữ những gì đã sửa / seed agencies and topics."""
    counts: dict[str, int] = {}
    for _, result in seeding.seed():
        counts[result] = counts.get(result, 0) + 1
    words = {"new": "mới / new", "filled": "bổ sung / filled", "kept": "giữ nguyên / kept"}
    for result, word in words.items():
        click.echo(f"{word}: {counts.get(result, 0)}")


@schema.command()
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ đổi gì / only say what would change.")
def upgrade(dry_run: bool) -> None:
    """Đưa các bộ dữ liệu đã lưu lên phiên bản lược đồ hiện nay / to today's schema version."""
    count = 0
    for name, changed in upgrading.upgrade(dry_run):
        count += 1
        click.echo(f"{name}: {', '.join(changed)}")
    word = "sẽ đổi / would change" if dry_run else "đã đổi / changed"
    click.echo(f"{word}: {count}")


@schema.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("docs/schema.md"),
    help="Tệp được ghi / the file to write.",
)
def docs(output: Path) -> None:
    """Viết trang tham khảo các trường / write the reference of all fields."""
    output.write_text(reference.page(), encoding="utf-8")
    click.echo(str(output))
