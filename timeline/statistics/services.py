"""What to ask UN Comtrade and the IMF for two countries and some years, how to join what comes.

Both can be asked without registering; a Comtrade key lifts the preview's limit of 500 rows.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.errors import StatisticsError
from timeline.statistics import comtrade, imts
from timeline.statistics.countries import m49
from timeline.statistics.http import Request
from timeline.statistics.points import Origin

YEARS_AT_ONCE = 10  # UN Comtrade takes twelve periods a request
PREVIEW_ROWS = 500


@dataclass(frozen=True, slots=True)
class Service:
    """One service: where it is, on which terms, what to ask, and how to make one file of answers.

    ``ask`` gives the requests for (base address, pair, years, key); ``join`` the text of the file
    out of the bodies, and raises StatisticsError for an answer of the wrong shape.
    """

    name: str
    base: str
    ending: str
    origin: Origin
    terms: str
    ask: Callable[[str, tuple[str, str], Sequence[int], str], list[Request]]
    join: Callable[[Sequence[bytes], Sequence[int]], str]


def _comtrade_ask(
    base: str, pair: tuple[str, str], years: Sequence[int], key: str
) -> list[Request]:
    codes = ",".join(m49(country) for country in pair)
    path = "data/v1/get" if key else "public/v1/preview"
    headers = {"Ocp-Apim-Subscription-Key": key} if key else {}
    usual = {
        "reporterCode": codes,
        "partnerCode": f"{codes},0",
        "cmdCode": "TOTAL",
        "flowCode": "X,M",
        "partner2Code": "0",
        "customsCode": "C00",
        "motCode": "0",
        "includeDesc": "false",
    }
    chunks = [years[at : at + YEARS_AT_ONCE] for at in range(0, len(years), YEARS_AT_ONCE)]
    return [
        Request(
            f"{base}/{path}/C/A/HS", usual | {"period": ",".join(map(str, chunk))}, dict(headers)
        )
        for chunk in chunks
    ]


def _comtrade_join(bodies: Sequence[bytes], years: Sequence[int]) -> str:
    rows: list[Any] = []
    for body in bodies:
        data = _comtrade_rows(body)
        if len(data) >= PREVIEW_ROWS and len(data) % PREVIEW_ROWS == 0:
            raise StatisticsError(
                f"UN Comtrade sent {len(data)} rows, where its preview ends; ask for fewer years "
                "or set COMTRADE_API_KEY"
            )
        rows += data
    envelope = {"elapsedTime": "", "count": len(rows), "data": rows, "error": ""}
    return json.dumps(envelope, ensure_ascii=False, indent=0) + "\n"


def _comtrade_rows(body: bytes) -> list[Any]:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise StatisticsError("UN Comtrade's answer is no JSON; try again later") from None
    if not isinstance(answer, Mapping):
        raise StatisticsError("UN Comtrade's answer is no object; try again later")
    if answer.get("error"):
        raise StatisticsError(f"UN Comtrade answers {str(answer['error'])[:200]!r}")
    data = answer.get("data")
    if not isinstance(data, list) or not all(isinstance(row, Mapping) for row in data):
        raise StatisticsError("UN Comtrade's answer has no list `data`; try again later")
    return data


def _imts_ask(base: str, pair: tuple[str, str], years: Sequence[int], key: str) -> list[Request]:
    countries = "+".join(pair)
    series = "XG_FOB_USD+MG_CIF_USD+MG_FOB_USD"
    path = f"data/dataflow/IMF.STA/IMTS/+/{countries}.{series}.{countries}+G001.A"
    return [Request(f"{base}/{path}", {}, {"Accept": "application/vnd.sdmx.data+csv"})]


def _imts_join(bodies: Sequence[bytes], years: Sequence[int]) -> str:
    """Keep the rows of the years asked for: the service ignores startPeriod and sends them all."""
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    wanted = {str(year) for year in years}
    for body in bodies:
        try:
            rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
        except (UnicodeDecodeError, csv.Error):
            raise StatisticsError("the IMF's answer is no CSV; try again later") from None
        names = list(rows[0]) if rows else _names(body)
        if not set(imts.NEEDED) <= set(names):
            raise StatisticsError("the IMF's answer is not the expected SDMX-CSV; try again later")
        if writer is None:
            writer = csv.DictWriter(out, names, lineterminator="\n", extrasaction="ignore")
            writer.writeheader()
        writer.writerows(row for row in rows if (row["TIME_PERIOD"] or "")[:4] in wanted)
    return out.getvalue()


def _names(body: bytes) -> list[str]:
    first = body.decode("utf-8-sig", errors="replace").partition("\n")[0]
    return [name.strip().strip('"') for name in first.split(",")]


SERVICES = {
    "comtrade": Service(
        name="comtrade",
        base="https://comtradeapi.un.org",
        ending="json",
        origin=comtrade.ORIGIN,
        terms="https://uncomtrade.org/docs/terms-of-use: cite the source, do not pass the rows on",
        ask=_comtrade_ask,
        join=_comtrade_join,
    ),
    "imts": Service(
        name="imts",
        base="https://api.imf.org/external/sdmx/3.0",
        ending="csv",
        origin=imts.ORIGIN,
        terms="https://www.imf.org/external/terms.htm: free use with attribution",
        ask=_imts_ask,
        join=_imts_join,
    ),
}


def service(name: str) -> Service:
    """Give a service by its name; raise StatisticsError naming those there are."""
    if name not in SERVICES:
        raise StatisticsError(f"service {name!r} is not known; one of {', '.join(SERVICES)}")
    return SERVICES[name]


def read_years(text: str) -> list[int]:
    """Read `2016-2020` or `2016,2018`; raise StatisticsError for anything else."""
    years: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if not (first.isdigit() and (not last or last.isdigit())):
            raise StatisticsError(f"years {text!r} are not of the form 2016-2020 or 2016,2018")
        years |= _range(int(first), int(last or first), text)
    return sorted(years)


def _range(first: int, last: int, text: str) -> set[int]:
    if not 1950 <= first <= last <= 2100:
        raise StatisticsError(f"years {text!r} are not between 1950 and 2100, the first first")
    return set(range(first, last + 1))


def spell(years: Iterable[int]) -> str:
    """Write years for a file's name: 2016-2020, or 2016+2018 where some are left out."""
    years = sorted(years)
    if len(years) > 1 and years == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}-{years[-1]}"
    return "+".join(map(str, years))
