// XAES-256-GCM on OpenSSL's AES-256-CBC and AES-256-GCM.
#include "security/xaes.h"

#include <algorithm>
#include <array>

#include <openssl/err.h>

#include "security/crypto_failure.h"
#include "security/openssl_ptr.h"
#include "security/scratch.h"
#include "server/base/check.h"

namespace tsunagu::security {
namespace {

constexpr std::size_t kHalf = kXaesNonce / 2;
constexpr std::size_t kBlock = 16;
using Block = Scratch<kBlock>;

CipherPtr fetched(const char* name) {
  CipherPtr algorithm{EVP_CIPHER_fetch(nullptr, name, nullptr)};
  require(algorithm != nullptr, name);
  return algorithm;
}

const EVP_CIPHER* cbc() {
  static const CipherPtr algorithm = fetched("AES-256-CBC");
  return algorithm.get();
}
const EVP_CIPHER* gcm() {
  static const CipherPtr algorithm = fetched("AES-256-GCM");
  return algorithm.get();
}

// A context of this thread for one message; making one takes longer than sealing a field. Emptied
// at the end, which wipes the key in it: contexts live in memory that is neither locked nor ours.
class Cipher {
 public:
  Cipher(const EVP_CIPHER* algorithm, ByteView key, ByteView nonce, bool seals)
      : context_{thread_context()} {
    require(EVP_CipherInit_ex2(context_, algorithm, octets(key), octets(nonce), seals ? 1 : 0,
                               nullptr) == 1,
            "AES-256");
  }
  Cipher(const Cipher&) = delete;
  Cipher& operator=(const Cipher&) = delete;
  ~Cipher() { EVP_CIPHER_CTX_reset(context_); }

  void associate(ByteView data) { update(nullptr, data); }
  void transform(ByteView in, std::span<std::byte> out) { update(writable_octets(out), in); }
  // Whether everything so far is authentic (opening); makes the tag (sealing).
  bool finish() {
    std::array<unsigned char, kBlock> nothing{};
    int length = 0;
    return EVP_CipherFinal_ex(context_, nothing.data(), &length) == 1 && length == 0;
  }
  void tag(int operation, std::span<std::byte> tag) {
    require(EVP_CIPHER_CTX_ctrl(context_, operation, int{kXaesTag}, tag.data()) == 1, "GCM tag");
  }

 private:
  static EVP_CIPHER_CTX* thread_context() {
    thread_local const CipherContextPtr context{EVP_CIPHER_CTX_new()};
    require(context != nullptr, "AES-256");
    return context.get();
  }
  void update(unsigned char* out, ByteView in) {
    const int size = static_cast<int>(in.size());
    int length = 0;
    require(EVP_CipherUpdate(context_, out, &length, octets(in), size) == 1 && length == size,
            "AES-256");
  }

  EVP_CIPHER_CTX* context_;
};

// Twice `block` in GF(2^128): the subkey K1 of CMAC (NIST SP 800-38B section 6.1).
void double_block(std::span<std::byte, kBlock> block) {
  auto carry = static_cast<unsigned char>(std::to_integer<unsigned>(block[0]) >> 7U);
  const auto last = static_cast<unsigned char>(0x87U * carry);
  for (std::size_t i = 0; i < kBlock; ++i) {
    const unsigned next = i + 1 < kBlock ? std::to_integer<unsigned>(block[i + 1]) >> 7U : 0;
    block[i] = block[i] << 1U | static_cast<std::byte>(next);
  }
  block[kBlock - 1] ^= std::byte{last};
}

// The key of one message: CMAC of `00 counter 'X' 00` and half the nonce, for the counters 1 and 2.
// Each is one block, so CMAC is one AES of the block and K1; CBC gives AES once the block before,
// which it adds, is added by us first.
void derive_key(ByteView key, ByteView nonce, Scratch<kXaesKey>& message_key) {
  constexpr std::array<std::byte, kBlock> kZeros{};
  Cipher aes{cbc(), key, kZeros, true};
  Block before;
  aes.transform(kZeros, before.writable());
  Block subkey;
  std::ranges::copy(before.view(), subkey.writable().begin());
  double_block(subkey.writable());
  for (std::size_t half = 0; half < 2; ++half) {
    std::array<std::byte, kBlock> text{std::byte{0}, static_cast<std::byte>(half + 1),
                                       std::byte{'X'}, std::byte{0}};
    std::ranges::copy(nonce.first(kHalf), text.begin() + 4);
    Block in;
    for (std::size_t i = 0; i < kBlock; ++i) {
      in.writable()[i] = text[i] ^ subkey.view()[i] ^ before.view()[i];
    }
    aes.transform(in.view(), before.writable());
    std::ranges::copy(before.view(),
                      message_key.writable().begin() + static_cast<std::ptrdiff_t>(half * kBlock));
  }
}

void check_sizes(ByteView key, ByteView nonce, std::size_t plain, std::size_t sealed) {
  TSUNAGU_ENSURE(key.size() == kXaesKey && nonce.size() == kXaesNonce, "sizes of XAES-256-GCM");
  TSUNAGU_ENSURE(plain <= kXaesLongest && sealed == plain + kXaesTag, "room for text and tag");
}

}  // namespace

void xaes_seal(ByteView key, ByteView nonce, ByteView associated, ByteView plain,
               std::span<std::byte> sealed) {
  check_sizes(key, nonce, plain.size(), sealed.size());
  Scratch<kXaesKey> message_key;
  derive_key(key, nonce, message_key);
  Cipher cipher{gcm(), message_key.view(), nonce.subspan(kHalf), true};
  cipher.associate(associated);
  cipher.transform(plain, sealed.first(plain.size()));
  require(cipher.finish(), "AES-256-GCM");
  cipher.tag(EVP_CTRL_AEAD_GET_TAG, sealed.last(kXaesTag));
}

bool xaes_open(ByteView key, ByteView nonce, ByteView associated, ByteView sealed,
               std::span<std::byte> plain) {
  check_sizes(key, nonce, plain.size(), sealed.size());
  std::array<std::byte, kXaesTag> tag{};
  std::ranges::copy(sealed.last(kXaesTag), tag.begin());
  Scratch<kXaesKey> message_key;
  derive_key(key, nonce, message_key);
  Cipher cipher{gcm(), message_key.view(), nonce.subspan(kHalf), false};
  cipher.associate(associated);
  // OpenSSL writes plaintext here already; nobody may look at it before finish() says yes.
  cipher.transform(sealed.first(plain.size()), plain);
  cipher.tag(EVP_CTRL_AEAD_SET_TAG, tag);
  if (!cipher.finish()) {
    wipe(plain);
    ERR_clear_error();
    return false;
  }
  return true;
}

}  // namespace tsunagu::security
