// ladybug.cjs FOLDER DELIMITER: runs load/ladybug.cypher on the exported CSV and prints what the database holds.
const { Database, Connection } = require("@ladybugdb/core");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { nodeColumns, edgeColumns, print } = require("./rows.cjs");

// INT64 as text, because JSON numbers end at 2^53; lists joined by DELIMITER.
function expression(variable, { name, type }) {
  const value = `${variable}.\`${name}\``;
  if (type === "long" || type === "date") return `CAST(${value} AS STRING)`;
  return type === "string[]" ? `list_to_string('${process.argv[3]}', ${value})` : value;
}

async function main() {
  process.chdir(process.argv[2]);
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "newsgraph-ladybug-"));
  const database = new Database(path.join(dir, "db"));
  const connection = new Connection(database);
  const rows = async (query) => (await connection.query(query)).getAll();
  for (const statement of fs.readFileSync("load/ladybug.cypher", "utf8").split(";\n")) {
    if (statement.trim()) await rows(statement);
  }
  const nodes = nodeColumns();
  const list = nodes.map((column, i) => `${expression("n", column)} AS c${i}`).join(", ");
  for (const row of await rows(`MATCH (n:Entity) RETURN ${list}`)) print("nodes", nodes, nodes.map((_, i) => row[`c${i}`]));
  const edges = edgeColumns();
  const parts = edges.map((column, i) => (i === 0 ? "a.id" : i === 1 ? "b.id" : expression("r", column)) + ` AS c${i}`);
  const query = `MATCH (a:Entity)-[r:Relation]->(b:Entity) RETURN ${parts.join(", ")}`;
  for (const row of await rows(query)) print("edges", edges, edges.map((_, i) => row[`c${i}`]));
  await connection.close();
  await database.close();
  fs.rmSync(dir, { recursive: true });
}

main().catch((error) => { console.error(error); process.exit(1); });
