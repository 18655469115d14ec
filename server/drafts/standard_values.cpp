/// Fields are found by what they are for, so every document type gets the same.
#include "server/drafts/standard_values.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "server/documents/document_order.h"

namespace tsunagu::drafts {
namespace {

using catalogue::DocumentType;
using catalogue::Role;

/// The field that says which municipality wrote the document, not one that it is about.
std::optional<std::uint16_t> municipality_field(const DocumentType& type) {
  const auto at = std::ranges::find_if(type.fields(), [](const catalogue::Field& field) {
    return field.check == catalogue::Check::municipality_code && field.role == Role::none &&
           field.sensitivity == 0;
  });
  return at == type.fields().end()
             ? std::nullopt
             : std::optional{static_cast<std::uint16_t>(at - type.fields().begin())};
}

void put(const DocumentType& type, std::optional<std::uint16_t> field, const std::string& text,
         std::vector<documents::Value>& values) {
  if (!field || text.empty() || !type.fields()[*field].repeating.empty()) {
    return;
  }
  std::erase_if(values, [&](const documents::Value& value) { return value.field == *field; });
  values.push_back({*field, {}, text});
}

}  // namespace

std::vector<documents::Value> with_standard_values(const DocumentType& type,
                                                   std::vector<documents::Value> values,
                                                   const StandardValues& standard) {
  put(type, type.field_with(Role::document_number), standard.number, values);
  put(type, type.field_with(Role::document_date), standard.today, values);
  put(type, type.field_with(Role::written_date), standard.today, values);
  put(type, type.field_with(Role::form_version), type.label() + " " + type.wire().version, values);
  put(type, type.field_with(Role::author_agency), standard.agency, values);
  put(type, municipality_field(type), standard.municipality, values);
  return documents::put_in_order(type, std::move(values));
}

}  // namespace tsunagu::drafts
