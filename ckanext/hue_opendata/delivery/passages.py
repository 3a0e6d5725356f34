"""Which passages of a stock page are in the data's language, for who reads English.

WCAG 2.2, 3.1.2: titles, descriptions, names of agencies and keywords are Vietnamese also on
`/en/…`, and a screen reader needs to know. Pairs of texts as in `mending.py`; `h.hue_vi()` says
`lang="vi"` on an English page only.
"""

from __future__ import annotations

VI = "{{ h.hue_vi() }}"
HEADING = ('<h2 class="media-heading">', f'<h2 class="media-heading"{VI}>')
SAID = ('<p class="media-description">', f'<p class="media-description"{VI}>')
ABOUT = [
    ('<h2 class="heading">', f'<h2 class="heading"{VI}>'),
    ('<p class="description">', f'<p class="description"{VI}>'),
]

NOTES = (
    '<div class="notes embedded-content">',
    "<div class=\"notes embedded-content\"{{ h.hue_vi(pkg, 'notes') }}>",
)
CRUMB = [
    (
        '<li class="active">{% link_for group_dict.display_name',
        f'<li class="active"{VI}>{{% link_for group_dict.display_name',
    )
]
#: What an activity is of: its title as it was then, which has no English one beside it.
OF_THEN = "{{{{ h.hue_vi() if activity.data.{} }}}}"
OF_GROUP, OF_DATASET = OF_THEN.format("group"), OF_THEN.format("package")
AGENCY = "<a href=\"{{ h.url_for(group_type ~ '.read', id=activity.object_id) }}\""
STREAM = [
    ('<span class="dataset">', f'<span class="dataset"{OF_DATASET}>'),
    ('<span class="group">', f'<span class="group"{OF_GROUP}>'),
    (f"{AGENCY}>", f"{AGENCY}{OF_GROUP}>"),
]

#: template → the texts to change, in order
PASSAGES: dict[str, list[tuple[str, str]]] = {
    "organization/snippets/organization_item.html": [HEADING, SAID],
    "group/snippets/group_item.html": [HEADING, SAID],
    "organization/snippets/info.html": ABOUT,
    "group/snippets/info.html": ABOUT,
    "scheming/package/read.html": [NOTES],
    "package/read.html": [
        ("    <h1>\n", "    <h1{{ h.hue_vi(pkg, 'title') }}>\n"),
        NOTES,
    ],
    "package/base.html": [
        ("<li>{% link_for organization", f"<li{VI}>{{% link_for organization"),
        (
            "<li{{ self.breadcrumb_content_selected() }}>{% link_for dataset|",
            "<li{{ self.breadcrumb_content_selected() }}{{ h.hue_vi(pkg) }}>{% link_for dataset|",
        ),
    ],
    "organization/read_base.html": CRUMB,
    "group/read_base.html": CRUMB,
    "package/resource_read.html": [
        ('<h1 class="page-heading">', f'<h1 class="page-heading"{VI}>'),
        ("<blockquote>", "<blockquote{{ h.hue_vi(package, 'notes') }}>"),
    ],
    "snippets/stream.html": STREAM,
    "datastore/snippets/dictionary_view.html": [
        ('<div class="col-7">', f'<div class="col-7"{VI}>')
    ],
    "package/snippets/resource_item.html": [
        ('<p class="description">', f'<p class="description"{VI}>')
    ],
}
