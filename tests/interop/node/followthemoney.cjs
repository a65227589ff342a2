// followthemoney.cjs FILE: each entity as the package's own model reads it, with its properties, a JSON line each. An entity
// that is a property's value is printed as its id.
const { Model, defaultModel } = require("@alephdata/followthemoney");
const fs = require("fs");

const model = new Model(defaultModel);
for (const line of fs.readFileSync(process.argv[2], "utf8").split("\n")) {
  if (!line) continue;
  const entity = model.getEntity(JSON.parse(line));
  const properties = {};
  for (const property of entity.getProperties()) {
    properties[property.name] = entity.getProperty(property).map((value) => (typeof value === "string" ? value : value.id));
  }
  console.log(JSON.stringify({ id: entity.id, schema: entity.schema.name, properties, caption: entity.getCaption() }));
}
