"""The register of marks: every level, control and country code that a portion mark may hold.

Data only. The French words stand here beside the English ones, so that a language reviewer
changes one table and nothing else.

Source: domain rules B-29 to B-37; levels and French names from the Treasury Board's levels of
security; control markings from the 2016 register of the United States' intelligence community.
"""

from dataclasses import dataclass
from typing import Final

from workstation.domain.text import Text


@dataclass(frozen=True, slots=True)
class Level:
    """One level of one of the two scales.

    ``rank`` compares within a scale only: PROTECTED and classified measure different injuries
    (B-29).
    """

    code: str
    words: Text
    colour_key: str
    classified: bool
    rank: int


LEVELS: Final[dict[str, Level]] = {
    level.code: level
    for level in (
        Level("U", Text("UNCLASSIFIED", "NON CLASSIFIÉ"), "unclassified", False, 0),
        Level("PA", Text("PROTECTED A", "PROTÉGÉ A"), "protected", False, 1),
        Level("PB", Text("PROTECTED B", "PROTÉGÉ B"), "protected", False, 2),
        Level("PC", Text("PROTECTED C", "PROTÉGÉ C"), "protected", False, 3),
        Level("C", Text("CONFIDENTIAL", "CONFIDENTIEL"), "confidential", True, 1),
        Level("S", Text("SECRET", "SECRET"), "secret", True, 2),
        Level("TS", Text("TOP SECRET", "TRÈS SECRET"), "top-secret", True, 3),
    )
}
"""Levels by the code that stands in a portion mark."""

LEVEL_ALIASES: Final[dict[str, str]] = {"NC": "U"}
"""Codes written in French that mean the same level."""


@dataclass(frozen=True, slots=True)
class Control:
    """One dissemination control: how it stands in a portion and in a banner.

    ``category`` is its place in the line: "dissemination" or "non-ic". ``system`` is "CA",
    "US" or "" for both.
    """

    code: str
    words: Text
    system: str = ""
    category: str = "dissemination"
    classified_only: bool = False
    unclassified_banner_only: bool = False


CEO: Final = "CEO"
NOFORN: Final = "NF"
RELIDO: Final = "RELIDO"
ORCON: Final = "OC"
OFFICIAL_USE: Final = frozenset({"FOUO", "OUO"})
"""Controls that say a text is for official use only."""

CONTROLS: Final[dict[str, Control]] = {
    control.code: control
    for control in (
        Control(
            "SOLICITOR-CLIENT", Text("SOLICITOR-CLIENT", "SECRET PROFESSIONNEL DE L’AVOCAT"), "CA"
        ),
        Control(
            "FOUO",
            Text("FOR OFFICIAL USE ONLY", "FOR OFFICIAL USE ONLY"),
            "US",
            unclassified_banner_only=True,
        ),
        Control(
            "OUO",
            Text("OFFICIAL USE ONLY", "OFFICIAL USE ONLY"),
            unclassified_banner_only=True,
        ),
        Control(ORCON, Text("ORCON", "ORCON")),
        Control("OC-USGOV", Text("ORCON-USGOV", "ORCON-USGOV"), "US", classified_only=True),
        Control("IMC", Text("IMCON", "IMCON"), "US", classified_only=True),
        Control(CEO, Text("CANADIAN EYES ONLY", "RÉSERVÉ AUX CANADIENS"), "CA"),
        Control(NOFORN, Text("NOFORN", "NOFORN"), "US"),
        Control("PR", Text("PROPIN", "PROPIN"), "US"),
        Control(RELIDO, Text("RELIDO", "RELIDO"), "US"),
        Control("FISA", Text("FISA", "FISA"), "US"),
        Control("DS", Text("LIMDIS", "LIMDIS"), "US", "non-ic"),
        Control("XD", Text("EXDIS", "EXDIS"), "US", "non-ic"),
        Control("ND", Text("NODIS", "NODIS"), "US", "non-ic"),
        Control("SBU", Text("SBU", "SBU"), "US", "non-ic", unclassified_banner_only=True),
        Control("LES", Text("LES", "LES"), "US", "non-ic"),
    )
}
"""Dissemination controls in the order of the line."""

OUTRANKED_BY: Final[dict[str, str]] = {"OC-USGOV": ORCON, "XD": "ND"}
"""Controls that say nothing more beside a more restrictive one (B-32)."""

CONTROL_ALIASES: Final[dict[str, str]] = {
    "ORCON": ORCON,
    "ORCON-USGOV": "OC-USGOV",
    "NOFORN": NOFORN,
    "IMCON": "IMC",
    "PROPIN": "PR",
    "RAC": CEO,
    "LIMDIS": "DS",
    "EXDIS": "XD",
    "NODIS": "ND",
    **{control.words.en: code for code, control in CONTROLS.items()},
    **{control.words.fr: code for code, control in CONTROLS.items()},
}
"""Other ways to write a control; RAC is « Réservé aux Canadiens »."""

SCI_SYSTEMS: Final[frozenset[str]] = frozenset({"BUR", "HCS", "KDK", "RSV", "SI", "TK"})
"""Compartments of sensitive compartmented information; sub-markings follow a hyphen."""

AEA_MARKS: Final[frozenset[str]] = frozenset({"RD", "FRD", "TFNI", "DCNI", "UCNI"})
"""Atomic energy markings; ``RD-CNWDI`` and the like follow a hyphen."""

CATEGORY_ORDER: Final[tuple[str, ...]] = ("sci", "sap", "aea", "fgi", "dissemination", "non-ic")
"""The order of the categories in a line (B-31)."""

TETRAGRAPHS: Final[dict[str, tuple[str, ...]]] = {
    "ACGU": ("AUS", "CAN", "GBR", "USA"),
    "FVEY": ("AUS", "CAN", "GBR", "NZL", "USA"),
    "TEYE": ("AUS", "GBR", "USA"),
    "NATO": (),
}
"""Codes for groups of countries, expanded before lists are compared (B-33). An empty one is
compared as itself: who belongs to it changes."""

_ALPHA_3: Final = """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD
    BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR
    COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH
    ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL
    GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR
    JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR
    MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL
    NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY
    PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP
    SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA
    UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE
"""
COUNTRIES: Final[frozenset[str]] = frozenset(_ALPHA_3.split())
"""ISO 3166-1 alpha-3 codes, and XKX, which is in common use for Kosovo.

Source: ISO 3166-1. Kept here because the rules read no file.
"""

REL_TO: Final = Text("REL TO", "REL TO")
DISPLAY_ONLY: Final = Text("DISPLAY ONLY", "DISPLAY ONLY")
FGI: Final = Text("FGI", "FGI")
