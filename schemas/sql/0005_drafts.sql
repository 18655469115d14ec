-- Documents that are being written: sealed as documents are, kept until they are filed or discarded.
--
-- A draft of a case is sealed under the case's data keys, one without a case under keys of its own,
-- which go with it.
CREATE TABLE IF NOT EXISTS draft (
  draft_id BINARY(16) NOT NULL PRIMARY KEY,
  draft_number VARCHAR(16) CHARACTER SET ascii NOT NULL UNIQUE,
  document_type VARCHAR(64) CHARACTER SET ascii NOT NULL,
  case_id BINARY(16) NULL,
  supersedes BINARY(16) NULL,
  current_version INT UNSIGNED NOT NULL,
  last_version INT UNSIGNED NOT NULL,
  begun_by VARCHAR(64) NOT NULL,
  begun_at BIGINT NOT NULL,
  seal BINARY(32) NOT NULL
) ENGINE=InnoDB;

-- Every text of a draft. A side version was saved against a version that was no longer the newest.
CREATE TABLE IF NOT EXISTS draft_version (
  draft_id BINARY(16) NOT NULL,
  version INT UNSIGNED NOT NULL,
  version_id BINARY(16) NOT NULL,
  base_version INT UNSIGNED NOT NULL,
  is_side TINYINT UNSIGNED NOT NULL,
  saved_by VARCHAR(64) NOT NULL,
  saved_at BIGINT NOT NULL,
  sealed LONGBLOB NOT NULL,
  seal BINARY(32) NOT NULL,
  PRIMARY KEY (draft_id, version)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS draft_key (
  draft_id BINARY(16) NOT NULL,
  key_class TINYINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  wrapped VARBINARY(128) NOT NULL,
  PRIMARY KEY (draft_id, key_class, version)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS draft_counter (
  fiscal_year SMALLINT NOT NULL PRIMARY KEY,
  last_number INT UNSIGNED NOT NULL
) ENGINE=InnoDB;

GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, DELETE ON draft_version TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, DELETE ON draft_key TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, UPDATE ON draft_counter TO 'tsunagu_daemon'@'%';
