/// Finding conferences of the register and the cases on their agenda, and reading what they say.
#include "server/vault/conference_records.h"

#include <set>

#include "server/vault/case_tokens.h"
#include "server/vault/filed_facts.h"

namespace tsunagu::vault {
namespace {

/// "28" of "28.2.1".
std::string outermost(const std::string& number) { return number.substr(0, number.find('.')); }

cases::ConferenceValue value_of(const catalogue::Field& field,
                                const std::vector<std::uint16_t>& position, std::string value) {
  return {field.role, outermost(field.number),
          position.empty() ? std::uint16_t{0} : position.front(), std::move(value)};
}

/// The case or entry in which any sender's document bears the number.
std::optional<Uuid> folder_with_document(store::Connection& db, security::KeyService& keys,
                                         const std::string& number) {
  const auto token = keys.token(security::Index::document_number, as_bytes(number));
  std::set<Uuid> folders;
  for (const auto& one : find_tokens(db, {token})) {
    if (one.kind == TokenKind::document_number) {
      folders.insert(one.case_id);
    }
  }
  return folders.size() == 1 ? std::optional{*folders.begin()} : std::nullopt;
}

}  // namespace

std::optional<CaseRow> find_folder(store::Connection& db, security::KeyService& keys,
                                   const std::string& number) {
  if (auto row = find_case_numbered(db, number)) {
    return row;
  }
  const auto folder = folder_with_document(db, keys, number);
  return folder ? find_case(db, *folder) : std::nullopt;
}

std::vector<cases::ConferenceValue> conference_values(const documents::Document& document) {
  std::vector<cases::ConferenceValue> out;
  for (const auto& value : document.values()) {
    const auto& field = document.type().fields()[value.field];
    if (field.role != catalogue::Role::none) {
      out.push_back(value_of(field, value.position, value.value));
    }
  }
  return out;
}

std::vector<cases::ConferenceValue> conference_values(const catalogue::DocumentType& type,
                                                      const std::vector<OpenedValue>& values) {
  std::vector<cases::ConferenceValue> out;
  for (const auto& value : values) {
    const auto index = type.field_numbered(value.number);
    if (index && type.fields()[*index].role != catalogue::Role::none) {
      out.push_back(
          value_of(type.fields()[*index], value.position, std::string{value.value.text()}));
    }
  }
  return out;
}

cases::AgendaConsents agenda_consents(store::Connection& db, const EventServices& services,
                                      const catalogue::Catalogue& catalogue,
                                      const cases::Conference& conference) {
  cases::AgendaConsents out;
  FiledFactsReader reader{services, catalogue};
  for (const auto& item : conference.items) {
    if (item.case_number.empty() || out.contains(item.case_number)) {
      continue;
    }
    const auto row = find_folder(db, services.keys, item.case_number);
    const auto filed = row ? reader.find(db, row->number) : std::nullopt;
    if (filed && folder_kind(filed->row.number) == FolderKind::person) {
      out.emplace(item.case_number, cases::consents_of(filed->facts));
    }
  }
  return out;
}

}  // namespace tsunagu::vault
