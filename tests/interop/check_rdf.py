"""check_rdf.py python|oxigraph|rdflib DIR [FOLDER]: the RDF exports hold what the NDJSON export holds. python reads N-Triples by
its grammar; oxigraph and rdflib read N-Triples, Turtle and JSON-LD, which must be the same triples and, by SPARQL, the same
number of statements per relation. FOLDER is what node/setup or python/setup filled."""
import collections
import json
import os
import re
import subprocess
import sys
import urllib.parse

from expected import Mismatch, clean, graphs, in_environment, read_ndjson, skip

HERE = os.path.dirname(os.path.abspath(__file__))
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALIAS = "http://www.w3.org/2004/02/skos/core#altLabel"
OWN = "urn:newsgraph:"
NG = OWN + "vocabulary:"

IRI = r"<([^\x00-\x20<>\"{}|^`\\]*)>"
LITERAL = r'"((?:[^"\\\n\r]|\\[tbnrf"\'\\])*)"(?:\^\^' + IRI + ")?"
LINE = re.compile(f"{IRI} {IRI} (?:{IRI}|{LITERAL}) \\.")
ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def parse(path):
    """Triples as (subject, predicate, object); an object is ("iri", …) or ("text", …, datatype)."""
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            match = LINE.fullmatch(line.rstrip("\n"))
            if match is None:
                raise Mismatch(f"{path}: no N-Triples line: {line:.200}")
            subject, predicate, iri, text, datatype = match.groups()
            if iri is not None:
                yield subject, predicate, ("iri", iri)
            else:
                text = re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), text)
                yield subject, predicate, ("text", text, datatype or XSD + "string")


def with_oxigraph(base, modules):
    result = subprocess.run(["node", f"{HERE}/node/oxigraph.cjs", base], capture_output=True, timeout=300,
                            env={**os.environ, "NODE_PATH": f"{modules}/node_modules"})
    if result.returncode != 0:
        sys.exit("oxigraph failed: " + result.stderr.decode(errors="replace")[-3000:])
    triples, counts = collections.defaultdict(set), collections.defaultdict(dict)
    for line in result.stdout.decode().split("\n")[:-1]:
        item = json.loads(line)
        if "relation" in item:
            counts[item["name"]][item["relation"]] = item["count"]
        else:
            subject, predicate, value = item["triple"]
            value = ("iri", value["iri"]) if "iri" in value else ("text", value["text"], value["type"])
            triples[item["name"]].add((subject, predicate, value))
    return triples, counts


COUNTS = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
  SELECT ?relation (COUNT(?edge) AS ?count) WHERE { ?edge a rdf:Statement ; rdf:predicate ?relation } GROUP BY ?relation"""


def with_rdflib(base, _):
    import rdflib

    rdflib.NORMALIZE_LITERALS = False  # 12.5E0 stays as written
    triples, counts = {}, {}
    for name, form in (("ntriples", "nt"), ("turtle", "turtle"), ("jsonld", "json-ld")):
        graph = rdflib.Graph().parse(f"{base}.{name}", format=form)
        triples[name] = set()
        for subject, predicate, value in graph:
            text = isinstance(value, rdflib.Literal)
            item = ("text", str(value), str(value.datatype or XSD + "string")) if text else ("iri", str(value))
            triples[name].add((str(subject), str(predicate), item))
        counts[name] = {str(row.relation): int(row["count"]) for row in graph.query(COUNTS)} if len(graph) else {}
    return triples, counts


def iri(kind, raw):
    """An id as IRI: letters, digits and _ as they are, - and : as well but not in front."""
    out = ""
    for byte in raw.encode():
        char = chr(byte)
        plain = char.isascii() and (char.isalnum() or char == "_" or (out and char in "-:"))
        out += char if plain else "%%%02X" % byte
    return OWN + kind + ":" + out


def literal(value):
    if isinstance(value, bool):
        return "text", "true" if value else "false", XSD + "boolean"
    if isinstance(value, int):
        return "text", str(value), XSD + "integer"
    return ("number", value) if isinstance(value, float) else ("text", clean(value), XSD + "string")


def expected_triples(nodes, edges):
    """All triples, written down from the description in exporters/rdf.hpp."""
    for node in nodes.values():
        subject = iri("node", node["id"])
        yield subject, RDF + "type", ("iri", iri("vocabulary", node["type"]))
        yield subject, LABEL, literal(node["name"])
        for alias in node["aliases"]:
            yield subject, ALIAS, literal(alias)
        if node["country"]:
            yield subject, NG + "country", literal(node["country"])
        for name, value in node["properties"].items():
            yield subject, iri("property", name), literal(value)
    for edge in edges.values():
        yield from expected_statement(edge)


def expected_statement(edge):
    subject = iri("edge", edge["id"])
    predicate = iri("relation", edge["type"])
    yield subject, RDF + "type", ("iri", RDF + "Statement")
    yield subject, RDF + "predicate", ("iri", predicate)
    ends = {"subject": edge["source"], "object": edge["target"]}
    for name, node in ends.items():
        if node:
            yield subject, RDF + name, ("iri", iri("node", node))
    for name, day in (("startDate", edge["from"]), ("endDate", edge["to"])):
        if day:
            yield subject, NG + name, ("text", day, XSD + "date")
    if edge["speaker"]:
        yield subject, NG + "speaker", ("iri", iri("node", edge["speaker"]))
    for role, node in edge.get("roles", {}).items():
        yield subject, iri("vocabulary", "role_" + role), ("iri", iri("node", node))
    for name in ("status", "sources", "confidence", "plover", "cameo"):
        if edge[name] is not None:
            yield subject, NG + name, literal(edge[name])
    for name, value in edge["properties"].items():
        yield subject, iri("property", name), literal(value)
    for number, piece in enumerate(edge["evidence"]):
        evidence = iri("evidence", edge["id"]) + f":{number}"
        yield subject, PROV + "wasDerivedFrom", ("iri", evidence)
        yield evidence, RDF + "type", ("iri", PROV + "Entity")
        yield evidence, PROV + "value", literal(piece["quote"])
        yield evidence, PROV + "wasQuotedFrom", ("iri", iri("document", piece["document"]))
        yield evidence, NG + "start", literal(piece["start"])
        yield evidence, NG + "end", literal(piece["end"])
    if edge["source"] and edge["target"] and edge["status"] in ("actual", "ongoing", "past"):
        yield iri("node", edge["source"]), predicate, ("iri", iri("node", edge["target"]))


def numbers_read(triple):
    """Doubles by value, so that 1.25E1 and 12.5E0 are one."""
    subject, predicate, value = triple
    if value[0] == "text" and value[2] == XSD + "double":
        value = ("number", float(value[1]))
    return subject, predicate, value


def compare(base, found, label):
    nodes, edges = read_ndjson(base + ".ndjson")
    expected = set(expected_triples(nodes, edges))
    # Two words that the NDJSON does not hold: the relation's label and the PLOVER mode.
    found = {triple for triple in map(numbers_read, found)
             if not (triple[0].startswith(OWN + "edge:") and triple[1] in (LABEL, NG + "ploverMode"))}
    if found != expected:
        raise Mismatch(f"{label}: missing {sorted(map(str, expected - found))[:3]}, unexpected {sorted(map(str, found - expected))[:3]}")
    print(f"{label}: {len(found)} triples equal")
    return collections.Counter(iri("relation", edge["type"]) for edge in edges.values())


def main():
    name, folder = sys.argv[1:3]
    if name == "oxigraph" and not os.path.exists(f"{sys.argv[3]}/node_modules"):
        skip(f"oxigraph is not installed; tests/interop/node/setup {sys.argv[3]} installs it")
    if name == "rdflib":
        in_environment(sys.argv[3])
    for base in graphs(folder):
        if name == "python":
            compare(base, parse(base + ".ntriples"), base + ".ntriples")
            continue
        triples, counts = (with_oxigraph if name == "oxigraph" else with_rdflib)(base, sys.argv[3])
        for form in ("ntriples", "turtle", "jsonld"):
            relations = compare(base, triples[form], f"{base}.{form}")
            if counts[form] != relations:
                raise Mismatch(f"{base}.{form}: SPARQL counts {counts[form]}, not {relations}")


main()
