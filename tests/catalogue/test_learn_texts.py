"""What Learn says: everything has its source, nothing is promised, and the article's mistakes stay corrected."""

import re
import unicodedata
from pathlib import Path

import pytest

from stretchtimer.catalogue.learn import read_learn, read_sources
from stretchtimer.core.learn import CLAIMING, TAG, Kind, Seen, Strength, Topic, blocks, ends_with_tag

FOLDER = Path(__file__).parents[2] / "resources" / "learn"
TOPICS = read_learn(FOLDER)
SOURCES = read_sources(FOLDER)
WANTED = {
    *("how_it_hangs_together", "muscles", "evidence", "warming_up", "safe_place", "techniques", "how_much"),
    *("first_hour", "breathing", "desk", "mistakes", "when_to_stop", "questions"),
}
MAX_WORDS = 20

# What must never be promised (clinical reference 6.3), and what the house never says (design, section 4).
PROMISES = re.compile(
    r"\b(?:cur(?:e[sd]?|ing)|treat(?:s|ed|ing|ment)?|prevent\w*|heal(?:s|ed|ing)|fix(?:es|ed|ing)?|align\w*|guarantee\w*"
    r"|relieve\w*|30 %)(?!\w)",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:no|not|nor|none|nothing|never|wrong)\b", re.IGNORECASE)
SHOUTED = re.compile(
    r"!|\b(?:push through|no pain, no gain|fail\w*|streak\w*|burn\w*|crush\w*|congratulations|oops)\b", re.IGNORECASE
)

each_topic = pytest.mark.parametrize("topic", TOPICS, ids=[topic.id for topic in TOPICS])


def sentences(text: str) -> list[str]:
    bare = re.sub(r"\]\([^)]*\)|\[|\]| \{#\w+\}", "", TAG.sub("", text)).lstrip("-#0123456789. ")
    return [part for part in re.split(r"(?<=[.?:])\s+|\s*\|\s*", bare) if part]


def promises(text: str) -> list[str]:
    """The sentences that promise something; one that denies it may say the word, a question may ask it."""
    around = sentences(text)
    found = []
    for number, one in enumerate(around):
        context = " ".join(around[number : number + 2])
        if PROMISES.search(one) and not DENIED.search(context) and not one.endswith("?"):
            found.append(one)
    return found


def test_everything_that_was_asked_for_is_there() -> None:
    assert {topic.id for topic in TOPICS} == WANTED
    assert {path.stem for path in FOLDER.glob("*.md") if "." not in path.stem} == WANTED


@each_topic
def test_every_claim_has_a_strength_and_a_known_source(topic: Topic) -> None:
    for block in blocks(topic.text):
        assert block.kind not in CLAIMING or ends_with_tag(block.text), block
    assert topic.claims
    for claim in topic.claims:
        assert claim.text
        assert claim.strength in set(Strength)
        assert claim.sources
        assert set(claim.sources) <= set(SOURCES)


def test_every_source_is_used() -> None:
    assert {source.id for topic in TOPICS for source in topic.sources} == set(SOURCES)


def test_the_strength_fits_the_source() -> None:
    for topic in TOPICS:
        for claim in topic.claims:
            seen = {SOURCES[name].seen for name in claim.sources}
            if claim.sources == ("Our judgement",):
                assert claim.strength is Strength.NONE, claim
            elif claim.strength is Strength.NONE:
                assert Seen.OWN in seen, claim
            if claim.strength is Strength.STRONG:
                assert Seen.ABSTRACT in seen or claim.sources == ("Textbook anatomy",), claim


def test_a_source_can_be_found() -> None:
    for source in SOURCES.values():
        if source.seen is Seen.OWN:
            continue
        # Authors, year and journal find it as well; pages that could not be checked are left out rather than guessed.
        assert source.identifiers or (source.authors and (source.year or source.title) and source.journal), source
        assert not source.doi or re.fullmatch(r"10\.\d{4,}/\S+", source.doi), source
        assert not source.pmid or re.fullmatch(r"\d{7,8}", source.pmid), source
        assert not source.pmcid or re.fullmatch(r"PMC\d{7,8}", source.pmcid), source
        assert not source.year or str(source.year) in source.id or source.id == "NICE NG59", source


@each_topic
def test_nothing_is_promised(topic: Topic) -> None:
    for block in blocks(topic.text):
        assert not promises(block.text), block
    assert not promises(topic.about)


@pytest.mark.parametrize(
    "text",
    [
        "Stretching cures back pain.",
        "It reduces back pain by 30 %.",
        "Regular stretching prevents episodes. Do it daily.",
        "This fixes posture.",
        "It aligns the spine.",
        "- It treats sciatica. [weak: Owen 2020]",
        "| Bridge | Relieves pain | [weak: Owen 2020] |",
    ],
)
def test_a_promise_would_be_found(text: str) -> None:
    assert promises(text)


@each_topic
def test_sentences_are_short_whole_and_calm(topic: Topic) -> None:
    for block in blocks(topic.text):
        assert not SHOUTED.search(block.text), block
        assert not any(
            unicodedata.category(character) in {"So", "Cs", "Cc"} for character in block.text if character != "°"
        )
        for one in sentences(block.text):
            assert len(one.split()) <= MAX_WORDS, one
            assert one[0].isupper() or one[0].isdigit() or "|" in block.text or ":" in block.text, one
        if block.kind not in {Kind.HEADING, Kind.HEADER, Kind.ROW, Kind.PART} and "|" not in block.text:
            assert TAG.sub("", block.text).rstrip()[-1] in ".:", block


def said(topic_id: str) -> str:
    return next(topic.text for topic in TOPICS if topic.id == topic_id)


def test_the_articles_mistakes_are_corrected() -> None:
    """Clinical reference 6.4, row by row."""
    assert "619 million" in said("evidence")
    assert "one in 13" in said("evidence")
    assert not [topic.id for topic in TOPICS if re.search(r"\b70 % of", topic.text)]
    assert "It has not been shown" in said("how_it_hangs_together")
    assert "We did not find that number" in said("evidence")
    assert "no good evidence that hamstring stretching prevents" in said("evidence")
    assert "no proof of a tight muscle" in said("how_it_hangs_together")
    assert "That is wrong: one comes after the other" in said("techniques")
    assert "It swaps the seated fold" in said("first_hour")
    assert "Keep them soft" in said("mistakes")
    assert "Nobody can do that" in said("desk")
    assert "Russian twist, superman and straight leg raises ask much of a sore back" in said("techniques")
    assert "nothing shows that they matter" in said("safe_place")
    assert "JOSPT" not in "".join(topic.text for topic in TOPICS)
