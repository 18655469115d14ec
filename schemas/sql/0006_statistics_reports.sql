-- Reports of figures as they were submitted: the very bytes with their SHA-256, the versions of the
-- counting rules and the profile, sealed and bound to the report's id. Never changed, never deleted.
CREATE TABLE IF NOT EXISTS statistics_report (
  report_id BINARY(16) NOT NULL PRIMARY KEY,
  submitted_at BIGINT NOT NULL,
  sealed LONGBLOB NOT NULL
) ENGINE=InnoDB;

GRANT SELECT, INSERT ON statistics_report TO 'tsunagu_daemon'@'%';
