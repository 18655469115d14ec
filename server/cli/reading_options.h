/// The options of every command that reads: why, and on what legal basis.
#pragma once

#include <utility>
#include <vector>

#include "server/cli/command.h"

namespace tsunagu::cli {

inline constexpr Option kPurpose{"--purpose", Form::text, "TEXT", "読む目的。監査ログに残る",
                                 "why it is read; recorded in the audit log"};
inline constexpr Option kBasis{"--basis", Form::basis, "CODE", "読む根拠の符号。監査ログに残る",
                               "code of the legal basis; recorded in the audit log"};

/// `options` and the two.
inline std::vector<Option> reading(std::vector<Option> options) {
  options.push_back(kPurpose);
  options.push_back(kBasis);
  return options;
}

}  // namespace tsunagu::cli
