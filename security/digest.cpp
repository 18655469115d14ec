// SHA-256 and HMAC, with algorithms fetched once and a context for each thread.
#include "security/digest.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>

#include "security/big_endian.h"
#include "security/crypto_failure.h"
#include "security/openssl_ptr.h"
#include "server/base/check.h"

namespace tsunagu::security {
namespace {

// Fetching by name takes longer than hashing a field.
const EVP_MD* sha256_algorithm() {
  static const DigestPtr algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
  require(algorithm != nullptr, "SHA-256");
  return algorithm.get();
}

MacContextPtr make_hmac_context() {
  const MacPtr algorithm{EVP_MAC_fetch(nullptr, "HMAC", nullptr)};
  require(algorithm != nullptr, "HMAC");
  MacContextPtr context{EVP_MAC_CTX_new(algorithm.get())};
  require(context != nullptr, "HMAC");
  std::array<char, 7> digest{"SHA256"};  // OpenSSL takes names as changeable text
  const std::array<OSSL_PARAM, 2> settings{
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_end()};
  require(EVP_MAC_CTX_set_params(context.get(), settings.data()) == 1, "HMAC");
  return context;
}

// A key stays in its context until the next one comes, so a worthless one comes at once.
void forget_key(EVP_MAC_CTX* context) {
  constexpr std::array<unsigned char, 32> kNoKey{};
  require(EVP_MAC_init(context, kNoKey.data(), kNoKey.size(), nullptr) == 1, "HMAC");
}

class Hmac {
 public:
  explicit Hmac(ByteView key) : context_{thread_context()} {
    TSUNAGU_ENSURE(!key.empty(), "an HMAC has a key");
    require(EVP_MAC_init(context_, octets(key), key.size(), nullptr) == 1, "HMAC");
  }
  void add(ByteView part) {
    require(EVP_MAC_update(context_, octets(part), part.size()) == 1, "HMAC");
  }
  void add_sized(ByteView part) {
    add(u32be(part.size()));
    add(part);
  }
  Digest finish() {
    Digest digest{};
    std::size_t length = 0;
    require(EVP_MAC_final(context_, writable_octets(digest), &length, digest.size()) == 1 &&
                length == digest.size(),
            "HMAC");
    forget_key(context_);
    return digest;
  }

 private:
  static EVP_MAC_CTX* thread_context() {
    thread_local const MacContextPtr context = make_hmac_context();
    return context.get();
  }

  EVP_MAC_CTX* context_;
};

}  // namespace

Digest sha256(std::initializer_list<ByteView> parts) {
  thread_local const DigestContextPtr context{EVP_MD_CTX_new()};
  require(context != nullptr, "SHA-256");
  require(EVP_DigestInit_ex2(context.get(), sha256_algorithm(), nullptr) == 1, "SHA-256");
  for (const ByteView part : parts) {
    require(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1, "SHA-256");
  }
  Digest digest{};
  unsigned int length = 0;
  require(EVP_DigestFinal_ex(context.get(), writable_octets(digest), &length) == 1, "SHA-256");
  return digest;
}

Digest hmac_sha256(ByteView key, std::initializer_list<ByteView> parts) {
  Hmac hmac{key};
  for (const ByteView part : parts) {
    hmac.add(part);
  }
  return hmac.finish();
}

Digest labelled_hmac(ByteView key, std::string_view label, std::initializer_list<ByteView> parts) {
  Hmac hmac{key};
  hmac.add_sized(as_bytes(label));
  for (const ByteView part : parts) {
    hmac.add_sized(part);
  }
  return hmac.finish();
}

bool equal(ByteView a, ByteView b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace tsunagu::security
