"""The names of what is measured, of whom, and with whom they are compared."""

PROJECT, REFERENCE = "klsite", "hugo"
"""The tool measured, and the one whose figures in the same run its figures are divided by."""

COLD, CHANGED, NOTHING, SERVED = "cold build", "one item changed", "nothing changed", "served"
"""What is measured of every tool; all but the last in a new process each time."""

CHECK_COLD, CHECK_CHANGED, PLAIN = "check, cold", "check, one item changed", "cold build, plain"
TRAVELLED = "one item changed, elsewhere"
"""What is measured of the project only."""

MEANINGS = {
    COLD: "no output and no cache of an earlier build; the system's own cache of files is warm",
    CHANGED: "the body of one item edited, and everything else as the last build left it",
    NOTHING: "the same command once more",
    SERVED: "from a save of that item until the tool's own server, started before, shows it",
    CHECK_COLD: "reads everything and names every mistake, without a cache",
    CHECK_CHANGED: "the same after an edit of one item",
    TRAVELLED: "the same, where `site/` and `.cache/` are copies of those of another machine",
    PLAIN: "every page through MkDocs, to the same bytes",
}
