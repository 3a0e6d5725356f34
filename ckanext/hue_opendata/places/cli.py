"""`ckan hue places`: look units up from a terminal."""

from __future__ import annotations

from datetime import datetime

import click

from ckanext.hue_opendata import places as floor
from ckanext.hue_opendata.places.store import by_code

DAY = click.DateTime(formats=["%Y-%m-%d", "%d/%m/%Y"])


@click.group(short_help="Đơn vị hành chính: tên cũ, tên mới, mã, tọa độ.")
def places() -> None:
    """Tra cứu đơn vị hành chính (look administrative units up)."""


@places.command()
@click.argument("name")
@click.option("--on", type=DAY, help="Chỉ các đơn vị của ngày này / only units of this day.")
@click.option("--within", help="Quận, huyện, thị xã hoặc đơn vị hiện nay / a district or unit.")
def find(name: str, on: datetime | None, within: str | None) -> None:
    """Tìm theo tên, không cần dấu / find by name, accents not needed."""
    found = floor.find(name, on=on.date() if on else None, within=within)
    if not found:
        raise click.ClickException(f"{name}: không tìm thấy / nothing found")
    for match in found:
        click.echo(f"{_line(match.unit)}\t{match.how}")


@places.command()
@click.argument("code")
@click.option("--on", type=DAY, help="Mã của ngày này / the code of this day.")
def show(code: str, on: datetime | None) -> None:
    """Một đơn vị và các đơn vị trước nó / one unit and what it came from."""
    unit = _unit(code, on)
    click.echo(_line(unit))
    if unit.area_km2 is not None:
        click.echo(f"  {unit.area_km2} km²; {unit.population or '?'} người / people")
    click.echo(f"  bbox {floor.bbox(unit)}; {unit.source}")
    for before in floor.ancestors(unit):
        click.echo(f"  ← {_line(before)}")


@places.command()
@click.argument("code")
@click.option("--on", type=DAY, help="Mã của ngày này / the code of this day.")
def successors(code: str, on: datetime | None) -> None:
    """Đơn vị này nay thuộc đâu, theo nghị quyết nào / what became of a unit."""
    for one in floor.successors(_unit(code, on)):
        share = "toàn bộ / whole" if one.share == "whole" else "một phần / part"
        click.echo(f"{_line(one.unit)}\t{share}\t{', '.join(one.decisions)}")


@places.command()
@click.argument("lon", type=float)
@click.argument("lat", type=float)
def locate(lon: float, lat: float) -> None:
    """Điểm này thuộc đơn vị nào (kinh độ, vĩ độ) / the unit that a point falls in."""
    if floor.swapped(lat, lon):
        raise click.ClickException("nêu vĩ độ sau cùng / latitude comes last")
    unit = floor.locate(lon, lat)
    if unit is None:
        raise click.ClickException("ngoài thành phố / outside the city")
    click.echo(_line(unit))


def _unit(code: str, on: datetime | None) -> floor.Unit:
    unit = floor.unit(code, on.date() if on else None)
    if unit is None:
        told = f"{code}: không có mã này vào ngày đó / no such code that day"
        held = [_line(one) for one in by_code().get(code, ())]
        hint = "; dùng --on, mã này là / use --on, the code was:"
        raise click.ClickException("\n  ".join([told + (hint if held else ""), *held]))
    return unit


def _line(unit: floor.Unit) -> str:
    start = unit.valid_from.strftime("%d/%m/%Y") if unit.valid_from else "…"
    end = unit.valid_to.strftime("%d/%m/%Y") if unit.valid_to else "nay / today"
    return f"{unit.code}\t{unit.full_name}\t{start} – {end}"
