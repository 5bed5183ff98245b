"""The statutory tables: one declarative spec a table and version, read by ``ingest.tables.read``."""

from ingest.tables.proactive import PROACTIVE_2019, PROACTIVE_2021
from ingest.tables.requests import REQUESTS_2019, REQUESTS_2021
from ingest.tables.review import REVIEW
from ingest.tables.spec import Block, Column, Row, SumCheck, TableSpec

TABLES: tuple[TableSpec, ...] = (PROACTIVE_2019, PROACTIVE_2021, REQUESTS_2019, REQUESTS_2021, REVIEW)
"""Every table the program reads. A new one is a spec in its own file and a place in this tuple."""

TABLE_IDS: tuple[str, ...] = tuple(dict.fromkeys(spec.id for spec in TABLES))

__all__ = ["TABLES", "TABLE_IDS", "Block", "Column", "Row", "SumCheck", "TableSpec"]
