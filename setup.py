"""Packaging of the plugin family: one distribution, one CKAN plugin per part."""

from pathlib import Path

from setuptools import find_packages, setup

HERE = Path(__file__).parent

RUNTIME = [
    "ckanext-scheming>=3.1,<4",
    "ckanext-harvest>=1.6.3,<2",
    "sqlalchemy>=1.4,<3",
    "pysolr>=3.9",
    "requests>=2.31",
    "pydantic>=2.6,<3",
    "jmespath>=1.0",
    "croniter>=2",
    "lxml>=5",
    "orjson>=3.9",
    "openpyxl>=3.1",
    "python-calamine>=0.3",
    "xlrd>=2.0.1",
    "pyproj>=3.6",
    "shapely>=2",
    "PyYAML>=6",
]
#: CKAN itself is brought by the site (package, image or pip): pinning it here would fight the
#: site's own choice, so only development and the demo name a version.
EXTRAS = {
    "ckan": ["ckan[requirements]==2.12.0", "gunicorn>=22"],
    "font": ["fontpkg-source-sans-3>=3.52", "fonttools[woff]>=4.50"],
    "dcat": ["ckanext-dcat>=2.4.4,<3"],
    "dev": [
        "pytest>=8",
        "pytest-factoryboy",
        "factory-boy",
        "Faker",
        "freezegun",
        "responses",
        "beautifulsoup4",
        "hypothesis>=6",
        "hypothesis-jsonschema",
        "jsonschema",
        "playwright",
        "axe-playwright-python",
        "ruff",
        "pyright[nodejs]",
        "import-linter>=2",
        "xlwt",
        "odfpy",
        "build",
        "wheel",
        "setuptools>=68,<82",
    ],
    "bench": ["unidecode", "text-unidecode", "python-slugify"],
}


def compile_catalogues() -> None:
    """Compile `.po` to `.mo`, so that a wheel, an sdist and an editable install all have them."""
    try:
        from babel.messages import mofile, pofile
    except ImportError:
        return  # an environment without Babel builds no distribution (pyproject asks for it)
    for source in sorted((HERE / "i18n").glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = pofile.read_po(stream)
        with source.with_suffix(".mo").open("wb") as stream:
            mofile.write_mo(stream, catalogue)


compile_catalogues()

PACKAGES = [
    name for name in find_packages(include=["ckanext", "ckanext.*"]) if ".tests" not in name
]

setup(
    name="ckanext-hue-opendata",
    version="0.1.0",
    description="Cổng dữ liệu mở thành phố Huế: an open-data portal for Huế, Vietnam, on CKAN",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="AGPL-3.0-or-later",
    python_requires=">=3.10",
    packages=PACKAGES,
    namespace_packages=["ckanext"],
    include_package_data=True,
    package_data={
        "ckanext.hue_opendata": [
            "**/*.yaml",
            "**/*.yml",
            "**/*.json",
            "**/*.csv",
            "**/*.tsv",
            "**/*.txt",
            "**/*.geojson",
            "**/*.html",
            "**/*.css",
            "**/*.js",
            "**/*.svg",
            "**/*.png",
            "**/*.ico",
            "**/*.woff2",
            "**/*.po",
            "**/*.pot",
            "**/*.mo",
            "**/*.md",
            "**/*.ini",
            "**/*.mako",
            "schemas/**/*",
            "i18n/**/*",
        ],
    },
    install_requires=RUNTIME,
    extras_require=EXTRAS,
    entry_points={
        "ckan.plugins": [
            "hue_opendata=ckanext.hue_opendata.plugin:HueOpendataPlugin",
            "hue_search=ckanext.hue_opendata.search.plugin:HueSearchPlugin",
            "hue_tables=ckanext.hue_opendata.tables.loading.plugin:HueTablesPlugin",
            "hue_harvest=ckanext.hue_opendata.harvest.plugin:HueHarvestPlugin",
            "hue_spreadsheet_harvester="
            "ckanext.hue_opendata.harvest.kinds.spreadsheet:HueSpreadsheetHarvester",
            "hue_portal_harvester=ckanext.hue_opendata.harvest.kinds.portal:HuePortalHarvester",
            "hue_json_harvester=ckanext.hue_opendata.harvest.kinds.api:HueJsonHarvester",
        ],
        "ckan.rdf.profiles": [
            "hue_dcat=ckanext.hue_opendata.schema.dcat_profile:HueDCATProfile",
        ],
        "babel.extractors": ["ckan=ckan.lib.extract:extract_ckan"],
    },
    message_extractors={
        "ckanext": [
            ("**.py", "python", None),
            ("**.js", "javascript", None),
            ("**/templates/**.html", "ckan", None),
        ],
    },
)
