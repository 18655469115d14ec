 -- On what grounds a document was sent (sealed), and the recall of one that was: kind 3 of
 -- outbound_file, once for each file that is recalled.
ALTER TABLE outbound_file ADD COLUMN IF NOT EXISTS shared VARBINARY(8192) NULL;
ALTER TABLE outbound_file ADD COLUMN IF NOT EXISTS recalls BINARY(16) NULL;
ALTER TABLE outbound_file ADD UNIQUE KEY IF NOT EXISTS outbound_recall (recalls);
ALTER TABLE outbound_file ADD KEY IF NOT EXISTS outbound_by_document (document_id);
