"""`ckan hue theme`: what the look of the portal needs once, at set-up."""

from __future__ import annotations

from pathlib import Path

import ckan.plugins.toolkit as tk
import click

from ckanext.hue_opendata.theme import font as fonts


@click.group(short_help="Giao diện.")
def theme() -> None:
    """Giao diện (the look of the portal)."""


@theme.command()
@click.option("--file", "whole", type=click.Path(exists=True, path_type=Path), help="Tệp .ttf.")
def font(whole: Path | None) -> None:
    """Tạo tệp kiểu chữ trong ckan.storage_path; không có thì dùng kiểu chữ của máy người xem."""
    storage = str(tk.config.get("ckan.storage_path") or "")
    if not storage:
        raise click.ClickException("ckan.storage_path?")
    try:
        told = fonts.make(whole or fonts.source(), Path(storage) / "storage" / "hue")
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"{error.name}: pip install 'ckanext-hue-opendata[font]'"
        ) from error
    click.echo(f"{told['files'][0]}: {told['bytes']} byte")
