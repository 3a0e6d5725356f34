"""Styles and scripts that this process has seen built are not compared with their files again.

webassets looks at every file of a bundle each time a page names it (its setting `auto_build`, which
a bundle may set for itself): a tenth of the time of a page. A developer's portal goes on looking;
any other takes a new version of a file when it starts, as it does for the program itself.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib import webassets_tools

SETTING = "auto_build"


def trust(page: Any) -> None:
    """Take the bundles that a page (Flask's `g`) has named as built."""
    named = getattr(page, "_webassets", None)
    if named is None or tk.config["debug"] or tk.config["ckan.webassets.debug"]:
        return
    for name in named["included"]:
        bundle: Any = webassets_tools.env[name]
        if bundle.config.get(SETTING) is not False:
            bundle.config[SETTING] = False
