"""Takes inline script and style out of stock templates while Jinja reads them.

The enforced policy has no `unsafe-inline`, and a nonce does not cover attributes. Copying whole
templates to change one attribute would freeze them; so each change is an exact pair of texts, made
when the template is compiled (no cost per page). A test reads the installed templates and fails
when a text is no longer there, or when an inline script or style is left. What the handlers did is
in `assets/act.js`.
"""

from __future__ import annotations

from typing import Any

from jinja2.ext import Extension

from ckanext.hue_opendata.delivery.faults import FAULTS
from ckanext.hue_opendata.delivery.once import ONCE
from ckanext.hue_opendata.delivery.passages import PASSAGES
from ckanext.hue_opendata.delivery.whole_names import WHOLE_NAMES

GLOBALS = '<script type="application/json" data-hue-globals>{{ {%s}|tojson }}</script>'
ACT = "{% asset 'hue_opendata_delivery/act' %}"
TOKENS = (
    "onchange=\"$('#revoke-tokens-button').attr('disabled', !$('[name=token]:checked').length)\""
)
UPLOAD = "package/snippets/resource_upload_field.html"
CHANGES = (
    '<div id="metadata_diff" style="display:none;">',
    '<div id="metadata_diff" class="hue-shut">',
)

#: template → the texts to change, in order
MENDS: dict[str, list[tuple[str, str]]] = {
    "dataviewer/base.html": [
        (
            "<script>\n    var preload_resource = {{ resource | tojson }};\n  </script>",
            GLOBALS % '"preload_resource": resource' + ACT,
        )
    ],
    "text_view.html": [
        (
            "<script>\n      var preload_resource = {{ resource | tojson }};\n"
            "      var resource_url = {{ resource_url | tojson }};\n"
            "      var preview_metadata = {{ preview_metadata | tojson }};\n    </script>",
            GLOBALS % '"preload_resource": resource, "resource_url": resource_url, '
            '"preview_metadata": preview_metadata' + ACT,
        ),
        ('<pre data-module="text_view">', '<pre data-module="text_view" tabindex="0">'),
    ],
    "image_view.html": [
        (
            '<img style="margin:auto; max-height:100%; display:block" src',
            '<img class="hue-image" alt="{{ h.resource_display_name(resource) }}" src',
        )
    ],
    "package/snippets/resource_view.html": [
        # The table has its own search; it does not read CKAN's filters.
        (
            "{% if not to_preview and h.resource_view_is_filterable(resource_view) %}",
            "{% if not to_preview and resource_view.view_type != 'datatables_view' "
            "and h.resource_view_is_filterable(resource_view) %}",
        ),
        (
            "{% if not h.resource_view_is_iframed(resource_view) %}",
            "{% if resource_view.view_type == 'datatables_view' and not to_preview %}"
            "{% snippet 'hue_opendata/rows.html', resource=resource %}"
            "{% elif not h.resource_view_is_iframed(resource_view) %}",
        ),
        ('<iframe aria-label="Data viewer"', """<iframe title="{{ _('Preview') }}\""""),
    ],
    "user/snippets/api_token_list.html": [
        (
            """hx-on::after-request="$('#revoke-tokens-button').attr('disabled', true)\"""",
            "data-hue-tokens",
        ),
        (TOKENS, ""),
    ],
    "user/snippets/api_token_create_form.html": [
        (
            """{% if created %}hx-on:htmx:after-settle="document.getElementById("""
            """'token-{{ created.id }}').scrollIntoView(false)"{% endif %}""",
            """{% if created %}data-hue-show="token-{{ created.id }}"{% endif %}""",
        ),
        (TOKENS, ""),
        (r"<code style=\"word-break:break-all;\">", "<code>"),
    ],
    "package/resource_read.html": [
        ('<a href="javascript:void(0);" data', '<a href="#data-view-info" role="button" data')
    ],
    UPLOAD: [
        (
            """onclick="
      document.getElementById('resource-url-none').checked = true;
      document.getElementById('{{ first_button }}').focus();
      {{ js }}
    \"""",
            'data-hue-check="resource-url-none" data-hue-focus="{{ first_button }}" {{ js|safe }}',
        ),
        (
            """onclick="
              document.getElementById('resource-url-upload').checked = true;
              document.getElementById('field-resource-upload').click();
            "autofocus="true">""",
            'data-hue-check="resource-url-upload" data-hue-click="field-resource-upload">',
        ),
        (
            """onclick="
              document.getElementById('resource-url-link').checked = true;
              document.getElementById('field-resource-url').focus();
            \"""",
            'data-hue-check="resource-url-link" data-hue-focus="field-resource-url"',
        ),
        (
            """onclick="
                  document.getElementById('field-clear-upload').checked = true;
                  document.getElementById('field-resource-upload').focus();
                \"""",
            'data-hue-check="field-clear-upload" data-hue-focus="field-resource-upload"',
        ),
        (
            """js="$('#field-resource-upload').replaceWith("""
            """$('#field-resource-upload').val('').clone(true))\"""",
            """js='data-hue-empty="field-resource-upload"'""",
        ),
        (
            """js="$('#field-resource-url').val('')\"""",
            """js='data-hue-empty="field-resource-url"'""",
        ),
    ],
    "user/snippets/followee_dropdown.html": [
        ('action="/dashboard" style=" display:none;"', 'action="/dashboard" class="hue-shut"')
    ],
    "snippets/activity_type_selector.html": [(' style="margin-bottom: 15px;"', "")],
    "snippets/pagination.html": [(' style="margin-top: 25px;"', "")],
    "package/changes.html": [CHANGES],
    "group/changes.html": [CHANGES],
    "organization/changes.html": [CHANGES],
    "snippets/popular.html": [(' style="color:#f29c2b;"', "")],
    "scheming/form_snippets/multiple_checkbox.html": [
        (
            "<style>\nfieldset.checkboxes label {\n    font-weight: normal;\n"
            "    display: block;\n}\n"
            "fieldset.checkboxes label:after {\n    content: none;\n}\n"
            "fieldset.checkboxes label input {\n    width: auto;\n    top: 0;\n}\n</style>",
            "",
        )
    ],
    "scheming/form_snippets/repeating_subfields.html": [
        ('name="repeating-remove" href="javascript:;"', 'name="repeating-remove" href="#"'),
        ('href="javascript:;" name="repeating-add"', 'href="#" name="repeating-add"'),
        (
            'class="panel-body fields-removed-notice" style="display:none"',
            'class="panel-body fields-removed-notice hue-shut"',
        ),
        (
            '<div name="repeating-template" style="display:none">',
            '<div name="repeating-template" class="hue-shut">',
        ),
    ],
    "scheming/form_snippets/multiple_text.html": [
        ('name="multiple-remove" href="javascript:;"', 'name="multiple-remove" href="#"'),
        (
            "href=\"javascript:MultipleText.multiple_add('{{ field.field_name }}');\"",
            'href="#" data-hue-add="{{ field.field_name }}"',
        ),
        (
            'type="text"\n      name="{{ field.field_name }}"',
            'type="text" aria-label="{{ h.scheming_language_text(field.label) }}"\n'
            '      name="{{ field.field_name }}"',
        ),
    ],
    "scheming/form_snippets/multiple_select.html": [('\n      style="display: block"', "")],
    "datatables/datatables_form.html": [
        ('class="dt-show-all" href="javascript:void(0);"', 'class="dt-show-all" href="#"'),
        ('class="dt-hide-all" href="javascript:void(0);"', 'class="dt-hide-all" href="#"'),
        (' readonly onclick="return false"', " disabled"),
    ],
}

for _changes in (FAULTS, ONCE, PASSAGES, WHOLE_NAMES):
    for _template, _pairs in _changes.items():
        MENDS[_template] = [*MENDS.get(_template, []), *_pairs]


def mend(template: str, source: str) -> str:
    """The template's text without what the policy forbids; other templates as they are."""
    for old, new in MENDS.get(template, ()):
        source = source.replace(old, new)
    return source


class Mending(Extension):
    """Jinja calls `preprocess` once for each template that it compiles."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A name that begins with `*` is CKAN's way to a template further down the search path."""
        return mend(str(name or "").rpartition("*")[2], source)

    def filter_stream(self, stream: Any) -> Any:
        """Nothing to filter: the text is mended before it is cut into tokens."""
        return stream
