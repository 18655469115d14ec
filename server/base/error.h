/// Failures of our surroundings: the database, a key file, a disk. Thrown, never returned.
///
/// What a sender did wrong is data, not an error: see refusal.h.
#pragma once

#include <stdexcept>
#include <string>

#include "server/base/message.h"

namespace tsunagu {

/// Base of everything Tsunagu throws. Carries an operator message with its id, cause and
/// remedy, and a detail that never holds document values, keys or secrets.
class Error : public std::runtime_error {
 public:
  /// `detail` names things (a file, a setting, a table), never contents.
  Error(const Message& message, const std::string& detail);

  const Message& message() const { return *message_; }
  const std::string& detail() const { return detail_; }

 private:
  const Message* message_;  // messages are constants, so they outlive every error
  std::string detail_;
};

/// Returns `detail` with the text of errno `number` behind it.
std::string with_errno(const std::string& detail, int number);

/// Stored bytes fail authentication: damaged, or changed behind our back.
class IntegrityError final : public Error {
 public:
  explicit IntegrityError(const std::string& detail) : Error{messages::kIntegrity, detail} {}
};

}  // namespace tsunagu
