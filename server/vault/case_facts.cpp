/// Sealing facts, and working them out from the documents.
#include "server/vault/case_facts.h"

#include "security/field_cipher.h"
#include "server/base/error.h"
#include "server/cases/case_state.h"
#include "server/vault/case_tokens.h"
#include "server/vault/document_rows.h"
#include "server/vault/row_seals.h"

namespace tsunagu::vault {
namespace {

constexpr std::string_view kType = "case";
constexpr std::string_view kLabel = "facts";

security::FieldPlace place_of(const Uuid& tenant, const CaseKeys& keys) {
  return {tenant, kType, kLabel, keys.case_id(), Uuid{}};
}

}  // namespace

bool can_be_kept(const cases::CaseFacts& facts) {
  return cases::encode(facts).size() <= security::kLongestField;
}

Bytes seal_facts(const cases::CaseFacts& facts, const Uuid& tenant, CaseKeys& keys) {
  return security::seal_field(keys.key(0, true), place_of(tenant, keys), cases::encode(facts));
}

cases::CaseFacts open_facts(ByteView sealed, const Uuid& tenant, CaseKeys& keys) {
  const auto plain = security::open_field(keys.key(0, false), place_of(tenant, keys), sealed);
  auto facts = cases::decode(plain.view());
  if (!facts) {
    throw IntegrityError{"the facts of case " + keys.case_id().text() + " are not readable"};
  }
  return *std::move(facts);
}

std::string projected_state(const std::string& number, const cases::CaseFacts& facts) {
  return folder_kind(number) == FolderKind::entry
             ? "REG"
             : std::string{cases::state_code(cases::fold(facts).state)};
}

cases::DocumentFacts facts_of(const catalogue::DocumentType& type, const Directory& directory) {
  cases::DocumentFacts out{type.name(), {}};
  for (const auto& entry : directory.entries) {
    const auto field = type.field_numbered(entry.number);
    if (!field) {
      throw IntegrityError{"a document of type " + type.name() + " has an unknown field"};
    }
    const auto role = type.fields()[*field].role;
    if (protocol::role_text(role).is_fact) {
      const auto group = entry.position.empty() ? std::uint16_t{0} : entry.position[0];
      out.facts.push_back({role, group, entry.plain});
    }
  }
  return out;
}

cases::CaseFacts facts_of_case(store::Connection& db, const catalogue::Catalogue& catalogue,
                               const Uuid& tenant, CaseKeys& keys) {
  cases::CaseFacts facts;
  for (const auto& row : documents_with_content(db, keys.case_id())) {
    const auto* type = catalogue.find(row.type);
    if (type == nullptr) {
      throw IntegrityError{"document " + row.document_id.text() + " is of an unknown type"};
    }
    require_sealed(row, tenant, keys);
    const SealingPlace place{tenant, row.case_id, row.document_id};
    const auto directory = open_directory(row.sealed, row.type, place, keys);
    facts.push_back({row.document_id, row.supersedes, row.revision, row.recorded_at,
                     directory.is_protected, facts_of(*type, directory)});
  }
  return facts;
}

}  // namespace tsunagu::vault
