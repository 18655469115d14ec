// SHA-256 against the vectors of FIPS 180-4 and NIST CAVP.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/sha256.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace {

using tsunagu::as_bytes;
using tsunagu::host::sha256_hex;

BOOST_AUTO_TEST_SUITE(sha256_tests)

BOOST_AUTO_TEST_CASE(hashes_nothing) {
  BOOST_TEST(sha256_hex({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

BOOST_AUTO_TEST_CASE(hashes_three_letters) {
  BOOST_TEST(sha256_hex(as_bytes("abc")) ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(hashes_text_whose_padding_needs_a_block_of_its_own) {
  BOOST_TEST(sha256_hex(as_bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

BOOST_AUTO_TEST_CASE(hashes_a_million_letters) {
  BOOST_TEST(sha256_hex(as_bytes(std::string(1'000'000, 'a'))) ==
             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
