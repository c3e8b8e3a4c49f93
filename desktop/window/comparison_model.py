"""The comparison as an item model: utterances as rows, a column for each article.

The model holds the table and the passages it was made of; what a cell shows is made when it is first
asked for and kept in a bounded cache.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.articles.article import Article
from desktop.basics.spans import Span
from desktop.comparison.located import Located
from desktop.comparison.nearest import Nearest
from desktop.comparison.passage import Passage
from desktop.comparison.table import Cell, Options, Passages, Row, Table
from desktop.comparison.utterance import Rendering, Utterance
from desktop.project.comparing import ByHand, by_hand, table_for
from desktop.project.derive import Findings
from desktop.project.marks import Mark
from desktop.window.comparison_contents import CellContent, cell_content, cell_told, copied, place_content
from desktop.window.comparison_filters import NO_FILTERS, Facet, Filters, Sieve, Traits, traits
from desktop.window.comparison_heads import column_head, row_head
from desktop.window.comparison_missing import Missing
from desktop.window.comparison_reference import Against, FoundInRows, against, places
from desktop.window.judgements_due import JudgementsDue
from desktop.window.layout_cache import LayoutCache
from desktop.window.mark_chips import chips_of, mark_chips
from desktop.window.prepared import Prepared, nothing_prepared, prepare

Index = QModelIndex | QPersistentModelIndex

CONTENTS_KEPT = 3000
NOT_READ = "not read yet"


class ComparisonModel(QAbstractTableModel):
    """One speaker's comparison table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: Findings | None = None
        self._table = Table("", (), (), Options())
        self._utterances: tuple[Utterance, ...] = ()
        self._prepared = nothing_prepared()
        self._articles: tuple[Article, ...] = ()
        self._states: dict[str, str] = {}
        self._missing = Missing()
        self._due = JudgementsDue()
        self._held: tuple[int, int, Rendering] | None = None
        self._differing: dict[tuple[int, int], int] | None = None
        self._contents: LayoutCache[CellContent] = LayoutCache(CONTENTS_KEPT)
        self._against: Against | None = None
        self._filters = NO_FILTERS
        self._found_rows = FoundInRows(None, self._passages)
        self._agreement = True
        self._unfiltered = self._table

    # What is shown

    @property
    def _passages(self) -> Passages:
        return self._prepared.passages

    @property
    def table(self) -> Table:
        """The table as it is shown."""
        return self._table

    @property
    def findings(self) -> Findings | None:
        """The findings that the table was made of."""
        return self._findings

    @property
    def against(self) -> Against | None:
        """The reference that quotations are held against; None where there is none."""
        return self._against

    @property
    def hand(self) -> ByHand:
        """What the user said about the utterances that are shown."""
        return self._prepared.hand

    @property
    def agreement_shown(self) -> bool:
        """Whether the base of a row shows how many others share its words."""
        return self._agreement

    def show_agreement(self, shown: bool) -> None:
        """Let the base of each row show how many others share its words, or no longer."""
        if shown != self._agreement:
            self._agreement = shown
            self._repaint_all()

    @property
    def meant_filters(self) -> Filters:
        """What the table is filtered by, without outlets that have no column."""
        return self._sieve().meant(self._filters)

    @property
    def hidden(self) -> int:
        """How many rows the filters, or the wish to see differences alone, leave out."""
        return len(self._utterances) - len(self._table.rows)

    def show(
        self,
        findings: Findings,
        speaker_id: str,
        options: Options,
        prepared: Prepared | None = None,
        filters: Filters = NO_FILTERS,
    ) -> bool:
        """Show a speaker's table, `prepared` of the same findings; False where nothing shown changed."""
        utterances = findings.utterances(speaker_id)
        columns = tuple(article.id for article in findings.articles)
        same_rows = utterances == self._utterances and columns == self._table.articles
        same_reference = findings.reference is (self._against.reading if self._against else None)
        hand = prepared.hand if prepared else by_hand(findings, speaker_id)
        same_hand = hand == self._prepared.hand
        same = same_rows and same_reference and same_hand and filters == self._filters
        if same and options == self._table.options and speaker_id == self._table.speaker:
            changed = findings.articles != self._articles or findings.readings.keys() != self._read()
            self._findings, self._articles = findings, findings.articles
            if changed:
                self._repaint_all()
            return changed
        self.beginResetModel()
        if self._findings is not None and any(
            findings.readings.get(article, reading) is not reading
            for article, reading in self._findings.readings.items()
        ):
            self._contents.clear()  # an article was read anew: its renderings may be others now
        if not same_rows or not same_reference or not same_hand or speaker_id != self._table.speaker:
            self._prepared = prepared or prepare(findings, speaker_id, self._prepared)
            if not same_rows or speaker_id != self._table.speaker:
                self._missing.clear()
        elif prepared is not None:
            self._prepared = prepared
        if not same_reference:
            self._contents.clear()
        self._findings, self._articles, self._utterances = findings, findings.articles, utterances
        self._against = held = against(findings, self._prepared.located)
        self._found_rows = FoundInRows(held, self._passages)
        # What a reference says goes before what the rows' bases say: such a table is arranged by it.
        wanted = replace(options, order="appearance", only_differing=False) if held else options
        table = self._prepared.table_for(wanted) or table_for(findings, speaker_id, self._passages, wanted)
        self._filters, self._unfiltered = filters, replace(table, options=options)
        arranges = filters or (held and (options.only_differing or options.order != "appearance"))
        self._table = self._sieve().arranged(self._unfiltered, filters) if arranges else self._unfiltered
        self._held = self._differing = None
        entries = [one for row in self._unfiltered.rows for cell in row.cells for one in cell.entries]
        self._due = JudgementsDue(one for one in entries if not (held and held.held(one.rendering)))
        self.endResetModel()
        return True

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._findings, self._articles, self._utterances = None, (), ()
        self._against = None
        self._table, self._held = Table("", (), (), self._table.options), None
        self._unfiltered = self._table
        self._prepared = nothing_prepared()
        self._found_rows = FoundInRows(None, self._passages)
        self._differing = None
        self._due = JudgementsDue()
        self._missing.clear()
        self._contents.clear()
        self.endResetModel()

    def set_states(self, states: Mapping[str, str]) -> None:
        """Say what the columns of articles without a reading show, by article id."""
        if dict(states) != self._states:
            self._states = dict(states)
            self._repaint_all()

    def hold(self, row: int, column: int, rendering: Rendering | None) -> None:
        """Let the base of a row show its side of this rendering's differences; None: of no rendering."""
        before, self._held = self._held, None if rendering is None else (row, column, rendering)
        for changed in {held[0] for held in (before, self._held) if held and held[0] < self.rowCount()}:
            self.dataChanged.emit(self.index(changed, 0), self.index(changed, self.columnCount() - 1))

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """All of the speaker's utterances, those that are left out of the table among them."""
        return self._utterances

    def row(self, number: int) -> Row:
        """A row of the table."""
        return self._table.rows[number]

    def cell(self, row: int, column: int) -> Cell:
        """A cell of the table."""
        return self._table.rows[row].cells[column]

    def article(self, column: int) -> Article:
        """The article of a column, as the user corrected it."""
        return self._articles[column]

    def colour(self, column: int) -> int:
        """The number of a column's colour."""
        findings, article = self.findings, self._articles[column].id
        return findings.colour(article) if findings is not None else column

    def outlet(self, column: int) -> str:
        """What a column is headed by: the outlet, or whatever else names the article."""
        return self._articles[column].label

    def state(self, column: int) -> str:
        """Why a column has nothing to show yet; "" where its article was read."""
        article = self._table.articles[column]
        if self._findings is not None and article in self._findings.readings:
            return ""
        return self._states.get(article, NOT_READ)

    def is_base(self, row: int, column: int) -> bool:
        """Whether a cell holds the base of its row, or the place in the reference that stands for it."""
        shown_row = self._table.rows[row]
        if self._found(row):
            return self.is_place(row, column)
        return any(entry.rendering == shown_row.base for entry in shown_row.cells[column].entries)

    def place(self, row: int) -> tuple[Span, ...]:
        """Where in the reference the quotations of a row were found; nothing where it is not the base."""
        return places(self._found(row).values())

    def shown_place(self, row: int) -> tuple[Span, ...]:
        """What the reference's cell shows of that place: that of the selected quotation, if one is."""
        return places(self._shown_found(row).values())

    def is_place(self, row: int, column: int) -> bool:
        """Whether a cell shows that place."""
        held = self._against
        return held is not None and self._table.articles[column] == held.article and bool(self._found(row))

    def located(self, row: int, column: int, entry: int = 0) -> Located | None:
        """How the quotation in a cell stands to the reference; None: there is none, or it is no quotation."""
        entries = self.cell(row, column).entries
        if self._against is None or not entries or self.is_place(row, column):
            return None
        return self._against.of(entries[min(entry, len(entries) - 1)].rendering)

    def gravities(self, row: int, column: int) -> list[float]:
        """How grave is what a cell shows of each of its renderings, 0 the gravest."""
        return [one.gravity for one in self._traits(row, column)]

    def counts(self) -> Mapping[Facet, Counter[str]]:
        """By facet, how many rows each value would leave; nothing while judgements are still to be made."""
        return {} if self._due else self._sieve().counts(self._unfiltered.rows, self._filters)

    def passage(self, rendering: Rendering) -> Passage:
        """The passage of one of the table's renderings."""
        return self._passages[rendering]

    def content(self, row: int, column: int) -> CellContent:
        """What a cell shows."""
        if state := self.state(column):
            return CellContent(state, message=state, shape="waiting")
        shown_row, cell = self.row(row), self.cell(row, column)
        if self.is_place(row, column):
            return self._place_content(row)
        if not cell.entries:
            reading = self._findings.readings.get(cell.article) if self._findings else None
            return self._missing.content(shown_row, cell, reading)
        held = self._held[2] if self._held and self._held[0] == row and self.is_base(row, column) else None
        renderings = tuple(entry.rendering for entry in cell.entries)
        alone = len(shown_row.utterance.renderings) == 1
        house = self._table.options.ignore_house_style
        key = (
            *(shown_row.base, renderings, house, held, self._reference_key, bool(self._found(row))),
            self._shown_by_hand(shown_row, renderings),
            # The base shows how many of the others share its words: which others there are counts.
            shown_row.utterance.renderings if self._agreement and shown_row.base in renderings else alone,
        )
        return self._contents.get(key, lambda: self._content(key, shown_row, cell, held))

    def differs(self, row: int, column: int) -> bool:
        """Whether a difference is painted in a cell."""
        return any(one.differs for one in self._traits(row, column))

    def judge(self, seconds: float) -> bool:
        """Make judgements that are still to be made, for some time; tells whether all are made.

        The rows are judged from the top, and of a table that leaves rows out, those left out too.
        """
        return self._due.make(seconds)

    @property
    def judged_share(self) -> float:
        """How many of the judgements are made, 0 to 1."""
        return 1 - len(self._due) / max(1, len(self._passages))

    @property
    def differing(self) -> Mapping[tuple[int, int], int]:
        """The cells (row, column) in which a difference is painted, each with its number from 0, in order."""
        if self._differing is None:
            cells = ((row, column) for row in range(self.rowCount()) for column in range(self.columnCount()))
            self._differing = {
                cell: number for number, cell in enumerate(c for c in cells if self.differs(*c))
            }
        return self._differing

    def find_nearest(self, row: int, column: int) -> Nearest | None:
        """Look for the passage of a column's article that comes nearest to a row's base, and show it."""
        article = self._articles[column].id
        if self._findings is None or article not in self._findings.readings:
            return None
        if self.cell(row, column).entries or self.is_place(row, column):
            return None
        base = self._passages[self.row(row).base]
        found, looked = self._missing.find(self.row(row), self._findings.readings[article], base)
        if looked:
            self.dataChanged.emit(self.index(row, column), self.index(row, column))
        return found

    def copy_text(self, row: int, column: int, entry: int = 0) -> str:
        """One rendering as plain text, with who is said to have said it, and its outlet and date."""
        source = ", ".join(filter(None, (self.outlet(column), self._articles[column].published)))
        return copied(source, self.content(row, column), entry)

    # What Qt asks for

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._table.articles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                content = self.content(index.row(), index.column())
                return "\n".join(entry.text for entry in content.entries) or content.message
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.accessible_text(index.row(), index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            shown = 0 <= section < len(self._table.rows)
            return row_head(section + 1, self.row_mark(section), self.hand.tags, role) if shown else None
        if not 0 <= section < len(self._articles):
            return None
        return column_head(self._articles[section], self.mark(section), self.state(section), role)

    def row_mark(self, row: int) -> Mark | None:
        """What the user hung on the utterance of a row."""
        return self.hand.marked_rows.get(self._table.rows[row].utterance.id)

    def mark(self, column: int) -> str:
        """What a column is to all others: "reference", "base", or nothing."""
        article = self._table.articles[column]
        if self._against is not None and article == self._against.article:
            return "reference"
        return "base" if article == self._table.options.base else ""

    def accessible_text(self, row: int, column: int) -> str:
        """A cell as a screen reader tells it."""
        return cell_told(self.outlet(column), self.content(row, column))

    def _content(self, key: Hashable, shown_row: Row, cell: Cell, selected: Rendering | None) -> CellContent:
        return cell_content(
            key,
            shown_row,
            cell,
            passages=self._passages,
            held=self._against,
            placed=bool(self._found_rows.of(shown_row)),
            selected=selected,
            ignore_house_style=self._table.options.ignore_house_style,
            hand=self.hand.placed,
            marks=chips_of(self.hand),
            agreement=self._agreement,
        )

    def _shown_by_hand(self, row: Row, renderings: Sequence[Rendering]) -> Hashable:
        """Tells contents that the user had a word in from others."""
        hand = self.hand
        if hand == ByHand():
            return ()
        return tuple(
            (
                hand.placed.get(one),
                hand.verdicts.get(frozenset((row.base, one))),
                mark_chips(hand.marked.get(one.statement), hand.tags),
                hand.changed.get(one.statement),
            )
            for one in renderings
        )

    def _found(self, row: int) -> Mapping[Rendering, Located]:
        """Where the quotations of a row were found that are shown against the reference; none without one."""
        return self._found_rows.of(self._table.rows[row])

    def _shown_found(self, row: int) -> Mapping[Rendering, Located]:
        """The quotation of a row that is selected, where it was found; or else all that were."""
        found = self._found(row)
        selected = self._held[2] if self._held and self._held[0] == row else None
        return {selected: found[selected]} if selected is not None and selected in found else found

    def _place_content(self, row: int) -> CellContent:
        """The place in the reference, as what is selected in the row asks for it, or all of the row."""
        found, held = self._shown_found(row), self._against
        assert held is not None
        key = ("place", self._reference_key, tuple(found))
        return self._contents.get(key, lambda: place_content(key, held.reading, list(found.values())))

    @property
    def _reference_key(self) -> Hashable:
        """Tells contents with one reference from those with another."""
        return None if self._against is None else (self._against.article, self._against.leads)

    def _traits(self, row: int, column: int) -> list[Traits]:
        if self.is_place(row, column):
            return []
        house = self._table.options.ignore_house_style
        return [
            traits(entry, self.outlet(column), self._against, ignore_house_style=house)
            for entry in self.cell(row, column).entries
        ]

    def _sieve(self) -> Sieve:
        outlets = {article.id: article.label for article in self._articles}
        silent = set(outlets) - set(self._findings.readings if self._findings else ())
        if self._against is not None and self._against.leads:
            silent.add(self._against.article)
        return Sieve(outlets, self._against, self._unfiltered.options, silent, self.hand)

    def _repaint_all(self) -> None:
        if self._articles:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._articles) - 1)
        if self._table.rows and self._table.articles:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _read(self) -> object:
        return self._findings.readings.keys() if self._findings is not None else None
