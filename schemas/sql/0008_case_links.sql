-- Which cases are of one person: that a case was merged into another, and that it was split off again.
--
-- Documents stay sealed to the case they were filed in; a link only says where the person's case goes on.
-- kind: 1 merged by somebody, 2 split, 3 merged because both state the same resident code.
CREATE TABLE IF NOT EXISTS case_link (
  link_id BINARY(16) NOT NULL PRIMARY KEY,
  case_id BINARY(16) NOT NULL,
  into_case BINARY(16) NOT NULL,
  kind TINYINT UNSIGNED NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at BIGINT NOT NULL,
  reason VARBINARY(16384) NOT NULL,
  seal BINARY(32) NOT NULL,
  KEY link_of_case (case_id, recorded_at)
) ENGINE=InnoDB;

-- An entry of the name index now holds everybody whom a document names.
ALTER TABLE search_entry MODIFY COLUMN sealed MEDIUMBLOB NOT NULL;
-- Which resident codes a case is known by is asked before two cases are merged without a person.
ALTER TABLE case_token ADD KEY IF NOT EXISTS token_of_case (case_id, kind);

GRANT SELECT, INSERT ON case_link TO 'tsunagu_daemon'@'%';
