-- The end of a case's life: lists of what is to be destroyed, holds, and the rights to destroy.
--
-- What was proposed, approved, held and destroyed stands in the audit events; these rows only keep
-- the words that belong to it, sealed.
CREATE TABLE IF NOT EXISTS retention_list (
  list_number VARCHAR(16) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  list_id BINARY(16) NOT NULL,
  made_at BIGINT NOT NULL,
  sealed MEDIUMBLOB NOT NULL
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS retention_counter (
  fiscal_year SMALLINT NOT NULL PRIMARY KEY,
  last_number INT UNSIGNED NOT NULL
) ENGINE=InnoDB;

-- Why a case must not be destroyed; goes when the hold is released.
CREATE TABLE IF NOT EXISTS legal_hold (
  case_id BINARY(16) NOT NULL PRIMARY KEY,
  sealed VARBINARY(8192) NOT NULL
) ENGINE=InnoDB;

-- All that a case has is found by the case when it is destroyed.
ALTER TABLE case_token ADD KEY IF NOT EXISTS token_of_case (case_id, kind);
ALTER TABLE inbound_record ADD KEY IF NOT EXISTS record_of_case (case_id);
ALTER TABLE draft ADD KEY IF NOT EXISTS draft_of_case (case_id);

GRANT SELECT, INSERT ON retention_list TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, UPDATE ON retention_counter TO 'tsunagu_daemon'@'%';
GRANT SELECT, INSERT, DELETE ON legal_hold TO 'tsunagu_daemon'@'%';
-- A destroyed case keeps its row, under the seal of its destruction.
GRANT UPDATE (seal) ON case_record TO 'tsunagu_daemon'@'%';
-- Overwritten before they are deleted, so that no page keeps them.
GRANT UPDATE (wrapped), DELETE ON data_key TO 'tsunagu_daemon'@'%';
GRANT DELETE ON document TO 'tsunagu_daemon'@'%';
GRANT DELETE ON case_token TO 'tsunagu_daemon'@'%';
GRANT DELETE ON search_entry TO 'tsunagu_daemon'@'%';
GRANT DELETE ON inbound_original TO 'tsunagu_daemon'@'%';
-- The partner's number of a record is taken out of it; the record itself stays.
GRANT UPDATE (sealed) ON inbound_record TO 'tsunagu_daemon'@'%';
GRANT DELETE ON outbound_file TO 'tsunagu_daemon'@'%';
