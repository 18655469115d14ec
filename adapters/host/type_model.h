/// A canonical document type as the host works with it: the tree of its elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/protocol/catalogue_wire.h"

namespace tsunagu::host {

/// The namespace of all canonical documents.
inline constexpr const char* kDocumentSpace = "urn:tsunagu:document:1";

/// One element of a document type.
struct ModelElement {
  std::string name;
  bool required = false;  ///< present whenever its parent is
  bool repeats = false;
  bool collapses = false;  ///< a leaf whose XSD type ignores space around the value
  bool leaf = false;
  std::uint16_t field = 0;             ///< of a leaf: index into TypeModel::wire.fields
  std::vector<ModelElement> children;  ///< of the others, in the order of the schema

  /// The child `name`, or null. Looks first at `hint`, which is then set to the child found: the
  /// children of a valid document come in the model's order.
  const ModelElement* child(std::string_view name, std::size_t& hint) const;
};

struct TypeModel {
  ModelElement root;
  protocol::WireType wire;
};

}  // namespace tsunagu::host
