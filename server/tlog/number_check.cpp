/// One step of the numbering.
#include "server/tlog/number_check.h"

namespace tsunagu::tlog {

std::optional<Problem> NumberCheck::next(const Leaf& leaf) {
  const auto found = last_.find(leaf.node);
  const Place last = found == last_.end() ? Place{} : found->second;
  const bool is_boot = leaf.type == EventType::boot;
  if (leaf.boot < last.boot) {
    return Problem::boot_backwards;
  }
  const std::uint64_t expected = leaf.boot == last.boot ? last.number + 1 : 1;
  if (leaf.number != expected) {
    return leaf.number > expected ? Problem::number_missing : Problem::number_repeated;
  }
  if (is_boot != (leaf.number == 1)) {
    return is_boot ? Problem::boot_inside : Problem::boot_missing;
  }
  last_[leaf.node] = Place{leaf.boot, leaf.number};
  return std::nullopt;
}

}  // namespace tsunagu::tlog
