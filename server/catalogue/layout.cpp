/// Elements are told apart by the numbers of their path: "3.1" is one element for all its leaves.
#include "server/catalogue/layout.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tsunagu::catalogue {
namespace {

using Ids = std::unordered_map<std::string, ElementId>;

ElementId id_of(Ids& ids, std::string_view number) {
  const auto next = static_cast<ElementId>(ids.size() + 1);
  return ids.try_emplace(std::string{number}, next).first->second;
}

FieldLayout layout_of(Ids& ids, const protocol::WireField& field) {
  FieldLayout layout;
  const std::string_view number{field.number};
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = number.find('.', end + 1);
    const auto at = std::ranges::find(field.repeating, layout.elements.size());
    layout.slots.push_back(at == field.repeating.end()
                               ? kNotRepeating
                               : static_cast<std::uint8_t>(at - field.repeating.begin()));
    layout.elements.push_back(id_of(ids, number.substr(0, end)));
  }
  return layout;
}

}  // namespace

Layout::Layout(const std::vector<protocol::WireField>& fields) {
  Ids ids;
  for (const auto& field : fields) {
    fields_.push_back(layout_of(ids, field));
  }

  required_.resize(ids.size() + 1);
  for (std::size_t index = 0; index < fields.size(); ++index) {
    const auto& elements = fields_[index].elements;
    const auto group = elements.size() > 1 ? elements[elements.size() - 2] : kRoot;
    if (fields[index].required) {
      required_[group].push_back(static_cast<std::uint16_t>(index));
    }
  }
}

}  // namespace tsunagu::catalogue
