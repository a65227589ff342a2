// oxigraph.cjs BASE: loads BASE.ntriples, BASE.turtle and so on, and prints each store's triples with their graph, then the
// number of statements per relation as SPARQL counts them.
globalThis.crypto ??= require("crypto").webcrypto;  // Debian 12 has Node 18, which keeps it out of the globals
const oxigraph = require("oxigraph");
const fs = require("fs");

const QUERY = `PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
  SELECT ?relation (COUNT(?edge) AS ?count) WHERE { ?edge a rdf:Statement ; rdf:predicate ?relation } GROUP BY ?relation`;
const FORMATS = [["ntriples", "application/n-triples"], ["turtle", "text/turtle"], ["jsonld", "application/ld+json"],
  ["statements", "application/n-triples"], ["nquads", "application/n-quads"], ["trig", "application/trig"],
  ["jsonld-graphs", "application/ld+json"]];

const term = (value) => (value.termType === "Literal" ? { text: value.value, type: value.datatype.value } : { iri: value.value });

for (const [name, format] of FORMATS) {
  const store = new oxigraph.Store();
  store.load(fs.readFileSync(`${process.argv[2]}.${name}`, "utf8"), { format });
  for (const quad of store.match()) {
    const graph = quad.graph.termType === "DefaultGraph" ? null : quad.graph.value;
    console.log(JSON.stringify({ name, triple: [quad.subject.value, quad.predicate.value, term(quad.object), graph] }));
  }
  for (const row of store.query(QUERY)) {
    console.log(JSON.stringify({ name, relation: row.get("relation").value, count: Number(row.get("count").value) }));
  }
}
