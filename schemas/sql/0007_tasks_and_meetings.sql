-- The earliest day (20250624) that something still to be done is counted from; 99991231 if there is
-- nothing, 0 if nobody has worked it out yet. It says nothing about a person, and lets a list of
-- tasks open only the cases it needs. `tsunagu rebuild` proves it.
ALTER TABLE case_projection ADD COLUMN IF NOT EXISTS next_task INT UNSIGNED NOT NULL DEFAULT 0;
ALTER TABLE case_projection ADD KEY IF NOT EXISTS projection_by_task (next_task, case_id);

-- Support meetings that are being held: which cases, which agencies, until when. Sealed.
CREATE TABLE IF NOT EXISTS open_meeting (
  conference_id BINARY(16) NOT NULL PRIMARY KEY,
  sealed MEDIUMBLOB NOT NULL
) ENGINE=InnoDB;

GRANT SELECT, INSERT, DELETE ON open_meeting TO 'tsunagu_daemon'@'%';
