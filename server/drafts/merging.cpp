/// Values are the same if they stand in the same place; occurrences are compared as wholes.
#include "server/drafts/merging.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "server/documents/document_order.h"
#include "server/documents/place.h"

namespace tsunagu::drafts {
namespace {

using catalogue::DocumentType;
using documents::Value;

/// The outermost repeating element that a value stands in.
catalogue::ElementId unit_of(const DocumentType& type, const Value& value) {
  const auto& layout = type.layout().field(value.field);
  const auto at = std::ranges::find(layout.slots, std::uint8_t{0});
  return layout.elements[static_cast<std::size_t>(at - layout.slots.begin())];
}

const Value* value_at(const std::vector<Value>& values, const Value& place) {
  const auto at = std::ranges::find_if(values, [&](const Value& value) {
    return value.field == place.field && value.position == place.position;
  });
  return at == values.end() ? nullptr : &*at;
}

/// One call of keeping_unshown().
class Keeping {
 public:
  Keeping(const DocumentType& type, const std::vector<Value>& before, const SightOf& sight_of)
      : type_{type}, before_{before}, sight_of_{sight_of} {
    for (const auto& value : before_) {
      if (!value.position.empty()) {
        auto& unit = units_[unit_of(type_, value)];
        unit.last = std::max(unit.last, value.position[0]);
        (sight(value) == Sight::asked ? unit.has_shown : unit.has_unshown) = true;
      }
    }
  }

  Result<std::vector<Value>> run(std::vector<Value> written) {
    make_room(written);
    if (auto refusal = moved(written)) {
      return *std::move(refusal);
    }
    for (const auto& value : before_) {
      if (sight(value) == Sight::asked) {
        continue;
      }
      const auto* given = value_at(written, value);
      if (given == nullptr) {
        written.push_back(value);
      } else if (sight(value) == Sight::unseen && given->value != value.value) {
        return refused(value);
      }
    }
    return documents::put_in_order(type_, std::move(written));
  }

 private:
  struct Unit {
    bool has_shown = false;
    bool has_unshown = false;
    std::uint16_t last = 0;  ///< highest occurrence
  };

  Sight sight(const Value& value) const { return sight_of_(type_.fields()[value.field]); }

  Refusal refused(const Value& value) const {
    return {RefusalCode::unseen_values, documents::place(type_, value.field, value.position), ""};
  }

  /// Occurrences beside others that the writer saw nothing of come after those.
  void make_room(std::vector<Value>& written) const {
    for (auto& value : written) {
      if (value.position.empty()) {
        continue;
      }
      const auto unit = units_.find(unit_of(type_, value));
      if (unit != units_.end() && unit->second.has_unshown && !unit->second.has_shown) {
        value.position[0] = static_cast<std::uint16_t>(value.position[0] + unit->second.last);
      }
    }
  }

  /// The first shown value that was changed in an occurrence that holds something not shown: the
  /// occurrence may be another one now, and what is kept would belong to somebody else.
  std::optional<Refusal> moved(const std::vector<Value>& written) const {
    std::set<std::pair<catalogue::ElementId, std::uint16_t>> guarded;
    for (const auto& value : before_) {
      if (!value.position.empty() && sight(value) != Sight::asked) {
        guarded.emplace(unit_of(type_, value), value.position[0]);
      }
    }
    for (const auto& value : before_) {
      const bool is_guarded = !value.position.empty() && sight(value) == Sight::asked &&
                              guarded.contains({unit_of(type_, value), value.position[0]});
      const auto* now = is_guarded ? value_at(written, value) : nullptr;
      if (is_guarded && (now == nullptr || now->value != value.value)) {
        return refused(value);
      }
    }
    return std::nullopt;
  }

  const DocumentType& type_;
  const std::vector<Value>& before_;
  const SightOf& sight_of_;
  std::map<catalogue::ElementId, Unit> units_;
};

}  // namespace

Result<std::vector<Value>> keeping_unshown(const DocumentType& type,
                                           const std::vector<Value>& before,
                                           std::vector<Value> written, const SightOf& sight_of) {
  return Keeping{type, before, sight_of}.run(std::move(written));
}

std::vector<Difference> differences(const DocumentType& type, const std::vector<Value>& yours,
                                    const std::vector<Value>& stored) {
  std::map<std::pair<std::uint16_t, std::vector<std::uint16_t>>, Difference> all;
  const auto note = [&](const Value& value) -> Difference& {
    auto& one = all[{value.field, value.position}];
    one.field = value.field;
    one.place = documents::place(type, value.field, value.position);
    return one;
  };
  for (const auto& value : yours) {
    note(value).yours = value.value;
  }
  for (const auto& value : stored) {
    note(value).stored = value.value;
  }
  std::vector<Difference> out;
  for (auto& [place, one] : all) {
    if (one.yours != one.stored) {
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace tsunagu::drafts
