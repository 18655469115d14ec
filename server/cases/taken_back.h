/// What was sent on a consent that is no more: it is asked back.
#pragma once

#include <span>
#include <string_view>

#include "server/cases/access_decision.h"

namespace tsunagu::cases {

/// What the 同意書 of a transaction changed.
struct ConsentChange {
  const Consents& before;
  const Consents& after;
  /// Whether one of them is a withdrawal: that takes back also what was sent while a consent held
  /// that has run out since.
  bool is_withdrawal = false;
  std::string_view day;  ///< ISO, of the change
};

/// Whether `facts` are of a 同意書 that withdraws.
bool is_withdrawal(const DocumentFacts& facts);

/// Whether something that was `sent` to `agency` on the person's consent has lost it by the change.
/// A consent that only runs out takes nothing back.
bool is_taken_back(const ConsentChange& change, std::string_view agency, std::string_view purpose,
                   std::span<const GrantedShare> sent);

}  // namespace tsunagu::cases
