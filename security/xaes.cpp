// XAES-256-GCM on OpenSSL's CMAC and AES-256-GCM.
#include "security/xaes.h"

#include <algorithm>
#include <array>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/params.h>

#include "security/crypto_failure.h"
#include "security/openssl_ptr.h"
#include "security/scratch.h"
#include "server/base/check.h"

namespace tsunagu::security {
namespace {

constexpr std::size_t kHalf = kXaesNonce / 2;
constexpr std::array<unsigned char, kXaesKey> kNoKey{};

MacContextPtr make_cmac_context() {
  const MacPtr algorithm{EVP_MAC_fetch(nullptr, "CMAC", nullptr)};
  require(algorithm != nullptr, "CMAC");
  MacContextPtr context{EVP_MAC_CTX_new(algorithm.get())};
  require(context != nullptr, "CMAC");
  std::array<char, 12> cipher{"AES-256-CBC"};  // OpenSSL takes names as changeable text
  const std::array<OSSL_PARAM, 2> settings{
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, cipher.data(), 0),
      OSSL_PARAM_construct_end()};
  require(EVP_MAC_CTX_set_params(context.get(), settings.data()) == 1, "CMAC");
  return context;
}

CipherContextPtr make_gcm_context() {
  const CipherPtr algorithm{EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr)};
  CipherContextPtr context{EVP_CIPHER_CTX_new()};
  require(algorithm != nullptr && context != nullptr, "AES-256-GCM");
  require(EVP_CipherInit_ex2(context.get(), algorithm.get(), nullptr, nullptr, 1, nullptr) == 1,
          "AES-256-GCM");
  return context;
}

// One of each for a thread: making them takes longer than sealing a field.
EVP_MAC_CTX* cmac() {
  thread_local const MacContextPtr context = make_cmac_context();
  return context.get();
}
EVP_CIPHER_CTX* gcm() {
  thread_local const CipherContextPtr context = make_gcm_context();
  return context.get();
}

int length_of(ByteView bytes) { return static_cast<int>(bytes.size()); }

// CMAC of one block: u16be counter | 'X' | 0 | first half of the nonce.
void derive_half(const unsigned char* key, std::byte counter, ByteView nonce,
                 std::span<std::byte> out) {
  std::array<std::byte, 16> block{std::byte{0}, counter, std::byte{'X'}, std::byte{0}};
  std::ranges::copy(nonce.first(kHalf), block.begin() + 4);
  std::size_t length = 0;
  require(EVP_MAC_init(cmac(), key, key == nullptr ? 0 : kXaesKey, nullptr) == 1 &&
              EVP_MAC_update(cmac(), octets(block), block.size()) == 1 &&
              EVP_MAC_final(cmac(), writable_octets(out), &length, out.size()) == 1 &&
              length == out.size(),
          "CMAC");
}

// Both contexts keep their last key; overwriting them costs a tenth of a microsecond each and
// leaves no key in memory that is neither locked nor wiped.
void forget_keys() {
  require(EVP_MAC_init(cmac(), kNoKey.data(), kNoKey.size(), nullptr) == 1, "CMAC");
  require(EVP_CipherInit_ex2(gcm(), nullptr, kNoKey.data(), nullptr, 1, nullptr) == 1,
          "AES-256-GCM");
}

// Sets up the GCM context for one message.
void start(ByteView key, ByteView nonce, ByteView associated, bool seals) {
  TSUNAGU_ENSURE(key.size() == kXaesKey && nonce.size() == kXaesNonce, "sizes of XAES-256-GCM");
  Scratch<kXaesKey> message_key;
  derive_half(octets(key), std::byte{1}, nonce, message_key.writable().first(16));
  derive_half(nullptr, std::byte{2}, nonce, message_key.writable().last(16));
  require(EVP_CipherInit_ex2(gcm(), nullptr, octets(message_key.view()),
                             octets(nonce.subspan(kHalf)), seals ? 1 : 0, nullptr) == 1,
          "AES-256-GCM");
  int length = 0;
  require(EVP_CipherUpdate(gcm(), nullptr, &length, octets(associated), length_of(associated)) == 1,
          "AES-256-GCM");
}

}  // namespace

void xaes_seal(ByteView key, ByteView nonce, ByteView associated, ByteView plain,
               std::span<std::byte> sealed) {
  TSUNAGU_ENSURE(plain.size() <= kXaesLongest && sealed.size() == plain.size() + kXaesTag,
                 "room for ciphertext and tag");
  start(key, nonce, associated, true);
  unsigned char* out = writable_octets(sealed);
  int length = 0;
  int rest = 0;
  require(
      EVP_CipherUpdate(gcm(), out, &length, octets(plain), length_of(plain)) == 1 &&
          length == length_of(plain) && EVP_CipherFinal_ex(gcm(), out + plain.size(), &rest) == 1 &&
          rest == 0 &&
          EVP_CIPHER_CTX_ctrl(gcm(), EVP_CTRL_AEAD_GET_TAG, int{kXaesTag}, out + plain.size()) == 1,
      "AES-256-GCM");
  forget_keys();
}

bool xaes_open(ByteView key, ByteView nonce, ByteView associated, ByteView sealed,
               std::span<std::byte> plain) {
  TSUNAGU_ENSURE(plain.size() <= kXaesLongest && sealed.size() == plain.size() + kXaesTag,
                 "room for the plaintext");
  const ByteView ciphertext = sealed.first(plain.size());
  std::array<std::byte, kXaesTag> tag{};
  std::ranges::copy(sealed.last(kXaesTag), tag.begin());
  start(key, nonce, associated, false);
  int length = 0;
  int rest = 0;
  require(EVP_CipherUpdate(gcm(), writable_octets(plain), &length, octets(ciphertext),
                           length_of(ciphertext)) == 1 &&
              length == length_of(ciphertext) &&
              EVP_CIPHER_CTX_ctrl(gcm(), EVP_CTRL_AEAD_SET_TAG, int{kXaesTag}, tag.data()) == 1,
          "AES-256-GCM");
  // OpenSSL has written plaintext already; until here nobody may look at it.
  std::array<unsigned char, 16> nothing{};
  const bool is_authentic = EVP_CipherFinal_ex(gcm(), nothing.data(), &rest) == 1 && rest == 0;
  if (!is_authentic) {
    wipe(plain);
    ERR_clear_error();
  }
  forget_keys();
  return is_authentic;
}

}  // namespace tsunagu::security
