"""The measurements as a Markdown table: what, how much, against what it may be."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    subject: str
    measured: str
    aim: str = ""
    holds: bool = True


def markdown(rows):
    cells = [("What", "Measured", "Aim")]
    for row in rows:
        mark = "" if row.holds or not row.aim else " (missed)"
        cells.append((row.subject, row.measured, row.aim + mark))
    widths = [max(len(line[column]) for line in cells) for column in range(3)]

    def line(parts):
        return "| " + " | ".join(part.ljust(width) for part, width in zip(parts, widths)) + " |"

    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([line(cells[0]), rule] + [line(part) for part in cells[1:]])
