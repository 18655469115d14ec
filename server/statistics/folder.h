/// A folder of documents (a case, or an entry of the register) as the counting sees it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/facts.h"
#include "server/statistics/day.h"

namespace tsunagu::statistics {

using cases::Role;

/// One document, with what every figure needs of it. Views point into the folder's facts.
struct Counted {
  const cases::RecordedFacts* source = nullptr;
  std::optional<Day> day;    ///< as said below; nothing if the document's own day has no month
  std::string_view agency;   ///< whose document it is; empty if it does not say
  std::string_view project;  ///< as stated, or by the kind of plan or meeting; else empty
  std::string_view kind;     ///< what the dimension `kind` means for its type
  std::size_t chain = 0;     ///< versions of one document have the same
  bool is_current = false;

  const cases::DocumentFacts& facts() const { return source->document; }
  std::string_view one(Role role) const { return source->document.one(role); }
  bool is(std::string_view type) const { return source->document.type == type; }
};

/// Views into the facts it is made of, which outlive it.
class Folder {
 public:
  explicit Folder(const cases::CaseFacts& facts);

  /// All versions, in the order in which they were taken in.
  const std::vector<Counted>& all() const { return all_; }
  /// Those that no other took the place of.
  const std::vector<const Counted*>& current() const { return current_; }

  // What the newest document that says it says; empty if none does.
  std::string_view area() const { return area_; }
  std::string_view route() const { return route_; }
  std::string_view household() const { return household_; }

 private:
  void link();

  std::vector<Counted> all_;
  std::vector<const Counted*> current_;
  std::string_view area_;
  std::string_view route_;
  std::string_view household_;
};

/// The day in the field with `role`; nothing if there is none, or its month is not known.
std::optional<Day> day_of(const cases::DocumentFacts& facts, Role role);
/// The day on which Tsunagu took `facts` in, in Japan.
Day recorded_day(const cases::RecordedFacts& facts);

}  // namespace tsunagu::statistics
