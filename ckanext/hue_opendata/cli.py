"""`ckan hue …`: one command that gathers those of the parts."""

from __future__ import annotations

from importlib import import_module

import click

PACKAGE = "ckanext.hue_opendata"
#: command → module:object. Loaded when asked for, so that `ckan hue` stays quick.
COMMANDS = {
    "doctor": "doctor.cli:doctor",
    "schema": "schema.cli:schema",
    "search": "search.cli:search",
    "harvest": "harvest.cli:harvest",
    "places": "places.cli:places",
    "tables": "tables.loading.cli:tables",
    "text": "text.cli:text",
    "theme": "theme.cli:theme",
}


class PartsGroup(click.Group):
    """A click group whose sub-commands live in the parts and are imported when used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        return getattr(import_module(f"{PACKAGE}.{module}"), attribute)


@click.group(cls=PartsGroup, short_help="Cổng dữ liệu mở thành phố Huế.")
@click.pass_context
def hue(context: click.Context) -> None:
    """Các lệnh của cổng dữ liệu mở thành phố Huế (commands of the Huế open-data portal)."""
    app = context.meta.get("flask_app")
    if app is not None:
        from ckanext.hue_opendata.acting import speaking

        context.with_resource(speaking(app))
