// Comparing documents.
#include "adapters/host/document_difference.h"

#include <map>
#include <sstream>
#include <utility>

namespace tsunagu::host {
namespace {

using Key = std::pair<std::uint16_t, std::vector<std::uint16_t>>;
using Values = std::map<Key, const std::string*>;

Values values_of(const protocol::WireDocument& document, const TypeModel& type,
                 const std::function<bool(const protocol::WireField&)>& skip) {
  Values values;
  for (const protocol::WireValue& value : document.values) {
    if (!skip(type.wire.fields.at(value.field))) {
      values.emplace(Key{value.field, value.position}, &value.value);
    }
  }
  return values;
}

std::string place_of(const Key& key, const TypeModel& type) {
  const protocol::WireField& field = type.wire.fields.at(key.first);
  std::istringstream path{field.path};
  std::string place;
  std::size_t repeating = 0;
  std::size_t index = 0;
  for (std::string name; std::getline(path, name, '/'); ++index) {
    place += (place.empty() ? "" : "/") + name;
    if (repeating < field.repeating.size() && field.repeating[repeating] == index) {
      place += "[" + std::to_string(key.second.at(repeating)) + "]";
      ++repeating;
    }
  }
  return place;
}

}  // namespace

std::vector<Difference> differences(const protocol::WireDocument& wanted,
                                    const protocol::WireDocument& found, const TypeModel& type,
                                    const std::function<bool(const protocol::WireField&)>& skip) {
  const Values left = values_of(wanted, type, skip);
  const Values right = values_of(found, type, skip);
  std::vector<Difference> out;
  for (const auto& [key, value] : left) {
    const auto other = right.find(key);
    if (other == right.end()) {
      out.push_back({place_of(key, type), "missing"});
    } else if (*other->second != *value) {
      out.push_back({place_of(key, type), "changed"});
    }
  }
  for (const auto& [key, value] : right) {
    if (!left.contains(key)) {
      out.push_back({place_of(key, type), "added"});
    }
  }
  return out;
}

}  // namespace tsunagu::host
