"""Every page of the desk, by address."""

from musterbook.desk.ruled import REGISTERS
from musterbook.house import House

PLAIN = ("/", "/awaiting", "/reports", "/incidents", "/registers", "/disputes", "/brief", "/checks", "/help")
FILES = ("/brief.pdf", "/brief.md", "/charts.css", "/brief.css", "/healthz")


def pages_of(house: House) -> list[str]:
    """Pages, registers, every report and incident."""
    situation = house.situation(house.ask())
    return [
        *PLAIN,
        *(f"/registers/{name}" for name in REGISTERS),
        *(f"/reports/{name}" for name in house.filings()),
        *(f"/incidents/{line.id}" for line in situation.incidents),
    ]
