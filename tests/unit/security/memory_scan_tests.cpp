// Tests that keys and opened values leave no copy in memory that is not locked and wiped.
#define BOOST_TEST_DYN_LINK
#include <cstring>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "security/data_key.h"
#include "security/digest.h"
#include "security/field_cipher.h"
#include "security/secret_hex.h"
#include "security/xaes.h"
#include "tests/unit/security/memory_maps.h"
#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

// How often the first 16 bytes of `secret` stand in memory this process may write, but for the
// mappings SecretBytes live in: those are marked to be left out of core dumps.
int copies_of(ByteView secret) {
  int copies = 0;
  for (const test::Mapping& mapping : test::mappings()) {
    if (!mapping.is_writable || mapping.has("dd")) {
      continue;
    }
    std::uintptr_t from = mapping.first;
    while (const void* found = ::memmem(reinterpret_cast<const void*>(from), mapping.last - from,
                                        secret.data(), 16)) {
      ++copies;
      from = reinterpret_cast<std::uintptr_t>(found) + 1;
    }
  }
  return copies;
}

DataKey random_key(std::uint8_t key_class) {
  DataKey key{{test::id_of(3), key_class, 1}, SecretBytes{32}};
  fill_random(key.key.writable());
  return key;
}

BOOST_AUTO_TEST_SUITE(memory_scan_tests)

// The test needs far less than any usual RLIMIT_MEMLOCK.
BOOST_AUTO_TEST_CASE(secrets_are_locked_into_ram) {
  for (const std::size_t size : {16U, 100'000U}) {
    const SecretBytes secret{size};

    BOOST_TEST(test::mapping_of(secret.view().data()).has("lo"));
  }
}

BOOST_AUTO_TEST_CASE(finds_a_copy_where_there_is_one) {
  const DataKey key = random_key(1);
  const Bytes copy(key.key.view().begin(), key.key.view().end());

  BOOST_TEST(copies_of(key.key.view()) >= 1);
  BOOST_TEST(copy.size() == 32U);
}

BOOST_AUTO_TEST_CASE(sealing_and_opening_leave_neither_key_nor_value) {
  const DataKey key = random_key(1);
  SecretBytes value{32};
  fill_random(value.writable());
  const FieldPlace place{test::id_of(1), "plan", "3.1.2", test::id_of(3), test::id_of(4)};

  const Bytes sealed = seal_field(key, place, value.view());
  const SecretBytes opened = open_field(key, place, sealed);

  BOOST_TEST(equal(opened.view(), value.view()));
  BOOST_TEST(copies_of(key.key.view()) == 0);
  BOOST_TEST(copies_of(value.view()) == 0);
}

BOOST_AUTO_TEST_CASE(a_refused_value_leaves_nothing_either) {
  const DataKey key = random_key(1);
  SecretBytes value{32};
  fill_random(value.writable());
  const FieldPlace place{test::id_of(1), "plan", "3.1.2", test::id_of(3), test::id_of(4)};
  Bytes sealed = seal_field(key, place, value.view());
  sealed.back() ^= std::byte{1};

  BOOST_CHECK_THROW(open_field(key, place, sealed), IntegrityError);

  BOOST_TEST(copies_of(key.key.view()) == 0);
  BOOST_TEST(copies_of(value.view()) == 0);
}

// The message key of the first vector of https://c2sp.org/XAES-256-GCM.
BOOST_AUTO_TEST_CASE(the_key_of_a_single_message_is_wiped_too) {
  const auto message_key =
      secret_from_hex(as_bytes("c8612c9ed53fe43e8e005b828a1631a0bbcb6ab2f46514ec4f439fcfd0fa969b"));
  const SecretBytes key = test::key_of(1);
  Bytes sealed(16);

  xaes_seal(key.view(), as_bytes("ABCDEFGHIJKLMNOPQRSTUVWX"), {}, {}, sealed);

  BOOST_TEST(copies_of(message_key->view()) == 0);
}

BOOST_AUTO_TEST_CASE(wrapping_and_hashing_leave_no_key) {
  const DataKey key = random_key(kSealClass);
  const DataKey wrapping = random_key(0);

  const Bytes wrapped = wrap_data_key(wrapping.key.view(), KeyId{}, test::id_of(1), key);
  const auto again = unwrap_data_key(wrapping.key.view(), test::id_of(1), key.place, wrapped);
  static_cast<void>(document_seal(key, as_bytes("columns")));

  BOOST_TEST(again.has_value());
  BOOST_TEST(copies_of(key.key.view()) == 0);
  BOOST_TEST(copies_of(wrapping.key.view()) == 0);
}

BOOST_AUTO_TEST_CASE(signing_leaves_no_seed) {
  SecretBytes seed{32};
  fill_random(seed.writable());

  static_cast<void>(sign_ed25519(seed.view(), as_bytes("text")));
  static_cast<void>(ed25519_public_key(seed.view()));

  BOOST_TEST(copies_of(seed.view()) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
