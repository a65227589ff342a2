"""What a reader of another format must find, worked out from the NDJSON export of the same graph.

Written independently of the exporters, from the descriptions in exporters/columns.hpp and text.hpp.
"""
import glob
import json
import math
import os
import re
import sys

SKIPPED = 77  # ctest shows the test as skipped


def skip(reason):
    print("skipped: " + reason)
    sys.exit(SKIPPED)


def in_environment(folder):
    """Goes on in the Python environment that python/setup made; skips where there is none."""
    python = f"{folder}/bin/python"
    if not os.path.exists(python):
        skip(f"the Python readers are not installed; tests/interop/python/setup {folder} installs them")
    if os.path.realpath(sys.prefix) != os.path.realpath(folder):
        os.execv(python, [python, *sys.argv])


def graphs(folder, without=()):
    """The graphs in the folder, as paths without suffix: those that tests made, or those of real articles."""
    bases = [path[:-len(".ndjson")] for path in sorted(glob.glob(f"{folder}/*.ndjson"))]
    if not bases:
        skip(f"{folder} holds no graph; the seeds' is made where ../shared/seeds is")
    return [base for base in bases if base.rsplit("/", 1)[-1] not in without]


def clean(text):
    """Text as XML, DOT and CSV carry it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def clean_all(value):
    """The same for every text in a JSON value: JSON inside XML keeps escaped controls, which plain text does not."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean_all(item) for item in value]
    return {clean(key): clean_all(item) for key, item in value.items()} if isinstance(value, dict) else value


def token(node_id):
    """An id as GraphML and DOT carry it."""
    out = ""
    for i, byte in enumerate(node_id.encode()):
        char = chr(byte)
        escape_like = char == "_" and node_id.encode()[i + 1:i + 2] == b"x"
        out += char if re.match(r"[A-Za-z0-9._:-]", char) and not escape_like else "_x%02X_" % byte
    return out or "_x_"


def read_ndjson(path):
    nodes, edges = {}, {}
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            item = json.loads(line)
            (nodes if item["kind"] == "node" else edges)[item["id"]] = item
    return nodes, edges


def two_ended(edges):
    return {key: edge for key, edge in edges.items() if edge["source"] and edge["target"]}


def node_fields(node, delimiter=";"):
    """Column name -> value; properties apart."""
    fields = {"entity_type": node["type"], "country": node["country"]}
    if node["aliases"]:
        fields["aliases"] = delimiter.join(alias.replace(delimiter, ",") for alias in node["aliases"])
    return fields


def edge_fields(edge):
    fields = {
        "relation": edge["type"], "status": edge["status"], "start_date": edge["from"], "end_date": edge["to"],
        "sources": edge["sources"], "confidence": edge["confidence"], "plover": edge["plover"],
        "cameo": edge["cameo"], "document": edge["evidence"][0]["document"], "quote": edge["evidence"][0]["quote"],
    }
    return fields


class Mismatch(Exception):
    pass


class Comparer:
    """Compares one reader's values with the expected ones; absent(value) tells how the reader shows no value."""

    def __init__(self, columns, ids=lambda text: text, absent=lambda value: value is None, max_bytes=None,
                 shape=lambda text: text):
        self.columns = set(columns)
        self.ids = ids
        self.absent = absent
        self.max_bytes = max_bytes  # above, the format ends a text in "…"
        self.clean = clean
        self.shape = shape  # what the format makes of a clean text
        self.delimiter = ";"  # between the items of a list
        self.compared = 0

    def same(self, where, expected, got):
        if isinstance(expected, str):
            expected = self.shape(self.clean(expected))
        self.same_value(where, expected, got)

    def same_value(self, where, expected, got):
        self.compared += 1
        if expected is None:
            if not self.absent(got):
                raise Mismatch(f"{where}: expected no value, got {got!r}")
            return
        if isinstance(expected, str):
            if self.max_bytes and len(expected.encode()) > self.max_bytes:
                if not got.endswith("…") or not expected.startswith(got[:-1]) or len(got.encode()) < self.max_bytes - 3:
                    raise Mismatch(f"{where}: shortened to {got[-300:]!r}")
                return
            if expected == "" and self.absent(got):
                return  # readers do not tell an empty text from none
        elif isinstance(expected, bool):
            if bool(got) != expected or isinstance(got, str):
                raise Mismatch(f"{where}: expected {expected!r}, got {got!r}")
            return
        elif isinstance(got, float) and math.isclose(expected, got, rel_tol=1e-15, abs_tol=0):
            return
        if expected != got:
            raise Mismatch(f"{where}: expected {expected!r:.300}, got {got!r:.300}")

    def properties(self, where, properties, row):
        """Every property in its column or, where it has none or does not fit, in other_properties."""
        rest = row.get("other_properties")
        rest = {} if self.absent(rest) or not rest else json.loads(rest)
        rest = clean_all(rest)
        for name, value in properties.items():
            column = "property_" + name if "property_" + name in self.columns else name
            if clean(name) in rest:
                self.same_value(f"{where} {name!r}", clean_all(value), rest[clean(name)])
            elif column in self.columns:
                self.same(f"{where} {name!r}", value, row.get(column))
            else:
                raise Mismatch(f"{where}: property {name!r} is lost")
        for name in rest.keys() - {clean(name) for name in properties}:
            raise Mismatch(f"{where}: {name!r} comes from nowhere")

    def node(self, node, row):
        where = "node " + node["id"]
        for name, value in node_fields(node, self.delimiter).items():
            self.same(f"{where} {name}", value, row.get(name))
        self.properties(where, node["properties"], row)

    def edge(self, edge, row):
        where = "edge " + edge["id"]
        for name, value in edge_fields(edge).items():
            self.same(f"{where} {name}", value, row.get(name))
        self.same(f"{where} speaker", edge["speaker"] and self.ids(edge["speaker"]), row.get("speaker"))
        undeclared = {}
        for role, node in edge.get("roles", {}).items():
            if "role_" + role in self.columns:
                self.same(f"{where} role {role}", self.ids(node), row.get("role_" + role))
            else:
                undeclared["role_" + role] = node
        self.properties(where, {**edge["properties"], **undeclared}, row)
        if len(edge["evidence"]) > 1:
            self.same(f"{where} evidence", clean_all(edge["evidence"]), clean_all(json.loads(row["evidence"])))


class JavascriptComparer(Comparer):
    def same_value(self, where, expected, got):
        large = isinstance(expected, int) and abs(expected) > 2**53  # JavaScript's numbers are doubles
        super().same_value(where, float(expected) if large else expected, float(got) if large else got)
