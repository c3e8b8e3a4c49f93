"""How present each figure is at a place in the text: what a pronoun or a short description most likely means.

A mention counts the more, the nearer it is, as a subject more than as an object, and in the article's own
words more than inside quotation marks. Sentences that stand wholly in quotation marks add no distance.
After Lappin and Leass (1994), with weights of this program's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.speakers.page import OBJECTS, Page

DECAY = 0.68
"""What a mention keeps of its weight with every sentence passed."""
WINDOW = 8
"""How many sentences back a mention still counts."""
OBJECT, POSSESSOR, QUOTED = 0.72, 0.6, 0.3
TURN = 0.3
"""What the speaker before gains when the mention at hand speaks too."""
ABOVE, NEAR = 0.25, 0.1
"""What a mention in the same sentence gains: as subject of the clause above, or anywhere."""
REPEATED = 0.04
"""What each further mention in the window adds, up to four."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention that has been resolved: its head token and its figure."""

    head: int
    figure: int


class Salience:
    """The trail of resolved mentions in one article, and the weight of each figure at a place."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.trail: list[Trace] = []
        self.things: list[int] = []
        self.last_speaker: tuple[int, int] | None = None
        self._number = self._own_sentences()

    def _own_sentences(self) -> tuple[int, ...]:
        """The number of each token's sentence, counting only those with words outside quotation marks."""
        page = self.page
        own = {
            page.sentence[i]
            for i in range(len(page.tokens))
            if not page.quoted[i] and page.words[i][:1].isalnum()
        }
        numbers: list[int] = []
        count, last = 0, -1
        for sentence in page.sentence:
            if sentence != last and sentence in own:
                count += 1
            last = sentence
            numbers.append(count)
        return tuple(numbers)

    def distance(self, earlier: int, later: int) -> int:
        """How many of the article's own sentences lie between two tokens."""
        return self._number[later] - self._number[earlier]

    def note(self, head: int, figure: int, *, speaks: bool) -> None:
        """Take down that the mention headed by `head` means `figure`."""
        self.trail.append(Trace(head, figure))
        if speaks:
            self.last_speaker = (head, figure)

    def note_thing(self, head: int) -> None:
        """Take down that the mention headed by `head` points to a thing: as a subject, it ends a turn."""
        self.things.append(head)

    def weights(self, at: int, *, speaks: bool) -> dict[int, float]:
        """The weight of every figure of the last sentences, seen from the mention headed by `at`."""
        page = self.page
        found: dict[int, float] = {}
        repeats: dict[int, int] = {}
        for trace in reversed(self.trail):
            away = self.distance(trace.head, at)
            if away > WINDOW:
                break
            if trace.head >= at or self._bound(trace.head, at):
                continue
            weight = DECAY**away * self._place(trace.head, at)
            if away == 0 and not page.quoted[trace.head]:
                weight += ABOVE if self._clause_above(trace.head, at) else NEAR
            found[trace.figure] = max(weight, found.get(trace.figure, 0.0))
            repeats[trace.figure] = repeats.get(trace.figure, 0) + 1
        for figure, count in repeats.items():
            found[figure] += REPEATED * min(4, count - 1)
        if speaks and self.last_speaker is not None:
            head, figure = self.last_speaker
            if (
                figure in found
                and 0 <= self.distance(head, at) <= 2
                and not self._another_since(head, figure, at)
            ):
                found[figure] += TURN * DECAY ** max(0, self.distance(head, at) - 1)
        return found

    def _another_since(self, head: int, figure: int, at: int) -> bool:
        """Whether somebody else has become the subject of a later sentence: the turn has passed on."""
        later = [thing for thing in self.things if head < thing < at and self.distance(head, thing) > 0]
        if any(self.page.subject(thing) and not self.page.quoted[thing] for thing in later):
            return True
        for trace in reversed(self.trail):
            if trace.head <= head or self.distance(head, trace.head) == 0:
                return False
            subject = self.page.subject(trace.head)
            if subject and trace.head < at and trace.figure != figure and not self.page.quoted[trace.head]:
                return True
        return False

    def _place(self, head: int, at: int) -> float:
        page, token = self.page, self.page.tokens[head]
        own = head
        # "Lund and Voss met": the second is subject as much as the first.
        for _ in range(4):
            if token.dep != "conj" or page.tokens[token.head].pos not in ("NOUN", "PROPN"):
                break
            own, token = token.head, page.tokens[token.head]
        weight = 1.0
        if token.dep == "poss":
            weight = POSSESSOR
        elif page.subject(own):
            weight = 1.0
        elif token.dep in OBJECTS or token.dep in ("appos", "conj", "compound", "nmod"):
            weight = OBJECT
        if page.quoted[head] and not page.quoted[at]:
            weight *= QUOTED
        return weight

    def _bound(self, head: int, at: int) -> bool:
        """Whether two phrases are subject and object of one verb, which cannot mean the same one."""
        page = self.page
        if page.sentence[head] != page.sentence[at] or page.folded[at].endswith(("self", "selves")):
            return False
        a, b = page.tokens[head], page.tokens[at]
        if "poss" in (a.dep, b.dep):
            return False
        if a.head == b.head and a.head not in (head, at) and page.tokens[a.head].pos in ("VERB", "AUX"):
            return True
        if (
            b.dep == "pobj"
            and page.tokens[b.head].head == a.head
            and page.tokens[b.head].dep in ("prep", "agent", "dative")
        ):
            return True
        return (
            a.dep == "pobj"
            and page.tokens[a.head].head == b.head
            and page.tokens[a.head].dep in ("agent", "dative")
        )

    def _clause_above(self, head: int, at: int) -> bool:
        """Whether `head` is the subject of a clause that holds the clause of `at`: "Hart said she …"."""
        page = self.page
        if page.tokens[head].dep not in ("nsubj", "nsubjpass"):
            return False
        verb, place = page.tokens[head].head, at
        for _ in range(12):
            above = page.tokens[place].head
            if above == verb:
                return (
                    page.tokens[place].dep in ("ccomp", "xcomp", "advcl", "conj", "acl", "relcl")
                    or place != at
                )
            if above == place:
                return False
            place = above
        return False

    def subject_to_come(self, at: int) -> int | None:
        """The subject of the main clause behind "As he prepared to …,": its head token."""
        page = self.page
        verb = page.governor(at)
        if page.tokens[verb].dep != "advcl" or page.tokens[verb].head <= at:
            return None
        main = page.tokens[verb].head
        for child in page.children[main]:
            if page.tokens[child].dep in ("nsubj", "nsubjpass") and child > at:
                return child
        return None
