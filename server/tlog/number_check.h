/// The numbering of events: for every node its runs rise, and each counts from 1 without a gap.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "server/tlog/leaf.h"
#include "server/tlog/report.h"

namespace tsunagu::tlog {

/// Takes the leaves of a log in order. Whoever feeds a LogWriter uses it as well, since a leaf out
/// of its place can never be taken back.
///
/// An event that was never committed leaves a hole, which a void event of the same number fills.
/// What is missing at the end of a run needs nothing: the boot event of the next run says so.
class NumberCheck {
 public:
  /// What is wrong with `leaf` after those before it; then it counts as not seen.
  std::optional<Problem> next(const Leaf& leaf);

 private:
  struct Place {
    std::uint32_t boot = 0;
    std::uint64_t number = 0;
  };

  std::map<std::uint16_t, Place> last_;  // by node
};

}  // namespace tsunagu::tlog
