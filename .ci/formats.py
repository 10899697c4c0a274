"""formats.py SITE: reads tables, workbook, ZIP, feeds, calendars and sitemaps
of a site with Python, openpyxl, feedparser and icalendar. The same has to
stand in each. Where the site has hurt.json, the texts in it have to come back.
"""

import csv
import datetime
import io
import json
import pathlib
import re
import sys
import warnings
import xml.etree.ElementTree as ET
import zipfile

import feedparser
import icalendar
import openpyxl

SITE = pathlib.Path(sys.argv[1])
TEXTS = json.loads((SITE / "hurt.json").read_text("utf-8")) if (SITE / "hurt.json").exists() else {}
faults = 0
counts = dict.fromkeys(["rows", "cells", "entries", "events", "addresses", "texts"], 0)
csv.field_size_limit(1 << 24)


def fault(place, message):
    global faults
    faults += 1
    if faults < 30:
        print(f"{place}: {message}", file=sys.stderr)


def same(place, got, want):
    counts["texts"] += 1
    if got != want:
        fault(place, f"{got!r:.200}, want {want!r:.200}")


def table(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def as_csv(value):
    """What JSON or a workbook has, as the CSV spells it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ";".join(f"{code}={number}" for code, number in value.items())
    if isinstance(value, list):
        return ";".join(map(str, value))
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)


def number(text):
    try:
        return float(text)
    except ValueError:
        return text


def read_tables():
    """CSV, JSON and ZIP of every table."""
    packed = zipfile.ZipFile(SITE / "data/all.zip")
    if packed.testzip():
        fault("data/all.zip", packed.testzip())
    for path in sorted(SITE.glob("data/**/*.csv")):
        if "releases" in path.parts:
            continue
        rows = table(path.read_bytes())
        if any(len(r) != len(rows[0]) for r in rows):
            fault(path, "rows of unequal length")
        objects = json.loads(path.with_suffix(".json").read_text("utf-8"))
        if len(objects) != len(rows) - 1:
            fault(path, f"{len(objects)} objects for {len(rows) - 1} rows")
        for n, (row, o) in enumerate(zip(rows[1:], objects), 2):
            counts["rows"] += 1
            for name, cell in zip(rows[0], row):
                got = as_csv(o.get(name))
                if got != cell and not (isinstance(o.get(name), (int, float)) and number(got) == number(cell)):
                    fault(f"{path}:{n}", f"{name} is {cell!r:.100}, and in JSON {got!r:.100}")
            hurting = {"municipalities": "name_mk", "consultations": "title_mk", "comments": "comment"}.get(path.stem)
            if hurting and TEXTS:
                key = "id" if path.stem == "municipalities" else "municipality"
                same(f"{path}:{n}", o[hurting], TEXTS[o[key]])
        if path.parent == SITE / "data" and packed.read(path.name) != path.read_bytes():
            fault(path, "is another in data/all.zip")


def read_workbook():
    """Every cell is that of the CSV; only days, moments and numbers are typed."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # openpyxl warns of what it does not understand
        book = openpyxl.load_workbook(SITE / "data/all.xlsx")
    sheets = {s.title: s for s in book.worksheets[1:]}
    tables = {p.stem: p for p in SITE.glob("data/*.csv")}
    if len(sheets) != len(tables):
        fault("data/all.xlsx", f"{len(sheets)} sheets for {len(tables)} tables")
    for name, path in tables.items():
        # A long name is cut to what a sheet can be called.
        sheet = sheets.get(name) or next(s for t, s in sheets.items() if name.startswith(t.split(" (")[0]) and s.max_row == len(table(path.read_bytes())))
        rows = table(path.read_bytes())
        for row, cells in zip(rows, sheet.iter_rows()):
            for want, cell in zip(row, cells):
                counts["cells"] += 1
                value = cell.value
                place = f"data/all.xlsx!{sheet.title}!{cell.coordinate}"
                if cell.data_type == "f":
                    fault(place, f"is a formula: {value}")
                elif cell.data_type == "d":
                    midnight = value == value.replace(hour=0, minute=0) and len(want) == 10
                    got = value.date().isoformat() if midnight else value.isoformat(timespec="minutes")
                    if got != want:
                        fault(place, f"{got}, want {want}")
                elif cell.data_type == "n" and value is not None:
                    if number(str(value)) != number(want):
                        fault(place, f"{value}, want {want}")
                elif unescaped(value or "") != want:
                    fault(place, f"{value!r:.100}, want {want!r:.100}")


def unescaped(text):
    """openpyxl leaves _x005F_ as the file has it, which is how an underscore
    is written that would begin an escape (ECMA-376, part 1, 22.9.2.19)."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), text)


def read_feeds():
    for path in sorted(SITE.glob("feeds/**/*.*")):
        if path.suffix == ".json":
            continue
        try:
            ET.parse(path)
        except ET.ParseError as e:
            fault(path, e)
        feed = feedparser.parse(path.read_bytes(), sanitize_html=False)
        if feed.bozo or not feed.version or not feed.feed.get("title"):
            fault(path, f"feedparser: {feed.get('bozo_exception')}, version {feed.version!r}")
        for entry in feed.entries:
            counts["entries"] += 1
            when = entry.get("updated_parsed") or entry.get("published_parsed")
            if not (entry.get("id") and entry.get("title") and entry.get("link") and when):
                fault(path, f"an entry lacks id, title, link or date: {entry.get('link')}")


def read_calendars():
    for path in sorted(SITE.glob("calendars/**/*.ics")):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        if calendar.errors:
            fault(path, calendar.errors)
        for event in calendar.walk("VEVENT"):
            counts["events"] += 1
            if event.errors or not event.get("UID") or not event.get("DTSTART"):
                fault(path, f"an event lacks UID or start: {event.errors}")
            text = TEXTS.get(str(event["URL"]).split("/")[4]) if TEXTS else None
            # This version takes \\n, a backslash and an n, for a line end.
            if text and "LOCATION" in event and "\\" not in text:
                same(path, str(event["LOCATION"]), text)


def read_sitemaps():
    """What sitemaps.org says of elements, addresses and sizes."""
    ns = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    for path in sorted(SITE.glob("sitemap*.xml")):
        if path.stat().st_size > 50 * 1024 * 1024:
            fault(path, "has more than 50 MB")
        root = ET.parse(path).getroot()
        if root.tag not in (ns + "urlset", ns + "sitemapindex") or not 0 < len(root) <= 50000:
            fault(path, f"{root.tag} of {len(root)}")
        for url in root:
            names = [child.tag for child in url if child.tag.startswith(ns)]
            where = url.findtext(ns + "loc", "")
            counts["addresses"] += 1
            if names[:1] != [ns + "loc"] or names.count(ns + "loc") != 1 or len(where) >= 2048 or not re.match(r"https?://[^/\s]+/[!-~]*$", where):
                fault(path, f"{where}: {names}")


if (SITE / "data").exists():
    read_tables()
    read_workbook()
read_feeds()
read_calendars()
read_sitemaps()
if faults or TEXTS and not counts["texts"]:
    sys.exit(f"{faults} faults")
print("Python, openpyxl, feedparser, icalendar: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
