"""Our datasets as DCAT-AP 3: the profile `hue_dcat` of ckanext-dcat (an optional dependency).

ckanext-dcat writes codes as they are stored; here they become the URIs of the EU's authority
tables, or the address of our own vocabulary where the EU has no such term. In ckan.ini:
`ckanext.dcat.rdf.profiles = hue_dcat`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import ckan.plugins.toolkit as tk
from rdflib import RDFS, SKOS, Literal, URIRef

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.schema import dcat_reading
from ckanext.hue_opendata.schema.extent import box_of, polygon
from ckanext.hue_opendata.schema.skos import term_uri
from ckanext.hue_opendata.schema.values import as_list, is_missing

# By name: the type checker finds no part of another distribution's `ckanext` in an editable tree.
_profiles: Any = import_module("ckanext.dcat.profiles")
DCAT, DCT, VCARD = _profiles.DCAT, _profiles.DCT, _profiles.VCARD
Base: Any = _profiles.EuropeanDCATAP3Profile

FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
#: Formats as CKAN writes them → names of the EU's file-type table.
FORMATS = {
    **{name: name for name in ("CSV", "XLSX", "XLS", "ODS", "JSON", "XML", "PDF", "ZIP", "HTML")},
    **{name: name for name in ("KML", "KMZ", "GPKG", "GML", "TXT", "RDF", "DOCX", "TIFF", "JPEG")},
    **{"GEOJSON": "GEOJSON", "SHP": "SHP", "WMS": "WMS_SRVC", "WFS": "WFS_SRVC"},
}


#: The EU's name of a file type → the format as CKAN writes it.
READ_FORMATS = {known: name for name, known in FORMATS.items()}


class HueDCATProfile(Base):
    """DCAT-AP 3 with the city's codes as URIs and its two languages, and back."""

    def parse_dataset(self, dataset_dict: dict[str, Any], dataset_ref: Any) -> dict[str, Any]:
        """Read a dataset from the graph as our schema takes it."""
        made = super().parse_dataset(dataset_dict, dataset_ref)
        for name, predicate in (("title", DCT.title), ("notes", DCT.description)):
            said = {one.language: str(one) for one in self.g.objects(dataset_ref, predicate)}
            first = said.get("vi") or said.get(None)
            if first:
                made[name] = first
                made[f"{name}_en"] = said.get("en", "")
        kinds = [str(one) for one in self.g.objects(dataset_ref, DCT.type)]
        made = dcat_reading.typed(made, kinds)
        licence = self.g.value(dataset_ref, DCT.license)
        if licence:
            made["license_id"] = str(licence)
        covered = [self._place(one) for one in self.g.objects(dataset_ref, DCT.spatial)]
        geometry = self._spatial(dataset_ref, DCT.spatial)
        made["spatial_coverage"] = [one for one in covered if one["text"]]
        if not any("uri" in one for one in covered):
            made["spatial"] = geometry["geom"] or geometry["bbox"] or ""
        # ckanext-dcat looks at what it gave, not at what comes back.
        found = dcat_reading.unmapped(made, READ_FORMATS)
        dataset_dict.clear()
        dataset_dict.update(found)
        return dataset_dict

    def _place(self, ref: Any) -> dict[str, str]:
        if isinstance(ref, Literal):
            return dcat_reading.place("", str(ref))
        label = self.g.value(ref, SKOS.prefLabel) or self.g.value(ref, RDFS.label) or ""
        return dcat_reading.place(str(ref) if isinstance(ref, URIRef) else "", str(label))

    def graph_from_dataset(self, dataset_dict: dict[str, Any], dataset_ref: Any) -> None:
        """Write a dataset as `package_show` gives it."""
        super().graph_from_dataset(mapped(dataset_dict, _site()), dataset_ref)
        self._two_languages(dataset_dict, dataset_ref)
        if dataset_dict.get("license_id"):
            # A file may have a licence of its own: only here it is said which one is the dataset's.
            licence = uri("licence", dataset_dict["license_id"], _site())
            self.g.add((dataset_ref, DCT.license, URIRef(licence)))
        for one in _kinds(dataset_dict.get("type"), _site()):
            self.g.add((dataset_ref, DCT.type, URIRef(one)))
        for distribution in self.g.objects(dataset_ref, DCAT.distribution):
            self._formats(distribution)

    def _add_contact_to_graph(self, subject: Any, predicate: Any, contact: dict[str, Any]) -> None:
        """A contact with its phone, which ckanext-dcat has no place for."""
        before = set(self.g.objects(subject, predicate))
        super()._add_contact_to_graph(subject, predicate, contact)
        for made in set(self.g.objects(subject, predicate)) - before:
            if contact.get("phone"):
                self.g.add((made, VCARD.hasTelephone, Literal(contact["phone"])))

    def _contact_details(self, subject: Any, predicate: Any) -> list[dict[str, Any]]:
        """The contacts with their phones, in the graph's order as the base class has them."""
        found = super()._contact_details(subject, predicate)
        for contact, ref in zip(found, self.g.objects(subject, predicate), strict=True):
            phone = self._get_vcard_property_value(ref, VCARD.hasTelephone)
            contact["phone"] = str(phone or "").removeprefix("tel:")
        return found

    def _two_languages(self, dataset: dict[str, Any], ref: Any) -> None:
        for name, predicate in (("title", DCT.title), ("notes", DCT.description)):
            if dataset.get(name):
                self.g.remove((ref, predicate, Literal(dataset[name])))
                self.g.add((ref, predicate, Literal(dataset[name], lang="vi")))
            if dataset.get(f"{name}_en"):
                self.g.add((ref, predicate, Literal(dataset[f"{name}_en"], lang="en")))

    def _formats(self, distribution: Any) -> None:
        for said in list(self.g.objects(distribution, DCT["format"])):
            known = FORMATS.get(str(said).upper())
            if known:
                self.g.remove((distribution, DCT["format"], said))
                self.g.add((distribution, DCT["format"], URIRef(FILE_TYPE + known)))


def mapped(dataset: dict[str, Any], site: str) -> dict[str, Any]:
    """A copy of a dataset with URIs in place of codes; `site` is the portal's address."""
    made = dict(dataset)
    for name, vocabulary in (("frequency", "frequency"), ("language", "language")):
        if made.get(name):
            made[name] = uri(vocabulary, made[name], site)
    made["theme"] = [
        one for code in _codes(dataset.get("theme")) for one in _themes(str(code), site)
    ]
    if dataset.get("classification"):
        made["access_rights"] = uri("classification", dataset["classification"], site)
    if dataset.get("crs"):
        standards = _codes(dataset.get("conforms_to"))
        made["conforms_to"] = [*standards, uri("crs", dataset["crs"], site)]
    made["temporal_resolution"] = dataset.get("sampling_period") or _length(
        dataset.get("periodicity")
    )
    told = [dataset.get(name) for name in ("provenance", "methodology", "source_survey")]
    made["provenance"] = "\n\n".join(text for text in told if text)
    made["spatial_coverage"] = [_place(one, site) for one in dataset.get("spatial_coverage") or []]
    if is_missing(made.get("creator")) and dataset.get("organization"):
        made["creator"] = [{"name": dataset["organization"].get("title", "")}]
    made["resources"] = [_resource(one, dataset, site) for one in dataset.get("resources") or []]
    return {name: value for name, value in made.items() if not is_missing(value)}


def uri(vocabulary: str, code: Any, site: str) -> str:
    """The EU's URI of a code, else the address of the term in our vocabulary."""
    term = vocabularies.load(vocabulary).terms.get(str(code))
    return term.uri if term and term.uri else term_uri(vocabulary, str(code), site)


def _kinds(kind: Any, site: str) -> list[str]:
    """The EU's type of dataset, where it has one, and ours, by which the record is read again.

    A plain dataset has no type to tell.
    """
    known = vocabularies.load("dataset_type").terms
    if kind == "dataset" or kind not in known:
        return []
    return list(
        dict.fromkeys([uri("dataset_type", kind, site), term_uri("dataset_type", kind, site)])
    )


def _themes(code: str, site: str) -> list[str]:
    """The EU's theme, and the city's own topic, which is narrower."""
    own = term_uri("theme", code, site)
    return list(dict.fromkeys([uri("theme", code, site), own]))


def _codes(value: Any) -> list[Any]:
    return [] if is_missing(value) else as_list(value)


def _length(code: Any) -> str:
    term = vocabularies.load("frequency").terms.get(str(code or ""))
    return str(term.extra.get("duration", "")) if term else ""


def _place(part: dict[str, Any], site: str) -> dict[str, Any]:
    """A place with the address of its unit and the box around it."""
    code = str(part.get("uri") or "")
    box = box_of([code]) if code else None
    address = f"{site}/api/3/action/hue_place_show?id={code}" if code else ""
    return {"uri": address, "text": part.get("text", ""), "bbox": polygon(box) if box else ""}


def _resource(resource: dict[str, Any], dataset: dict[str, Any], site: str) -> dict[str, Any]:
    code = resource.get("license") or dataset.get("license_id")
    return {**resource, "license": uri("licence", code, site)} if code else resource


def _site() -> str:
    return str(tk.config.get("ckan.site_url") or "").rstrip("/")
