/// What is asked: which figures, of which months, broken down how.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/profiles/profile.h"
#include "server/statistics/day.h"
#include "server/statistics/entry.h"

namespace tsunagu::statistics {

/// What figures can be broken down by.
enum class Dimension : std::uint8_t {
  agency,
  field,
  project,
  kind,
  area,
  channel,
  route,
  household,
  month,
  year,
  sex,      ///< class 1
  age,      ///< class 1
  concern,  ///< class 3; one case may have several
  change,   ///< class 3; one document may have several
};

struct DimensionText {
  Dimension dimension;
  std::string_view name;  ///< "agency"
  std::string_view ja;
  std::string_view codes;        ///< code list of its values; empty: not codes of a list
  std::uint8_t sensitivity = 0;  ///< the class that has to be opened for it
  std::string_view role = {};    ///< whose values it is, if a class has to be opened
  bool may_repeat = false;       ///< then its figures add up to more than the total
};

const DimensionText& dimension_text(Dimension dimension);
std::optional<Dimension> find_dimension(std::string_view name);

/// Conditions that all hold of what is counted: as `target.ID.filter` of a profile has them.
/// Codes of the agency and of those below it are looked up once.
class Filter {
 public:
  Filter() = default;
  /// The keys `count` and `indicator` choose figures, not entries; see below. Nothing if a key is
  /// neither known here nor the name of a fact role; `wrong` is then set to it.
  static std::optional<Filter> make(
      const std::vector<std::pair<std::string, std::string>>& conditions,
      const profiles::Profile& profile, std::string& wrong);

  bool admits(const Entry& entry, const Folder& folder) const;
  /// Whether a row that `agency` reported under the indicator code `row` is meant.
  bool admits_reported(std::string_view agency, std::string_view row) const;

  /// "new", "total", "distinct" or another code of the list `counting`; empty: not said.
  const std::string& count() const { return count_; }
  /// "N15-hoppu": only that row of reports; empty: not said.
  const std::string& indicator() const { return indicator_; }

 private:
  struct Condition {
    std::string key;
    Role role = Role::none;  ///< none: one of the keys of this class
    std::string value;
  };
  bool admits(const Condition& condition, const Entry& entry, const Folder& folder) const;

  std::vector<Condition> conditions_;
  std::set<std::string, std::less<>> agencies_;  ///< empty: all
  std::string count_;
  std::string indicator_;
};

/// The agency called `code` and all below it.
std::set<std::string, std::less<>> with_parts(const profiles::Profile& profile,
                                              const std::string& code);

struct Question {
  Period period;
  std::vector<std::string> indicators;  ///< codes; empty: all
  std::vector<Dimension> by;            ///< at most kMostDimensions, none twice
  Filter filter;
  std::string item;           ///< code of one item; empty: all
  bool with_records = false;  ///< keep which documents make each figure
  Day today;

  bool asks(const Item& item) const;
  /// Classes above 0 that have to be opened, rising.
  std::vector<std::uint8_t> classes() const;
};

inline constexpr std::size_t kMostDimensions = 2;

}  // namespace tsunagu::statistics
