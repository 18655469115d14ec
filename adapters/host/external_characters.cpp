// Table of external characters.
#include "adapters/host/external_characters.h"

#include <algorithm>

namespace tsunagu::host {

bool ExternalCharacters::add(char32_t partner, const std::string& ours) {
  if (to_ours_.contains(partner) || to_partner_.contains(ours)) {
    return false;
  }
  to_ours_.emplace(partner, ours);
  to_partner_.emplace(ours, partner);
  longest_ = std::max(longest_, ours.size());
  return true;
}

const std::string* ExternalCharacters::ours(char32_t partner) const {
  const auto found = to_ours_.find(partner);
  return found == to_ours_.end() ? nullptr : &found->second;
}

std::optional<ExternalCharacters::Match> ExternalCharacters::partner(std::string_view text) const {
  for (std::size_t size = std::min(longest_, text.size()); size > 0; --size) {
    const auto found = to_partner_.find(text.substr(0, size));
    if (found != to_partner_.end()) {
      return Match{found->second, size};
    }
  }
  return std::nullopt;
}

}  // namespace tsunagu::host
