"""Ranges for a table of people by several processes or machines: python examples/many_people.py.

The same function goes to Dask and to Spark: some of the people in, the same with their ranges out.
A worker loads the tables once. Name a table of your own and the file to write:
python examples/many_people.py people.csv ranges.csv
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import negotiate

if TYPE_CHECKING:
    import pandas as pd

DAY = "2026-11-22"
PEOPLE = """\
id,level,years,area,offer
1,mid,3,"Columbus, OH",
2,senior,6,"Phoenix, AZ",44000
3,lead,9,"Tampa, FL",
4,boss,2,US,
"""


def ranges(people: pd.DataFrame) -> pd.DataFrame:
    """Some of the people with their ranges, without those that cannot be read."""
    return negotiate.batch(people, as_of=DAY).people


def with_dask(source: Path, target: Path, block: str = "4MB") -> None:
    """Write the ranges of a table in CSV, its blocks worked out by as many processes as cores."""
    import dask
    import dask.dataframe as dd

    table = dd.read_csv(source, dtype=str, keep_default_na=False, blocksize=block)
    found = table.map_partitions(ranges, meta=ranges(table.head()).iloc[:0])
    with dask.config.set(scheduler="processes"):
        found.to_csv(target, single_file=True, index=False, lineterminator="\n")


def with_spark(people: Any) -> Any:
    """A Spark table of people, all columns text, with their ranges, worked out by its workers.

    `ranges` of a few of them says what columns there are.
    """
    import pyarrow as pa
    from pyspark.sql.pandas.types import from_arrow_schema

    def parts(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        return (ranges(frame) for frame in frames)

    few = ranges(people.limit(1_000).toPandas())
    return people.mapInPandas(parts, from_arrow_schema(pa.Schema.from_pandas(few)))


def main(*files: str) -> None:
    """Write the ranges with Dask, and print a person's and where the figures are from."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "people.csv", Path(folder) / "ranges.csv"
        source.write_text(PEOPLE)
        if files:
            source, target = map(Path, files)
        with_dask(source, target)
        print(target.read_text().splitlines()[1][:300])
    one = negotiate.target_range("mid", years=3, area="Columbus, OH", as_of=DAY)
    print(one.to_frame()["source"].iloc[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
