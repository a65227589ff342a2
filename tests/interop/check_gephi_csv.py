"""check_gephi_csv.py DIR TOOLKIT: field by field, what Gephi's spreadsheet import makes of the CSV folder for Gephi, with every
type as it guesses it, equals the NDJSON export, and Gephi has nothing to complain about. TOOLKIT is the folder that
gephi/setup filled."""
import os
import re
import sys

from check_csv import field_with_lines
from check_gephi import milliseconds, run_gephi, spells
from expected import Comparer, Mismatch, graphs, read_ndjson, skip, two_ended


class SheetComparer(Comparer):
    """Types as Gephi guesses them from the first rows: digits alone are numbers, a column that begins empty is one of texts, and
    NULL is no value."""

    def same_value(self, where, expected, got):
        if isinstance(expected, str) and (got is None or not isinstance(got, str)):
            if expected == "NULL" or not expected:
                self.compared += 1
                return
            expected, got = float(expected), float(got)
        elif isinstance(expected, (bool, int, float)) and isinstance(got, str):
            got = {"true": True, "false": False}[got] if isinstance(expected, bool) else type(expected)(got)
        if isinstance(expected, str) and isinstance(got, str) and re.fullmatch(r"\d{4}(-\d\d){1,2}", expected):
            got = got.replace("/", "-")  # so that it is not taken for a moment
        super().same_value(where, expected, got)


def shape(text):
    return field_with_lines(text).strip(" \t\n")  # Gephi trims


def names(path):
    """Column by its name in small letters, which is what Gephi keeps."""
    found = {}
    for table in ("nodes", "edges"):
        with open(f"{path}/{table}.csv", encoding="utf-8") as file:
            found.update((name.lower(), name) for name in file.readline().rstrip("\n").split(","))
    return found


def check(path, base, nodes, edges):
    columns = names(path)
    for item in (*nodes.values(), *edges.values()):
        item["row"] = {columns[name]: value for name, value in item["row"].items()}
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    if set(nodes) != {shape(key) for key in expected_nodes} or set(edges) != {shape(key) for key in expected_edges}:
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    same = SheetComparer(columns.values(), shape, lambda value: value is None or value == "", shape=shape)
    for key, node in expected_nodes.items():
        found = nodes[shape(key)]
        same.same(f"node {key} label", node["name"], found["label"])
        same.node(node, found["row"])
    for key, edge in expected_edges.items():
        found = edges[shape(key)]
        same.same(f"edge {key} source", edge["source"], found["source"])
        same.same(f"edge {key} target", edge["target"], found["target"])
        same.same(f"edge {key} type", edge["type"], re.sub(" [0-9]+$", "", found["type"]))
        same.same(f"edge {key} weight", float(edge["sources"]), found["weight"])
        same.same(f"edge {key} directed", True, found["directed"])
        days = spells(edge)
        if all((day or "9") > "1583" for pair in days for day in pair):  # before, Gephi counts by the Julian calendar
            same.same(f"edge {key} time", [[milliseconds(day) for day in pair] for pair in days], found["time"])
        same.edge({**edge, "from": None, "to": None}, found["row"])  # the days stand in the time alone
    print(f"{path}: {len(nodes)} nodes, {len(edges)} edges, {same.compared} values equal")


def main():
    folder, toolkit = sys.argv[1:3]
    if not os.path.exists(f"{toolkit}/GephiDump.class"):
        skip(f"the Gephi Toolkit is not there; tests/interop/gephi/setup {toolkit} fetches it")
    paths = {f"{base}.csv-gephi": base for base in graphs(folder, without=("empty",))}
    for path, (nodes, edges) in run_gephi(list(paths), toolkit).items():
        check(path, paths[path], nodes, edges)


main()
