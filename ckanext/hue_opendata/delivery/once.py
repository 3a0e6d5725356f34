"""What stock templates render twice for one page, rendered once; exact texts as in `mending`.

`page.html` renders the whole side column (on a search page: all facets) to see whether it is
empty, throws it away, and renders it again where it is shown.
"""

from __future__ import annotations

#: template → the texts to change, in order
ONCE: dict[str, list[tuple[str, str]]] = {
    "page.html": [
        (
            '<div class="row wrapper{% block wrapper_class %}',
            '{% set hue_secondary = self.secondary() %}<div class="row wrapper'
            "{% block wrapper_class %}",
        ),
        ("{% if self.secondary()|trim == ''", "{% if hue_secondary|trim == ''"),
        # A block must stand where it is shown; one that is never reached can still be asked for.
        (
            "            {% block secondary %}\n",
            "            {{ hue_secondary }}{% if false %}{% block secondary %}\n",
        ),
        (
            "{% endblock %}\n              </aside>\n            {% endblock %}\n",
            "{% endblock %}\n              </aside>\n            {% endblock %}{% endif %}\n",
        ),
    ]
}
