/// Pages of sealed facts, with the two keys that open and prove them, in one query each.
#include "server/vault/filed_facts.h"

#include <vector>

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/case_facts.h"
#include "server/vault/row_seals.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::vault {
namespace {

constexpr std::uint64_t kPage = 1000;

// Columns of every query here, in this order:
// case_id, case_number, opened_at, retention_year, seal, facts, key 0, key of seals, next_task.
enum Column : unsigned {
  kFacts = 5,
  kFactsKeyVersion,
  kFactsKey,
  kSealKeyVersion,
  kSealKey,
  kNextTask
};

void add_key(CaseKeys& keys, store::Statement& page, std::uint8_t key_class, unsigned version) {
  if (!page.is_null(version)) {
    keys.add({keys.case_id(), key_class, static_cast<std::uint32_t>(page.unsigned_integer(version)),
              page.bytes(version + 1)});
  }
}

}  // namespace

FiledFacts FiledFactsReader::read(store::Connection& db, store::Statement& page) {
  FiledFacts out;
  const auto tenant = services_.keys.tenant();
  out.row = read_case(page);
  CaseKeys keys{services_.keys, out.row.case_id, out.row.retention_year};
  add_key(keys, page, 0, kFactsKeyVersion);
  add_key(keys, page, security::kSealClass, kSealKeyVersion);
  require_sealed(out.row, tenant, keys);
  const auto sealed = page.bytes(kFacts);
  // Written by an older version, which kept no facts.
  out.facts = sealed.empty() ? facts_of_case(db, catalogue_, tenant, keys)
                             : open_facts(sealed, tenant, keys);
  return out;
}

FiledFacts FiledFactsReader::whole(store::Connection& db, FiledFacts own) {
  if (services_.stored == nullptr) {
    return own;
  }
  for (const auto& other : services_.stored->links().merged_into(own.row.case_id)) {
    const auto merged = find(db, other);
    if (!merged) {
      throw IntegrityError{"case " + other.text() + " of a link is gone"};
    }
    own.facts = cases::joined(own.facts, merged->facts);
  }
  return own;
}

void FiledFactsReader::each_due(store::Connection& db, std::uint32_t last_basis, const Each& each) {
  const auto* stored = services_.stored;
  std::uint64_t from = 0;
  Uuid after{};
  for (std::uint64_t rows = kPage; rows == kPage;) {
    auto& page = db.prepared(
        "SELECT c.case_id, c.case_number, c.opened_at, c.retention_year, c.seal, p.facts, "
        "k.version, k.wrapped, s.version, s.wrapped, p.next_task FROM case_projection p "
        "JOIN case_record c USING (case_id) "
        "LEFT JOIN data_key k ON k.case_id = p.case_id AND k.key_class = 0 AND k.version = 1 "
        "LEFT JOIN data_key s ON s.case_id = p.case_id AND s.key_class = 6 AND s.version = 1 "
        "WHERE p.state <> 'C99' AND p.next_task >= ? AND p.next_task <= ? AND (p.next_task > ? OR "
        "p.case_id > ?) "
        "ORDER BY p.next_task, p.case_id LIMIT ?");
    page.execute(from, std::uint64_t{last_basis}, from, after, kPage);
    for (rows = 0; page.next(); ++rows) {
      auto filed = read(db, page);
      from = page.unsigned_integer(kNextTask);
      after = filed.row.case_id;
      if (stored == nullptr || stored->links().root_of(after) == after) {
        each(whole(db, std::move(filed)));
      }
    }
  }
}

void FiledFactsReader::each_entry(store::Connection& db, const std::string& type,
                                  const Each& each) {
  // Every number of an entry begins with RG and follows this.
  std::string after = "RG";
  for (std::uint64_t rows = kPage; rows == kPage;) {
    auto& page = db.prepared(
        "SELECT c.case_id, c.case_number, c.opened_at, c.retention_year, c.seal, p.facts, "
        "k.version, k.wrapped, s.version, s.wrapped FROM case_record c "
        "JOIN case_projection p USING (case_id) "
        "LEFT JOIN data_key k ON k.case_id = c.case_id AND k.key_class = 0 AND k.version = 1 "
        "LEFT JOIN data_key s ON s.case_id = c.case_id AND s.key_class = 6 AND s.version = 1 "
        "WHERE p.state <> 'C99' AND c.case_number > ? AND c.case_number < 'RH' AND EXISTS (SELECT "
        "1 FROM document d "
        "WHERE d.case_id = c.case_id AND d.document_type = ?) ORDER BY c.case_number LIMIT ?");
    page.execute(after, type, kPage);
    for (rows = 0; page.next(); ++rows) {
      const auto filed = read(db, page);
      after = filed.row.number;
      each(filed);
    }
  }
}

std::optional<FiledFacts> FiledFactsReader::find(store::Connection& db, const std::string& number) {
  auto& page = db.prepared(
      "SELECT c.case_id, c.case_number, c.opened_at, c.retention_year, c.seal, p.facts, "
      "k.version, k.wrapped, s.version, s.wrapped FROM case_record c "
      "JOIN case_projection p USING (case_id) "
      "LEFT JOIN data_key k ON k.case_id = c.case_id AND k.key_class = 0 AND k.version = 1 "
      "LEFT JOIN data_key s ON s.case_id = c.case_id AND s.key_class = 6 AND s.version = 1 "
      "WHERE c.case_number = ? AND p.state <> 'C99'");
  page.execute(number);
  return page.next() ? std::optional{whole(db, read(db, page))} : std::nullopt;
}

std::optional<FiledFacts> FiledFactsReader::find(store::Connection& db, const Uuid& case_id) {
  auto& page = db.prepared(
      "SELECT c.case_id, c.case_number, c.opened_at, c.retention_year, c.seal, p.facts, "
      "k.version, k.wrapped, s.version, s.wrapped FROM case_record c "
      "JOIN case_projection p USING (case_id) "
      "LEFT JOIN data_key k ON k.case_id = c.case_id AND k.key_class = 0 AND k.version = 1 "
      "LEFT JOIN data_key s ON s.case_id = c.case_id AND s.key_class = 6 AND s.version = 1 "
      "WHERE c.case_id = ? AND p.state <> 'C99'");
  page.execute(case_id);
  return page.next() ? std::optional{read(db, page)} : std::nullopt;
}

}  // namespace tsunagu::vault
