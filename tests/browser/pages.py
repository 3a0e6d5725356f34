"""Every type of page of the portal, by who may see it; `made` lays down what the demo lacks."""

from __future__ import annotations

from tests.browser.living import Portal
from tests.browser.making import DELETED, DOT, NAME, ROWS, Made, made

__all__ = ["DOT", "NAME", "ROWS", "Made", "admin", "made", "newcomer", "officer", "visitor"]


def visitor(portal: Portal, there: Made) -> dict[str, str]:
    """What everyone sees; name → path."""
    data, agency = f"/dataset/{there.dataset}", portal.agency
    files = {
        f"{kind}-file": f"{data}/resource/{resource}"
        for kind, resource in (("table", there.table), *there.files.items())
    }
    views = {
        f"{kind}-view": f"{data}/resource/{resource}/view/{there.views[resource]}"
        for kind, resource in (("table", there.table), *there.files.items())
    }
    return {
        "home": "/",
        "search": "/dataset/?q=le+hoi",
        "none": "/dataset/?q=zzzzqqqq",
        "second-page": "/dataset/?page=2",
        "filtered": "/dataset/?q=gia+ve&vocab_hue_open=may-doc-duoc&ext_tu_nam=1999",
        "indicators": "/indicator/",
        "layers": "/geo/",
        "observations": "/observation/",
        "dataset": data,
        "dataset-topics": f"/dataset/groups/{there.dataset}",
        "dataset-activity": f"/dataset/activity/{there.dataset}",
        **files,
        **views,
        "agencies": "/organization/",
        "agency": f"/organization/{agency}",
        "agency-about": f"/organization/about/{agency}",
        "agency-activity": f"/organization/activity/{agency}",
        "no-agencies": "/organization/?q=zzzzqqqq",
        "agency-without-data": f"/organization/{_without_data(portal)}",
        "no-topics": "/group/?q=zzzzqqqq",
        "tree": "/agencies",
        "vocabularies": "/vocabulary",
        "vocabulary": "/vocabulary/theme",
        "unknown-code": "/vocabulary/theme?code=khong-co",
        "topics": "/group/",
        "topic": "/group/du-lich",
        "topic-about": "/group/about/du-lich",
        "about": "/about",
        "terms": "/terms",
        "privacy": "/privacy",
        "accessibility": "/accessibility",
        "guide": "/guide",
        "topic-activity": "/group/activity/du-lich",
        "login": "/user/login",
        "logged-out": "/user/logged_out_redirect",
        "reset": "/user/reset",
        "new-password": portal.reset,
        "missing": "/khong-co-trang-nay",
        "missing-dataset": "/dataset/khong-co-bo-nay",
        "forbidden": "/ckan-admin/",
    }


def _without_data(portal: Portal) -> str:
    """An agency that has published nothing."""
    every = portal.as_admin("organization_list", all_fields=True, limit=100)
    return next(one["name"] for one in every if not one["package_count"])


def newcomer(portal: Portal) -> dict[str, str]:
    """What somebody sees who has an account, and nothing else yet."""
    return {
        "nothing-new": "/dashboard/",
        "no-datasets": "/dashboard/datasets",
        "no-own-agencies": "/dashboard/organizations",
        "no-own-topics": "/dashboard/groups",
        "empty-profile": f"/user/{portal.newcomer}",
        "no-tokens": f"/user/{portal.newcomer}/api-tokens",
        "no-activity": f"/user/activity/{portal.newcomer}",
        "new-dataset-without-agency": "/dataset/new",
        "not-mine": f"/dataset/edit/{NAME}",
    }


def officer(portal: Portal, there: Made) -> dict[str, str]:
    """What an agency's editor sees besides."""
    data = f"/dataset/{there.dataset}"
    new, old = there.versions[:2]
    return {
        "changes": f"/dataset/changes/{old}",
        "changes-of-several": f"/dataset/changes_multiple?new_id={new}&old_id={there.versions[2]}",
        "as-it-was": f"{data}/history/{old}",
        "file-as-it-was": f"{data}/resources/{there.table}/history/{old}",
        "dashboard": "/dashboard/",
        "own-datasets": "/dashboard/datasets",
        "own-agencies": "/dashboard/organizations",
        "own-topics": "/dashboard/groups",
        "profile": f"/user/{portal.officer}",
        "settings": f"/user/edit/{portal.officer}",
        "tokens": f"/user/{portal.officer}/api-tokens",
        "new-dataset": "/dataset/new",
        "edit-dataset": f"/dataset/edit/{there.dataset}",
        "edit-files": f"/dataset/resources/{there.dataset}",
        "new-file": f"{data}/resource/new",
        "edit-file": f"{data}/resource/{there.files['text']}/edit",
        "columns": f"/dataset/{there.dataset}/dictionary/{there.table}",
        "edit-views": f"{data}/resource/{there.table}/views",
        "edit-view": f"{data}/resource/{there.table}/edit_view/{there.views[there.table]}",
        **{f"new-{kind}": f"/{kind}/new" for kind in ("indicator", "geo", "observation")},
        "files": f"/dataset/files/{there.dataset}",
        "table-report": f"/dataset/{there.dataset}/table/{there.table}",
        "own-topics-of-dataset": f"/dataset/groups/{there.dataset}",
        "own-dataset": data,
        "own-activity": f"/user/activity/{portal.officer}",
        "delete-dataset": f"/dataset/delete/{there.dataset}",
        "delete-file": f"{data}/resource/{there.files['text']}/delete",
        "manage-agency": f"/organization/bulk_process/{portal.agency}",
        "not-ours": "/organization/edit/so-du-lich",
    }


def _changed(portal: Portal, kind: str, name: str) -> list[str]:
    """Two versions of an agency or a topic, the newest first; makes them when there are none."""
    for text in ("Để thử nghiệm", "", "", ""):
        done = portal.as_admin(f"{kind}_activity_list", id=name)
        changes = [one["id"] for one in done if one["activity_type"] == f"changed {kind}"]
        if len(changes) > 1:
            return changes[:2]
        portal.as_admin(f"{kind}_patch", id=name, description=text)
    raise AssertionError(f"{name} cannot be changed")


def admin(portal: Portal, there: Made) -> dict[str, str]:
    """What only the administrator sees."""
    # A source that another test has made has not run yet.
    sources = [one["id"] for one in portal.as_admin("harvest_source_list")]
    source, job = next(
        (one, done[0]["id"])
        for one in sources
        if (done := portal.as_admin("harvest_job_list", source_id=one))
    )
    agency = _changed(portal, "organization", portal.agency)
    topic = _changed(portal, "group", "du-lich")
    several = "new_id={0}&old_id={1}"
    return {
        "admin": "/ckan-admin/",
        "config": "/ckan-admin/config",
        "reset-config": "/ckan-admin/reset_config",
        "trash": "/ckan-admin/trash",
        "not-found": "/ckan-admin/searches",
        "new-name": "/ckan-admin/searches/name?name=giá+vé+buổi+tối",
        "activities": "/ckan-admin/activities",
        "users": "/user/",
        "new-user": "/user/register",
        "delete-user": f"/user/delete/{portal.officer}",
        "followers-of-user": f"/user/followers/{portal.officer}",
        "agencies-of-user": f"/user/{portal.officer}/organizations",
        "topics-of-user": f"/user/{portal.officer}/groups",
        "followers": f"/dataset/followers/{there.dataset}",
        "followers-of-topic": "/group/followers/du-lich",
        "admins-of-agency": f"/organization/admins/{portal.agency}",
        "admins-of-topic": "/group/admins/du-lich",
        "new-agency": "/organization/new",
        "edit-agency": f"/organization/edit/{portal.agency}",
        "members": f"/organization/members/{portal.agency}",
        "manage-members": f"/organization/manage_members/{portal.agency}",
        "delete-member": f"/organization/member_delete/{portal.agency}?user={portal.officer}",
        "manage-topic-members": "/group/manage_members/du-lich",
        "topic-members": "/group/members/du-lich",
        "new-topic-member": "/group/member_new/du-lich",
        "delete-topic-member": f"/group/member_delete/du-lich?user={portal.officer}",
        "followers-of-agency": f"/organization/followers/{portal.agency}",
        "delete-topic": "/group/delete/du-lich",
        "changes-of-agency": f"/organization/changes/{agency[0]}",
        "changes-of-topic": f"/group/changes/{topic[0]}",
        "several-of-agency": f"/organization/changes_multiple?{several.format(*agency)}",
        "several-of-topic": f"/group/changes_multiple?{several.format(*topic)}",
        "deleted-dataset": f"/dataset/{DELETED}",
        "no-users": "/user/?q=zzzzqqqq",
        "no-sources": "/harvest?q=zzzzqqqq",
        "new-member": f"/organization/member_new/{portal.agency}",
        "new-topic": "/group/new",
        "edit-topic": "/group/edit/du-lich",
        "delete-agency": f"/organization/delete/{portal.agency}",
        "sources": "/harvest",
        "new-source": "/harvest/new",
        "source": f"/harvest/{source}",
        "source-about": f"/harvest/about/{source}",
        "source-admin": f"/harvest/admin/{source}",
        "source-edit": f"/harvest/edit/{source}",
        "source-job": f"/harvest/{source}/job/last",
        "source-jobs": f"/harvest/{source}/job",
        "one-job": f"/harvest/{source}/job/{job}",
    }
