/// Whether times run backwards in a log: a remark, since clocks are set, but one to look at.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>

#include "server/tlog/leaf.h"

namespace tsunagu::tlog {

/// Events that run at the same time are numbered and committed within moments of each other.
inline constexpr Microseconds kTimeTolerance = 10'000'000;

/// Takes the leaves of a log in order.
class TimeCheck {
 public:
  /// Whether `leaf` is more than kTimeTolerance earlier than one before it of the same node. A
  /// void event has the time when the hole was found, so it is not compared.
  bool is_backwards(const Leaf& leaf) {
    if (leaf.type == EventType::void_number) {
      return false;
    }
    Microseconds& latest = latest_[leaf.node];
    const bool is_earlier = leaf.time < latest - kTimeTolerance;
    latest = std::max(latest, leaf.time);
    return is_earlier;
  }

 private:
  std::map<std::uint16_t, Microseconds> latest_;  // by node
};

}  // namespace tsunagu::tlog
