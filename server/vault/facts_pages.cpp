/// The facts of all cases, some at a time.
#include "server/vault/facts_pages.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/case_facts.h"
#include "server/vault/document_rows.h"
#include "server/vault/row_seals.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kRows = 512;  // as in the statement below

SealedFacts read(store::Statement& find) {
  SealedFacts out;
  out.case_id = find.uuid(0);
  out.facts = find.bytes(1);
  if (!find.is_null(2)) {
    out.key =
        KeyRow{out.case_id, 0, static_cast<std::uint32_t>(find.unsigned_integer(2)), find.bytes(3)};
  }
  return out;
}

bool is_wanted(const catalogue::Field& field, const DirectoryEntry& entry,
               const std::vector<catalogue::Role>& roles) {
  return std::ranges::find(roles, field.role) != roles.end() &&
         (entry.position.empty() || field.role == catalogue::Role::concern ||
          field.role == catalogue::Role::change);
}

}  // namespace

std::vector<SealedFacts> FactsPages::next() {
  std::vector<SealedFacts> page;
  if (is_at_end_) {
    return page;
  }
  auto& find = db_.prepared(
      "SELECT p.case_id, p.facts, k.version, k.wrapped FROM case_projection p LEFT JOIN data_key k "
      "ON k.case_id = p.case_id AND k.key_class = 0 WHERE p.case_id > ? ORDER BY p.case_id "
      "LIMIT 512");
  find.execute(last_);
  std::size_t rows = 0;
  while (find.next()) {
    ++rows;
    auto one = read(find);
    // A case has a row for each version of its key; the newest one sealed the facts.
    const bool is_same = !page.empty() && page.back().case_id == one.case_id;
    if (!is_same) {
      page.push_back(std::move(one));
    } else if (one.key && one.key->version > page.back().key->version) {
      page.back().key = std::move(one.key);
    }
  }
  is_at_end_ = rows < kRows;
  if (!is_at_end_ && page.size() > 1) {
    page.pop_back();  // more rows of its keys may follow: it begins the next page
  }
  if (!page.empty()) {
    last_ = page.back().case_id;
  }
  return page;
}

cases::CaseFacts open_facts(const SealedFacts& sealed, security::KeyService& keys) {
  // The retention year only matters when a key is made.
  CaseKeys case_keys{keys, sealed.case_id, 0};
  if (sealed.key) {
    case_keys.add(*sealed.key);
  }
  return open_facts(sealed.facts, keys.tenant(), case_keys);
}

std::vector<RoleValues> open_roles(store::Connection& db, const catalogue::Catalogue& catalogue,
                                   const Uuid& tenant, CaseKeys& keys,
                                   const std::vector<catalogue::Role>& roles) {
  std::vector<RoleValues> out;
  for (const auto& row : documents_with_content(db, keys.case_id())) {
    const auto* type = catalogue.find(row.type);
    if (type == nullptr) {
      throw IntegrityError{"document " + row.document_id.text() + " is of an unknown type"};
    }
    require_sealed(row, tenant, keys);
    const SealingPlace place{tenant, row.case_id, row.document_id};
    RoleValues values{row.document_id, {}};
    for (const auto& entry : open_directory(row.sealed, row.type, place, keys).entries) {
      const auto field = type->field_numbered(entry.number);
      if (field && is_wanted(type->fields()[*field], entry, roles)) {
        const auto value = open_value(row.sealed, entry, row.type, place, keys);
        values.values.emplace_back(type->fields()[*field].role, std::string{value.text()});
      }
    }
    out.push_back(std::move(values));
  }
  return out;
}

}  // namespace tsunagu::vault
