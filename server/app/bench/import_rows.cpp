/// All rows that an import wrote. Ids rise with time, so ordering by them is the order of writing.
#include "server/app/bench/import_rows.h"

#include "server/app/bench/interruption.h"
#include "server/store/transaction.h"

namespace tsunagu::app::bench {

RowCounts count_rows(store::Connection& database) {
  auto& find = database.prepared(
      "SELECT (SELECT COUNT(*) FROM case_record), (SELECT COUNT(*) FROM data_key), "
      "(SELECT COUNT(*) FROM document), (SELECT COUNT(*) FROM case_token), "
      "(SELECT COUNT(*) FROM search_entry), (SELECT COUNT(*) FROM case_projection), "
      "(SELECT COUNT(*) FROM inbound_file), (SELECT COUNT(*) FROM inbound_original), "
      "(SELECT COUNT(*) FROM inbound_record), (SELECT COUNT(*) FROM outbound_file), "
      "(SELECT COUNT(*) FROM audit_event)");
  find.execute();
  RowCounts counts;
  if (find.next()) {
    unsigned column = 0;
    for (auto* count : {&counts.cases, &counts.keys, &counts.documents, &counts.tokens,
                        &counts.search, &counts.projections, &counts.files, &counts.originals,
                        &counts.records, &counts.outbound, &counts.events}) {
      *count = static_cast<std::uint64_t>(find.integer(column++));
    }
  }
  return counts;
}

ImportRows::ImportRows(store::Connection& database, const RowCounts& before)
    : cases_{"SELECT case_id, case_number, opened_at, retention_year, seal FROM case_record "
             "ORDER BY case_id LIMIT 1000000000 OFFSET ?",
             "INSERT INTO case_record (case_id, case_number, opened_at, retention_year, seal) "
             "VALUES (?, ?, ?, ?, ?)"},
      keys_{"SELECT case_id, key_class, version, wrapped FROM data_key "
            "ORDER BY case_id, key_class LIMIT 1000000000 OFFSET ?",
            "INSERT INTO data_key (case_id, key_class, version, wrapped) VALUES (?, ?, ?, ?)"},
      documents_{"SELECT document_id, case_id, document_type, revision, supersedes, recorded_at, "
                 "origin, number_token, content_token, sealed, seal FROM document "
                 "ORDER BY document_id LIMIT 1000000000 OFFSET ?",
                 "INSERT INTO document (document_id, case_id, document_type, revision, "
                 "supersedes, recorded_at, origin, number_token, content_token, sealed, seal) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      tokens_{"SELECT kind, token, origin, case_id FROM case_token "
              "ORDER BY case_id, kind LIMIT 1000000000 OFFSET ?",
              "INSERT INTO case_token (kind, token, origin, case_id) VALUES (?, ?, ?, ?)"},
      search_{"SELECT document_id, case_id, sealed FROM search_entry "
              "ORDER BY document_id LIMIT 1000000000 OFFSET ?",
              "INSERT INTO search_entry (document_id, case_id, sealed) VALUES (?, ?, ?)"},
      projections_{"SELECT case_id, state, documents, changed_at FROM case_projection "
                   "ORDER BY case_id LIMIT 1000000000 OFFSET ?",
                   "INSERT INTO case_projection (case_id, state, documents, changed_at) "
                   "VALUES (?, ?, ?, ?)"},
      files_{"SELECT file_id, adapter, name, digest_token, size, received_at, state, records "
             "FROM inbound_file ORDER BY file_id LIMIT 1000000000 OFFSET ?",
             "INSERT INTO inbound_file (file_id, adapter, name, digest_token, size, received_at, "
             "state, records) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"},
      originals_{"SELECT file_id, sealed FROM inbound_original "
                 "ORDER BY file_id LIMIT 1000000000 OFFSET ?",
                 "INSERT INTO inbound_original (file_id, sealed) VALUES (?, ?)"},
      records_{"SELECT file_id, position, outcome, case_id, document_id, revision, sealed "
               "FROM inbound_record ORDER BY file_id, position LIMIT 1000000000 OFFSET ?",
               "INSERT INTO inbound_record (file_id, position, outcome, case_id, document_id, "
               "revision, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)"},
      outbound_{"SELECT outbound_id, adapter, name, kind, inbound_file, requested_by, reason, "
                "state, created_at, size FROM outbound_file "
                "ORDER BY outbound_id LIMIT 1000000000 OFFSET ?",
                "INSERT INTO outbound_file (outbound_id, adapter, name, kind, inbound_file, "
                "requested_by, reason, state, created_at, size) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      events_{event_rows()} {
  cases_.load(database, before.cases);
  keys_.load(database, before.keys);
  documents_.load(database, before.documents);
  tokens_.load(database, before.tokens);
  search_.load(database, before.search);
  projections_.load(database, before.projections);
  files_.load(database, before.files);
  originals_.load(database, before.originals);
  records_.load(database, before.records);
  outbound_.load(database, before.outbound);
  events_.load(database, before.events);
}

void ImportRows::insert_part(store::Connection& database, std::size_t part,
                             std::size_t parts) const {
  store::Transaction transaction{database};
  files_.insert(database, part, parts);
  cases_.insert(database, part, parts);
  keys_.insert(database, part, parts);
  documents_.insert(database, part, parts);
  tokens_.insert(database, part, parts);
  search_.insert(database, part, parts);
  projections_.insert(database, part, parts);
  records_.insert(database, part, parts);
  originals_.insert(database, part, parts);
  outbound_.insert(database, part, parts);
  events_.insert(database, part, parts);
  transaction.commit();
}

Measured ImportRows::insert(store::Connection& database, std::size_t transactions) const {
  const Stopwatch watch;
  for (std::size_t part = 0; part < transactions; ++part) {
    Interruption::pass();
    insert_part(database, part, transactions);
  }
  const Measured measured{documents_.rows().size(), watch.microseconds()};
  database.run("TRUNCATE TABLE case_record");
  database.run("TRUNCATE TABLE data_key");
  database.run("TRUNCATE TABLE document");
  database.run("TRUNCATE TABLE case_token");
  database.run("TRUNCATE TABLE search_entry");
  database.run("TRUNCATE TABLE case_projection");
  database.run("TRUNCATE TABLE inbound_file");
  database.run("TRUNCATE TABLE inbound_original");
  database.run("TRUNCATE TABLE inbound_record");
  database.run("TRUNCATE TABLE outbound_file");
  database.run("TRUNCATE TABLE audit_event");
  return measured;
}

}  // namespace tsunagu::app::bench
