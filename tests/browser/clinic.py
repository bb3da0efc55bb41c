"""A second case, as unlike the first as can be: triage notes at the front desk of a clinic."""

from __future__ import annotations

from tests.browser.case import NEXT_YEAR, Case

NOTES: dict[str, tuple[tuple[str, str], ...]] = {
    "1 Skeptical discovery": (
        ("What they want", "Eyes on the person at the desk, not on a keyboard"),
        ("What the product does", "A nurse shows it on a quiet afternoon"),
        ("How it feels", "Who is to blame when it gets it wrong?"),
    ),
    "2 First contact": (
        ("What they want", "A repeat prescription call that needs no typing"),
        ("What the product does", "Writes while the caller still talks"),
        ("Where it snags", "Dialect becomes nonsense"),
    ),
    "3 Calibration": (
        ("What they want", "To know which calls it may note alone"),
        ("Where it snags", "“A bit dizzy” turns into “fine otherwise”"),
        ("How it feels", "Safe with colds, not with chest pain"),
    ),
    "4 Habitual use": (
        ("What the product does", "Puts the note into the doctor's list unasked"),
        ("How it feels", "Glad of every call that types itself"),
        ("Where it snags", "Children get the note of their parent"),
    ),
    "5 Advocacy or exit": (
        ("What they want", "To say once, loudly, what it missed"),
        ("Where it snags", "A stroke was noted as tiredness"),
        ("How it feels", "Sick with fright, and alone with it"),
    ),
}
CARDS = (
    ("2 First contact", "hears dialect as other words", "types the note again"),
    ("3 Calibration", "softens what the caller said", "books a sick person for next week"),
    ("4 Habitual use", "files a child's note under the parent", "opens a wrong chart"),
    ("5 Advocacy or exit", "leaves out the one word that mattered", "switches it off for good"),
)
IDEAS = (
    ("3 Calibration", "softens what", "show the caller's own words beside the note"),
    ("4 Habitual use", "files a child", "ask for the birthday before a note is filed"),
    ("5 Advocacy or exit", "leaves out", "ring a nurse when one of forty words was heard"),
    ("2 First contact", "hears dialect", "let the desk pick the caller's dialect first"),
)

CLINIC = Case(
    title="Triage notes at the front desk",
    people=("Ruth", "Idris", "Mei", "Olu", "Hanna"),
    observers=("Bea",),
    plan={"Product": "Fernhill Desk", "AI feature": "the note that writes itself"},
    variance={
        "A good answer": "Cough for three weeks, no fever, asks for Dr. Lund. This week.",
        "A usual answer": "The caller reports respiratory symptoms and wishes an appointment.",
        "A bad answer": "Mild cough. No appointment needed, advise rest.",
        "How many answers were checked": "60",
        "How many of those were good enough": "51",
        "Who checked them, or where to look it up": "two nurses, one week of calls",
    },
    proposals=(
        ("A receptionist at a five-doctor clinic", "turn a caller's words into a triage note"),
        ("A practice nurse in the late shift", "sort tomorrow's callbacks by urgency"),
    ),
    scope_dots=("AA", "AB", "AA", "BB", "AB"),
    scope={
        "Not today": "prescriptions, letters, anything after the visit",
        "An answer is wrong when…": "it leaves out something a nurse would have acted on",
    },
    notes=NOTES,
    ending="34434",
    trust=("21530", "32441", "15252", "23341", "42431"),
    again="32232",
    because="one missed stroke outweighs a year of good notes",
    cards=CARDS,
    bad=("1545", "2434", "1545", "2344", "1534"),
    often=("4232", "4203", "5223", "4120", "3033"),
    notice=("1354", "2454", "1345", "1404", "2335"),
    ideas=IDEAS,
    idea_dots=("BCD", "BBD", "CCD", "BCA", "DDB"),
    metrics=(
        {
            "Measure": "notes a nurse had to correct / notes filed",
            "Goes from (start value)": "15 %",
            "to (goal)": "5 %",
            "Owner": "Ruth",
            "reads it from": "the nurses' weekly sample of 60",
        },
        {
            "Measure": "notes in a wrong chart / notes filed",
            "Goes from (start value)": "0.8 %",
            "to (goal)": "0.1 %",
            "Owner": "Idris",
            "reads it from": "the chart correction log",
        },
        {
            "Measure": "forty-word callers at a nurse within five minutes / forty-word callers",
            "Goes from (start value)": "34 %",
            "to (goal)": "90 %",
            "Owner": "Mei",
            "reads it from": "the phone system",
        },
    ),
    goal_day=f"{NEXT_YEAR}-03-15",
)
