"""A second product, for the tests: an AI that writes triage notes at a clinic's desk.

Only what people type; the hands that type it are those of `sales_rep`.
"""

from __future__ import annotations

TITLE = "Triage notes at the front desk"
PLAN = {
    "Product": "Fernhill Desk",
    "AI feature": "Triage notes",
    "The room ends at": "16:30",
}
PEOPLE = ("Ruth", "Idris", "Mei", "Olu", "Hanna")
FUNCTIONS = ("Product", "Design", "Data science", "Customer success", "Other")
OBSERVERS = ("Bea", "Sven")
SAMPLES = {
    "A good answer": "Cough for three weeks, no fever, asks for Dr. Lund. Suggested: this week.",
    "A usual answer": "The caller reports respiratory symptoms and wishes an appointment.",
    "A bad answer": "Mild cough. Suggested: no appointment needed, advise rest.",
}
RECORD = {"checked": "60", "acceptable": "51", "source": "two nurses, one week of calls"}
PROPOSALS = (
    ("A receptionist at a five-doctor clinic", "turn a caller's words into a triage note"),
    ("A practice nurse in the late shift", "sort tomorrow's callbacks by urgency"),
)
SCOPE_DOTS = ("20", "11", "20", "02", "11")
SCOPE = {
    "Kind of person, kind of company": "A receptionist at a five-doctor clinic",
    "Our AI feature": "the note that writes itself during a call",
    "To do what, to what": "turn a caller's words into a triage note",
    "Not today": "prescriptions, letters, anything after the visit",
    "An answer is wrong when…": "it leaves out something a nurse would have acted on",
}
USED_TO_AI = "New to it"
STAKES = "Law, health or safety depends on it"
STAGES = (
    "1 Skeptical discovery",
    "2 First contact",
    "3 Calibration",
    "4 Habitual use",
    "5 Advocacy or exit",
)
NOTES = {
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
EMPTY_CELL = ("5 Advocacy or exit", "What the product does")
PARKED = "Do callers have to be told?"
TRUST_SLIPS = ("21330", "32441", "11252", "23341", "22431")
WATCHING_SLIPS = ("22221", "12232")
AGAIN = ("3 Calibration", "22322")
LOW_POINTS = {
    "5 Advocacy or exit": "one missed stroke outweighs a year of good notes",
    "1 Skeptical discovery": "nobody said who signs for the note",
}
CARDS = (
    ("2 First contact", "hears dialect as other words", "types the note again"),
    ("3 Calibration", "softens what the caller said", "books a sick person for next week"),
    ("3 Calibration", "makes small complaints sound smaller", "books an ill caller too late"),
    (
        "4 Habitual use",
        "files a child's note under the parent",
        "sends the doctor to a wrong chart",
    ),
    ("5 Advocacy or exit", "leaves out the one word that mattered", "switches it off for good"),
)
TWINS = ("softens what the caller said", "makes small complaints sound smaller")
BAD_SLIPS = ("1545", "2435", "1545", "2444", "1354")
OFTEN_SLIPS = ("4323", "4230", "5322", "4210", "3330")
NOTICE_SLIPS = ("1435", "2445", "1534", "1440", "2335")
ACCEPTED = ("hears dialect as other words", "Ruth", "it is seen at once, and costs a minute")
IDEAS = (
    ("3 Calibration", "softens", "show the caller's own words beside the note"),
    ("4 Habitual use", "files a child", "ask for the birthday before a note is filed"),
    ("5 Advocacy or exit", "leaves out", "ring a nurse when one of forty words was heard"),
    ("1 Skeptical discovery", "", "print who signs for a note on the note itself"),
)
IDEA_DOTS = ("2100", "1110", "0210", "1110", "1011")
METRICS = (
    {
        "Measure": "notes a nurse had to correct / notes filed",
        "Start value": "15",
        "Goal": "5",
        "Unit": "%",
        "Owner": "Ruth",
        "Read from": "the nurses' weekly sample of 60",
    },
    {
        "Measure": "notes in a wrong chart / notes filed",
        "Start value": "0.8",
        "Goal": "0.1",
        "Unit": "%",
        "Owner": "Idris",
        "Read from": "the chart correction log",
    },
    {
        "Measure": "minutes from the call to a nurse, for the forty words",
        "Start value": "34",
        "Goal": "5",
        "Unit": "minutes",
        "Owner": "Mei",
        "Read from": "the phone system",
    },
)
