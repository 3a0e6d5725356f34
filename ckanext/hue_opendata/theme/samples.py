"""Requests to the API that run as they stand: curl, Python, R. No CKAN."""

from __future__ import annotations

from typing import Any

CURL = """curl -s '{address}'"""
PYTHON = """import json
import urllib.request

with urllib.request.urlopen("{address}") as answer:
    result = json.load(answer)["result"]
{python}"""
R_ROWS = """# install.packages("jsonlite")
result <- jsonlite::fromJSON("{address}")$result
{r}"""
R_FILE = """rows <- read.csv("{address}", fileEncoding = "UTF-8-BOM")
head(rows)"""


def samples(dataset: dict[str, Any], root: str) -> list[dict[str, str]]:
    """`[{name, text}]`, for the first file whose rows can be asked for, else for the dataset.

    `root` is the portal's address with a slash at its end.
    """
    api = f"{root}api/3/action"
    loaded = [one for one in dataset.get("resources", []) if one.get("datastore_active")]
    if loaded:
        asked = f"{api}/datastore_search?resource_id={loaded[0]['id']}&limit=5"
        shown = 'for row in result["records"]:\n    print(row)'
        r = R_FILE.format(address=f"{root}datastore/dump/{loaded[0]['id']}?bom=true")
    else:
        asked = f"{api}/package_show?id={dataset['name']}"
        shown = 'for file in result["resources"]:\n    print(file["name"], file["url"])'
        r = R_ROWS.format(address=asked, r='result$resources[, c("name", "url")]')
    return [
        {"name": "curl", "text": CURL.format(address=asked)},
        {"name": "Python", "text": PYTHON.format(address=asked, python=shown)},
        {"name": "R", "text": r},
    ]
