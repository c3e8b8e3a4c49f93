"""What leads to what: the one place where the main window's panes, workbench and actions are connected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from desktop.window.speaker_rows import ORDERS
from desktop.window.theme import MODES, Theme

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


def connect_panes(window: MainWindow, theme: Theme) -> None:
    """Let the panes follow the workbench, and lead from one to another."""
    bench = window.workbench
    bench.rows_changed.connect(window.refresh_rows)
    bench.findings_changed.connect(window.show_findings)
    bench.queue_changed.connect(window.centre.review.show_queue)
    bench.progress_changed.connect(window.show_progress)
    bench.history_changed.connect(window.refresh_history)
    bench.told.connect(window.status.tell)
    bench.warned.connect(window.banner.warn)
    bench.twin_found.connect(window.articles.select)
    window.drop_target.dropped.connect(window.taking.take)
    window.status.undo_wanted.connect(bench.undo)
    window.status.cancel_wanted.connect(bench.cancel)
    window.empty.add_wanted.connect(window.dialogs.add_files)
    window.empty.paste_wanted.connect(window.taking.paste)
    window.empty.sample_wanted.connect(window.taking.open_sample)
    window.articles.chosen.connect(window.guide.show_article)
    window.articles.retry_wanted.connect(lambda row: bench.retry((row,)))
    window.articles.edit_wanted.connect(window.dialogs.describe)
    window.articles.model.described.connect(window.dialogs.describe_field)
    window.articles.selection_changed.connect(window.refresh_selection)
    window.speakers.chosen.connect(window.choose_speaker)
    window.speakers.cleared.connect(window.show_no_speaker)
    window.speakers.merge_wanted.connect(window.dialogs.merge)
    window.speakers.suggestions_wanted.connect(window.dialogs.review_suggestions)
    window.speakers.selection_changed.connect(window.refresh_selection)
    window.comparison.rendering_selected.connect(window.show_rendering)
    window.comparison.passage_selected.connect(window.guide.show_passage)
    window.comparison.missing_selected.connect(window.guide.show_missing)
    window.comparison.base_chosen.connect(window.choose_base)
    window.comparison.options_changed.connect(window.keep_options)
    window.comparison.filters_changed.connect(window.keep_filters)
    window.comparison.reading_wanted.connect(window.reader.focus_text)
    window.reader.statement_selected.connect(window.go_to_statement)
    window.reader.passage_wanted.connect(window.guide.show_passage)
    window.centre.review.left.connect(window.leave_page)
    window.centre.overview.left.connect(window.leave_page)
    window.centre.changes.left.connect(window.leave_page)
    window.overview.row_wanted.connect(window.go_to_row)
    # Whoever asks for a speaker wants to see the table again.
    window.speakers.list.clicked.connect(window.leave_page)
    window.speakers.list.activated.connect(window.leave_page)
    theme.changed.connect(window.restyle)
    theme.zoomed.connect(window.follow_zoom)


def connect_actions(window: MainWindow, theme: Theme) -> None:
    """Say what each action of the menus and the toolbar does."""
    names, bench, dialogs, comparison = (
        window.actions_by_name, window.workbench, window.dialogs, window.comparison,
    )  # fmt: skip
    does = {
        "new": window.project.new,
        "open_project": window.project.choose,
        "save_as": window.project.save_as,
        "save_copy": window.project.save_copy,
        "close": window.close,
        "remove_all": window.taking.remove_all,
        "add_files": dialogs.add_files,
        "add_folder": dialogs.add_folder,
        "paste": window.taking.paste,
        "sample": window.taking.open_sample,
        "export_wide": lambda: window.exports.ask_table("wide", comparison.options),
        "export_long": lambda: window.exports.ask_table("long", comparison.options),
        "export_framing": lambda: window.exports.ask_table("framing", comparison.options),
        "describe": window.describe_article,
        "use_reference": window.use_reference,
        "remove": lambda: bench.remove(window.articles.selected),
        "retry": lambda: bench.retry(window.articles.to_retry),
        "cancel": bench.cancel,
        "quit": window.close,
        "undo": bench.undo,
        "redo": bench.redo,
        "why": window.reasons.write,
        "copy": window.copy,
        "merge": lambda: dialogs.merge(window.speakers.selected),
        "keep_apart": lambda: dialogs.keep_apart(window.speakers.selected),
        "separate": lambda: dialogs.separate(window.speakers.current),
        "rename": lambda: dialogs.rename(window.speakers.current),
        "describe_speaker": lambda: dialogs.describe_speaker(window.speakers.current),
        "take_out": lambda: dialogs.take_out(window.speakers.current),
        "suggestions": dialogs.review_suggestions,
        "find": window.finder.open,
        "find_next": lambda: window.finder.step(1),
        "find_previous": lambda: window.finder.step(-1),
        "words": lambda: window.framing.open_words(),
        "filter": window.find_speaker,
        "star": lambda: window.marks.turn_star(),
        "note": lambda: window.marks.write_note(),
        "tags": lambda: window.marks.choose_tags(),
        "star_row": lambda: window.marks.turn_star(row=True),
        "note_row": lambda: window.marks.write_note(row=True),
        "tags_row": lambda: window.marks.choose_tags(row=True),
        "manage_tags": window.marks.manage_tags,
        "palette": window.palettes.open,
        "comparison": lambda: window.turn_page("comparison"),
        "overview": lambda: window.turn_over("overview"),
        "review": lambda: window.turn_over("review"),
        "notes": lambda: window.turn_over("notes"),
        "changes": lambda: window.turn_over("changes"),
        "export_page": lambda: window.exports.ask_sheet("page", comparison.options),
        "export_evidence": lambda: window.exports.ask_sheet("folder", comparison.options),
        "export_notes": lambda: window.exports.ask_table("notes", comparison.options),
        "export_corrections": lambda: window.exports.ask_table("corrections", comparison.options),
        "zoom_in": theme.zoom_in,
        "zoom_out": theme.zoom_out,
        "zoom_reset": lambda: theme.zoom_to(1.0),
        "left_pane": window.refresh_panes,
        "right_pane": window.refresh_panes,
        "next_speaker": lambda: window.step_speaker(1),
        "previous_speaker": lambda: window.step_speaker(-1),
        "next_utterance": lambda: comparison.step_utterance(1),
        "previous_utterance": lambda: comparison.step_utterance(-1),
        "next_pane": lambda: window.step_pane(1),
        "previous_pane": lambda: window.step_pane(-1),
        "shortcuts": lambda: dialogs.show_shortcuts(window.menus),
        "open_log": window.open_log_folder,
        "about": dialogs.show_about,
    }
    for name, slot in does.items():
        names[name].triggered.connect(slot)
    for mode in MODES:
        action = names[f"theme_{mode}"]
        action.setChecked(mode == theme.mode)
        action.triggered.connect(lambda _=False, mode=mode: theme.choose(mode))
    for order in ORDERS:
        action = names[f"speakers_by_{order}"]
        action.triggered.connect(lambda _=False, order=order: window.speakers.sort(order))
        action.triggered.connect(lambda _=False, order=order: window.memory.keep_speakers_by(order))
    for by, action in names.orders.items():
        action.triggered.connect(
            lambda _=False, by=by: comparison.set_options(replace(comparison.options, order=by))
        )
    names.framing_menu.addActions(window.reader.framing.actions())
    names.article_menu.addActions(window.article_desk.actions.all())
    window.articles.list.addActions([names["describe"], *window.article_desk.actions.all()])
    window.articles.list.addActions([names[one] for one in ("use_reference", "retry", "remove")])
    window.speakers.list.addActions(
        [names[one] for one in ("merge", "keep_apart", "separate", "take_out", "rename", "describe_speaker")]
    )
    for view in (window.articles.list, window.speakers.list, window.hits.list):
        line = QAction(view)
        line.setSeparator(True)
        view.addActions([line, *(names[one] for one in ("star", "note", "tags"))])
