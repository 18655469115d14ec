// The way of one record.
#include "adapters/host/record_translator.h"

#include <algorithm>
#include <optional>

#include "adapters/host/flatten.h"
#include "adapters/host/node_place.h"
#include "adapters/host/value_check.h"
#include "adapters/host/xml_text.h"

namespace tsunagu::host {
namespace {

std::uint32_t line_of(const xmlNode* node) {
  return node == nullptr ? 1 : static_cast<std::uint32_t>(std::max(xmlGetLineNo(node), 1L));
}

/// The first node at or below `element` that holds a private-use character.
const xmlNode* external_node(const xmlNode* element) {
  for (const xmlAttr* each = element->properties; each != nullptr; each = each->next) {
    const auto* node = reinterpret_cast<const xmlNode*>(each);
    if (value_fault(own_text(node)) == RefusalCode::external_character) {
      return node;
    }
  }
  if (value_fault(own_text(element)) == RefusalCode::external_character) {
    return element;
  }
  for (const xmlNode* child = first_element(element); child != nullptr;
       child = next_element(child)) {
    if (const xmlNode* found = external_node(child)) {
      return found;
    }
  }
  return nullptr;
}

Refusal external_refusal(const xmlDoc* document, const RecordNode& record) {
  const xmlNode* node = external_node(xmlDocGetRootElement(document));
  return {RefusalCode::external_character, node_place(node == nullptr ? record.node : node, record),
          ""};
}

/// A canonical place behind the record's: "連絡票[2] ReferralSheet/Person/Name".
std::string canonical_place(const RecordNode& record, const std::string& place) {
  return node_place(record.node, record) + " " + place;
}

}  // namespace

Result<protocol::WireDocument> RecordTranslator::translate(PartnerFile& file, std::size_t index,
                                                           std::string& number) {
  const RecordRules& rules = pack_->adapter.records;
  const auto position = static_cast<std::uint32_t>(index + 1);
  const std::string own_place = rules.element + "[" + std::to_string(position) + "]";
  const Result<DocumentPtr> parsed = parser_.parse(file.document(index));
  if (!parsed) {
    return Refusal{parsed.refusal().code, own_place, ""};
  }
  xmlDoc* document = parsed->get();
  const RecordNode record{record_element(document, rules.path.size()), position};
  if (record.node == nullptr) {
    return Refusal{RefusalCode::not_well_formed, own_place, ""};
  }
  number = record_number(record.node, rules);
  if (file.has_external(index)) {
    return external_refusal(document, record);
  }
  SchemaFault fault;
  if (pack_->partner && !pack_->partner->validate(document, fault)) {
    const std::uint32_t line = file.file_line(index, line_of(fault.node));
    return Refusal{fault.too_long ? RefusalCode::too_long : RefusalCode::schema,
                   fault.node == nullptr ? own_place : node_place(fault.node, record),
                   "line " + std::to_string(line) + ": " + fault.rule};
  }
  const Result<DocumentPtr> canonical = transformed(document, record);
  if (!canonical) {
    return canonical.refusal();
  }
  return flattened(canonical->get(), record);
}

Result<DocumentPtr> RecordTranslator::transformed(xmlDoc* document,
                                                  const RecordNode& record) const {
  TransformState state{&pack_->maps, record, {}};
  return pack_->to_canonical->apply(document, state);
}

Result<protocol::WireDocument> RecordTranslator::flattened(xmlDoc* canonical,
                                                           const RecordNode& record) const {
  const xmlNode* root = xmlDocGetRootElement(canonical);
  const CanonicalType* type = schemas_->type_of_element(view(root->name));
  const auto& reads = pack_->adapter.description.reads;
  if (type == nullptr ||
      std::find(reads.begin(), reads.end(), type->model.wire.name) == reads.end()) {
    return Refusal{RefusalCode::translation, canonical_place(record, ""),
                   "not a document type that the adapter reads"};
  }
  SchemaFault fault;
  if (!type->schema.validate(canonical, fault)) {
    return Refusal{fault.too_long ? RefusalCode::too_long : RefusalCode::schema,
                   canonical_place(record, node_place(fault.node, {})), fault.rule};
  }
  Result<protocol::WireDocument> values = flatten(root, type->model);
  if (!values) {
    Refusal refusal = values.refusal();
    refusal.place = canonical_place(record, refusal.place);
    return refusal;
  }
  return values;
}

}  // namespace tsunagu::host
