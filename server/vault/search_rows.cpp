/// What the index of names is loaded from.
#include "server/vault/search_rows.h"

#include "server/base/error.h"
#include "server/base/wire.h"
#include "server/cases/protection.h"
#include "server/store/bulk.h"
#include "server/store/statement.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kMaxPart = 4096;

std::string value_or_empty(const documents::Document& document, catalogue::Role role) {
  return std::string{document.value_of(role).value_or(std::string_view{})};
}

}  // namespace

cases::NameEntry search_entry(const documents::Document& document, const Uuid& document_id,
                              const Uuid& case_id) {
  cases::NameEntry entry;
  entry.document_id = document_id;
  entry.case_id = case_id;
  entry.name = value_or_empty(document, catalogue::Role::person_name);
  entry.kana = value_or_empty(document, catalogue::Role::person_kana);
  entry.birth_date = value_or_empty(document, catalogue::Role::birth_date);
  entry.is_protected = cases::says_protected(document);
  return entry;
}

void SearchRows::insert(store::Connection& db, const std::vector<cases::NameEntry>& entries,
                        int retention_year) {
  store::Bulk bulk{db, "INSERT INTO search_entry (document_id, case_id, sealed) VALUES (?, ?, ?)"};
  for (const auto& entry : entries) {
    WireWriter out;
    out.blob(entry.case_id.view());
    out.u8(entry.is_protected ? 1 : 0);
    out.text(entry.name);
    out.text(entry.kana);
    out.text(entry.birth_date);
    const auto sealed = keys_.seal(security::Purpose::search, retention_year,
                                   search_place(entry.document_id), out.bytes());
    bulk.add(entry.document_id, entry.case_id, sealed);
  }
  bulk.flush();
}

cases::NameEntry SearchRows::open(store::Statement& find) {
  cases::NameEntry entry;
  entry.document_id = find.uuid(0);
  const auto name = "the entry of document " + entry.document_id.text() + " in the name index";
  const auto sealed = find.bytes(2);
  security::SecretBytes plain;
  try {
    plain = keys_.open(security::Purpose::search, search_place(entry.document_id), sealed);
  } catch (const IntegrityError&) {
    throw IntegrityError{name + " does not open"};
  }
  WireReader in{plain.view()};
  const auto case_id = in.blob(16);
  entry.is_protected = in.u8() == 1;
  entry.name = in.text(kMaxPart);
  entry.kana = in.text(kMaxPart);
  entry.birth_date = in.text(kMaxPart);
  if (!in.finished() || case_id.size() != 16 || Uuid::from(case_id) != find.uuid(1)) {
    throw IntegrityError{name + " does not belong to its case"};
  }
  entry.case_id = Uuid::from(case_id);
  return entry;
}

std::optional<cases::NameEntry> SearchRows::find(store::Connection& db, const Uuid& document_id) {
  auto& find =
      db.prepared("SELECT document_id, case_id, sealed FROM search_entry WHERE document_id = ?");
  find.execute(document_id);
  return find.next() ? std::optional{open(find)} : std::nullopt;
}

void SearchRows::load(store::Connection& db,
                      const std::function<void(const cases::NameEntry&)>& each) {
  auto& find = db.prepared(
      "SELECT s.document_id, s.case_id, s.sealed FROM search_entry s LEFT JOIN document d "
      "ON d.supersedes = s.document_id WHERE d.document_id IS NULL");
  find.execute();
  while (find.next()) {
    each(open(find));
  }
}

}  // namespace tsunagu::vault
