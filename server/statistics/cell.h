/// What has been counted for one place of a table.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "server/statistics/entry.h"
#include "server/statistics/figure.h"

namespace tsunagu::statistics {

/// A figure in the making. Not thread-safe.
class Cell {
 public:
  /// `person` is the serial number of the case and fiscal year, above 0, the same for all entries
  /// of a case in that year; entries of one case come one after the other.
  void add(const Entry& entry, std::uint64_t person);
  void keep(const Entry& entry, const Uuid& case_id, bool is_new_person);
  /// Adds what an agency reported.
  void add_reported(const CountedRecord& row, bool keep_it);
  /// Adds what was counted elsewhere, of other cases.
  void merge(Cell&& other);

  /// Whether the last add() was the first of its person.
  bool met_new_person() const { return met_new_person_; }
  /// The value for one way of counting, in thousandths. A rate or mean of nothing is 0.
  std::int64_t value(Form form, std::string_view counting) const;
  std::int64_t entries() const { return entries_; }
  std::int64_t sum() const { return sum_; }
  std::int64_t whole() const { return whole_; }
  /// The documents of one way of counting, in the order in which they were met.
  std::vector<CountedRecord> records(Form form, std::string_view counting) const;

 private:
  struct Kept {
    CountedRecord record;
    bool is_new = false;
    bool is_new_person = false;
  };

  std::int64_t entries_ = 0;
  std::int64_t new_ = 0;
  std::int64_t people_ = 0;
  std::int64_t sum_ = 0;
  std::int64_t whole_ = 0;
  std::uint64_t last_person_ = 0;
  bool met_new_person_ = false;
  std::unordered_set<std::uint64_t> once_;
  std::vector<Kept> kept_;
};

}  // namespace tsunagu::statistics
