"""check_graphdb.py grafeo|neo4j|neo4j-admin|memgraph-load DIR TOOL: field by field, what the database holds after the Cypher
script ran twice, or that with CREATE once, after neo4j-admin imported the CSV folders, or after the folders' scripts for
Memgraph ran twice in Neo4j, equals the NDJSON export. TOOL is what node/setup or neo4j/setup filled."""
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

from check_csv import field, field_with_lines
from expected import Comparer, Mismatch, clean, graphs, read_ndjson, skip, two_ended

HERE = os.path.dirname(os.path.abspath(__file__))


def output(command, **options):
    result = subprocess.run(command, capture_output=True, timeout=600, **options)
    if result.returncode != 0:
        sys.exit(f"{command[0]} failed: " + (result.stdout + result.stderr).decode(errors="replace")[:3000])
    return result.stdout.decode()


def java(tool, *arguments):
    classpath = tool + os.pathsep + open(f"{tool}/classpath.txt", encoding="utf-8").read()
    return ["java", "-cp", classpath, *arguments]


def with_grafeo(paths, tool):
    for path in paths:
        yield path, output(["node", f"{HERE}/node/grafeo.cjs", path],
                           env={**os.environ, "NODE_PATH": f"{tool}/node_modules"}).split("\n")[:-1]


def dumped(text):
    """The lines of each argument of Neo4jDump."""
    parts = []
    for line in text.split("\n")[:-1]:
        if line.startswith('{"file":'):
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


MEMGRAPH_OPENING = """CREATE INDEX ON :Entity(id);
CREATE CONSTRAINT ON (n:Entity) ASSERT n.id IS UNIQUE;
"""


def for_neo4j(script, folder):
    """load/memgraph.cypherl as Neo4j takes it: without the statements that only Memgraph has, and with its own words for
    reading a CSV file. All else is run as it is."""
    comment, opening, rest = re.fullmatch(r"(//[^\n]*\n)(.*?;\n.*?;\n)(.*)", script, re.S).groups()
    if opening != MEMGRAPH_OPENING:
        raise Mismatch(f"opening of the Memgraph script: {opening!r}")
    location = urllib.parse.quote(os.path.abspath(folder))
    return re.sub(r'^LOAD CSV FROM "/import/(\w+\.csv)" WITH HEADER NULLIF "" AS row$',
                  rf"LOAD CSV WITH HEADERS FROM 'file://{location}/\1' AS row", rest, flags=re.M)


# Memgraph's server is in no registry; Neo4j runs the same Cypher.
def with_neo4j_loading(paths, tool):
    with tempfile.TemporaryDirectory(prefix="newsgraph-neo4j-") as folder:
        scripts = [f"{folder}/{os.path.basename(path)}.cypher" for path in paths]
        for path, converted in zip(paths, scripts):
            with open(f"{path}/load/memgraph.cypherl", encoding="utf-8") as script, open(converted, "w", encoding="utf-8") as out:
                out.write(for_neo4j(script.read(), path))
        yield from zip(paths, dumped(output(java(tool, "Neo4jDump", "cypher", *scripts))))


# One Java machine for all graphs: it takes longer to start than to load them.
def with_neo4j(paths, tool):
    return zip(paths, dumped(output(java(tool, "Neo4jDump", "cypher", *paths))))


def with_neo4j_admin(paths, tool):
    with tempfile.TemporaryDirectory(prefix="newsgraph-neo4j-") as folder:
        homes = [f"{folder}/{os.path.basename(path)}" for path in paths]
        for path, home in zip(paths, homes):
            os.makedirs(home + "/conf")
            importer = java(tool, "org.neo4j.cli.AdminTool", "database", "import", "full", "@load/neo4j.args", "neo4j")
            output(importer, cwd=path, env={**os.environ, "NEO4J_HOME": home, "NEO4J_CONF": home + "/conf"})
        yield from zip(paths, dumped(output(java(tool, "Neo4jDump", "home", *homes))))


def rows(lines):
    nodes, edges = {}, {}
    for line in lines:
        item = json.loads(line)
        if "issue" in item and "LOAD CSV with a large data set" not in item["issue"]:  # a hint on how Neo4j plans
            sys.exit("the database says: " + item["issue"])
        if "issue" in item:
            continue
        table = nodes if item["table"] == "nodes" else edges
        if item["row"]["id"] in table:
            raise Mismatch(f"{item['row']['id']} is there twice")
        table[item["row"]["id"]] = item
    return nodes, edges


def integers(row):
    """Grafeo's JavaScript interface gives large integers as text."""
    return {name: int(value) if name in ("born", "rounds") else value for name, value in row.items()}


# Export, what a text becomes, and what parts the items of a list, where it is one text on the way.
KINDS = {".graphson": (str, None), ".cypher": (clean, None), ".cypher-create": (clean, None), ".csv": (field, ";"), ".csv-lines": (field_with_lines, "|")}


def compare(path, lines):
    base, kind = path.rsplit(".", 1)
    shape, delimiter = KINDS["." + kind]
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    nodes, edges = rows(lines)
    if {shape(key) for key in expected_nodes} != set(nodes) or {shape(key) for key in expected_edges} != set(edges):
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    columns = {name for item in (*nodes.values(), *edges.values()) for name in item["row"]}
    same = Comparer(columns, shape, lambda value: value is None or value == "", shape=shape)
    same.delimiter = delimiter or ";"
    same.clean = str  # which the shape does
    for key, node in expected_nodes.items():
        found = nodes[shape(key)]
        row = integers(found["row"])
        aliases = row.pop("aliases", [])
        row["aliases"] = (delimiter or ";").join(aliases if delimiter else (a.replace(";", ",") for a in aliases)) or None
        if not delimiter and aliases != [shape(alias) for alias in node["aliases"]]:
            raise Mismatch(f"node {key} aliases: {aliases!r}")
        same.same_value(f"node {key} label", node["type"] in found["labels"], True)
        same.same(f"node {key} name", node["name"], row.get("name"))
        same.node(node, row)
    for key, edge in expected_edges.items():
        found = edges[shape(key)]
        same.same(f"edge {key} source", edge["source"], found["source"])
        same.same(f"edge {key} target", edge["target"], found["target"])
        same.same(f"edge {key} type", re.sub("[^A-Z0-9]", "_", edge["type"].upper()), found["type"])
        same.edge(edge, integers(found["row"]))
    print(f"{path}: {len(nodes)} nodes, {len(edges)} edges, {same.compared} values equal")


def main():
    name, folder, tool = sys.argv[1:4]
    present, script = ("node_modules", "node") if name == "grafeo" else ("Neo4jDump.class", "neo4j")
    if not os.path.exists(f"{tool}/{present}"):
        skip(f"{name} is not installed; tests/interop/{script}/setup {tool} installs it")
    if name == "grafeo" and subprocess.run(["node", "-e", "require('@grafeo-db/js')"], cwd=tool, capture_output=True).returncode:
        skip("Grafeo has no build for this Node")
    reader = {"grafeo": with_grafeo, "neo4j": with_neo4j, "memgraph-load": with_neo4j_loading,
              "neo4j-admin": with_neo4j_admin}[name]
    kinds = (".csv", ".csv-lines") if name in ("neo4j-admin", "memgraph-load") else (".cypher", ".cypher-create")
    paths = [base + kind for base in graphs(folder, without=("empty",)) for kind in kinds]
    for path, lines in reader(paths, tool):
        compare(path, lines)


if __name__ == "__main__":
    main()
