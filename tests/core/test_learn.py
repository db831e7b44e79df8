"""How a topic's Markdown is taken apart."""

from stretchtimer.core.learn import (
    Kind,
    Seen,
    Source,
    Strength,
    Topic,
    blocks,
    ends_with_tag,
    split_reference,
    tagged,
)

TEXT = """A lead
over two lines.

## One {#one}

- First. [weak: A 2020]
- Second,
  wrapped. [strong: A 2020; B 2021]

1. Do this.

Signs: [none: C]

- Covered.

| Head | Sure |
|---|---|
| Cell | Other |

Alone. [moderate: B 2021]

| Head | Sure |
|:--|--:|
| Cell | [weak: A 2020] |
"""


def test_each_block_is_known_for_what_it_is() -> None:
    assert [(block.line, block.kind) for block in blocks(TEXT)] == [
        (1, Kind.LEAD),
        (4, Kind.HEADING),
        (6, Kind.ITEM),
        (7, Kind.ITEM),
        (10, Kind.STEP),
        (12, Kind.PARAGRAPH),
        (14, Kind.PART),
        (16, Kind.HEADER),
        (17 + 1, Kind.PART),
        (20, Kind.PARAGRAPH),
        (22, Kind.HEADER),
        (24, Kind.ROW),
    ]


def test_a_wrapped_line_belongs_to_its_block() -> None:
    texts = [block.text for block in blocks(TEXT)]
    assert texts[0] == "A lead over two lines."
    assert texts[3] == "- Second, wrapped. [strong: A 2020; B 2021]"


def test_a_block_may_hold_several_claims() -> None:
    text = "- One. [weak: A 2020] Two. [none: B; C]"
    assert list(tagged(text)) == [("- One.", "weak", ("A 2020",)), ("Two.", "none", ("B", "C"))]
    assert ends_with_tag(text)
    assert ends_with_tag("| a | [weak: A] |")
    assert not ends_with_tag("[weak: A] More.")
    assert not ends_with_tag("No tag.")


def test_a_link_is_no_tag() -> None:
    assert not list(tagged("See [note: here](learn:desk)."))


def test_a_topic_knows_its_anchors_and_claims() -> None:
    topic = Topic("t", "T", "About.", TEXT + "\n- See [that](learn:desk#breaks). [weak: A 2020]\n", ())
    assert topic.anchors == ("one",)
    assert [claim.text for claim in topic.claims] == [
        "First.",
        "Second, wrapped.",
        "Signs:",
        "Alone.",
        "Cell",
        "See that.",
    ]
    assert topic.claims[1].strength is Strength.STRONG
    assert topic.claims[1].sources == ("A 2020", "B 2021")
    assert "{#" not in topic.plain_text
    assert "- See that (desk). [weak" in topic.plain_text


def test_a_reference_is_one_line() -> None:
    assert Source("A 2020", "A B", "T.", "J 1:2", Seen.ABSTRACT).reference == "A B. T. J 1:2."
    full = Source("A 2020", "A B", "T", "J 1:2", Seen.ABSTRACT, 2020, "10.1/x", "123", "PMC9")
    assert full.reference == "A B (2020). T. J 1:2. DOI 10.1/x. PMID 123. PMC9."
    assert Source("Own", "Us", "What we think.", "-", Seen.OWN).reference == "What we think."


def test_a_place_is_a_topic_and_maybe_an_anchor() -> None:
    assert split_reference("desk#breaks") == ("desk", "breaks")
    assert split_reference("desk") == ("desk", "")
