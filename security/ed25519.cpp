// Ed25519 signatures: of our own log, and of whoever's key an auditor brings.
#include <openssl/err.h>

#include "security/crypto_failure.h"
#include "security/digest.h"
#include "security/openssl_ptr.h"

namespace tsunagu::security {
namespace {

constexpr std::size_t kKey = 32;
constexpr std::size_t kSignature = 64;

KeyPtr private_key(ByteView seed) {
  KeyPtr key{
      EVP_PKEY_new_raw_private_key_ex(nullptr, "ED25519", nullptr, octets(seed), seed.size())};
  require(key != nullptr, "Ed25519");
  return key;
}

}  // namespace

bool verify_ed25519(ByteView public_key, ByteView text, ByteView signature) {
  if (public_key.size() != kKey || signature.size() != kSignature) {
    return false;
  }
  const KeyPtr key{
      EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, octets(public_key), kKey)};
  const DigestContextPtr context{EVP_MD_CTX_new()};
  require(key != nullptr && context != nullptr, "Ed25519");
  require(EVP_DigestVerifyInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key.get(),
                                  nullptr) == 1,
          "Ed25519");
  const bool is_valid = EVP_DigestVerify(context.get(), octets(signature), signature.size(),
                                         octets(text), text.size()) == 1;
  ERR_clear_error();  // a wrong signature leaves a reason that is no failure of ours
  return is_valid;
}

Bytes sign_ed25519(ByteView seed, ByteView text) {
  const KeyPtr key = private_key(seed);
  const DigestContextPtr context{EVP_MD_CTX_new()};
  require(context != nullptr, "Ed25519");
  require(EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key.get(),
                                nullptr) == 1,
          "Ed25519");
  Bytes signature(kSignature);
  std::size_t length = signature.size();
  require(EVP_DigestSign(context.get(), writable_octets(signature), &length, octets(text),
                         text.size()) == 1 &&
              length == kSignature,
          "Ed25519");
  return signature;
}

Bytes ed25519_public_key(ByteView seed) {
  const KeyPtr key = private_key(seed);
  Bytes bytes(kKey);
  std::size_t length = bytes.size();
  require(EVP_PKEY_get_raw_public_key(key.get(), writable_octets(bytes), &length) == 1 &&
              length == kKey,
          "Ed25519");
  return bytes;
}

}  // namespace tsunagu::security
