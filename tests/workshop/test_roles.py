"""The weaker of two roles, which is what a window may see."""

from __future__ import annotations

from itertools import combinations

import pytest

from workshop.commands import COMMANDS
from workshop.roles import LEADERS, Actor, Role, weaker


def test_of_two_roles_the_later_named_is_the_weaker() -> None:
    for strong, weak in combinations(Role, 2):
        assert weaker(strong, weak) == weaker(weak, strong) == weak


def test_a_facilitators_wall_window_is_a_screen_and_stays_the_same_person() -> None:
    assert Actor("host", Role.FACILITATOR).at(Role.SCREEN) == Actor("host", Role.SCREEN)


def test_no_window_makes_anybody_stronger() -> None:
    assert Actor("p1", Role.PARTICIPANT).at(Role.FACILITATOR).role is Role.PARTICIPANT


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("wanted", Role)
def test_no_window_has_a_command_that_its_owner_has_not(role: Role, wanted: Role) -> None:
    """A leader may make any window a ballot box; nobody else's window becomes one."""
    given = Actor("somebody", role).at(wanted).role
    if role in LEADERS | {Role.BOX}:
        return
    assert all(role in kind.ROLES for kind in COMMANDS.values() if given in kind.ROLES)
    assert given is not Role.BOX
