"""What a deck may hold of each family of questions: how many of one article, and which never on one sentence."""

from __future__ import annotations

CAPS = {
    "AGT-1": 2, "AGT-2": 1,
    "EVD-1": 3, "EVD-2": 2, "EVD-3": 1,
    "FCO-1": 2, "FCO-4": 3,
    "GAP-1": 1,
    "HDG-1": 2, "HDG-5": 2, "HDG-6": 2, "HDG-7": 1,
    "LNG-1": 2, "LNG-2": 2, "LNG-4": 1, "LNG-5": 1, "LNG-6": 2, "LNG-7": 2,
    "QTE-1": 2, "QTE-3": 1,
    "SRC-3": 1, "SRC-4": 2, "SRC-5": 2, "SRC-9": 4, "SRC-10": 2,
    "STR-1": 1, "STR-2": 1,
    "TIM-1": 2,
    "UNK-4": 1,
    "VRB-1": 3,
    "WHO-1": 8, "WHO-3": 1, "WHO-4": 1,
}  # fmt: skip
"""Cards of a family that one article may give; a family that is not named here has no cap of its own."""
PER_ANSWER = {
    "EVD-1": 2, "FCO-1": 1, "FCO-4": 2, "HDG-1": 1, "HDG-5": 1, "HDG-6": 1, "HDG-7": 1, "LNG-1": 1, "LNG-6": 1, "LNG-7": 1,
    "SRC-4": 1, "TIM-1": 1, "VRB-1": 2,
}  # fmt: skip
"""Families with few possible answers: how many cards may have the same. Too many would teach the answer, not the skill."""
OF_ONE_CLAUSE = frozenset({"FAC-1", "SRC-9"})
"""Families that may be made of one clause: who did it, and who stands for it."""
RIVALS = {
    "AGT-1": {"HDG-1", "HDG-5"},
    "FCO-1": {"AGT-2", "EVD-1", "EVD-2", "EVD-3", "FCO-4", "SRC-1", "SRC-4", "STR-1"},
    "FCO-3": {"FCO-4", "HDG-5"},
    "FCO-4": {"HDG-5", "HDG-7"},
    "HDG-1": {"HDG-5", "HDG-7"},
    "HDG-5": {"HDG-7", "LNG-7"},
    "HDG-6": {"LNG-7"},
    "LNG-1": {"LNG-6"},
    "LNG-2": {"LNG-6"},
    "LNG-6": {"LNG-7"},
    "LNG-7": {"VRB-1"},
    "SRC-4": {"AGT-2", "SRC-4"},
    "SRC-10": {"AGT-2", "EVD-1", "SRC-4", "SRC-5"},
}
"""Families that ask nearly the same of one sentence: whether it was to come, and how certainly; who said it, and who they are."""


def ask_the_same(family: str, other: str) -> bool:
    """Tell whether two families ask nearly the same of a sentence, so that one card on it is enough."""
    return other in RIVALS.get(family, ()) or family in RIVALS.get(other, ())
