/// Sorts by the elements that values stand in, then counts their occurrences anew.
#include "server/documents/document_order.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace tsunagu::documents {
namespace {

using protocol::WireValue;

/// Whether `a` stands before `b` in a document.
bool stands_before(const catalogue::DocumentType& type, const WireValue& a, const WireValue& b) {
  const auto& of_a = type.layout().field(a.field);
  const auto& of_b = type.layout().field(b.field);
  const auto depth = std::min(of_a.elements.size(), of_b.elements.size());
  for (std::size_t at = 0; at < depth && of_a.elements[at] == of_b.elements[at]; ++at) {
    const auto slot = of_a.slots[at];
    if (slot != catalogue::kNotRepeating && a.position[slot] != b.position[slot]) {
      return a.position[slot] < b.position[slot];
    }
  }
  return a.field < b.field;
}

/// Gives occurrences the numbers 1, 2, 3 ... in the order in which they come.
class Renumbering {
 public:
  explicit Renumbering(const catalogue::DocumentType& type) : type_{type} {}

  void apply(WireValue& value) {
    const auto& layout = type_.layout().field(value.field);
    const auto old = value.position;
    for (std::size_t at = 0; at < layout.slots.size(); ++at) {
      const auto slot = layout.slots[at];
      if (slot == catalogue::kNotRepeating) {
        continue;
      }
      const Key parent{layout.elements[at], {old.begin(), old.begin() + slot}};
      const Key own{layout.elements[at], {old.begin(), old.begin() + slot + 1}};
      const auto [known, is_new] = numbers_.try_emplace(own, std::uint16_t{0});
      if (is_new) {
        known->second = ++counts_[parent];
      }
      value.position[slot] = known->second;
    }
  }

 private:
  using Key = std::pair<catalogue::ElementId, std::vector<std::uint16_t>>;

  const catalogue::DocumentType& type_;
  std::map<Key, std::uint16_t> numbers_;
  std::map<Key, std::uint16_t> counts_;
};

}  // namespace

std::vector<WireValue> put_in_order(const catalogue::DocumentType& type,
                                    std::vector<WireValue> values) {
  std::ranges::stable_sort(values, [&type](const WireValue& a, const WireValue& b) {
    return stands_before(type, a, b);
  });
  Renumbering renumbering{type};
  for (auto& value : values) {
    renumbering.apply(value);
  }
  return values;
}

}  // namespace tsunagu::documents
