"""The match view: same length, words made whole, spans that lead back to the raw text; and the sentences cut from it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipnlp.find.sentences import find_sentences
from tipnlp.text import view

TEXTY = st.text(alphabet=st.sampled_from("ab Z-\n\r\t’“–—.;:(1)2é\u00a0\xad•İß"), max_size=80)


@given(st.one_of(st.text(), TEXTY))
def test_view_has_the_length_of_the_text(text: str) -> None:
    seen = view(text)
    assert len(seen.text) == len(text) == len(seen.flow)


@given(TEXTY)
def test_every_word_of_the_view_leads_back_to_its_letters(text: str) -> None:
    seen = view(text)
    for m in re.finditer(r"[A-Za-zé]+", seen.text):
        start, end = seen.span(*m.span())
        assert re.sub(r"[-\xad\s]", "", text[start:end]) == m[0]


@given(TEXTY)
def test_sentences_are_ordered_trimmed_and_cover_all_words(text: str) -> None:
    flow = view(text).flow
    spans = find_sentences(text, flow)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert all(flow[s:e] == flow[s:e].strip() != "" for s, e in spans)
    assert "".join("".join(flow[s:e].split()) for s, e in spans) == "".join(flow.split())


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("four traf-\nfickers", "traffickers"),
        ("an anti-\ntrafficking law", "anti-trafficking"),
        ("sen-\r\n   tenced", "sentenced"),
        ("Guinea-\nBissau", "Guinea- Bissau"),
    ],
)
def test_a_word_broken_over_lines(text: str, whole: str) -> None:
    seen = view(text)
    assert whole in re.sub(r"\s+", " ", seen.text)


def test_a_page_head_inside_a_sentence_is_blank_in_the_flow_only() -> None:
    text = "up from 295 in the previous\n106\nRURITANIA\nperiod. It went on."
    seen = view(text)
    assert "RURITANIA" in seen.text and "RURITANIA" not in seen.flow
    assert [seen.flow[s:e].split()[-1] for s, e in find_sentences(text, seen.flow)] == ["period.", "on."]


@pytest.mark.parametrize("head", ["106\nRURITANIA\n", "RURITANIA 106\n", "TRAFFICKING IN PERSONS REPORT 2016\n", "106\nRURITANIA\nREPORT 2016\n"])
def test_page_heads_of_several_shapes(head: str) -> None:
    assert view(f"the courts convicted\n{head}nine men").flow.split() == "the courts convicted nine men".split()


@pytest.mark.parametrize(
    "head",
    [
        "\n4\n\nBUREAU OF INTERNATIONAL LABOR AFFAIRS\n\nRuritania\nMODERATE ADVANCEMENT\n",
        "2019 FINDINGS ON THE WORST FORMS OF CHILD LABOR\n\n5\n\nRuritania\nMINIMAL ADVANCEMENT – EFFORTS MADE BUT CONTINUED PRACTICE\n",
        "\nU N I T E D S TAT E S D E PA R T M E N T O F L A B O R ’ S B U R E A U\n\nRuritania\n\nSIGNIFICANT ADVANCEMENT\n",
    ],
)
def test_page_heads_of_the_labor_department(head: str) -> None:
    assert view(f"the courts convicted 75\n{head}men. It went on.").flow.split() == "the courts convicted 75 men. It went on.".split()
    assert "LABOR" in view(f"the courts convicted them.\n{head}men").flow.replace(" ", "")
    assert "LABOR" in view(f"the courts convicted 75\n{head}Men").flow.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [("1\u200b2 traf\xadfick\u200bers", ["12", "traffickers"]), ("of\ufefficial", ["oficial"]), ("a\u200b b", ["a", "b"]), ("end.\u200bThe", ["end.", "The"])],
)
def test_characters_without_width_part_no_word(text: str, words: list[str]) -> None:
    seen = view(text)
    assert seen.text.split() == words
    for m in re.finditer(r"\w+", seen.text):
        start, end = seen.span(*m.span())
        assert re.sub(r"\W", "", text[start:end]) == m[0]


@pytest.mark.parametrize(
    ("text", "seen", "spans"),
    [
        ("fines of &euro;5,000 or", "fines of €5,000 or", ["&euro;5,000"]),
        ("five years&rsquo; rest", "five years' rest", ["years&rsquo;"]),
        ("the state&rsquo;s plan&nbsp;of &#36;9", "the state's plan of $9", ["state&rsquo;s", "plan", "&#36;9"]),
        ("&ldquo;Law&rdquo; A&amp;B &foo; c & d;", '"Law" A&B &foo; c & d;', ["&ldquo;Law&rdquo;", "A&amp;B", "&foo;"]),
        ("traf\xadfickers&rsquo; cases", "traffickers' cases", ["traf\xadfickers&rsquo;", "cases"]),
    ],
)  # fmt: skip
def test_entities_are_the_characters_they_stand_for(text: str, seen: str, spans: list[str]) -> None:
    made = view(text)
    assert len(made.text) == len(text) and " ".join(made.text.split()) == seen
    raw = [text[slice(*made.span(*m.span()))] for m in re.finditer(r"\S+", made.text)]
    assert [span for span in raw if span in spans] == spans


@given(st.lists(st.sampled_from(["&euro;", "5", "a", " ", "&#8217;", "\xad", "&nbsp;", "&", ";", "-\n", "é", "&amp;"]), max_size=30))
def test_entities_keep_offsets(parts: list[str]) -> None:
    text = "".join(parts)
    made = view(text)
    assert len(made.text) == len(text) == len(made.flow)
    for m in re.finditer(r"\S+", made.text):
        start, end = made.span(*m.span())
        assert 0 <= start < end <= len(text)


def test_capitals_before_a_new_sentence_are_no_page_head() -> None:
    assert "UNODC 12" in view("the courts convicted\nUNODC 12\nNine men").flow


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Under Art. 5 and Sec. 7 of Law No. 9, he got 3 yrs. in jail. He left.", 2),
        ("U.S. courts tried nine. The U.S. Department paid. It ended in the U.S. The rest is known.", 4),
        ("PROSECUTION\nThe government tried nine.\n\nIt freed two", 3),
        ("Screen all deportees.Fully staff the shelter.Allow workers to leave.", 3),
        ("• Train judges. • Open shelters", 2),
        ("Nine were tried. (60; 65) Two went free. (61)", 2),
        ("Nine were tried.¹² Two went abroad.7 Women and No.9 and art.12 The rest paid 1.5 Million.", 3),
        ("Nine were tried.[12] Two went free.[a][note 3] One fled.[citation needed] Article 5[b] and No. [7] stay.", 4),
        ("this line was broken at the width of a\npage and goes on here until it ends with\na stop. Then a second one", 2),
    ],
)
def test_sentence_ends(text: str, sentences: int) -> None:
    assert len(find_sentences(text, view(text).flow)) == sentences
