-- Cases, their sealed documents, the work on partners' files, and the audit events.
--
-- The database is trusted with nothing: it holds ciphertext, random ids, keyed tokens, codes that
-- say nothing about a person alone, and times (microseconds since 1970 UTC).
CREATE TABLE IF NOT EXISTS case_record (
  case_id BINARY(16) NOT NULL PRIMARY KEY,
  case_number VARCHAR(16) CHARACTER SET ascii NOT NULL UNIQUE,
  opened_at BIGINT NOT NULL,
  retention_year SMALLINT NOT NULL,
  seal BINARY(32) NOT NULL
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS case_counter (
  fiscal_year SMALLINT NOT NULL PRIMARY KEY,
  last_number INT UNSIGNED NOT NULL
) ENGINE=InnoDB;

-- One wrapped key per case, class (0 to 5, 6 for document seals) and version.
CREATE TABLE IF NOT EXISTS data_key (
  case_id BINARY(16) NOT NULL,
  key_class TINYINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  wrapped VARBINARY(128) NOT NULL,
  PRIMARY KEY (case_id, key_class, version)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS document (
  document_id BINARY(16) NOT NULL PRIMARY KEY,
  case_id BINARY(16) NOT NULL,
  document_type VARCHAR(64) CHARACTER SET ascii NOT NULL,
  revision INT UNSIGNED NOT NULL,
  supersedes BINARY(16) NULL,
  recorded_at BIGINT NOT NULL,
  origin VARCHAR(64) CHARACTER SET ascii NOT NULL,
  number_token BINARY(16) NOT NULL,
  content_token BINARY(16) NOT NULL,
  sealed LONGBLOB NOT NULL,
  seal BINARY(32) NOT NULL,
  UNIQUE KEY document_version (number_token, origin, revision),
  KEY document_of_case (case_id, recorded_at),
  KEY document_superseded (supersedes)
) ENGINE=InnoDB;

-- Which case a number belongs to. kind: 1 resident code, 2 number of a document at its sender.
-- A resident code has the origin '' and so one case; numbers are one sender's.
CREATE TABLE IF NOT EXISTS case_token (
  kind TINYINT UNSIGNED NOT NULL,
  token BINARY(16) NOT NULL,
  origin VARCHAR(64) CHARACTER SET ascii NOT NULL,
  case_id BINARY(16) NOT NULL,
  PRIMARY KEY (kind, token, origin)
) ENGINE=InnoDB;

-- What the in-memory index of names is loaded from; nothing derived from a name is readable here.
CREATE TABLE IF NOT EXISTS search_entry (
  document_id BINARY(16) NOT NULL PRIMARY KEY,
  case_id BINARY(16) NOT NULL,
  sealed VARBINARY(16384) NOT NULL
) ENGINE=InnoDB;

-- A projection: what the documents say about where a case stands. `tsunagu rebuild` proves it.
CREATE TABLE IF NOT EXISTS case_projection (
  case_id BINARY(16) NOT NULL PRIMARY KEY,
  state VARCHAR(8) CHARACTER SET ascii NOT NULL,
  documents INT UNSIGNED NOT NULL,
  changed_at BIGINT NOT NULL
) ENGINE=InnoDB;

-- state: 1 received, 2 read, 3 refused as a whole.
CREATE TABLE IF NOT EXISTS inbound_file (
  file_id BINARY(16) NOT NULL PRIMARY KEY,
  adapter VARCHAR(64) CHARACTER SET ascii NOT NULL,
  name VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL,
  digest_token BINARY(16) NOT NULL,
  size BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  state TINYINT UNSIGNED NOT NULL,
  refusal_code SMALLINT UNSIGNED NULL,
  refusal_place VARBINARY(8192) NULL,
  records INT UNSIGNED NOT NULL DEFAULT 0,
  KEY inbound_by_digest (adapter, digest_token)
) ENGINE=InnoDB;

-- The original bytes: compressed, then sealed. Missing where the file held a My Number.
CREATE TABLE IF NOT EXISTS inbound_original (
  file_id BINARY(16) NOT NULL PRIMARY KEY,
  sealed LONGBLOB NOT NULL
) ENGINE=InnoDB;

-- outcome: 1 accepted, 2 duplicate, 3 refused.
CREATE TABLE IF NOT EXISTS inbound_record (
  file_id BINARY(16) NOT NULL,
  position INT UNSIGNED NOT NULL,
  outcome TINYINT UNSIGNED NOT NULL,
  refusal_code SMALLINT UNSIGNED NULL,
  case_id BINARY(16) NULL,
  document_id BINARY(16) NULL,
  revision INT UNSIGNED NOT NULL DEFAULT 0,
  sealed VARBINARY(16384) NOT NULL,
  PRIMARY KEY (file_id, position)
) ENGINE=InnoDB;

-- kind: 1 answer to a file, 2 document. state: 1 owed, 2 staged (its temporary file is complete),
-- 3 written, 4 refused.
CREATE TABLE IF NOT EXISTS outbound_file (
  outbound_id BINARY(16) NOT NULL PRIMARY KEY,
  adapter VARCHAR(64) CHARACTER SET ascii NOT NULL,
  name VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL,
  kind TINYINT UNSIGNED NOT NULL,
  inbound_file BINARY(16) NULL,
  document_id BINARY(16) NULL,
  requested_by VARCHAR(64) NOT NULL,
  reason VARBINARY(4096) NOT NULL,
  state TINYINT UNSIGNED NOT NULL,
  created_at BIGINT NOT NULL,
  size BIGINT NOT NULL DEFAULT 0,
  refusal_code SMALLINT UNSIGNED NULL,
  refusal_place VARBINARY(8192) NULL,
  KEY outbound_by_state (adapter, state)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS outbound_counter (
  adapter VARCHAR(64) CHARACTER SET ascii NOT NULL,
  day CHAR(8) CHARACTER SET ascii NOT NULL,
  last_number INT UNSIGNED NOT NULL,
  PRIMARY KEY (adapter, day)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS audit_boot (
  boot INT UNSIGNED NOT NULL PRIMARY KEY,
  started_at BIGINT NOT NULL
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS audit_event (
  node SMALLINT UNSIGNED NOT NULL,
  boot INT UNSIGNED NOT NULL,
  number BIGINT UNSIGNED NOT NULL,
  event_id BINARY(16) NOT NULL UNIQUE,
  leaf VARBINARY(256) NOT NULL,
  payload VARBINARY(16384) NOT NULL,
  mac BINARY(32) NOT NULL,
  PRIMARY KEY (node, boot, number)
) ENGINE=InnoDB;

-- The catalogue of document types as last seen, to notice a change.
CREATE TABLE IF NOT EXISTS catalogue_version (
  hash CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  recorded_at BIGINT NOT NULL,
  body MEDIUMBLOB NOT NULL
) ENGINE=InnoDB;

GRANT SELECT, INSERT ON case_record TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, UPDATE ON case_counter TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT ON data_key TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT ON document TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT ON case_token TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT ON search_entry TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, UPDATE ON case_projection TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, UPDATE ON inbound_file TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT ON inbound_original TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT ON inbound_record TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, UPDATE ON outbound_file TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, UPDATE ON outbound_counter TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT ON audit_boot TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT ON audit_event TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, UPDATE ON catalogue_version TO 'tsunagu_daemon'@'%';
GRANT SELECT ON schema_migration TO 'tsunagu_daemon'@'%';
GRANT SELECT ON audit_event TO 'tsunagu_sequencer'@'%';
