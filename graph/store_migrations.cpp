// What later versions changed in the tables of store_schema.cpp.
#include "graph/store_schema.hpp"

namespace newsgraph {
namespace {

// Agreements are found by their names and parties; no name is too common any more. The graph is to be
// computed again.
constexpr const char* kSecondFormat = R"sql(
DROP TABLE common_key;
DROP TABLE moved_claim;
UPDATE meta SET value = value + 1 WHERE key = 'claims_version';
)sql";

// An edge is read with all that it shows in one go: its evidence holds copies of what article, claim and
// quote say, and the relation counts publishers and texts.
constexpr const char* kThirdFormat = R"sql(
ALTER TABLE evidence ADD COLUMN article    TEXT NOT NULL DEFAULT '';   -- document.id
ALTER TABLE evidence ADD COLUMN spans      TEXT NOT NULL DEFAULT '';   -- see shown_claim
ALTER TABLE evidence ADD COLUMN rule       TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN quote      TEXT NOT NULL DEFAULT '';
ALTER TABLE relation ADD COLUMN outlets       INTEGER NOT NULL DEFAULT 1;  -- publishers of its articles
ALTER TABLE relation ADD COLUMN independent   INTEGER NOT NULL DEFAULT 1;  -- their texts, near-copies once

-- Rows of evidence, but for the relation. Spans are those of sentence, trigger, source and target: start, blank, end,
-- blank; '-' for one that is not known. One column instead of eight, as reading columns is what takes the time.
CREATE VIEW shown_claim AS
  SELECT c.document, c.position AS claim, d.id AS article,
         c.start || ' ' || c."end" || ' ' || c.trigger_start || ' ' || c.trigger_end || ' ' ||
           coalesce(c.source_start || ' ' || c.source_end, '-') || ' ' ||
           coalesce(c.target_start || ' ' || c.target_end, '-') AS spans,
         c.rule, c.confidence, q.text AS quote
  FROM claim c
  CROSS JOIN document d ON d.key = c.document
  CROSS JOIN quote q ON q.document = c.document AND q.start = c.start AND q."end" = c."end";

DROP TRIGGER relation_needs_evidence;
CREATE TRIGGER relation_needs_evidence AFTER INSERT ON relation BEGIN
  SELECT RAISE (ABORT, 'a relation needs a claim as evidence') WHERE NOT EXISTS
    (SELECT 1 FROM claim WHERE document = NEW.proof_document AND position = NEW.proof_claim);
  INSERT INTO evidence SELECT NEW.id, s.* FROM shown_claim s
    WHERE s.document = NEW.proof_document AND s.claim = NEW.proof_claim;
END;

UPDATE evidence SET (article, spans, rule, confidence, quote) =
  (SELECT article, spans, rule, confidence, quote FROM shown_claim s
   WHERE s.document = evidence.document AND s.claim = evidence.claim);
UPDATE relation SET (outlets, independent) =
  (SELECT count(DISTINCT d.outlet), count(DISTINCT d.copy_cluster)
   FROM evidence e CROSS JOIN document d ON d.key = e.document WHERE e.relation = relation.id)
  WHERE sources > 1;
)sql";

// Decisions may confirm a merge. Offices without a name may mean who held them then: graph/store_blocks.hpp;
// the graph is to be computed again.
constexpr const char* kFourthFormat = R"sql(
ALTER TABLE decision RENAME TO decision_before;
CREATE TABLE decision (
  number      INTEGER PRIMARY KEY,  -- 1 and up without gaps: the lines of the ledger (graph/ledger.hpp)
  action      TEXT NOT NULL
    CHECK (action IN ('merge', 'keep-apart', 'split-article', 'split-alias', 'rename', 'undo', 'confirm')),
  first       TEXT NOT NULL,        -- id and name of the node that stays
  first_name  TEXT NOT NULL,
  second      TEXT NOT NULL,        -- id and name of the other node of merge and keep-apart
  second_name TEXT NOT NULL,
  value       TEXT NOT NULL,        -- article id, alias, new name or number
  reason      TEXT NOT NULL CHECK (reason <> ''),
  note        TEXT                  -- computed: why the decision changes nothing now
) STRICT;
INSERT INTO decision SELECT * FROM decision_before;
DROP TABLE decision_before;

-- Claims that tell who holds an office of a country, and those whose source or target is called by an office alone.
CREATE TABLE office_told (
  document INTEGER NOT NULL,
  claim    INTEGER NOT NULL,
  office   TEXT NOT NULL,           -- "NOR|foreign minister"
  day      INTEGER NOT NULL,        -- since 1970-01-01
  person   INTEGER NOT NULL,        -- position of a claimed entity
  past     INTEGER NOT NULL,        -- 1: holds it no more
  PRIMARY KEY (document, claim),
  FOREIGN KEY (document, claim) REFERENCES claim (document, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX office_told_day ON office_told (office, day);
CREATE TABLE office_alone (
  document INTEGER NOT NULL,
  claim    INTEGER NOT NULL,
  side     TEXT NOT NULL CHECK (side IN ('source', 'target')),
  office   TEXT NOT NULL,
  day      INTEGER NOT NULL,
  holder   TEXT NOT NULL,           -- node of who is meant; empty: nothing tells
  PRIMARY KEY (document, claim, side),
  FOREIGN KEY (document, claim) REFERENCES claim (document, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX office_alone_day ON office_alone (office, day);
CREATE TABLE dirty_office (
  office TEXT NOT NULL,
  day    INTEGER NOT NULL,
  PRIMARY KEY (office, day)
) STRICT, WITHOUT ROWID;
UPDATE meta SET value = value + 1 WHERE key = 'claims_version';
)sql";

// Decisions may reject a node. The names of decisions are checked by graph/ledger.cpp alone from now on.
constexpr const char* kFifthFormat = R"sql(
ALTER TABLE decision RENAME TO decision_before;
CREATE TABLE decision (
  number      INTEGER PRIMARY KEY,  -- 1 and up without gaps: the lines of the ledger (graph/ledger.hpp)
  action      TEXT NOT NULL,        -- merge, split-article, ...: Action
  first       TEXT NOT NULL,        -- id and name of the node that stays, or that is rejected
  first_name  TEXT NOT NULL,
  second      TEXT NOT NULL,        -- id and name of the other node of merge and keep-apart
  second_name TEXT NOT NULL,
  value       TEXT NOT NULL,        -- article id, alias, new name or number
  reason      TEXT NOT NULL CHECK (reason <> ''),
  note        TEXT                  -- computed: why the decision changes nothing now
) STRICT;
INSERT INTO decision SELECT * FROM decision_before;
DROP TABLE decision_before;
)sql";

}  // namespace

const std::array<const char*, 5> kStoreSteps = {kFirstFormat, kSecondFormat, kThirdFormat, kFourthFormat,
                                                kFifthFormat};

}  // namespace newsgraph
