// Tests of XAES-256-GCM against its specification.
#define BOOST_TEST_DYN_LINK
#include "security/xaes.h"

#include <array>
#include <string>

#include <boost/test/unit_test.hpp>
#include <openssl/evp.h>

#include "security/openssl_ptr.h"
#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

Bytes sealed_with(ByteView key, ByteView nonce, ByteView associated, ByteView plain) {
  Bytes sealed(plain.size() + kXaesTag);
  xaes_seal(key, nonce, associated, plain, sealed);
  return sealed;
}

// The first `size` bytes that SHAKE128 gives for `input`.
Bytes shake128(ByteView input, std::size_t size) {
  const DigestContextPtr context{EVP_MD_CTX_new()};
  Bytes out(size);
  BOOST_REQUIRE(EVP_DigestInit_ex(context.get(), EVP_shake128(), nullptr) == 1);
  BOOST_REQUIRE(EVP_DigestUpdate(context.get(), input.data(), input.size()) == 1);
  BOOST_REQUIRE(EVP_DigestFinalXOF(context.get(), writable_octets(out), out.size()) == 1);
  return out;
}

// Hands out parts of a byte string one after another.
class Stream {
 public:
  explicit Stream(Bytes bytes) : bytes_{std::move(bytes)} {}
  ByteView take(std::size_t size) {
    BOOST_REQUIRE(size <= bytes_.size() - taken_);
    taken_ += size;
    return ByteView{bytes_}.subspan(taken_ - size, size);
  }
  ByteView take_sized() { return take(std::to_integer<std::size_t>(take(1).front())); }

 private:
  Bytes bytes_;
  std::size_t taken_ = 0;
};

const std::string_view kNonce = "ABCDEFGHIJKLMNOPQRSTUVWX";

BOOST_AUTO_TEST_SUITE(xaes_tests)

// Vectors of https://c2sp.org/XAES-256-GCM, section "Test vectors".
BOOST_AUTO_TEST_CASE(agrees_with_the_first_published_vector) {
  const Bytes sealed =
      sealed_with(test::key_of(1).view(), as_bytes(kNonce), {}, as_bytes("XAES-256-GCM"));

  BOOST_TEST(to_hex(sealed) == "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
}

BOOST_AUTO_TEST_CASE(agrees_with_the_second_published_vector) {
  const Bytes sealed = sealed_with(test::key_of(3).view(), as_bytes(kNonce),
                                   as_bytes("c2sp.org/XAES-256-GCM"), as_bytes("XAES-256-GCM"));

  BOOST_TEST(to_hex(sealed) == "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
}

// Section "Accumulated randomized tests": all lengths 0 to 255 of plaintext and associated data.
BOOST_AUTO_TEST_CASE(agrees_with_the_published_hash_over_10000_messages) {
  constexpr std::size_t kMessages = 10'000;
  Stream random{shake128({}, kMessages * (32 + 24 + 2 * 256))};
  Bytes all;

  for (std::size_t i = 0; i < kMessages; ++i) {
    const ByteView key = random.take(32);
    const ByteView nonce = random.take(24);
    const ByteView plain = random.take_sized();
    const ByteView associated = random.take_sized();
    const Bytes sealed = sealed_with(key, nonce, associated, plain);
    append(all, sealed);
    Bytes opened(plain.size());
    BOOST_REQUIRE(xaes_open(key, nonce, associated, sealed, opened));
    BOOST_REQUIRE(std::ranges::equal(opened, plain));
  }

  BOOST_TEST(to_hex(shake128(all, 32)) ==
             "e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939");
}

BOOST_AUTO_TEST_CASE(leaves_no_plaintext_behind_when_a_tag_is_wrong) {
  const SecretBytes key = test::key_of(1);
  Bytes sealed = sealed_with(key.view(), as_bytes(kNonce), {}, as_bytes("hidden"));
  sealed.back() ^= std::byte{1};
  Bytes out(6, std::byte{0xff});

  const bool is_open = xaes_open(key.view(), as_bytes(kNonce), {}, sealed, out);

  BOOST_TEST(!is_open);
  BOOST_TEST(to_hex(out) == "000000000000");
}

BOOST_AUTO_TEST_CASE(opens_after_a_refusal_on_the_same_thread) {
  const SecretBytes key = test::key_of(1);
  const Bytes sealed = sealed_with(key.view(), as_bytes(kNonce), {}, as_bytes("text"));
  Bytes out(4);

  const bool wrong = xaes_open(test::key_of(2).view(), as_bytes(kNonce), {}, sealed, out);
  const bool right = xaes_open(key.view(), as_bytes(kNonce), {}, sealed, out);

  BOOST_TEST(!wrong);
  BOOST_TEST(right);
  BOOST_TEST(as_text(out) == "text");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
