"""check_rdf.py python|oxigraph|rdflib DIR [FOLDER]: the RDF exports hold what the NDJSON export holds. python reads N-Triples and
N-Quads by their grammar; oxigraph and rdflib read all forms, with and without a graph for each source, which must be the same
triples and, by SPARQL, the same number of statements per relation. FOLDER is what node/setup or python/setup filled."""
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
VOCABULARY = "urn:newsgraph:"
NG = VOCABULARY + "vocabulary:"

IRI = r"<([^\x00-\x20<>\"{}|^`\\]*)>"
LITERAL = r'"((?:[^"\\\n\r]|\\[tbnrf"\'\\])*)"(?:\^\^' + IRI + ")?"
LINE = re.compile(f"{IRI} {IRI} (?:{IRI}|{LITERAL})(?: {IRI})? \\.")
ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Form:
    """One export: its name as a suffix, the names of two readers for it, and what its options make different."""

    def __init__(self, name, rdflib, base=VOCABULARY, graphs=False, direct=True):
        self.name, self.rdflib, self.base, self.graphs, self.direct = name, rdflib, base, graphs, direct


EXAMPLE = "https://example.org/graph/"
FORMS = [Form("ntriples", "nt"), Form("turtle", "turtle"), Form("jsonld", "json-ld"), Form("statements", "nt", direct=False),
         Form("nquads", "nquads", EXAMPLE, True), Form("trig", "trig", EXAMPLE, True), Form("jsonld-graphs", "json-ld", EXAMPLE, True)]


def parse(path):
    """Triples as (subject, predicate, object, graph or None); an object is ("iri", …) or ("text", …, datatype)."""
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            match = LINE.fullmatch(line.rstrip("\n"))
            if match is None:
                raise Mismatch(f"{path}: no N-Triples line: {line:.200}")
            subject, predicate, iri, text, datatype, graph = match.groups()
            if iri is not None:
                yield subject, predicate, ("iri", iri), graph
            else:
                text = re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), text)
                yield subject, predicate, ("text", text, datatype or XSD + "string"), graph


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
            subject, predicate, value, graph = item["triple"]
            value = ("iri", value["iri"]) if "iri" in value else ("text", value["text"], value["type"])
            triples[item["name"]].add((subject, predicate, value, graph))
    return triples, counts


COUNTS = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
  SELECT ?relation (COUNT(?edge) AS ?count) WHERE { ?edge a rdf:Statement ; rdf:predicate ?relation } GROUP BY ?relation"""


def with_rdflib(base, _):
    import rdflib

    rdflib.NORMALIZE_LITERALS = False  # 12.5E0 stays as written
    triples, counts = {}, {}
    for form in FORMS:
        data = rdflib.Dataset(default_union=True)
        data.parse(f"{base}.{form.name}", format=form.rdflib)
        triples[form.name] = set()
        for subject, predicate, value, graph in data.quads():
            text = isinstance(value, rdflib.Literal)
            item = ("text", str(value), str(value.datatype or XSD + "string")) if text else ("iri", str(value))
            # A file without graphs may be read into one of the file's name.
            named = form.graphs and graph is not None and str(graph).startswith(form.base)
            triples[form.name].add((str(subject), str(predicate), item, str(graph) if named else None))
        counts[form.name] = {str(row.relation): int(row["count"]) for row in data.query(COUNTS)} if triples[form.name] else {}
    return triples, counts


def iri(kind, raw, base=VOCABULARY):
    """An id as IRI: letters, digits and _ as they are, - and : as well but not in front."""
    out = ""
    for byte in raw.encode():
        char = chr(byte)
        plain = char.isascii() and (char.isalnum() or char == "_" or (out and char in "-:"))
        out += char if plain else "%%%02X" % byte
    return base + kind + base[-1] + out


def literal(value):
    if isinstance(value, bool):
        return "text", "true" if value else "false", XSD + "boolean"
    if isinstance(value, int):
        return "text", str(value), XSD + "integer"
    return ("number", value) if isinstance(value, float) else ("text", clean(value), XSD + "string")


class Expected:
    """All triples of a form, written down from the description in exporters/rdf.hpp."""

    def __init__(self, form):
        self.form = form

    def named(self, kind, raw):
        return iri(kind, raw, self.form.base)

    def of_node(self, node):
        subject = self.named("node", node["id"])
        yield subject, RDF + "type", ("iri", iri("vocabulary", node["type"]))
        yield subject, LABEL, literal(node["name"])
        for alias in node["aliases"]:
            yield subject, ALIAS, literal(alias)
        if node["country"]:
            yield subject, NG + "country", literal(node["country"])
        for name, value in node["properties"].items():
            yield subject, iri("property", name), literal(value)

    def of_statement(self, edge):
        subject = self.named("edge", edge["id"])
        yield subject, RDF + "type", ("iri", RDF + "Statement")
        yield subject, RDF + "predicate", ("iri", iri("relation", edge["type"]))
        for name, node in (("subject", edge["source"]), ("object", edge["target"])):
            if node:
                yield subject, RDF + name, ("iri", self.named("node", node))
        for name, day in (("startDate", edge["from"]), ("endDate", edge["to"])):
            if day:
                yield subject, NG + name, ("text", day, XSD + "date")
        if edge["speaker"]:
            yield subject, NG + "speaker", ("iri", self.named("node", edge["speaker"]))
        for role, node in edge.get("roles", {}).items():
            yield subject, iri("vocabulary", "role_" + role), ("iri", self.named("node", node))
        for name in ("status", "sources", "confidence", "plover", "cameo"):
            if edge[name] is not None:
                yield subject, NG + name, literal(edge[name])
        for name, value in edge["properties"].items():
            yield subject, iri("property", name), literal(value)
        for number in range(len(edge["evidence"])):
            yield subject, PROV + "wasDerivedFrom", ("iri", self.evidence(edge, number))

    def evidence(self, edge, number):
        return self.named("evidence", edge["id"]) + f":{number}"

    def of_article(self, edge, number):
        """What the article of a piece of evidence says."""
        piece, evidence = edge["evidence"][number], self.evidence(edge, number)
        yield evidence, RDF + "type", ("iri", PROV + "Entity")
        yield evidence, PROV + "value", literal(piece["quote"])
        yield evidence, PROV + "wasQuotedFrom", ("iri", self.named("document", piece["document"]))
        yield evidence, NG + "start", literal(piece["start"])
        yield evidence, NG + "end", literal(piece["end"])
        fact = edge["source"] and edge["target"] and edge["status"] in ("actual", "ongoing", "past")
        if fact and self.form.direct:
            yield self.named("node", edge["source"]), iri("relation", edge["type"]), ("iri", self.named("node", edge["target"]))

    def triples(self, nodes, edges):
        for node in nodes.values():
            yield from ((*triple, None) for triple in self.of_node(node))
        for edge in edges.values():
            yield from ((*triple, None) for triple in self.of_statement(edge))
            for number, piece in enumerate(edge["evidence"]):
                graph = self.named("document", piece["document"]) if self.form.graphs else None
                yield from ((*triple, graph) for triple in self.of_article(edge, number))


def numbers_read(triple):
    """Doubles by value, so that 1.25E1 and 12.5E0 are one."""
    subject, predicate, value, graph = triple
    if value[0] == "text" and value[2] == XSD + "double":
        value = ("number", float(value[1]))
    return subject, predicate, value, graph


def compare(base, form, found):
    nodes, edges = read_ndjson(base + ".ndjson")
    label = f"{base}.{form.name}"
    expected = set(Expected(form).triples(nodes, edges))
    # Two words that the NDJSON does not hold: the relation's label and the PLOVER mode.
    found = {triple for triple in map(numbers_read, found)
             if not (triple[0].startswith(form.base + "edge" + form.base[-1]) and triple[1] in (LABEL, NG + "ploverMode"))}
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
            for form in FORMS:
                if form.rdflib in ("nt", "nquads"):
                    compare(base, form, parse(f"{base}.{form.name}"))
            continue
        triples, counts = (with_oxigraph if name == "oxigraph" else with_rdflib)(base, sys.argv[3])
        for form in FORMS:
            relations = compare(base, form, triples[form.name])
            if counts[form.name] != relations:
                raise Mismatch(f"{base}.{form.name}: SPARQL counts {counts[form.name]}, not {relations}")


main()
