"""Faults of stock templates in language and accessibility, mended as `mending` does: exact texts.

A missing main region or first heading, a heading of the wrong rank, a picture named twice, English
that never went through gettext.
"""

from __future__ import annotations

HIDDEN = (
    '{%% if h.hue_lacks_heading() %%}<h1 class="visually-hidden">{{ %s|striptags|trim }}</h1>'
    "{%% endif %%}"
)
BEGIN = '{% block primary %}\n  <article class="module">'
MAIN = '{% block primary %}\n  <article class="module" role="main">'
ASKED = '{% block maintag %}<div class="row" role="main">{% endblock %}'
#: A question before deleting: its page has no heading, and is wider than the window.
QUESTION = (
    ASKED,
    '{% block maintag %}<div class="main" role="main"><h1 class="visually-hidden">'
    "{{ self.subtitle()|striptags|trim }}</h1>{% endblock %}",
)
SELECT = '<select class="form-control select-time" form="range_form" name="'
#: A list holds its entries and nothing else.
DIFFERENCES = ("    <br>\n  {% endfor %}\n</ul>", "  {% endfor %}\n</ul>")
MEMBERS = (
    "<h3 class=\"page-heading\">{{ _('{0} members'.format(members|length)) }}</h3>",
    "<h2 class=\"page-heading\">{{ _('Members') }}: {{ members|length }}</h2>",
)
#: Who may not see an agency's people is not sent to a page that says so.
_TAB = (
    "{{ h.build_nav_icon(group_type + '.members', _('Members'), "
    "id=group_dict.name, icon='users') }}"
)
_SEEN = "h.check_access('group_show', {'id': group_dict.id, 'object_type': 'user'})"
TAB_OF_MEMBERS = (_TAB, "{% if " + _SEEN + " %}" + _TAB + "{% endif %}")
ACTION = ("<th></th>", "<th><span class=\"visually-hidden\">{{ _('Action') }}</span></th>")
CHANGES = [
    (f'{SELECT}old_id"', f'{SELECT}old_id" aria-label="{{{{ _(\'Older version\') }}}}"'),
    (f'{SELECT}new_id"', f'{SELECT}new_id" aria-label="{{{{ _(\'Newer version\') }}}}"'),
    (BEGIN, MAIN),
    ("Changes {{ g.template_title_delimiter }}", "{{ _('Changes') }} -"),
]
#: Views of files are noted among a dataset's versions, but are none.
VERSIONS = (
    "h.activity_list_select(pkg_activity_list,",
    "h.activity_list_select(pkg_activity_list"
    "|rejectattr('activity_type', 'in', ['new resource view', 'changed resource view', "
    "'deleted resource view'])|list,",
)
MARKDOWN = (
    "<pre><p>__Bold text__ or _italic text_</p><p># title<br>## secondary title<br>### etc</p>"
    "<p>* list<br>* of<br>* items</p><p>http://auto.link.ed/</p></pre><p><b><a href='http://"
    "daringfireball.net/projects/markdown/syntax' target='_blank'>Full markdown syntax</a></b></p>"
    "<p class='text-muted'><b>Please note:</b> HTML tags are stripped out for security reasons</p>"
)
#: The same help without words: signs say it in any language.
SIGNS = "<pre><p>__A__ &nbsp; _a_</p><p># 1<br>## 1.1</p><p>* 1<br>* 2</p></pre>"

#: template → what its links to other pages are asked with; as they are, they are nameless arrows.
PAGERS = {
    "user/list.html": "page.pager(q=q, order_by=order_by",
    "group/index.html": "page.pager(q=q or '', sort=sort_by_selected or ''",
    "organization/index.html": "page.pager(q=q or '', sort=sort_by_selected or ''",
    "source/search.html": "c.page.pager(q=c.q",
}

#: template → the texts to change, in order
FAULTS: dict[str, list[tuple[str, str]]] = {
    "page.html": [
        (
            '<div class="primary col-md-9 col-xs-12" role="main">',
            '<div class="primary col-md-9 col-xs-12" role="main">' + HIDDEN % "self.subtitle()",
        )
    ],
    "source/admin_base.html": [
        (
            'title="There already is an unrun job for this source"',
            "title=\"{{ _('A run of this source is going on') }}\"",
        ),
        ("</i> Reharvest</a>", "</i> {{ _('Reharvest') }}</a>"),
    ],
    # `no` is no word of HTML's: password managers and readers cannot tell what is asked for.
    "user/perform_reset.html": [
        (
            "error=errors.name, attrs={'autocomplete': 'no'",
            "error=errors.name, attrs={'autocomplete': 'username'",
        ),
        ("'autocomplete': 'no'", "'autocomplete': 'new-password'"),
    ],
    # Put together from pieces, it is in nobody's catalogue.
    "user/edit_user_form.html": [
        (
            """_('Change ' + data.name|capitalize + "'s" + ' password')""",
            "_('Change password')",
        )
    ],
    "user/dashboard.html": [(BEGIN, MAIN + HIDDEN % "_('Dashboard')")],
    "organization/read_base.html": [TAB_OF_MEMBERS],
    "group/read_base.html": [TAB_OF_MEMBERS],
    "package/changes.html": [*CHANGES, VERSIONS],
    "group/changes.html": CHANGES,
    "organization/changes.html": CHANGES,
    "organization/snippets/item_organization.html": [DIFFERENCES],
    "group/snippets/item_group.html": [DIFFERENCES],
    "package/snippets/change_item.html": [DIFFERENCES],
    "group/members.html": [MEMBERS],
    "group/manage_members.html": [MEMBERS, ACTION],
    "organization/manage_members.html": [
        ACTION,
        ('<h3 class="page-heading">{{ members_count }}</h3>', "<h2>{{ members_count }}</h2>"),
    ],
    "image_view.html": [
        (
            "<img",
            "{% if g.view == 'view' %}<main><h1 class=\"visually-hidden\">"
            "{{ h.resource_display_name(resource) }}</h1>{% endif %}<img",
        ),
        ("/>", "/>{% if g.view == 'view' %}</main>{% endif %}"),
    ],
    "text_view.html": [
        ("  {% block styles %}{% endblock %}\n", ""),
        (
            "<div>\n    <pre",
            '<main>\n    <h1 class="visually-hidden">{{ h.resource_display_name(resource) }}</h1>'
            "\n    <pre",
        ),
        ("</pre>\n  </div>", "</pre>\n  </main>"),
    ],
    "package/resource_read.html": [
        ("<h3>{{ _('Dataset description:') }}</h3>", "<h2>{{ _('Dataset description:') }}</h2>"),
        ('aria-label="list of downloadable formats"', "aria-label=\"{{ _('Other formats') }}\""),
    ],
    "snippets/facet_list.html": [
        (".format(name=name, label=label_truncated)", ".format(name=_(title), label=label)"),
        ("\t\t\t    {{ title }}\n", "\t\t\t    {{ _(title) }}\n"),
        (
            "{{ _('Filter by: {title}').format(title=title) }}",
            "{{ _('Filter by: {title}').format(title=_(title)) }}",
        ),
    ],
    "snippets/search_form.html": [("      Error\n", "      {{ _('There was an error') }}\n")],
    "header.html": [
        (
            "{{ h.user_image((c.user if c and c.user else ''), size=22) }}",
            '<i class="fa fa-user" aria-hidden="true"></i>',
        ),
        (
            '<div class="account avatar authed" data-module="me"',
            '<div class="account avatar authed" role="navigation" '
            'aria-label="{{ _(\'Account\') }}" data-module="me"',
        ),
    ],
    "admin/index.html": [
        ("<th>&nbsp;</th>", "<th>{{ _('Action') }}</th>"),
        (
            'placeholder="Username"',
            "aria-label=\"{{ _('Username') }}\" placeholder=\"{{ _('Username') }}\"",
        ),
    ],
    "admin/snippets/data_type.html": [
        (
            "<p>\n          {{ _(messages.empty[ent_type]) }}\n        </p>",
            "<li>{{ _(messages.empty[ent_type]) }}</li>",
        )
    ],
    "admin/snippets/confirm_delete.html": [
        QUESTION,
        (">Cancel</button>", ">{{ _('Cancel') }}</button>"),
    ],
    "user/confirm_delete.html": [QUESTION],
    "group/confirm_delete.html": [
        QUESTION,
        ("name=group_dict.name", "name=group_dict.display_name"),
    ],
    "group/confirm_delete_member.html": [QUESTION],
    "package/confirm_delete.html": [QUESTION],
    "package/collaborators/confirm_delete.html": [QUESTION],
    "package/confirm_delete_resource.html": [QUESTION],
    "organization/confirm_delete.html": [
        QUESTION,
        ("name=group_dict.name", "name=group_dict.display_name"),
    ],
    "organization/confirm_delete_member.html": [QUESTION],
    "macros/form/markdown.html": [(MARKDOWN, SIGNS)],
    "package/snippets/resource_upload_field.html": [
        (
            'class="form-control" readonly>',
            'class="form-control" readonly aria-label="{{ upload_label or _(\'File\') }}">',
        )
    ],
    "datastore/snippets/dictionary_view.html": [
        ("            {{ field.type }}\n", "            {{ h.hue_column_type(field.type) }}\n")
    ],
    "datastore/snippets/dictionary_form.html": [
        ("({{ field.type }}", "({{ h.hue_column_type(field.type) }}"),
        ('<h3 class="accordion-header"', '<h2 class="accordion-header"'),
        ("</h3>", "</h2>"),
    ],
    "package/resource_views.html": [("{{ option[1] }}", "{{ _(option[1]) }}")],
    "package/snippets/additional_info.html": [
        ("<h3>{{ _('Additional Info') }}</h3>", "<h2>{{ _('Additional Info') }}</h2>")
    ],
    "organization/bulk_process.html": [
        ('<h3 class="page-heading">', '<h2 class="page-heading">'),
        ('<h3 class="dataset-heading">', '<h2 class="dataset-heading">'),
        ("</h3>", "</h2>"),
        ("<th></th>", "<th><span class=\"visually-hidden\">{{ _('Select') }}</span></th>"),
        (
            '<input type="checkbox" name="dataset_{{ package.id }}">',
            '<input type="checkbox" name="dataset_{{ package.id }}" aria-label="{{ title }}">',
        ),
    ],
    "source/job/list.html": [
        ("{{ job.status }}", "{{ _('Running') }}"),
        ('<h3 class="dataset-heading">', '<h2 class="dataset-heading">'),
        ("</h3>", "</h2>"),
    ],
    "organization/members.html": [
        ('<h3 class="page-heading">{{ members_count }}</h3>', "<h2>{{ members_count }}</h2>")
    ],
    "snippets/source_item.html": [
        ('<h3 class="dataset-heading">', '<h2 class="dataset-heading">'),
        ("</h3>", "</h2>"),
    ],
    "organization/snippets/organization_item.html": [
        ('alt="{{ organization.name }}" class="img-fluid', 'alt="" class="img-fluid')
    ],
    "group/snippets/group_item.html": [
        ('alt="{{ group.name }}" class="media-image', 'alt="" class="media-image')
    ],
    "organization/snippets/info.html": [
        ('width="200" alt="{{ organization.name }}"', 'width="200" alt="{{ organization.title }}"')
    ],
    "group/snippets/info.html": [('alt="{{ group.name }}"', 'alt="{{ group.display_name }}"')],
}
for _template, _asked in PAGERS.items():
    FAULTS.setdefault(_template, []).append(
        (
            f"{{{{ {_asked}) }}}}",
            f"{{{{ h.hue_pager_links({_asked}, **h.hue_steps())) }}}}",
        )
    )
