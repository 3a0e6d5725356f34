"""What the pages' frame and the home page ask for."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import ckan.plugins.toolkit as tk
from flask import request

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.theme import config, errors, home, icons, light, pages, rows, samples
from ckanext.hue_opendata.theme.charts import Chart
from ckanext.hue_opendata.theme.city_map import city_map, extent

#: Stock pages without a heading of first rank.
HEADLESS = {
    *(f"activity.{kind}_activity" for kind in ("package", "organization", "group", "user")),
    *(f"dashboard.{name}" for name in ("datasets", "organizations", "groups")),
    *(f"{kind}.{name}" for kind in ("organization", "group") for name in ("about", "members")),
    *(f"admin.{name}" for name in ("index", "config", "reset_config", "trash")),
    *(f"user.{name}" for name in ("read", "edit", "api_tokens", "followers")),
    *(f"user.read_{name}" for name in ("organizations", "groups")),
    *(f"{kind}.manage_members" for kind in ("organization", "group")),
    "activity.admin_activities",
    "hue_forms.edit",
    "activity.dashboard",
    "dataset.groups",
    "dataset_resource.edit_view",
    "dataset_resource.views",
    "harvest.new",
}


def hue_light() -> bool:
    """Whether this page, for this reader, does without CKAN's scripts; see `light`."""
    return not tk.current_user.is_authenticated and light.is_light(request.endpoint)


def hue_static(path: str) -> str:
    """The address of a file of ours under `/hue`, with its version, so that it is kept for ever."""
    return f"{tk.h.url_for_static(path)}?v={pages.file_version(path)}"


def hue_home() -> dict[str, Any]:
    """What the home page shows; see `home.home`."""
    return home.home()


def hue_site_logo() -> str:
    """The logo that an admin has set, else our own mark; never CKAN's."""
    logo = str(tk.config.get("ckan.site_logo") or "")
    if logo and "/" not in logo:
        # An upload: CKAN keeps the name of its file only.
        return f"/uploads/admin/{logo}"
    return "/hue/mark.svg" if not logo or logo.endswith("ckan-logo.png") else logo


def hue_logo() -> str:
    """The address of the logo; ours with its version."""
    logo = hue_site_logo()
    ours = logo.startswith("/hue/")
    return hue_static(logo) if ours else tk.h.url_for_static_or_external(logo)


def hue_search_examples() -> list[str]:
    """Searches that show what the box understands; an admin may write others."""
    ours = [tk._("ticket prices"), tk._("le hoi"), tk._("population of wards"), tk._("rainfall")]
    return config.lines("examples") or ours


def hue_city_map() -> dict[str, Any]:
    """The outlines of the 40 units for an inline picture."""
    return city_map()


def hue_extent(geojson: str | None) -> dict[str, Any] | None:
    """Where a dataset's own extent lies on the city's map, and its box in words (`said`)."""
    found = extent(geojson) if geojson else None
    if not found:
        return None
    west, south, east, north = (tk.h.hue_number(round(one, 3)) for one in found["box"])
    said = tk._("From {west}° to {east}° east, from {south}° to {north}° north").format(
        west=west, east=east, south=south, north=north
    )
    return {**found, "said": said}


def hue_topic_icon(code: str) -> str:
    """The drawing of a topic, as a class of the icon font."""
    return home.topic_icon(code)


def hue_languages() -> list[tuple[str, str]]:
    """(code, address of this page in that language) of each language on offer."""
    codes = tk.config.get("ckan.locales_offered") or ["vi", "en"]
    path = request.environ.get("CKAN_CURRENT_URL", "/")
    return [(code, tk.h.url_for(path, locale=code)) for code in codes]


def hue_pages() -> dict[str, str]:
    """name → title of the portal's own pages."""
    return pages.titles()


def hue_contact() -> str:
    """The contact for the footer, in Markdown."""
    return config.text("contact")


def hue_site_style() -> str | None:
    """The address of the style sheet that an admin has made, if any."""
    made = pages.style_version()
    return tk.h.url_for("hue_theme.style", v=made, locale="default") if made else None


def hue_font() -> dict[str, str] | None:
    """The font made by `ckan hue theme font`, if it was made: `style` and the `files` it loads."""
    folder = config.made()
    told = folder / "font.json" if folder else None
    return json.loads(told.read_text(encoding="utf-8")) if told and told.is_file() else None


def hue_icons() -> str | None:
    """The address of the icons' font made by `ckan hue theme icons`, if it was made."""
    made = icons.folder()
    file = next(made.glob("hue-icons-*.woff2"), None) if made else None
    return f"/hue/icons/{file.name}" if file else None


def hue_rows(resource_id: str) -> dict[str, Any] | None:
    """The page of a table's rows that the address asks for."""
    return rows.page_of_rows(resource_id, request.args)


def hue_picture(resource_id: str, shown: dict[str, Any]) -> Chart | None:
    """The picture of a table's rows, when one says more than the table; see `charts`."""
    return rows.picture(resource_id, shown, request.args)


def hue_rows_url(**changes: Any) -> str:
    """This page's address with other rows; an empty value takes the word out of the address."""
    asked = {**request.args.to_dict(), **{key: str(value) for key, value in changes.items()}}
    kept = {key: value for key, value in asked.items() if value}
    return f"?{urlencode(kept)}#hue-rows"


def hue_dump_url(resource_id: str, shown: dict[str, Any]) -> str:
    """The rows that were found as CSV, readable by spreadsheet programs (with a BOM)."""
    words = {"q": shown["words"]} if shown["words"] else {}
    return tk.h.url_for("datastore.dump", resource_id=resource_id, bom=True, **words)


def hue_cell(value: Any) -> str:
    """A cell as people read it: numbers with the reader's separators, days and moments."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return tk._("Yes") if value else tk._("No")
    if isinstance(value, int | float):
        return tk.h.hue_number(value)
    return formats.stored(str(value))


def hue_room(value: Any, column: dict[str, Any]) -> str:
    """The room that a figure needs behind it to stand under the others of its column."""
    point = "." if language() == "en" else ","
    return rows.room(value, column.get("decimals", 0), point) if column["figure"] else ""


def hue_citation(dataset: dict[str, Any]) -> str:
    """How to name the dataset as a source."""
    agency = (dataset.get("organization") or {}).get("title") or tk.config["ckan.site_title"]
    address = tk.h.url_for(f"{dataset['type']}.read", id=dataset["name"], qualified=True)
    return tk._("{agency} ({year}). {title}. {portal}. {address} (accessed {day})").format(
        agency=agency,
        year=tk.h.hue_date(dataset["metadata_modified"])[-4:],
        title=dataset["title"],
        portal=tk.config["ckan.site_title"],
        address=address,
        day=tk.h.hue_date(datetime.now(formats.ZONE)),
    )


def hue_samples(dataset: dict[str, Any]) -> list[dict[str, str]]:
    """The same request in curl, Python and R, to be pasted: rows where there are any."""
    return samples.samples(dataset, tk.h.url_for("/", qualified=True, locale="default"))


def hue_error(code: Any, content: Any) -> dict[str, Any]:
    """What an error page says: `code`, `title`, `text`; no assets are asked for yet."""
    errors.forget_assets()
    return errors.told(code, content)


def hue_about() -> dict[str, str]:
    """Our own text of the page about the portal, in the reader's language."""
    spoken = language()
    return {"text": pages.ours("about", spoken), "spoken": spoken}


def hue_lacks_heading() -> bool:
    """Is this a stock page that has no heading of first rank?"""
    return str(request.endpoint) in HEADLESS


def hue_column_type(kind: str) -> str:
    """A column's type in words."""
    if kind in rows.FIGURES:
        return tk._("number")
    if kind == "date":
        return tk._("date")
    if kind.startswith(("timestamp", "time")):
        return tk._("date and time")
    return {"bool": tk._("yes or no"), "json": "JSON"}.get(kind, tk._("Text").lower())


def hue_script_words() -> str:
    """Words for scripts of others that bring only English ones, as JSON."""
    words = {
        "search": tk._("Search"),
        "remove": tk._("Remove"),
        "nothing": tk._("No matches found"),
        "move": tk._("Change the order"),
        "all": tk._("Choose all"),
        "close": tk._("Close"),
    }
    return json.dumps(words, ensure_ascii=False)
