// Tests of hashes and signatures against their standards.
#define BOOST_TEST_DYN_LINK
#include "security/digest.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace tsunagu::security {
namespace {

BOOST_AUTO_TEST_SUITE(digest_tests)

// FIPS 180-4 example "abc".
BOOST_AUTO_TEST_CASE(hashes_the_parts_as_one_text) {
  const Digest whole = sha256(as_bytes("abc"));
  const Digest parts = sha256({as_bytes("a"), {}, as_bytes("bc")});

  BOOST_TEST(to_hex(whole) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(to_hex(parts) == to_hex(whole));
}

// RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
BOOST_AUTO_TEST_CASE(agrees_with_the_hmac_vectors) {
  const Digest first = hmac_sha256(Bytes(20, std::byte{0x0b}), {as_bytes("Hi There")});
  const Digest second =
      hmac_sha256(as_bytes("Jefe"), {as_bytes("what do ya want "), as_bytes("for nothing?")});
  const Digest long_key =
      hmac_sha256(Bytes(131, std::byte{0xaa}),
                  {as_bytes("Test Using Larger Than Block-Size Key - Hash Key First")});

  BOOST_TEST(to_hex(first) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  BOOST_TEST(to_hex(second) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  BOOST_TEST(to_hex(long_key) ==
             "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

BOOST_AUTO_TEST_CASE(labels_and_lengths_keep_uses_apart) {
  const Bytes key(32, std::byte{7});

  const Digest one = labelled_hmac(key, "a", {as_bytes("bc"), as_bytes("d")});

  BOOST_TEST(to_hex(one) != to_hex(labelled_hmac(key, "b", {as_bytes("bc"), as_bytes("d")})));
  BOOST_TEST(to_hex(one) != to_hex(labelled_hmac(key, "a", {as_bytes("b"), as_bytes("cd")})));
  BOOST_TEST(to_hex(one) != to_hex(labelled_hmac(key, "a", {as_bytes("bcd")})));
}

BOOST_AUTO_TEST_CASE(compares_lengths_and_bytes) {
  BOOST_TEST(equal(as_bytes("same"), as_bytes("same")));
  BOOST_TEST(equal({}, {}));
  BOOST_TEST(!equal(as_bytes("same"), as_bytes("sama")));
  BOOST_TEST(!equal(as_bytes("same"), as_bytes("sam")));
}

// RFC 8032 section 7.1, tests 1 and 2.
BOOST_AUTO_TEST_CASE(signs_as_the_ed25519_vectors_say) {
  const Bytes empty_seed =
      *from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  const Bytes seed = *from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  const Bytes text = *from_hex("72");

  BOOST_TEST(to_hex(ed25519_public_key(empty_seed)) ==
             "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  BOOST_TEST(
      to_hex(sign_ed25519(empty_seed, {})) ==
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e397"
      "01cf9b46bd25bf5f0595bbe24655141438e7a100b");
  BOOST_TEST(to_hex(ed25519_public_key(seed)) ==
             "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  BOOST_TEST(
      to_hex(sign_ed25519(seed, text)) ==
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f361"
      "3d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

BOOST_AUTO_TEST_CASE(believes_no_signature_with_a_changed_bit) {
  const Bytes seed(32, std::byte{5});
  const Bytes public_key = ed25519_public_key(seed);
  const Bytes signature = sign_ed25519(seed, as_bytes("text"));

  BOOST_TEST(verify_ed25519(public_key, as_bytes("text"), signature));
  BOOST_TEST(!verify_ed25519(public_key, as_bytes("texT"), signature));
  for (std::size_t bit = 0; bit < 8 * signature.size(); ++bit) {
    Bytes changed = signature;
    changed[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    BOOST_REQUIRE(!verify_ed25519(public_key, as_bytes("text"), changed));
  }
}

BOOST_AUTO_TEST_CASE(believes_no_signature_or_key_of_another_length) {
  const Bytes seed(32, std::byte{5});
  const Bytes public_key = ed25519_public_key(seed);
  const Bytes signature = sign_ed25519(seed, as_bytes("text"));
  Bytes longer = signature;
  longer.push_back(std::byte{0});

  BOOST_TEST(!verify_ed25519(public_key, as_bytes("text"), longer));
  BOOST_TEST(!verify_ed25519(public_key, as_bytes("text"), ByteView{signature}.first(63)));
  BOOST_TEST(!verify_ed25519(public_key, as_bytes("text"), {}));
  BOOST_TEST(!verify_ed25519(ByteView{public_key}.first(31), as_bytes("text"), signature));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
