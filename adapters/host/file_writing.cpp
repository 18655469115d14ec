// The way out.
#include "adapters/host/file_writing.h"

#include <algorithm>

#include "adapters/host/document_difference.h"
#include "adapters/host/flatten.h"
#include "adapters/host/node_place.h"
#include "adapters/host/round_trip.h"
#include "adapters/host/tree_builder.h"
#include "adapters/host/xml_text.h"
#include "server/base/error.h"

namespace tsunagu::host {
namespace {

using protocol::WireDocument;

PartnerOutput refused(Refusal refusal) { return {{}, {}, {std::move(refusal)}}; }

const WriteRules* rules_for(const Pack& pack, const std::string& type) {
  for (const WriteRules& rules : pack.adapter.writes) {
    if (rules.type == type) {
      return &rules;
    }
  }
  return nullptr;
}

/// Places of fields whose class may not leave: a second lock behind the daemon's.
std::vector<Refusal> forbidden_classes(const Pack& pack, const WireDocument& document,
                                       const TypeModel& type) {
  const auto& classes = pack.adapter.description.classes_out;
  std::vector<Refusal> refusals;
  for (const protocol::WireValue& value : document.values) {
    const protocol::WireField& field = type.wire.fields.at(value.field);
    if (std::find(classes.begin(), classes.end(), field.sensitivity) == classes.end()) {
      refusals.push_back({RefusalCode::class_not_granted, field.path,
                          "class " + std::to_string(field.sensitivity)});
    }
  }
  return refusals;
}

std::string municipality_of(const WireDocument& document, const TypeModel& type) {
  for (const protocol::WireValue& value : document.values) {
    if (type.wire.fields.at(value.field).check == protocol::Check::municipality_code) {
      return value.value;
    }
  }
  return {};
}

/// The canonical tree, checked as if it had come in.
Result<DocumentPtr> canonical_tree(const WireDocument& document, const CanonicalType& type) {
  Result<DocumentPtr> tree = build_tree(document, type.model);
  if (!tree) {
    return tree.refusal();
  }
  SchemaFault fault;
  if (!type.schema.validate(tree->get(), fault)) {
    return Refusal{RefusalCode::schema, node_place(fault.node, {}), fault.rule};
  }
  const Result<WireDocument> again = flatten(xmlDocGetRootElement(tree->get()), type.model);
  if (!again) {
    return again.refusal();
  }
  return tree;
}

Result<DocumentPtr> partner_tree(const Pack& pack, xmlDoc* canonical,
                                 const StylesheetParameters& parameters) {
  TransformState state{&pack.maps, {}, {}};
  Result<DocumentPtr> tree = pack.from_canonical->apply(canonical, state, parameters);
  if (!tree) {
    return tree.refusal();
  }
  SchemaFault fault;
  if (pack.partner && !pack.partner->validate(tree->get(), fault)) {
    return Refusal{fault.too_long ? RefusalCode::too_long : RefusalCode::schema,
                   node_place(fault.node, {}), fault.rule};
  }
  return tree;
}

}  // namespace

PartnerOutput write_partner_file(const Pack& pack, const Schemas& schemas,
                                 const WireDocument& document, const std::string& created) {
  const WriteRules* rules = rules_for(pack, document.type);
  const CanonicalType* type = schemas.type(document.type);
  if (rules == nullptr || type == nullptr) {
    return refused({RefusalCode::direction, document.type, ""});
  }
  const Result<DocumentPtr> canonical = canonical_tree(document, *type);
  if (!canonical) {
    return refused(canonical.refusal());
  }
  std::vector<Refusal> forbidden = forbidden_classes(pack, document, type->model);
  if (!forbidden.empty()) {
    return {{}, {}, std::move(forbidden)};
  }
  const StylesheetParameters parameters = {
      {"municipality", municipality_of(document, type->model)}, {"created", created}, {"file", ""}};
  const Result<DocumentPtr> partner = partner_tree(pack, canonical->get(), parameters);
  if (!partner) {
    return refused(partner.refusal());
  }
  PartnerOutput out = encode_partner_document(pack, partner->get(), pack.from_canonical->indents());
  if (out.refusals.empty()) {
    out.refusals = check_round_trip(pack, schemas, *rules, document, out.bytes);
  }
  if (!out.refusals.empty()) {
    out.bytes.clear();
    out.substitutions.clear();
  }
  return out;
}

std::optional<Refusal> schema_fault(const Schemas& schemas, const WireDocument& document) {
  const CanonicalType* type = schemas.type(document.type);
  if (type == nullptr) {
    return Refusal{RefusalCode::direction, document.type, ""};
  }
  const Result<DocumentPtr> tree = canonical_tree(document, *type);
  return tree ? std::nullopt : std::optional{tree.refusal()};
}

PartnerOutput write_answer(const Pack& pack, xmlDoc* answer) {
  if (!pack.answer) {
    throw Error{messages::kAdapterPack, pack.adapter.description.name + ": answers nothing"};
  }
  TransformState state{&pack.maps, {}, {}};
  const Result<DocumentPtr> tree = pack.answer->apply(answer, state);
  if (!tree) {
    return refused(tree.refusal());
  }
  return encode_partner_document(pack, tree->get(), pack.answer->indents());
}

}  // namespace tsunagu::host
