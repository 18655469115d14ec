/// Counts case after case, and says what it came to.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/statistics/cell.h"
#include "server/statistics/person.h"
#include "server/statistics/question.h"
#include "server/statistics/reported.h"

namespace tsunagu::statistics {

/// A target of the profile and what it came to.
struct TargetResult {
  const profiles::Target* target = nullptr;
  std::int64_t actual = 0;   ///< thousandths
  bool is_reported = false;  ///< at least a part of it was reported by agencies
  bool is_withheld = false;  ///< not to be published
};

/// Not thread-safe: each thread has its own, and merge() puts them together. `question` and
/// `profile` outlive it.
class Tally final : private EntrySink {
 public:
  /// With `with_targets` every target of the profile that the indicators asked for have is counted
  /// as well.
  Tally(const Question& question, const profiles::Profile& profile, bool with_targets = false);

  /// Counts one folder. `people` holds what the question's classes above 0 say; may be empty.
  void count(const Uuid& case_id, const cases::CaseFacts& facts, const PersonBook& people = {});
  /// Takes over what another counted of other folders.
  void merge(Tally&& other);

  /// All figures, by item and place. Totals stand behind what they are the total of.
  std::vector<Figure> figures() const;
  std::vector<TargetResult> targets() const;
  /// Documents without a month of their own: they are in no figure.
  std::int64_t undated() const { return undated_; }
  std::int64_t folders() const { return static_cast<std::int64_t>(serial_); }

 private:
  struct TargetCount {
    const profiles::Target* target = nullptr;
    Filter filter;
    std::map<std::string, Cell, std::less<>> by_agency;  ///< what documents say
  };
  using Cells = std::unordered_map<std::string, Cell>;

  void take(const Entry& entry) override;
  void add(const Entry& entry);
  void add_to_targets(const Entry& entry);
  /// The values of the question's dimensions; more than one set if some of them repeat.
  std::vector<std::vector<std::string>> values_of(const Entry& entry) const;
  std::vector<std::string> dimension_values(Dimension dimension, const Entry& entry) const;
  std::vector<std::string> person_values(Dimension dimension, const Entry& entry) const;
  std::string reported_value(Dimension dimension, const ReportedRow& row) const;
  std::uint64_t person_of(const Entry& entry) const;
  std::vector<Period> reporting_periods() const;
  void add_row(const ReportedRow& row, Cells& cells) const;
  std::vector<Figure> reported_figures() const;
  TargetResult result_of(const TargetCount& count) const;

  const Question& question_;
  const profiles::Profile& profile_;
  std::vector<bool> asked_;  ///< by ItemId
  std::vector<TargetCount> targets_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> targets_of_;  ///< by indicator
  Cells cells_;
  std::vector<ReportedRow> reported_;
  std::uint64_t serial_ = 0;
  std::int64_t undated_ = 0;

  // Of the folder that is being counted.
  const Folder* folder_ = nullptr;
  const PersonBook* people_ = nullptr;
  Uuid case_id_;

  // Used again for every entry, because there are millions.
  std::vector<std::string_view> place_;
  std::string key_;
  std::set<std::string> added_;
};

}  // namespace tsunagu::statistics
