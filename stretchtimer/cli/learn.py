"""`learn [TOPIC]`: what the program has to explain, with how sure each claim is and its sources."""

import argparse
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, print_json, speak_as_set
from stretchtimer.words.language import _, written_language

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands
    from stretchtimer.core.learn import Topic


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    learner = add(commands, common, "learn", _learn, _("list what there is to read, or print one topic as Markdown"))
    learner.add_argument("topic", nargs="?", default="", metavar="TOPIC")
    add_json(learner)


def _learn(chosen: argparse.Namespace) -> int:
    from stretchtimer import paths
    from stretchtimer.catalogue.learn import read_learn

    speak_as_set(chosen)
    topics = read_learn(paths.resources() / "learn", written_language())
    if chosen.topic:
        _print_topic(_find(topics, chosen.topic), as_json=chosen.json)
    elif chosen.json:
        print_json(topics=[{"id": topic.id, "title": topic.title, "about": topic.about} for topic in topics])
    else:
        for topic in topics:
            print(f"{topic.id:24} {topic.title:24} {topic.about}")
    return 0


def _find(topics: "tuple[Topic, ...]", topic_id: str) -> "Topic":
    from stretchtimer.core.message import Message, UserError

    for topic in topics:
        if topic.id == topic_id:
            return topic
    raise UserError(Message("learn_topic_unknown", {"id": topic_id, "known": ", ".join(topic.id for topic in topics)}))


def _print_topic(topic: "Topic", *, as_json: bool) -> None:
    from stretchtimer.cli.as_json import topic_json
    from stretchtimer.core.learn import Strength
    from stretchtimer.words.learn_words import seen_text, strength_meaning

    if as_json:
        print_json(topic=topic_json(topic))
        return
    print(f"# {topic.title}\n\n{topic.about}\n\n{topic.plain_text}\n")
    print(f"## {_('How sure is this?')}\n")
    for strength in Strength:
        print(f"- {strength.value}: {strength_meaning(strength)}")
    if topic.sources:
        print(f"\n## {_('Sources')}\n")
    for source in topic.sources:
        print(f"- {source.id}: {source.reference} {seen_text(source)}".rstrip())
