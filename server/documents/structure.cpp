/// Walks the values once, with the groups that are open at each of them.
#include "server/documents/structure.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "server/base/check.h"
#include "server/documents/place.h"

namespace tsunagu::documents {
namespace {

using protocol::WireValue;

constexpr const char* kNotCounting = "occurrences do not count up from 1";

class Walk {
 public:
  explicit Walk(const catalogue::DocumentType& type) : type_{type} {
    open_.push_back({catalogue::kRoot, 0, {}, {}});
  }

  /// Nothing if `value` may follow what was walked so far.
  std::optional<Refusal> step(const WireValue& value) {
    if (value.field >= type_.fields().size()) {
      return Refusal{RefusalCode::schema, "", "a field the type does not have"};
    }
    if (value.position.size() != type_.fields()[value.field].repeating.size()) {
      return Refusal{RefusalCode::schema, place(type_, value.field, {}),
                     "wrong length of position"};
    }
    std::size_t kept = 0;
    if (const char* wrong = order_broken(value, kept)) {
      return Refusal{RefusalCode::schema, place(type_, value.field, value.position), wrong};
    }
    close(1 + std::min(kept, elements(value.field).size() - 1));
    open(value, kept);
    before_ = &value;
    return std::nullopt;
  }

  void finish() { close(0); }
  /// The required fields that groups closed so far lack.
  std::vector<Refusal>& missing() { return missing_; }

 private:
  /// One occurrence of a group whose values are being read.
  struct Group {
    catalogue::ElementId element = catalogue::kRoot;
    std::size_t depth = 0;                ///< elements of the path down to the group
    std::vector<std::uint16_t> position;  ///< of its first value
    std::vector<std::uint16_t> seen;      ///< fields that stand directly in it
  };

  const std::vector<catalogue::ElementId>& elements(std::uint16_t field) const {
    return type_.layout().field(field).elements;
  }

  /// What is wrong with the place of `value` after `before_`, or null. `kept` becomes the number
  /// of leading elements that are the same ones as before.
  const char* order_broken(const WireValue& value, std::size_t& kept) const {
    const auto& layout = type_.layout().field(value.field);
    const std::size_t shared = before_ == nullptr ? 0 : shared_elements(value.field);
    for (kept = 0; kept < shared; ++kept) {
      const auto slot = layout.slots[kept];
      if (slot == catalogue::kNotRepeating || value.position[slot] == before_->position[slot]) {
        continue;
      }
      if (value.position[slot] < before_->position[slot]) {
        return "values are not in document order";
      }
      const bool counts_up = value.position[slot] == before_->position[slot] + 1;
      return counts_up && starts_at_one(value, kept + 1) ? nullptr : kNotCounting;
    }
    if (before_ != nullptr && value.field == before_->field) {
      return "value stands twice";
    }
    if (before_ != nullptr && value.field < before_->field) {
      return "values are not in document order";
    }
    return starts_at_one(value, kept) ? nullptr : kNotCounting;
  }

  std::size_t shared_elements(std::uint16_t field) const {
    const auto& now = elements(field);
    const auto& then = elements(before_->field);
    const auto differ = std::ranges::mismatch(now, then).in1;
    return static_cast<std::size_t>(differ - now.begin());
  }

  bool starts_at_one(const WireValue& value, std::size_t from) const {
    const auto slots = std::span{type_.layout().field(value.field).slots}.subspan(from);
    return std::ranges::all_of(slots, [&value](std::uint8_t slot) {
      return slot == catalogue::kNotRepeating || value.position[slot] == 1;
    });
  }

  /// Closes groups until `count` are open.
  void close(std::size_t count) {
    for (; open_.size() > count; open_.pop_back()) {
      const auto& group = open_.back();
      for (const auto field : type_.layout().required_in(group.element)) {
        if (std::ranges::find(group.seen, field) == group.seen.end()) {
          missing_.push_back({RefusalCode::schema,
                              place(type_, field, positions_above(group, field)),
                              "required field is missing"});
        }
      }
    }
  }

  /// The occurrences of the elements down to `group`, for a field in it.
  std::span<const std::uint16_t> positions_above(const Group& group, std::uint16_t field) const {
    const auto slots = std::span{type_.layout().field(field).slots}.first(group.depth);
    const auto repeating = std::ranges::count_if(
        slots, [](std::uint8_t slot) { return slot != catalogue::kNotRepeating; });
    return std::span{group.position}.first(static_cast<std::size_t>(repeating));
  }

  void open(const WireValue& value, std::size_t kept) {
    const auto& path = elements(value.field);
    for (std::size_t depth = std::min(kept, path.size() - 1) + 1; depth < path.size(); ++depth) {
      open_.push_back({path[depth - 1], depth, value.position, {}});
    }
    auto& seen = open_.back().seen;
    if (seen.empty() || seen.back() != value.field) {
      seen.push_back(value.field);
    }
  }

  const catalogue::DocumentType& type_;
  const WireValue* before_ = nullptr;
  std::vector<Group> open_;  // the root first
  std::vector<Refusal> missing_;
};

}  // namespace

std::optional<Refusal> broken_structure(const catalogue::DocumentType& type,
                                        const std::vector<WireValue>& values,
                                        Completeness completeness) {
  Walk walk{type};
  for (const auto& value : values) {
    if (auto refusal = walk.step(value)) {
      return refusal;
    }
    if (completeness == Completeness::whole && !walk.missing().empty()) {
      return walk.missing().front();
    }
  }
  walk.finish();
  return completeness == Completeness::draft || walk.missing().empty()
             ? std::nullopt
             : std::optional{walk.missing().front()};
}

namespace {

/// Groups that every document of the type has, and of which no value is there.
std::vector<Refusal> missing_groups(const catalogue::DocumentType& type,
                                    const std::vector<WireValue>& values) {
  std::vector<Refusal> missing;
  for (const auto& group : type.wire().groups) {
    const bool is_outermost = group.path.find('/') == std::string::npos;
    const auto stands_in = [&](const WireValue& value) {
      return type.fields()[value.field].path.starts_with(group.path + "/");
    };
    if (group.required && is_outermost && std::ranges::none_of(values, stands_in)) {
      missing.push_back({RefusalCode::schema, group.path, "required group is missing"});
    }
  }
  return missing;
}

}  // namespace

std::vector<Refusal> missing_fields(const catalogue::DocumentType& type,
                                    const std::vector<WireValue>& values) {
  Walk walk{type};
  for (const auto& value : values) {
    const auto refusal = walk.step(value);
    TSUNAGU_ENSURE(!refusal, "the values have passed broken_structure");
  }
  walk.finish();
  auto missing = std::move(walk.missing());
  for (auto& group : missing_groups(type, values)) {
    missing.push_back(std::move(group));
  }
  return missing;
}

}  // namespace tsunagu::documents
