-- What the case work uses of each document of a case, sealed under the case's class 0 key, beside
-- where the case stands. Empty until the next document, or `tsunagu rebuild`, makes it.
ALTER TABLE case_projection ADD COLUMN IF NOT EXISTS facts MEDIUMBLOB NOT NULL DEFAULT '';

-- Folders of documents about no person (agencies, conferences, reports) have numbers of their own.
CREATE TABLE IF NOT EXISTS register_counter (
  fiscal_year SMALLINT NOT NULL PRIMARY KEY,
  last_number INT UNSIGNED NOT NULL
) ENGINE=InnoDB;

GRANT SELECT, INSERT, UPDATE ON register_counter TO 'tsunagu_daemon'@'%';

-- From now on the catalogue is recorded as lines of text (type, number, class, path); what was
-- recorded before had another form, and is recorded anew at the next start.
DELETE FROM catalogue_version;
