"""`ckan hue text`: the text floor as a filter between stdin and stdout."""

from __future__ import annotations

import sys

import click

from ckanext.hue_opendata import text as floor
from ckanext.hue_opendata.text.legacy import ENCODINGS

UNCLEAR = "không đủ bằng chứng về bảng mã; dùng --encoding / the encoding is not clear"


@click.group(short_help="Chữ Việt: chuẩn hóa, bỏ dấu, tên đường dẫn, giải mã bảng mã cũ.")
def text() -> None:
    """Lọc văn bản từ đầu vào chuẩn (filters on standard input)."""


@text.command()
def fold() -> None:
    """Bỏ dấu, chữ thường, từng dòng / accent-free and lower-case, line by line."""
    _each_line(floor.fold)


@text.command()
def slug() -> None:
    """Tên đường dẫn của CKAN, từng dòng / a CKAN name for each line."""
    _each_line(floor.slug)


@text.command()
def normalize() -> None:
    """NFC, bỏ ký tự ẩn, gộp khoảng trắng, từng dòng / NFC and no hidden characters."""
    _each_line(floor.normalize)


@text.command()
@click.option(
    "--encoding",
    type=click.Choice(ENCODINGS),
    help="Để trống: tự nhận biết / left out: told by the text.",
)
def decode(encoding: str | None) -> None:
    """Giải mã văn bản bảng mã cũ thành Unicode / old encodings to Unicode."""
    data = sys.stdin.buffer.read()
    found = encoding or floor.detect_legacy(data)
    try:
        decoded = floor.decode_legacy(data, found) if found else data.decode("utf-8")
    except ValueError as error:
        told = f"không đọc được bằng {found} / cannot be read as {found}" if found else UNCLEAR
        raise click.ClickException(told) from error
    if found:
        click.echo(f"# {found}", err=True)
    click.echo(decoded, nl=False)


def _each_line(change) -> None:
    for line in sys.stdin.buffer.read().decode("utf-8", "replace").splitlines():
        click.echo(change(line))
