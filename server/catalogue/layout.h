/// How the fields of a document type stand in each other: which elements they share, which repeat.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "adapters/protocol/catalogue_wire.h"

namespace tsunagu::catalogue {

/// An element of a document type, leaf or group; numbered from 0, which is the root.
using ElementId = std::uint32_t;
inline constexpr ElementId kRoot = 0;
/// In FieldLayout::slots: the element stands at most once in its parent.
inline constexpr std::uint8_t kNotRepeating = 0xff;

struct FieldLayout {
  /// The elements of the field's path, root's child first, the leaf itself last.
  std::vector<ElementId> elements;
  /// For each of them: where its occurrence stands in a value's position, or kNotRepeating.
  std::vector<std::uint8_t> slots;
};

class Layout {
 public:
  /// `fields` have passed check_type, so numbers are well-formed.
  explicit Layout(const std::vector<protocol::WireField>& fields);

  const FieldLayout& field(std::size_t index) const { return fields_[index]; }
  /// Fields that stand directly in `group` whenever it is there.
  const std::vector<std::uint16_t>& required_in(ElementId group) const { return required_[group]; }

 private:
  std::vector<FieldLayout> fields_;
  std::vector<std::vector<std::uint16_t>> required_;
};

}  // namespace tsunagu::catalogue
