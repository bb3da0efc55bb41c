"""The case the app is tried on: a mid-market sales rep and AI-drafted follow-up emails."""

from __future__ import annotations

from tests.browser.case import NEXT_YEAR, Case

NOTES: dict[str, tuple[tuple[str, str], ...]] = {
    "1 Skeptical discovery": (
        ("What they want", "Fewer evenings spent on follow-ups"),
        ("What the product does", "Shows a banner after the call"),
        ("How it feels", "Shrugs: the last writing aid was useless"),
    ),
    "2 First contact": (
        ("What they want", "A thank-you mail without thinking"),
        ("What the product does", "Drafts three paragraphs in ten seconds"),
        ("Where it snags", "Sounds like a robot, not like me"),
    ),
    "3 Calibration": (
        ("What they want", "To know when it can be left alone"),
        ("Where it snags", "Prices come from last year's list"),
        ("How it feels", "Curious on easy clients, careful on big ones"),
    ),
    "4 Habitual use": (
        ("What the product does", "Puts a draft into the outbox after each call"),
        ("How it feels", "Stops rereading the second half"),
        ("Where it snags", "Nobody notices when the tone changes"),
    ),
    "5 Advocacy or exit": (
        ("What they want", "To hear why it promised a discount"),
        ("Where it snags", "A client got a discount nobody agreed"),
        ("How it feels", "Embarrassed in front of a client"),
    ),
}
CARDS = (
    ("2 First contact", "writes in a stiff tone", "rewrites the whole mail"),
    ("3 Calibration", "quotes a price we no longer offer", "sends a wrong offer to a client"),
    ("4 Habitual use", "invents a promise from the call", "has to take it back in public"),
    ("5 Advocacy or exit", "fails again on the same client", "goes back to old templates"),
)
IDEAS = (
    ("3 Calibration", "quotes a price", "show where every price comes from"),
    ("4 Habitual use", "invents a promise", "mark every sentence that was not said in the call"),
    ("5 Advocacy or exit", "fails again", "offer redo, correct, or a person to ask"),
    ("2 First contact", "writes in a stiff", "open with three of the rep's own mails"),
)

SALES_REP = Case(
    title="Follow-up emails, spring release",
    people=("Mara", "Jonas", "Sam", "Sam", "Priya"),
    observers=("Lena",),
    plan={"Product": "Northwind CRM", "AI feature": "the email assistant"},
    variance={
        "A good answer": "Hi Anna, thanks for the call. As agreed I send the two case studies.",
        "A usual answer": "Dear Anna, it was a pleasure to connect today and explore synergies.",
        "A bad answer": "Hi Anna, as promised you get 15 % off the first year.",
        "How many answers were checked": "40",
        "How many of those were good enough": "27",
        "Who checked them, or where to look it up": "Priya, from the mail audit",
    },
    proposals=(
        ("A mid-market sales rep", "draft follow-up emails after a demo call"),
        ("A sales manager at a start-up", "sum up the week of the team"),
    ),
    scope_dots=("AA", "AB", "AA", "AB", "BA"),
    scope={
        "Not today": "cold outreach and contracts",
        "An answer is wrong when…": "it states something the client never said",
    },
    notes=NOTES,
    ending="01220",
    trust=("32141", "23431", "12542", "33350", "22521"),
    again="00320",
    because="one wrong discount reached a client",
    cards=CARDS,
    bad=("2443", "2342", "1450", "2443", "3532"),
    often=("3421", "3320", "2421", "3411", "2301"),
    notice=("4221", "5320", "4221", "4111", "3201"),
    ideas=IDEAS,
    idea_dots=("BCD", "BCD", "BBC", "CDA", "BDD"),
    metrics=(
        {
            "Measure": "drafts sent with a wrong price / drafts sent",
            "Goes from (start value)": "6 %",
            "to (goal)": "1 %",
            "Owner": "Mara",
            "reads it from": "the weekly mail audit",
        },
        {
            "Measure": "drafts kept unchanged / drafts shown",
            "Goes from (start value)": "41 %",
            "to (goal)": "60 %",
            "Owner": "Jonas",
            "reads it from": "the product dashboard",
        },
        {
            "Measure": "retries after a bad draft / bad drafts",
            "Goes from (start value)": "20 %",
            "to (goal)": "50 %",
            "Owner": "Priya",
            "reads it from": "the event log",
        },
    ),
    goal_day=f"{NEXT_YEAR}-01-31",
)
