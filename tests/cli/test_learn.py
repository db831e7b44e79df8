"""`stretchtimer learn`, as a user types it."""

import json

import pytest

from stretchtimer.cli import main


def test_the_topics_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 13
    assert lines[2].split()[0] == "evidence"


def test_a_topic_is_printed_with_its_claims_and_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "evidence"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# What the evidence says\n")
    assert "[moderate: Owen 2020]" in out
    assert "- moderate: Sound studies" in out
    assert "DOI 10.1136/bjsports-2019-100886" in out
    assert "{#" not in out
    assert "](learn:" not in out


def test_json_lists_and_tells(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["schema"] == 1
    assert set(listed["topics"][0]) == {"id", "title", "about"}
    assert main(["learn", "desk", "--json"]) == 0
    topic = json.loads(capsys.readouterr().out)["topic"]
    assert set(topic) == {"id", "title", "about", "text", "claims", "sources"}
    cited = {name for claim in topic["claims"] for name in claim["sources"]}
    assert cited == {source["id"] for source in topic["sources"]}
    assert {claim["strength"] for claim in topic["claims"]} <= {"strong", "moderate", "weak", "none"}


def test_an_unknown_topic_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "knees"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("There is no topic “knees”: there are how_it_hangs_together, muscles,")
