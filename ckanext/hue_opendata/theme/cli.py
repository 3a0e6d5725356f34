"""`ckan hue theme`: what the look of the portal needs once, at set-up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ckanext.hue_opendata.theme import config
from ckanext.hue_opendata.theme import font as fonts
from ckanext.hue_opendata.theme import icons as pictures
from ckanext.hue_opendata.theme.home import ICONS


@click.group(short_help="Giao diện.")
def theme() -> None:
    """Giao diện (the look of the portal)."""


@theme.command()
@click.option(
    "--file",
    "whole",
    type=click.Path(exists=True, path_type=Path),
    help="Tệp .ttf / the whole font.",
)
def font(whole: Path | None) -> None:
    """Tạo tệp kiểu chữ trong ckan.storage_path / make the portal's font.

    Không có tệp này thì trang dùng kiểu chữ của máy người xem.
    """
    with _extra():
        told = fonts.make(whole or fonts.source(), _folder())
    click.echo(f"{told['files'][0]}: {told['bytes']} byte")


@theme.command()
def icons() -> None:
    """Tạo bộ biểu tượng chỉ gồm những hình đang dùng / make a font of the icons in use."""
    names = pictures.used(pictures.installed()) | set(ICONS.values())
    with _extra():
        told = pictures.make(pictures.source(), names, _folder() / "icons")
    click.echo(f"{told['file']}: {told['icons']} hình, {told['bytes']} byte")


def _folder() -> Path:
    folder = config.made()
    if folder is None:
        raise click.ClickException("chưa đặt ckan.storage_path / ckan.storage_path is not set")
    return folder


@contextmanager
def _extra() -> Iterator[None]:
    """Say which extra is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"thiếu {error.name} / missing: pip install 'ckanext-hue-opendata[font]'"
        ) from error
