"""`ckan hue doctor`: what is wrong with this site, and what to do about it."""

from __future__ import annotations

import json as jsonlib

import click

from ckanext.hue_opendata.doctor import ini as ini_lines
from ckanext.hue_opendata.doctor import registry


@click.command(short_help="Kiểm tra cổng dữ liệu và chỉ cách sửa.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON / print JSON.")
@click.option(
    "--ini", "print_ini", is_flag=True, help="In các dòng cho ckan.ini / print ini lines."
)
def doctor(as_json: bool, print_ini: bool) -> None:
    """Kiểm tra dịch vụ, cấu hình, cơ sở dữ liệu… (exit code 1 when an error was found)."""
    if print_ini:
        click.echo(ini_lines.lines())
        return
    findings = registry.run()
    if as_json:
        click.echo(jsonlib.dumps([vars(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            _show(finding)
        if not findings:
            click.secho("✓ Không thấy lỗi nào. / No fault found.", fg="green")
    if any(finding.level == "error" for finding in findings):
        raise SystemExit(1)


def _show(finding: registry.Finding) -> None:
    colour, mark = ("red", "✗") if finding.level == "error" else ("yellow", "!")
    click.secho(f"{mark} [{finding.code}] {finding.found['vi']}", fg=colour)
    click.echo(f"  {finding.found['en']}")
    click.echo(f"  → {finding.remedy['vi']} / {finding.remedy['en']}")
