/// Failures of the machinery that seals and opens.
///
/// Sealed bytes that do not open are no failure of the machinery: they throw IntegrityError of
/// server/base/error.h.
#pragma once

#include <string>

#include "server/base/error.h"

namespace tsunagu::security {

/// OpenSSL refused an operation that always works on a healthy machine.
class CryptoFailure final : public Error {
 public:
  /// `operation` names what failed ("AES-256-GCM"). OpenSSL's own reason is added.
  explicit CryptoFailure(const std::string& operation);
};

/// Throws CryptoFailure unless `done`.
inline void require(bool done, const char* operation) {
  if (!done) [[unlikely]] {
    throw CryptoFailure{operation};
  }
}

}  // namespace tsunagu::security
