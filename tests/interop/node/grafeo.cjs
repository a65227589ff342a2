// grafeo.cjs SCRIPT: runs the Cypher script twice in Grafeo, one that creates (it ends in -create) once, and prints what the
// database holds.
const { GrafeoDB } = require("@grafeo-db/js");
const fs = require("fs");

// Numbers beyond 2^53 come as BigInt.
const json = (value) => JSON.stringify(value, (_, item) => (typeof item === "bigint" ? item.toString() : item));

async function main() {
  const database = GrafeoDB.create();
  const statements = fs.readFileSync(process.argv[2], "utf8").split(";\n").filter((text) => text.trim());
  const once = process.argv[2].endsWith("-create");
  for (const statement of once ? statements : [...statements, ...statements]) await database.executeCypher(statement);
  const rows = async (query) => (await database.executeCypher(query)).toArray();
  for (const { p, l } of await rows("MATCH (n:Entity) RETURN properties(n) AS p, labels(n) AS l")) {
    console.log(json({ table: "nodes", labels: l, row: p }));
  }
  for (const { s, t, y, p } of await rows("MATCH (a)-[r]->(b) RETURN a.id AS s, b.id AS t, type(r) AS y, properties(r) AS p")) {
    console.log(json({ table: "edges", type: y, source: s, target: t, row: p }));
  }
}

main().catch((error) => { console.error(error); process.exit(1); });
