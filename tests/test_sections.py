"""Header, sections, recommendations and tier, in the layouts that reports come in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tipnlp import extract
from tipnlp.analysis import Analysis
from tipnlp.find.sentences import find_sentences
from tipnlp.rules import report
from tipnlp.text import view

BODY = "The Government of Malta does not fully meet the minimum standards for the elimination of trafficking but is making significant efforts to do so."
REFWORLD = """Last Updated: Monday, 02 May 2016, 08:49 GMT

Trafficking in Persons Report 2008 - Malta

Publisher United States Department of State
Author Office to Monitor and Combat Trafficking in Persons
Publication Date 4 June 2008
Cite as United States Department of State, Trafficking in Persons Report 2008 - Malta, 4 June 2008, available at: [accessed 28 May 2017]
DisclaimerThis is not a UNHCR publication.

MALTA (Tier 2 Watch List)

Malta is a destination country for women trafficked from Ukraine.

The Government of Malta does not fully comply with the minimum standards; however, it is making significant efforts to do so.

Recommendations for Malta: Prosecute at least 12 traffickers; and shelter victims.


The government made weak law enforcement efforts. Courts convicted two traffickers.


The government gave little protection and assistance to victims. It identified nine victims.


Malta made some efforts to prevent trafficking. It ran a campaign.

Malta tier ranking by year

Search Refworld"""


def test_refworld_header() -> None:
    meta = Analysis(REFWORLD).meta
    assert (meta.country, meta.year, meta.title) == ("MLT", 2008, "Trafficking in Persons Report 2008 - Malta")
    assert (meta.published, meta.accessed, meta.updated) == ("2008-06-04", "2017-05-28", "2016-05-02")
    assert (meta.publisher, meta.layout) == ("United States Department of State", "refworld")


def test_sections_whose_headings_were_lost() -> None:
    names = [s.value for s in Analysis(REFWORLD).sections]
    assert names == ["header", "profile", "overview", "recommendations", "prosecution", "protection", "prevention", "footer"]


@pytest.mark.parametrize(
    ("advice", "heads"),
    [
        ("PRIORITIZED RECOMMENDATIONS: Convict 12 traffickers.", ("PROSECUTION", "PROTECTION", "PREVENTION")),
        ("Recommendations for Palau: Convict 12 traffickers; train 300 judges.", ("Prosecution", "Protection", "Prevention")),
    ],
)
def test_headings_in_a_text_without_line_breaks(advice: str, heads: tuple[str, str, str]) -> None:
    text = (
        f"PALAU (Tier 2) The Government of Palau does not fully meet the minimum standards. {advice} {heads[0]} The police arrested two. "
        f"{heads[1]} The shelters took in nine victims. {heads[2]} The government had a plan."
    )
    read = Analysis(text)
    assert [s.value for s in read.sections] == ["header", "overview", "recommendations", "prosecution", "protection", "prevention"]
    assert {c.data["value"] for c in read.counts} == {2, 9}


def test_words_of_headings_in_a_sentence_open_no_section() -> None:
    text = "PALAU (Tier 2)\n\nPROSECUTION\n\nThe unit is new. Prosecution of traffickers rose. PREVENTION CAMPAIGNS were seen by many. Protection officers left."
    assert [s.value for s in Analysis(text).sections] == ["header", "prosecution"]


def test_a_pointer_to_another_report_is_a_footer_only_at_the_end() -> None:
    pointer = "Also see the Department of State's Trafficking in Persons Report at www.example.org.\n"
    more = "The law sets two to five years in prison for forced labor, and the courts apply it. " * 4
    assert [s.value for s in Analysis(f"{more}\n{pointer}").sections][-1] == "footer"
    opened = Analysis(f"{pointer}{more}")
    assert [s.value for s in opened.sections][0] == "footer" and opened.sections[1].start == len(pointer)
    assert len(opened.penalties) == 4


def test_a_chart_of_tiers_hides_no_prose() -> None:
    chart = "TIER RANKING BY YEAR\n2013 2014 2015\n2WL 2 Tier 1\n\n"
    prose = "Malta is a source country for women trafficked to Italy. In 2015, the courts convicted nine traffickers of forced labor.\n\n"
    analysis = Analysis(f"MALTA: Tier 1\n\n{prose}{chart}{prose}")
    (footer,) = [s for s in analysis.sections if s.value == "footer"]
    assert analysis.raw[footer.start : footer.end].strip() == chart.strip()
    assert len(analysis.counts) == 2


def test_sections_cover_the_text_in_order() -> None:
    sections = Analysis(REFWORLD).sections
    assert sections[0].start == 0 and sections[-1].end == len(REFWORLD)
    assert all(a.end == b.start for a, b in zip(sections, sections[1:], strict=False))


def test_semicolon_recommendations_come_apart() -> None:
    analysis = Analysis(REFWORLD)
    assert [REFWORLD[r.start : r.end] for r in analysis.recommendations] == ["Prosecute at least 12 traffickers", "shelter victims."]


def test_bulleted_recommendations_come_apart() -> None:
    text = f"MALTA: Tier 2\n\n{BODY}\n\nPRIORITIZED RECOMMENDATIONS:\n\n• Train judges. • Open shelters.\n\nPROSECUTION\n\nThe government tried two."
    analysis = Analysis(text)
    assert [text[r.start : r.end] for r in analysis.recommendations] == ["Train judges.", "Open shelters."]
    assert [s.value for s in analysis.sections] == ["header", "overview", "recommendations", "prosecution"]


@pytest.mark.parametrize(
    ("line", "rating"),
    [
        ("MALTA (Tier 1)", "1"), ("Malta (Tier 2)", "2"), ("MALTA: Tier 3", "3"), ("MALTA (TIER 2 - WATCH LIST)", "2WL"),
        ("MALTA (Tier 2 Watch List)", "2WL"), ("MALTA: TIER 2 WATCH LIST", "2WL"), ("MALTA\n(Tier 2)", "2"),
        ("MALTA (Special Case)", "special"), ("UNITED STATES OF AMERICA (Tier 1)", "1"),
    ],
)
def test_tier_lines(line: str, rating: str) -> None:
    tier = Analysis(f"{line}\n\nWomen are exploited in the country. It was on Tier 3 in 2005.").tier
    assert tier is not None and tier.value == rating


@pytest.mark.parametrize(
    ("sentence", "rating", "movement"),
    [
        ("therefore Malta remained on Tier 2 Watch List for the second consecutive year.", "2WL", "remained"),
        ("therefore Malta was downgraded to Tier 3. It had ranked on Tier 1 since 2020.", "3", "downgraded"),
        ("therefore Malta was upgraded to Tier 1.", "1", "upgraded"),
        ("Malta is placed on Tier 2 Watch List for its failure to act.", "2WL", "placed"),
    ],
)
def test_tier_without_a_header(sentence: str, rating: str, movement: str) -> None:
    tier = Analysis(f"{BODY} {sentence}").tier
    assert tier is not None and (tier.value, tier.data["movement"]) == (rating, movement)


@pytest.mark.parametrize(
    "text",
    ["Malta stood at Tier 3 in 2005.", "It had been raised from Tier 2 Watch List in 2018.", "The first tier 2 stadium opened.", BODY],
)
def test_no_tier(text: str) -> None:
    assert Analysis(text).tier is None


def test_full_compliance_is_tier_1() -> None:
    tier = Analysis("The Government of Malta fully complies with the minimum standards for the elimination of trafficking.").tier
    assert tier is not None and (tier.value, tier.rule) == ("1", "tier.minimum_standards")


@pytest.mark.parametrize(
    ("head", "country", "year"),
    [
        ("Malta: trafficking in persons\n\ncurrent situation: Malta is a source country; tier rating: Tier 2 (2015)", "MLT", 2015),
        ("2019 Trafficking in Persons Report: Malta\nOffice to Monitor and Combat Trafficking in Persons\n\nMALTA: Tier 2\n", "MLT", 2019),
        ("Trafficking in Persons Report 2018 - Country Narratives - Malta\n\nUSDOS - US Department of State (Author)\n\nMALTA: Tier 1", "MLT", 2018),
        ("Title | 2015 Trafficking in Persons Report - Malta\nPublication Date | 27 July 2015\n[accessed 3 November 2017]", "MLT", 2015),
        ("Malta\n\nMODERATE ADVANCEMENT\nIn 2014, it acted. 2014 FINDINGS ON THE WORST FORMS OF CHILD LABOR", "MLT", 2014),
        ("2012 Human Rights Reports: Malta\nApril 19, 2013\n\nSexual Exploitation of Children: It is a crime.", "MLT", 2012),
        ("Country Reports on Human Rights Practices for 2016\nMalta\nBureau of Democracy\n\nThe law forbids it.", "MLT", 2016),
        ("Malta\n\nTrafficking in persons:\n\ncurrent situation: Malta is a source country (2009)", "MLT", 2009),
        ("MALTA 2020 HUMAN RIGHTS REPORT\nExecutive Summary\n\nThe law forbids it.", "MLT", 2020),
        ("Executive Summary\n\nMalta is a constitutional republic. Men from Chad and Mali were jailed in Chad.", "MLT", None),
        ("Malta -- trafficking in persons\n\ncurrent situation: Malta is a source country; men were tried in Chad\n\n"
         "tier rating: Tier 1 - Malta fully complies with the minimum standards (2010)", "MLT", 2010),
        ("The government tried two. Traffickers exploit domestic and foreign victims in Malta, and Maltese abroad.", "MLT", None),
        ("Malta: trafficking in persons\n\ntier rating: Tier 2 Watch List; for more details, go to: "
         "https://www.state.gov/reports/2024-trafficking-in-persons-report/malta/\n", "MLT", 2024),
        ("Women from Ukraine work there. [accessed 3 November 2017]", None, None),
    ],
)
def test_country_and_year(head: str, country: str | None, year: int | None) -> None:
    meta = Analysis(head).meta
    assert (meta.country, meta.year) == (country, year)


HEADERS = Path(__file__).parent / "golden" / "headers.tsv"


@pytest.mark.parametrize(
    ("head", "country", "year"),
    [line.split("\t") for line in HEADERS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")],
)
def test_heads(head: str, country: str, year: str) -> None:
    meta = Analysis(head.replace("\\n", "\n").replace(" BODY", f"\n\n{BODY} Police arrested two men in 2003.\n")).meta
    assert (meta.country, str(meta.year or "-")) == (country, year)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The courts in Lusaka and Kitwe tried two men. The Zambian penal code forbids it.", "ZMB"),
        ("A fine of 2,000 Zambian kwacha was paid.", "ZMB"),
        ("Zambia is placed on the Tier 2 Watch List for its failure to act.", "ZMB"),
        ("Traffickers exploit domestic victims in Zambia and Zambians abroad.", "ZMB"),
        ("The police worked with Zambian police and with Malawi.", None),
        ("Women from Zambia and Malawi were found in brothels.", None),
        ("It sheltered girls in Lilongwe and boys in Lusaka.", None),
    ],
)
def test_home_of_bare_prose(text: str, country: str | None) -> None:
    assert Analysis(text).meta.country == country


@pytest.mark.parametrize("text", ["NORWAY (Tier 1)\n\nIt acted.", "2019 Trafficking in Persons Report: Norway\n", "Norwegian police and Norwegian courts acted under Norwegian law."])
def test_a_country_has_its_usual_name(text: str) -> None:
    assert Analysis(text).meta.country_name == "Norway"


def test_foreign_victims_do_not_make_the_country() -> None:
    assert Analysis("Haitian men were exploited. Haitians cut cane. Haitian children begged.").meta.country is None


def test_known_country_and_year_stand() -> None:
    meta = Analysis(REFWORLD, country="NOR", year=2001).meta
    assert (meta.country, meta.year) == ("NOR", 2001)


def test_a_fine_broken_over_lines_is_no_money() -> None:
    text = "The penal code pre-\nscribes a fine of up to 500 dol-\nlars ($500) for traf-\nficking; police spent 300 dol-\nlars."
    assert [m["amount"] for m in report(text)["money"]] == [300]


NARRATIVE = """U.S. DEPARTMENT OF STATE
2014 Trafficking in Persons Report

KENYA (Tier 2)

The Government of Kenya does not fully comply with the minimum standards for the elimination of trafficking.

Recommendations for Kenya: Convict at least 50 traffickers; train 300 judges; and open a shelter for men.

Prosecution

In 2013, prosecutors charged 12 suspects, and courts convicted three traffickers.

Protection

Police identified 41 victims and referred 20 to shelters.
"""


@pytest.mark.parametrize(
    "raw",
    [
        NARRATIVE,
        NARRATIVE.replace("\n", "\r"),
        NARRATIVE.replace("\n", "\r\n"),
        NARRATIVE.replace("\n", "\u2028"),
        NARRATIVE.replace("\n\n", "\n"),
        NARRATIVE.replace("\n", "<br>\n"),
        " ".join(NARRATIVE.split()),
        NARRATIVE.replace("Prosecution\n\n", "").replace("Protection\n\n", "").replace("\n\n", "\n"),
    ],
    ids=["as it is", "carriage returns", "both", "line separators", "no blank lines", "line tags", "one line", "no blank lines, no headings"],
)
def test_facts_outlive_the_line_breaks(raw: str) -> None:
    """A header or the recommendations swallow no narrative, whatever became of the line breaks, and no advice becomes a fact."""
    report = extract(raw)
    assert [(count.event, count.value) for count in report.counts] == [
        ("prosecution", 12), ("conviction", 3), ("victim_identified", 41), ("victim_referred", 20),
    ]


@pytest.mark.parametrize(
    "after",
    [
        "The government increased its efforts. Courts convicted nine traffickers.",
        "In 2013, courts were slow and convicted nine traffickers.",
        "Law 6 of 2010 prohibits trafficking. Courts convicted nine traffickers.",
        "There were nine convictions.",
    ],
)
def test_recommendations_end_where_a_fact_is_told(after: str) -> None:
    report = extract(f"GHANA (Tier 2)\n\nRecommendations for Ghana: Convict 20 traffickers; and train 40 judges.\n{after}")
    assert [(count.event, count.value) for count in report.counts] == [("conviction", 9)]


@pytest.mark.parametrize("advice", ["The government should convict nine traffickers.", "Judges must convict nine traffickers.", "In line with the law, convict nine traffickers."])
def test_recommendations_go_on(advice: str) -> None:
    assert not extract(f"GHANA (Tier 2)\n\nRecommendations for Ghana: Convict 20 traffickers; and train 40 judges.\n{advice}").counts


MALTESE = "Malta is a destination country for women from Ukraine."
PARTS = {
    "prevention": "Prevention\nThe government ran a campaign.",
    "prosecution": "Prosecution\nCourts convicted two traffickers.",
    "protection": "Protection\nThe government identified nine victims.",
    "profile": f"Trafficking Profile\n{MALTESE}",
    "recommendations": "Recommendations:\nTrain 300 judges and sentence traffickers to at least five years in prison.",
}


@pytest.mark.parametrize(
    "order",
    [
        ["prevention", "prosecution", "protection"],
        ["recommendations", "prosecution", "protection", "prevention", "profile"],
        ["profile", "prosecution", "prevention", "protection"],
    ],
    ids=["prevention first", "profile last", "profile first"],
)
def test_sections_in_any_order_hold_the_same_facts(order: list[str]) -> None:
    text = "\n\n".join(["MALTA (Tier 2)", BODY, *(PARTS[name] for name in order)])
    found, report = [s.value for s in Analysis(text).sections], extract(text)
    assert [name for name in found if name in order] == order
    assert [(count.event, count.value) for count in report.counts] == [("conviction", 2), ("victim_identified", 9)]
    assert not report.penalties
    assert [(flow.origin, flow.destination) for flow in report.flows] == [("UKR", "MLT")] * ("profile" in order)


def test_a_story_beside_the_narrative_is_no_count() -> None:
    story = "VICTIM STORY\nLena was 17 years old when a man sold her in Italy to three brothels."
    report = extract(f"MALTA: Tier 2\n\n{BODY}\n\nPROSECUTION\nCourts convicted nine traffickers.\n\n{story}\n\nPROTECTION\nThe government identified nine victims.")
    assert [(count.event, count.value) for count in report.counts] == [("conviction", 9), ("victim_identified", 9)]


def test_not_on_the_list_of_the_year() -> None:
    report = extract("BRUNEI\n\nBrunei is not listed on the report this year. Police arrested two traffickers.")
    assert (report.meta.country, report.tier, [count.value for count in report.counts]) == ("BRN", None, [2])


def test_a_copy_in_the_past_tense() -> None:
    report = extract("Malta was in 2010 a source and destination country for women. Women from Ukraine were exploited in Malta.")
    assert (report.roles.roles, [flow.origin for flow in report.flows]) == (("origin", "destination"), ["UKR"])


@pytest.mark.parametrize("of_years", ["years'", "years’", "years", "years\u00a0of"])
@pytest.mark.parametrize("dash", ["-", "\u2011", "–", "—", "\u00a0to\u00a0"])
def test_typography(of_years: str, dash: str) -> None:
    report = extract(f"The law prescribes 2{dash}5 {of_years} imprisonment; courts convicted nine\u00a0traffickers.")
    assert [(p.min_months, p.max_months) for p in report.penalties] == [(24, 60)]
    assert [count.value for count in report.counts] == [9]


WRAPPED = """MALTA (Tier 2)

Malta is a destination country for women trafficked from Ukraine through Italy.

Recommendations for Malta: Convict at least 12 traffickers; open
shelters for 30 victims.

All forms of trafficking fall under Section 248 of the code, which sets
two to nine years' imprisonment. In 2007, the police arrested 12 traffickers
of women and the courts convicted seven.

PROTECTION

The government gave shelter to 15 victims.
"""
DIGEST = """Malta: trafficking in persons

current situation: Malta is a destination country for women trafficked from Ukraine

tier rating: Tier 2 Watch List - the police arrested 12 traffickers and the courts convicted seven (2009)
"""


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n\n", "\n"),
        lambda text: re.sub(r"\s*\n\s*", " ", text),
        lambda text: "".join(f"> {line}\n" for line in text.splitlines()),
        lambda text: text.replace("PROTECTION", "**PROTECTION**").replace("Recommendations", "## Recommendations"),
        lambda text: text.replace("PROTECTION\n\nThe", "Protection The"),
        lambda text: text.replace("\n", "\n\n"),
    ],
    ids=["no blank lines", "no lines", "quoted", "marked up", "glued", "double spaced"],
)
@pytest.mark.parametrize("text", [WRAPPED, DIGEST], ids=["narrative", "digest"])
def test_facts_outlive_the_layout(text: str, change: Callable[[str], str]) -> None:
    def facts(text: str) -> list[object]:
        analysis = Analysis(text)
        tier = analysis.tier and analysis.tier.value
        counts = [(c.value, c.data["value"]) for c in analysis.counts]
        return [tier, analysis.meta.country, counts, [p.data["max_months"] for p in analysis.penalties], [f.value for f in analysis.flows]]

    changed = change(text)
    assert facts(changed) == facts(text)


def test_lower_case_below_a_blank_line_goes_on_only_in_double_spacing() -> None:
    line = "The courts of the country heard the cases of many men who had come from afar and"
    doubled = "\n\n".join([line, "were sold there for a sum that nobody could ever pay back in a lifetime, so"] * 6)
    assert len(find_sentences(doubled, view(doubled).flow)) == 1
    cells = "\n\n".join(["Law on the work of children and young people in all of its parts", "in force since May"] * 2)
    assert len(find_sentences(cells, view(cells).flow)) == 4


_ADVISED = "GHANA (Tier 2) Ghana is a destination country for women from Togo. The government made efforts. Recommendations for Ghana: {}; train judges. {}"


@pytest.mark.parametrize(
    "told",
    [
        "Ghana prohibits trafficking through its 2005 law, which prescribes up to five years' imprisonment.",
        "Ghana's penal code prescribes up to five years' imprisonment.",
        "Through Section 12 of its code, the country also prohibits pimping and prescribes up to five years' imprisonment.",
        "Ghanaian criminal law, as amended, punishes pimping with up to five years' imprisonment.",
        "Prosecution Ghana has a law that prescribes up to five years' imprisonment.",
        "Penalties range up to five years' imprisonment.",
        "Two traffickers were sentenced to up to five years' imprisonment.",
    ],
)
def test_where_line_breaks_are_lost_facts_go_on_after_the_recommendations(told: str) -> None:
    assert [p["max_months"] for p in report(_ADVISED.format("Increase prosecutions", told))["penalties"]] == [60]


@pytest.mark.parametrize(
    "advice",
    [
        "Jail convicted traffickers for up to five years",
        "Sentence traffickers to five years' imprisonment, not fines",
        "Amend the code so that it prescribes five years' imprisonment",
        "Ensure the law prescribes five years' imprisonment",
        "Enforce the law that prescribes five years' imprisonment",
    ],
)
@pytest.mark.parametrize("end", ["The government continued its work.", "Protect identified victims. Fund continued shelters."])
def test_where_line_breaks_are_lost_advice_is_no_fact(advice: str, end: str) -> None:
    assert not report(_ADVISED.format(advice, end))["penalties"]
    assert not report(_ADVISED.format("Increase prosecutions. " + advice, end))["penalties"]
