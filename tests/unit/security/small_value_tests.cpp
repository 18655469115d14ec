// Tests of sealed small values.
#define BOOST_TEST_DYN_LINK
#include "security/small_value.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "security/padding.h"
#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

const SecretBytes& secret() {
  static const SecretBytes key = test::key_of(4);
  return key;
}

SmallValueKey key_for(Purpose purpose) {
  return {purpose, key_id_of("a key", secret().view()), secret().view()};
}

Bytes sealed_for(Purpose purpose, ByteView plain) {
  return seal_small_value(key_for(purpose), test::id_of(1), as_bytes("place"), plain);
}

bool opens(Purpose purpose, ByteView sealed, std::string_view place = "place") {
  return open_small_value(key_for(purpose), test::id_of(1), as_bytes(place), sealed).has_value();
}

BOOST_AUTO_TEST_SUITE(small_value_tests)

BOOST_AUTO_TEST_CASE(opens_every_purpose_and_length) {
  for (const Purpose purpose :
       {Purpose::original, Purpose::exchange, Purpose::search, Purpose::audit_payload}) {
    for (const std::size_t size : {0U, 1U, 12U, 13U, 300U, 70'000U}) {
      const Bytes plain(size, std::byte{0x31});

      const auto back = open_small_value(key_for(purpose), test::id_of(1), as_bytes("place"),
                                         sealed_for(purpose, plain));

      BOOST_REQUIRE(back.has_value());
      BOOST_REQUIRE(std::ranges::equal(back->view(), plain));
    }
  }
}

BOOST_AUTO_TEST_CASE(shows_buckets_except_for_original_files) {
  const Bytes plain(40, std::byte{1});

  BOOST_TEST(sealed_for(Purpose::search, plain).size() == 12 + 40 + bucket_for(44));
  BOOST_TEST(sealed_for(Purpose::original, plain).size() == 12 + 40 + 40U);
}

BOOST_AUTO_TEST_CASE(refuses_another_place_purpose_tenant_or_key) {
  const Bytes sealed = sealed_for(Purpose::search, as_bytes("value"));
  SmallValueKey other_id = key_for(Purpose::search);
  other_id.id.front() ^= std::byte{1};

  BOOST_TEST(opens(Purpose::search, sealed));
  BOOST_TEST(!opens(Purpose::search, sealed, "plac"));
  BOOST_TEST(!opens(Purpose::exchange, sealed));
  BOOST_TEST(!opens(Purpose::original, sealed));
  BOOST_TEST(!open_small_value(key_for(Purpose::search), test::id_of(2), as_bytes("place"), sealed)
                  .has_value());
  BOOST_TEST(!open_small_value(other_id, test::id_of(1), as_bytes("place"), sealed).has_value());
}

BOOST_AUTO_TEST_CASE(refuses_every_flipped_bit_and_every_other_length) {
  for (const Purpose purpose : {Purpose::original, Purpose::audit_payload}) {
    const Bytes sealed = sealed_for(purpose, as_bytes("value"));
    for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit) {
      Bytes changed = sealed;
      changed[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
      BOOST_REQUIRE_MESSAGE(!opens(purpose, changed), "bit " << bit);
    }
    Bytes longer = sealed;
    longer.resize(sealed.size() + 40);
    for (std::size_t size = 0; size <= longer.size(); ++size) {
      BOOST_REQUIRE(opens(purpose, ByteView{longer}.first(size)) == (size == sealed.size()));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
