"""News made up for measuring: sentences as long as those of real articles, a third of them quotations.

The words are real English, so that the word pieces, the parse and the rules have as much to do as with the
articles of a newspaper; nobody in it exists.
"""

from __future__ import annotations

import random

PEOPLE = (
    ("Mara Quill", "the mayor of Selden", "Quill", "she"),
    ("Tobias Renn", "a spokesman for the harbour board", "Renn", "he"),
    ("Ines Valdrake", "who chairs the transport committee", "Valdrake", "she"),
    ("Gordon Ashby", "a former chief engineer", "Ashby", "he"),
    ("Lena Ostrow", "the union's lead negotiator", "Ostrow", "she"),
    ("Daniel Okonjo", "a professor of public finance at Selden College", "Okonjo", "he"),
)

TOPICS = (
    "the bridge", "the new ferry terminal", "the winter timetable", "the flood barrier", "the water levy",
    "the old harbour road", "the emergency loan", "the school on Mill Street",
)  # fmt: skip

HEADLINES = (
    "Council to vote on {topic} as costs rise again",
    "“We were never asked,” says {full} about {topic}",
    "{last} urges delay of {topic}",
)

NARRATION = (
    "The council met for almost five hours on Tuesday, and the public gallery, which seats "
    "about sixty people, "
    "was full long before the first item was called.",
    "Work on {topic} began three years ago with a budget of 48 million, a figure that has "
    "since grown by more "
    "than half and that few of the members were willing to defend.",
    "Outside the hall, residents carried hand-painted signs and handed out copies of a "
    "petition against {topic}.",
    "In 2019 an inspection had found rust in eleven of the forty supports, but the repairs "
    "were put off twice.",
    "A final vote is expected before the end of the month, though two of the smaller parties "
    "have not decided.",
    "Traffic through the town has doubled since the motorway was closed in March, and shops "
    "along the river have "
    "lost about a fifth of their customers.",
)

ATTRIBUTED = (
    "“We have looked at every number in this plan, and not one of them survives a second "
    "reading,” {last} said.",
    "{full}, {role}, said that {topic} would cost at least nine million more than the council "
    "was told in May.",
    "“If we wait another winter,” said {full}, {role}, “we will be paying for {topic} until "
    "our children retire.”",
    "According to a report published on Monday, {topic} was approved without the review that "
    "the law requires.",
    "{last} denied that anyone in the office had known about the damage before the summer, and "
    "called the claim "
    "“a convenient invention.”",
    "“Nobody wants to close a school. But nobody has shown me how we keep the roof on it, "
    "either,” {pronoun} told "
    "the Morning Lantern.",
    "Asked whether {topic} could still be stopped, {last} replied that it was too early to "
    "say, adding that the "
    "contracts would be published within a week.",
    "{full} believes the members will accept the compromise, people close to the talks said on Wednesday.",
    "“It is not a question of money,” {last} wrote in a letter to the board. “It is a question "
    "of who decides, and "
    "of whether the people who live beside {topic} are heard.”",
    "The union warned that its members would not return to work unless the board withdrew the proposal.",
)


def news(number: int, words: int) -> str:
    """The text of an article of about `words` words: headline, blank line, paragraphs. Always the same."""
    source = random.Random(1000 + number)
    parts = [_filled(source, source.choice(HEADLINES))]
    count = len(parts[0].split())
    while count < words:
        sentences = [
            _filled(source, source.choice(ATTRIBUTED if source.random() < 0.6 else NARRATION))
            for _ in range(source.randint(1, 3))
        ]
        parts.append(" ".join(sentences))
        count += sum(len(sentence.split()) for sentence in sentences)
    return "\n\n".join(parts) + "\n"


def _filled(source: random.Random, template: str) -> str:
    full, role, last, pronoun = source.choice(PEOPLE)
    return template.format(full=full, role=role, last=last, pronoun=pronoun, topic=source.choice(TOPICS))
