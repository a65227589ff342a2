"""check_neptune.py DIR: the CSV folders for Neptune hold, read by the rules of Neptune's user guide ("Gremlin load data
format"), what the NDJSON export holds; and load/neptune.sh asks its loader for them. Neptune runs nowhere but in its cloud."""
import csv
import json
import os
import re
import stat
import subprocess
import sys
import tempfile

from check_csv import field
from expected import Comparer, Mismatch, graphs, read_ndjson, two_ended

csv.field_size_limit(1 << 30)
COLUMN = re.compile(r"([^\s,:]+):(Bool|Long|Double|Date|String)(\[\])?(\((?:single|set)\))?")
READ = {"Bool": {"true": True, "false": False}.__getitem__, "Long": int, "Double": float, "String": str,
        "Date": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text)[0]}


def read_table(path, keys, edges):
    """Rows as dictionaries; a value that may be many is a list."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file, strict=True)
        header = next(rows)
        if header[:len(keys)] != keys:
            raise Mismatch(f"{path}: {header[:len(keys)]}, not {keys}")
        columns = [COLUMN.fullmatch(text) for text in header[len(keys):]]
        if None in columns or len({match[1] for match in columns}) != len(columns):
            raise Mismatch(f"{path}: {header}")
        if edges and any(match[3] or match[4] for match in columns):
            raise Mismatch(f"{path}: an edge's property is one value, and saying so is an error")
        for row in rows:
            if len(row) != len(header):
                raise Mismatch(f"{path}: {len(row)} fields, not {len(header)}")
            out = dict(zip(keys, row))
            for match, text in zip(columns, row[len(keys):]):
                if text != "":
                    name, kind, many, _ = match.groups()
                    out[name] = [READ[kind](item) for item in re.split(r"(?<!\\);", text)] if many else READ[kind](text)
            yield out


def check_script(folder):
    """Runs load/neptune.sh with stand-ins for aws and curl that write down how they are called."""
    with tempfile.TemporaryDirectory(prefix="newsgraph-neptune-") as tools:
        for name in ("aws", "curl"):
            with open(f"{tools}/{name}", "w", encoding="utf-8") as file:
                file.write(f'#!/bin/sh\necho {name} "$@" >>{tools}/log\n[ {name} = aws ] || cat >{tools}/request\n')
            os.chmod(f"{tools}/{name}", stat.S_IRWXU)
        settings = {"S3": "s3://bucket/graph", "ENDPOINT": "name.example", "REGION": "eu-west-1", "ROLE": "arn:aws:iam::1:role/load"}
        environment = {"PATH": tools + ":" + os.environ["PATH"], **settings}
        subprocess.run(["sh", "load/neptune.sh"], cwd=folder, env=environment, check=True, timeout=60)
        with open(f"{tools}/log", encoding="utf-8") as log, open(f"{tools}/request", encoding="utf-8") as request:
            calls, asked = log.read().splitlines(), json.load(request)
        if [call.split()[3] for call in calls[:2]] != ["nodes.csv", "edges.csv"] or "https://name.example:8182/loader" not in calls[2]:
            raise Mismatch(f"{folder}: {calls}")
        wanted = {"source": "s3://bucket/graph/", "format": "csv", "iamRoleArn": settings["ROLE"], "region": "eu-west-1",
                  "failOnError": "TRUE", "updateSingleCardinalityProperties": "TRUE"}
        if asked != wanted:
            raise Mismatch(f"{folder}: {asked}")
        del environment["ROLE"]
        if subprocess.run(["sh", "load/neptune.sh"], cwd=folder, env=environment, capture_output=True).returncode == 0:
            raise Mismatch(f"{folder}: load/neptune.sh runs without a role")


def check(base):
    folder = base + ".csv-neptune"
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    node_rows = list(read_table(folder + "/nodes.csv", ["~id", "~label"], False))
    edge_rows = list(read_table(folder + "/edges.csv", ["~id", "~from", "~to", "~label"], True))
    nodes, edges = ({row["~id"]: row for row in rows} for rows in (node_rows, edge_rows))
    if {field(key) for key in expected_nodes} != set(nodes) or {field(key) for key in expected_edges} != set(edges):
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    if len(node_rows) != len(nodes) or len(edge_rows) != len(edges):
        raise Mismatch(f"{folder}: ids are not unique")
    same = Comparer({name for row in (*node_rows, *edge_rows) for name in row}, field, shape=field)
    for key, node in expected_nodes.items():
        row = nodes[field(key)]
        row["aliases"] = ";".join(row["aliases"]) if "aliases" in row else None
        same.same(f"node {key} label", node["type"], row["~label"])
        same.same(f"node {key} name", node["name"], row.get("name"))
        same.node(node, row)
    for key, edge in expected_edges.items():
        row = edges[field(key)]
        same.same(f"edge {key} from", edge["source"], row["~from"])
        same.same(f"edge {key} to", edge["target"], row["~to"])
        same.same(f"edge {key} label", re.sub("[^A-Z0-9]", "_", edge["type"].upper()), row["~label"])
        if row["~from"] not in nodes or row["~to"] not in nodes:
            raise Mismatch(f"edge {key}: an end that is no node")
        same.edge(edge, row)
    print(f"{folder}: {len(nodes)} nodes, {len(edges)} edges, {same.compared} values equal")


def main():
    for base in graphs(sys.argv[1]):
        check(base)
    check_script(graphs(sys.argv[1])[0] + ".csv-neptune")


main()
