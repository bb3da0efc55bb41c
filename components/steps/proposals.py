"""Proposals for the one person and one task: shown, reworded, taken away, chosen."""

from __future__ import annotations

from components.kit.board import Act, Card, Cell, Column
from components.kit.fields import Field, inputs
from components.kit.quick_entry import Input, quick_entry
from components.kit.selection import edit_selected, sent_edit
from workshop.commands import ChooseScope, Command, DeleteProposal, EditProposal
from workshop.kinds.room import PROPOSAL
from workshop.loose_ends import dots
from workshop.results import is_revealed
from workshop.state import State, in_order
from workshop.translation import counted, t
from workshop.votes import letters

VERBS = {"edit": "Edit", "choose": "Map this one", "delete": "Delete"}
FEW = dict.fromkeys(VERBS, 1)


def proposal_fields() -> tuple[Field, ...]:
    """The inputs of a proposal."""
    return inputs(PROPOSAL.fields)


def proposal_entry(owner: str) -> None:
    """Type a proposal: a person and a task."""
    quick_entry(
        "proposal",
        "AddProposal",
        [Input(field.name, field.label) for field in proposal_fields()],
        owner=owner,
        button=t("Add the proposal"),
    )


def proposal_column(state: State) -> Column:
    """The proposals by their letters; once dots are shown, most dots first."""
    cards, hidden = [], 0
    shown, lettered = is_revealed(state, "dots_scope"), letters(state, "dots_scope")
    given = {name: dots(state, name, "dots_scope") for name in state.proposals} if shown else {}
    for proposal in sorted(in_order(state.proposals), key=lambda p: -given.get(p.id, 0)):
        if proposal.sealed:
            hidden += 1
            continue
        sentence = t(
            "{who} uses {feature} to {task}.",
            who=proposal.who,
            feature=state.plan.feature or t("the AI"),
            task=proposal.task,
        )
        head = lettered.get(proposal.id) or t("New")
        foot = in_dots(given[proposal.id]) if shown else ""
        cards.append(Card(proposal.id, sentence, head=head, foot=foot))
    return Column(t("Proposals"), [Cell("", cards, hidden)])


def in_dots(count: int) -> str:
    """A number of dots, drawn and in words."""
    return f"{'●' * min(count, 20)} {counted('{n} dot', '{n} dots', count)}".strip()


def proposal_act(state: State, act: Act, command_id: str) -> Command | None:
    """What was pressed for the selected proposal; editing opens its form first."""
    selected = state.proposals.get(act.ids[0])
    if selected is None:
        return None
    if act.verb == "choose":
        return ChooseScope(id=command_id, proposal_id=selected.id)
    if act.verb == "delete":
        return DeleteProposal(id=command_id, proposal_id=selected.id)
    words = {field.name: getattr(selected, field.name) for field in PROPOSAL.fields}
    edit_selected("proposal", selected.id, state.seq, words)


def proposal_form(command_id: str) -> tuple[str, Command] | None:
    """The forms of proposals that are being reworded; one that was sent, and what to do."""
    sent = sent_edit("proposal", proposal_fields())
    if sent is None:
        return None
    form, name, edit = sent
    return form, EditProposal(
        id=command_id, proposal_id=name, base_seq=edit.base_seq, changes=edit.texts
    )
