#include "graph/store_schema.hpp"

namespace newsgraph {

const char* const kFirstFormat = R"sql(

-- For use with plain sqlite3: the views at the end. -------------------------------------------------------------

-- Versions that made the data, and two counters: claims_version grows with every change of articles,
-- graph_version is the claims_version that the graph was computed from. ledger_sha256, articles_sum: store_seals.hpp.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- The program, types, rules and model that read an article.
CREATE TABLE stamp (
  key           INTEGER PRIMARY KEY,
  tool_version  TEXT NOT NULL,
  ontology_hash TEXT NOT NULL,
  rule_hash     TEXT NOT NULL,
  model_hash    TEXT NOT NULL,
  UNIQUE (tool_version, ontology_hash, rule_hash, model_hash)
) STRICT;

-- Articles ------------------------------------------------------------------------------------------------------

CREATE TABLE document (
  key    INTEGER PRIMARY KEY,       -- inside this file only
  id     TEXT NOT NULL UNIQUE CHECK (id <> ''),
  title  TEXT NOT NULL,
  date   TEXT NOT NULL,             -- YYYY-MM-DD or empty
  source TEXT NOT NULL,
  url    TEXT NOT NULL,
  sha256 TEXT NOT NULL,             -- as the reader computed it, of title, date and text
  stamp  INTEGER NOT NULL REFERENCES stamp,
  claims_sha256 TEXT NOT NULL,      -- of claims and quotes, as `newsgraph verify` computes it again
  text_sha256   TEXT NOT NULL,
  text_bytes    INTEGER NOT NULL,
  outlet        TEXT NOT NULL,      -- host of the url, else source, else id
  page          INTEGER NOT NULL,   -- a hash of the url, 0: none
  superseded    INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),  -- by a later article of the page
  copy_cluster  INTEGER NOT NULL DEFAULT 0,  -- the same number: near-copies of one text
  text   ANY                        -- TEXT as it is, BLOB compressed (zlib), NULL left out
) STRICT;
CREATE INDEX document_stamp ON document (stamp);
CREATE INDEX document_page ON document (page) WHERE page <> 0;
CREATE INDEX document_copies ON document (copy_cluster);

-- What articles with nearly the same text have in common (graph/near_copies.hpp).
CREATE TABLE copy_band (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  band     INTEGER NOT NULL,
  PRIMARY KEY (document, band)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_band_band ON copy_band (band);

-- A sentence that is evidence, kept beside the text so that each can be held against the other.
-- Offsets count bytes, half open.
CREATE TABLE quote (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  start    INTEGER NOT NULL CHECK (start >= 0),
  "end"    INTEGER NOT NULL CHECK ("end" >= start),
  text     TEXT NOT NULL,
  PRIMARY KEY (document, start, "end")
) STRICT, WITHOUT ROWID;

-- Claims: what each article says, never changed by resolution. --------------------------------------------------

CREATE TABLE claimed_entity (
  document   INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  position   INTEGER NOT NULL,      -- in the article's list
  type       TEXT NOT NULL,
  name       TEXT NOT NULL,
  country    TEXT,
  aliases    TEXT,                  -- JSON array, NULL when empty
  mentions   TEXT,                  -- JSON array start, end, start, end, …
  properties TEXT,                  -- JSON object
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  document      INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  type          TEXT NOT NULL,
  source        INTEGER,            -- positions of claimed entities
  target        INTEGER,
  speaker       INTEGER,
  roles         TEXT,               -- JSON object: role to position
  status        TEXT NOT NULL,
  from_day      TEXT,
  to_day        TEXT,
  time_text     TEXT,
  properties    TEXT,               -- JSON object
  plover        TEXT,
  plover_mode   TEXT,
  cameo         TEXT,
  confidence    REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  rule          TEXT NOT NULL,
  start         INTEGER NOT NULL,   -- the sentence
  "end"         INTEGER NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end   INTEGER NOT NULL,
  source_start  INTEGER,
  source_end    INTEGER,
  target_start  INTEGER,
  target_end    INTEGER,
  PRIMARY KEY (document, position),
  FOREIGN KEY (document, source)  REFERENCES claimed_entity (document, position),
  FOREIGN KEY (document, target)  REFERENCES claimed_entity (document, position),
  FOREIGN KEY (document, speaker) REFERENCES claimed_entity (document, position),
  FOREIGN KEY (document, start, "end") REFERENCES quote (document, start, "end"),
  CHECK (source IS NOT NULL OR target IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Identity decisions of people; they win over the rules and outlive every computation. ---------------------------

CREATE TABLE decision (
  number      INTEGER PRIMARY KEY,  -- 1 and up without gaps: the lines of the ledger (graph/ledger.hpp)
  action      TEXT NOT NULL
    CHECK (action IN ('merge', 'keep-apart', 'split-article', 'split-alias', 'rename', 'undo')),
  first       TEXT NOT NULL,        -- id and name of the node that stays
  first_name  TEXT NOT NULL,
  second      TEXT NOT NULL,        -- id and name of the other node of merge and keep-apart
  second_name TEXT NOT NULL,
  value       TEXT NOT NULL,        -- article id, alias, new name or number
  reason      TEXT NOT NULL CHECK (reason <> ''),
  note        TEXT                  -- computed: why the decision changes nothing now
) STRICT;

-- The graph: computed from claims and decisions, replaced as a whole. -------------------------------------------

CREATE TABLE entity (
  id         TEXT PRIMARY KEY CHECK (id <> ''),
  type       TEXT NOT NULL,
  name       TEXT NOT NULL,
  country    TEXT,
  properties TEXT
) STRICT, WITHOUT ROWID;

-- All names of an entity, its canonical name included; `key` is the form in which names are compared.
CREATE TABLE alias (
  entity    TEXT NOT NULL REFERENCES entity ON DELETE CASCADE,
  name      TEXT NOT NULL,
  key       TEXT NOT NULL,
  canonical INTEGER NOT NULL CHECK (canonical IN (0, 1)),
  PRIMARY KEY (entity, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_key ON alias (key);
CREATE INDEX alias_key_closed ON alias (replace(key, ' ', ''));

-- A relation names a claim that proves it. `proof` must be filed in evidence when the transaction ends, and cannot be
-- taken away while the relation stands: a relation without evidence cannot be stored. The trigger files the proof,
-- and holds even where a connection has foreign keys switched off.
CREATE TABLE relation (
  id             TEXT PRIMARY KEY CHECK (id <> ''),
  type           TEXT NOT NULL,
  source         TEXT REFERENCES entity,
  target         TEXT REFERENCES entity,
  speaker        TEXT REFERENCES entity,
  status         TEXT NOT NULL,
  from_day       TEXT,
  to_day         TEXT,
  sources        INTEGER NOT NULL CHECK (sources > 0),
  confidence     REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  properties     TEXT,
  plover         TEXT,
  plover_mode    TEXT,
  cameo          TEXT,
  proof_document INTEGER NOT NULL,
  proof_claim    INTEGER NOT NULL,
  CHECK (source IS NOT NULL OR target IS NOT NULL),
  FOREIGN KEY (id, proof_document, proof_claim) REFERENCES evidence (relation, document, claim)
    DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_source ON relation (source, target, type, status);
CREATE INDEX relation_target ON relation (target);
CREATE INDEX relation_speaker ON relation (speaker) WHERE speaker IS NOT NULL;

CREATE TABLE relation_role (
  relation TEXT NOT NULL REFERENCES relation ON DELETE CASCADE,
  role     TEXT NOT NULL,
  entity   TEXT NOT NULL REFERENCES entity,
  PRIMARY KEY (relation, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_role_entity ON relation_role (entity);

CREATE TABLE evidence (
  relation TEXT NOT NULL REFERENCES relation ON DELETE CASCADE,
  document INTEGER NOT NULL,
  claim    INTEGER NOT NULL,
  PRIMARY KEY (relation, document, claim),
  FOREIGN KEY (document, claim) REFERENCES claim (document, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_claim ON evidence (document, claim);

CREATE TRIGGER relation_needs_evidence AFTER INSERT ON relation BEGIN
  SELECT RAISE (ABORT, 'a relation needs a claim as evidence') WHERE NOT EXISTS
    (SELECT 1 FROM claim WHERE document = NEW.proof_document AND position = NEW.proof_claim);
  INSERT INTO evidence VALUES (NEW.id, NEW.proof_document, NEW.proof_claim);
END;

-- How the graph was computed: graph/store_blocks.hpp. Kept so that a new article costs what it touches. ---------

CREATE TABLE wording (
  key        INTEGER PRIMARY KEY,   -- hash of type, name, country, aliases, properties, stated and, if any, year and article
  type       TEXT NOT NULL,
  name       TEXT NOT NULL,
  country    TEXT NOT NULL,
  aliases    TEXT,                  -- JSON array, NULL when empty
  properties TEXT,                  -- JSON object
  stated     INTEGER NOT NULL,
  document   INTEGER NOT NULL,      -- the only article that may use it; 0: any
  hint       TEXT,                  -- JSON array
  uses       INTEGER NOT NULL,
  latest     TEXT,                  -- NULL: to be looked up again
  rule       TEXT,
  home       TEXT,
  day        TEXT,
  reason     TEXT,
  entity     TEXT
) STRICT;
CREATE INDEX wording_rule ON wording (rule);
CREATE INDEX wording_entity ON wording (entity);
CREATE INDEX wording_decided ON wording (key) WHERE entity <> rule;

CREATE TABLE wording_key (
  key     TEXT NOT NULL,
  wording INTEGER NOT NULL,
  PRIMARY KEY (key, wording)
) STRICT, WITHOUT ROWID;
CREATE INDEX wording_key_wording ON wording_key (wording);

-- Which wording an article's entity is, and by it which node.
CREATE TABLE resolution (
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  wording  INTEGER NOT NULL,
  PRIMARY KEY (document, position),
  FOREIGN KEY (document, position) REFERENCES claimed_entity (document, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX resolution_wording ON resolution (wording);

CREATE TABLE bearer (
  surname TEXT NOT NULL,
  rule    TEXT NOT NULL,
  country TEXT NOT NULL,
  offices TEXT,                     -- JSON array
  PRIMARY KEY (surname, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX bearer_rule ON bearer (rule);

CREATE TABLE common_key (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Left to be done by the next computation of the graph.
CREATE TABLE pending (document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE) STRICT;
CREATE TABLE dirty_key (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE dirty_handle (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE dirty_group (
  type   TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (type, source, target, status)
) STRICT, WITHOUT ROWID;
CREATE TABLE moved_claim (
  type     TEXT NOT NULL,
  source   TEXT NOT NULL,
  target   TEXT NOT NULL,
  status   TEXT NOT NULL,
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (type, source, target, status, document, position)
) STRICT, WITHOUT ROWID;

-- Views for people and other programs: these names and columns stay. ---------------------------------------------

-- `text` is NULL where it is compressed or left out. `newsgraph sql` shows it all the same; the sqlite3 shell does with
-- SELECT sqlar_uncompress(packed_text, text_bytes).
CREATE VIEW articles AS
  SELECT id, title, date, source, url, sha256, CASE typeof(text) WHEN 'text' THEN text END AS text, text_bytes,
         CASE typeof(text) WHEN 'blob' THEN text END AS packed_text, outlet, superseded, copy_cluster
  FROM document;

CREATE VIEW nodes AS
  SELECT id, type, name, country, properties,
         (SELECT json_group_array(name) FROM alias WHERE entity = id AND NOT canonical) AS aliases
  FROM entity;

CREATE VIEW edges AS
  SELECT r.id, r.type, r.source, s.name AS source_name, r.target, t.name AS target_name, r.status,
         r.from_day AS "from", r.to_day AS "to", r.speaker, r.sources, r.confidence, r.properties, r.plover,
         r.plover_mode, r.cameo
  FROM relation r LEFT JOIN entity s ON s.id = r.source LEFT JOIN entity t ON t.id = r.target;

-- The sentence behind each edge.
CREATE VIEW sentences AS
  SELECT e.relation AS edge, d.id AS article, d.date, d.source, c.start, c."end", q.text AS sentence, c.trigger_start,
         c.trigger_end, c.rule, c.confidence
  FROM evidence e
  JOIN claim c ON c.document = e.document AND c.position = e.claim
  JOIN quote q ON q.document = c.document AND q.start = c.start AND q."end" = c."end"
  JOIN document d ON d.key = e.document;

)sql";

}  // namespace newsgraph
