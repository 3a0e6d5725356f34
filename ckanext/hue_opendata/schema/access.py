"""Who may see a dataset: data shared among agencies is seen by the members of any agency.

CKAN's `private` means the members of the owning agency only; the law's «dữ liệu dùng chung» is
wider (Luật Dữ liệu 60/2024/QH15, Điều 3). Only the first plugin with permission labels counts.
"""

from __future__ import annotations

from typing import Any

from ckan.lib.plugins import DefaultPermissionLabels

from ckanext.hue_opendata.schema.publishing import SHARED

#: The label of a shared dataset, and of every member of an agency.
AGENCIES = "hue-agencies"


class AgencyLabels(DefaultPermissionLabels):
    """CKAN's own labels, and one for what all agencies may see."""

    def get_dataset_labels(self, dataset_obj: Any) -> list[str]:
        """A shared dataset carries the label once it is published; its draft stays at home."""
        labels = super().get_dataset_labels(dataset_obj)
        extras = dataset_obj.extras or {}
        if dataset_obj.state == "active" and extras.get("classification") == SHARED:
            labels.append(AGENCIES)
        return labels

    def get_user_dataset_labels(self, user_obj: Any) -> list[str]:
        """Whoever is a member of an agency may see what agencies share."""
        labels = super().get_user_dataset_labels(user_obj)
        if any(label.startswith("member-") for label in labels):
            labels.append(AGENCIES)
        return labels
