// Run with cypher-shell -f; running it again changes nothing.
CREATE CONSTRAINT newsgraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
UNWIND [
{`id`: "country:NOR", `name`: "Norway", `entity_type`: "Country", `country`: "NOR"},
{`id`: "country:SWE", `name`: "Sweden", `entity_type`: "Country", `country`: "SWE"}
] AS row
MERGE (n:Entity {id: row.id})
SET n:`Country`, n += row;
UNWIND [
{`id`: "person:ada-berg", `name`: "Ada Berg", `aliases`: ["Berg", "Minister Berg"], `entity_type`: "Person", `country`: "NOR", `born`: 1961, `office`: "Foreign Minister"}
] AS row
MERGE (n:Entity {id: row.id})
SET n:`Person`, n += row;
UNWIND [
{`source`: "person:ada-berg", `target`: "country:SWE", `properties`: {`id`: "e1", `relation`: "meets-with", `status`: "planned", `symmetric`: true, `start_date`: date("2026-02-10"), `end_date`: date("2026-02-10"), `sources`: 2, `confidence`: 0.75, `plover`: "AGREE", `plover_mode`: "meet", `cameo`: "036", `document`: "first", `quote`: "Ada Berg will meet Sweden's envoys on Tuesday.", `evidence`: "[{\"document\":\"first\",\"start\":0,\"end\":46,\"quote\":\"Ada Berg will meet Sweden's envoys on Tuesday.\"},{\"document\":\"second\",\"start\":0,\"end\":43,\"quote\":\"Berg & the envoys meet in Sweden next week.\"}]", `role_place`: "country:SWE", `rounds`: 2}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`MEETS_WITH` {id: row.properties.id}]->(b)
SET r += row.properties;
UNWIND [
{`source`: "person:ada-berg", `target`: "country:NOR", `properties`: {`id`: "e3", `relation`: "represents", `status`: "actual", `symmetric`: false, `sources`: 1, `confidence`: 0.75, `document`: "first", `quote`: "Ada Berg is Norway's foreign minister."}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`REPRESENTS` {id: row.properties.id}]->(b)
SET r += row.properties;
UNWIND [
{`source`: "country:SWE", `target`: "country:NOR", `properties`: {`id`: "e2", `relation`: "threatens-tariff", `status`: "actual", `symmetric`: false, `start_date`: date("2026-02-01"), `end_date`: date("2026-02-01"), `speaker`: "person:ada-berg", `sources`: 1, `confidence`: 0.75, `plover`: "THREATEN", `plover_mode`: "restrict", `cameo`: "1312", `document`: "second", `quote`: "Sweden threatened a tariff of 12.5 percent on Norway, she said.", `to_percent`: 12.5}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`THREATENS_TARIFF` {id: row.properties.id}]->(b)
SET r += row.properties;
