"""`ckan hue schema`: seed the city's agencies and topics."""

from __future__ import annotations

import click

from ckanext.hue_opendata.schema import seed as seeding


@click.group(short_help="Lược đồ, cơ quan và chủ đề.")
def schema() -> None:
    """Lược đồ, cơ quan và chủ đề (schemas, agencies and topics)."""


@schema.command()
def seed() -> None:
    """Nạp cơ quan và chủ đề của thành phố; chạy lại không đổi những gì đã sửa."""
    counts: dict[str, int] = {}
    for _, result in seeding.seed():
        counts[result] = counts.get(result, 0) + 1
    words = {"new": "mới / new", "filled": "bổ sung / filled", "kept": "giữ nguyên / kept"}
    for result, word in words.items():
        click.echo(f"{word}: {counts.get(result, 0)}")
