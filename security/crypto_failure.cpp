// Adds OpenSSL's reason to a failure.
#include "security/crypto_failure.h"

#include <openssl/err.h>

namespace tsunagu::security {
namespace {

// OpenSSL's reasons are fixed texts ("unsupported algorithm"), never arguments.
std::string with_reason(const std::string& operation) {
  const unsigned long code = ERR_get_error();
  const char* reason = ERR_reason_error_string(code);
  ERR_clear_error();
  return reason == nullptr ? operation : operation + ": " + reason;
}

}  // namespace

CryptoFailure::CryptoFailure(const std::string& operation)
    : Error{messages::kCrypto, with_reason(operation)} {}

}  // namespace tsunagu::security
