/// A document is built in one place only, so that whoever holds one holds a checked one.
#include "server/documents/document.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "adapters/protocol/limits.h"
#include "server/base/text.h"
#include "server/documents/place.h"
#include "server/documents/structure.h"
#include "server/documents/value_checks.h"

namespace tsunagu::documents {
namespace {

/// What is wrong with the text of `value`, without its place.
std::optional<Refusal> broken_text(const catalogue::Catalogue& catalogue,
                                   const catalogue::Field& field, const std::string& value) {
  if (value.size() > protocol::kMaxTextBytes) {
    return Refusal{RefusalCode::schema, "", "value is too long"};
  }
  if (!is_clean_utf8(value)) {
    return Refusal{RefusalCode::schema, "", "value is not clean UTF-8"};
  }
  const std::string& list = field.code_list;
  if (!list.empty() && !catalogue.has_code(list, value)) {
    const std::string version = catalogue.version_of(list);
    return Refusal{RefusalCode::unknown_code, "",
                   version.empty() ? list : list + " version " + version};
  }
  return std::nullopt;
}

}  // namespace

Document::Document(const catalogue::DocumentType& type, std::vector<Value> values)
    : type_{&type}, values_{std::move(values)} {}

Result<Document> Document::from_wire(const catalogue::Catalogue& catalogue,
                                     protocol::WireDocument wire) {
  const auto* type = catalogue.find(wire.type);
  if (type == nullptr) {
    return Refusal{RefusalCode::schema, "", "unknown document type"};
  }
  if (wire.values.size() > protocol::kMaxValues) {
    return Refusal{RefusalCode::schema, "", "too many values"};
  }
  if (auto refusal = broken_structure(*type, wire.values)) {
    return *std::move(refusal);
  }
  for (const auto& value : wire.values) {
    if (auto refusal = broken_text(catalogue, type->fields()[value.field], value.value)) {
      refusal->place = place(*type, value.field, value.position);
      return *std::move(refusal);
    }
  }
  return Document{*type, std::move(wire.values)};
}

std::vector<Refusal> faults_of(const catalogue::Catalogue& catalogue,
                               const protocol::WireDocument& wire) {
  if (auto refusal = broken_draft(catalogue, wire)) {
    return {*std::move(refusal)};
  }
  const auto& type = *catalogue.find(wire.type);
  auto faults = missing_fields(type, wire.values);
  for (const auto& value : wire.values) {
    if (auto refusal = broken_text(catalogue, type.fields()[value.field], value.value)) {
      refusal->place = place(type, value.field, value.position);
      faults.push_back(*std::move(refusal));
    }
  }
  return faults;
}

std::optional<Refusal> broken_draft(const catalogue::Catalogue& catalogue,
                                    const protocol::WireDocument& wire) {
  const auto* type = catalogue.find(wire.type);
  if (type == nullptr) {
    return Refusal{RefusalCode::schema, "", "unknown document type"};
  }
  if (wire.values.size() > protocol::kMaxValues) {
    return Refusal{RefusalCode::schema, "", "too many values"};
  }
  if (auto refusal = broken_structure(*type, wire.values, Completeness::draft)) {
    return refusal;
  }
  for (const auto& value : wire.values) {
    const auto where = [&] { return place(*type, value.field, value.position); };
    if (value.value.size() > kMaxDraftText) {
      return Refusal{RefusalCode::too_long, where(), std::to_string(value.value.size()) + " bytes"};
    }
    if (value.value.empty() || !is_clean_utf8(value.value)) {
      return Refusal{RefusalCode::schema, where(), "value is empty or not clean UTF-8"};
    }
    if (auto refusal = my_number_in(type->fields()[value.field], value.value)) {
      refusal->place = where();
      return refusal;
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> Document::value_of(catalogue::Role role) const {
  const auto at = std::ranges::find_if(
      values_, [&](const Value& value) { return type_->fields()[value.field].role == role; });
  return at == values_.end() ? std::nullopt : std::optional<std::string_view>{at->value};
}

std::optional<std::string_view> Document::value_at(std::string_view path) const {
  const auto field = type_->field_at(path);
  if (!field) {
    return std::nullopt;
  }
  const auto at = std::ranges::find(values_, *field, &Value::field);
  return at == values_.end() ? std::nullopt : std::optional<std::string_view>{at->value};
}

std::string Document::place_of(const Value& value) const {
  return place(*type_, value.field, value.position);
}

protocol::WireDocument Document::to_wire() const { return {type_->name(), values_}; }

Bytes Document::content() const {
  Bytes out;
  append_sized(out, as_bytes(type_->name()));
  for (const auto& value : values_) {
    append_sized(out, as_bytes(type_->fields()[value.field].number));
    append_be(out, value.position.size(), 2);
    for (const auto occurrence : value.position) {
      append_be(out, occurrence, 2);
    }
    append_sized(out, as_bytes(value.value));
  }
  return out;
}

}  // namespace tsunagu::documents
