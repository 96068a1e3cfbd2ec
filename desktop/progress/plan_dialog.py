"""A monthly plan for a target that accumulates: where the year is no straight line, it is measured against this."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from db.errors import UserError
from db.pace.kinds import unscaled_reason
from db.pace.plan import MonthlyPlan
from db.records import Brief, Figure
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.progress.following import Following
from desktop.progress.form_dialog import FormDialog
from desktop.progress.plan_form import PlanForm
from desktop.progress.plan_reading import can_be_planned, plan_of
from desktop.progress.said_lines import REFUSED, Said, high_enough
from desktop.progress.target_chooser import TargetChooser
from desktop.progress.target_head import TargetHead, followed_figures
from desktop.theme import Theme, Type
from desktop.typography import shown, straight
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate
_WIDTH, _HEIGHT, _CHOOSER = 720, 648, 80  # pixels


class PlanDialog(FormDialog):
    """For one target, or with none given for any that accumulates through the year."""

    def __init__(
        self,
        brief: Brief,
        following: Following,
        theme: Theme,
        language: str,
        figure: Figure | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(translate("Entering", "Monthly plan"), theme, parent)
        self._brief, self._following, self._language = brief, following, language
        self._figure: Figure | None = None
        self._begun: tuple[str, ...] = ()
        figures = tuple(
            one for one in ((figure,) if figure else followed_figures(brief)) if can_be_planned(one)
        )
        self.chooser = TargetChooser(figures, theme)
        self.head = TargetHead(theme)
        self.form = PlanForm(theme)
        self.nothing = high_enough(
            PlainLabel(self._why_not(figure), theme.font(Type.BODY, zoomed=True), theme.tokens.second)
        )
        self.removing = self.button(translate("Entering", "Remove the plan"))
        self.closing = self.closer()
        self.saving = self.button(translate("Entering", "Save"), filled=True)
        self._lay_out_parts()
        self._connect()
        self._start(figures, figure)
        self.fit(_WIDTH, _HEIGHT + _CHOOSER * (len(figures) > 1))

    def confirm(self) -> None:
        """Let the plan be in force, and close."""
        figure = self._figure
        if figure is None:
            return
        try:
            plan = plan_of(figure, self.form.texts, self.form.source.text())
            self._following.set_plan(self._brief, figure, plan)
        except UserError as error:
            self.said.say([self._refused(error)])
            return
        self.accept()

    def unsaved(self) -> object:
        """The plan that was typed since the form was begun."""
        typed = (*self.form.texts, self.form.source.text())
        return typed if self._figure is not None and typed != self._begun else None

    # ------------------------------------------------------------ parts

    def _lay_out_parts(self) -> None:
        for part in (self.chooser, self.head, self.nothing, self.form):
            self.body.addWidget(part)
        self.foot.insertWidget(0, self.removing)
        for button in (self.closing, self.saving):
            self.foot.addWidget(button)
        # From the choice of a target straight to its months, and from the last field to saving, never to closing.
        order = (self.form.source, self.head.source, self.saving, self.closing, self.removing)
        for first, second in pairwise(order):
            self.setTabOrder(first, second)

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._on_chosen)
        self.head.line_chosen.connect(self.line_chosen)
        self.form.edited.connect(self._on_edited)
        self.removing.clicked.connect(self._on_removing)
        self.saving.clicked.connect(self.confirm)

    def _start(self, figures: tuple[Figure, ...], asked: Figure | None) -> None:
        self.chooser.setVisible(len(figures) > 1)
        self.nothing.setVisible(not figures)
        self.head.setVisible(asked is not None)
        for part in (self.form, self.removing):
            part.hide()
        self.saving.setVisible(bool(figures))
        self.saving.setEnabled(False)
        if asked is not None:
            self.head.show_figure(asked)
        if len(figures) == 1:
            self._on_chosen(figures[0])
            self.form.months[0].setFocus()
        elif not figures:
            self.closing.setFocus()

    def _why_not(self, figure: Figure | None) -> str:
        if figure is None:
            return translate(
                "Entering",
                "No target of this brief accumulates through the year, so none can have a monthly plan.",
            )
        reason = in_language(unscaled_reason(figure), self._language)
        words = translate("Entering", "This target can have no monthly plan: %1.")
        return words.replace("%1", straight(reason) if self._language == "en" else shown(reason))

    # ------------------------------------------------------------ answering

    def _on_chosen(self, figure: Figure) -> None:
        self._figure = figure
        self.head.show_figure(figure)
        progress = self._following.progress(self._brief)
        kept = progress.plans.get(figure.indicator.id)
        self.form.show_figure(figure, kept)
        self._begun = (*self.form.texts, self.form.source.text())
        for part in (self.head, self.form):
            part.show()
        self.removing.setVisible(kept is not None)
        self.saving.setEnabled(True)
        if kept is not None and progress.plan(figure) is None:
            self.said.say([Said(_outdated(kept))])

    def _on_edited(self) -> None:
        """Refuse while it is typed only what is there in full: until then it is merely unfinished."""
        figure = self._figure
        if figure is None or not self.form.is_filled:
            self.said.say([])
            return
        try:
            plan_of(figure, self.form.texts, self.form.source.text())
        except UserError as error:
            self.said.say([self._refused(error)])
        else:
            self.said.say([])

    def _on_removing(self) -> None:
        if self._figure is not None:
            self._following.set_plan(self._brief, self._figure, None)
            self.accept()

    def _refused(self, error: UserError) -> Said:
        return Said(wording.error_words(error, self._language), REFUSED)


def _outdated(plan: MonthlyPlan) -> str:
    words = translate(
        "Entering",
        "The plan that was kept ends at %1 and is not of the target as it is now: it is not used until it is corrected.",
    )
    return words.replace("%1", f"{plan.totals[-1]:f}{plan.unit}")
