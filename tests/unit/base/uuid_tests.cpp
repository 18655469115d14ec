/// UUIDs: form, order, chance.
#define BOOST_TEST_DYN_LINK
#include "server/base/uuid.h"

#include <algorithm>
#include <set>

#include <boost/test/unit_test.hpp>

#include "server/base/bytes.h"
#include "server/base/clock.h"

using namespace tsunagu;

BOOST_AUTO_TEST_SUITE(uuid)

BOOST_AUTO_TEST_CASE(has_version_7_the_rfc_variant_and_the_time_now) {
  const std::uint64_t before = static_cast<std::uint64_t>(SystemClock{}.now()) / 1000;
  const Uuid id = make_uuid();
  const std::uint64_t after = static_cast<std::uint64_t>(SystemClock{}.now()) / 1000;

  const std::uint64_t millis = read_be(id.view().first(6));
  BOOST_TEST(before <= millis);
  BOOST_TEST(millis <= after);
  BOOST_TEST(std::to_integer<int>(id.bytes[6] >> 4) == 7);
  BOOST_TEST(std::to_integer<int>(id.bytes[8] >> 6) == 2);
}

BOOST_AUTO_TEST_CASE(makes_no_id_twice) {
  std::set<Uuid> ids;
  for (int i = 0; i < 10'000; ++i) {
    ids.insert(make_uuid());
  }

  BOOST_TEST(ids.size() == 10'000U);
}

// RFC 9562, appendix A.6.
BOOST_AUTO_TEST_CASE(writes_and_reads_the_example_of_rfc_9562) {
  const std::string text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";

  const std::optional<Uuid> id = Uuid::parse(text);

  BOOST_TEST_REQUIRE(id.has_value());
  BOOST_TEST(to_hex(id->view()) == "017f22e279b07cc398c4dc0c0c07398f");
  BOOST_TEST(id->text() == text);
  BOOST_TEST((Uuid::from(id->view()) == *id));
}

BOOST_AUTO_TEST_CASE(refuses_every_other_spelling) {
  for (const char* wrong :
       {"", "017f22e279b07cc398c4dc0c0c07398f", "017F22E2-79b0-7cc3-98c4-dc0c0c07398f",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
        "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}", "017f22e2+79b0-7cc3-98c4-dc0c0c07398f",
        "017f22e-279b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g"}) {
    BOOST_TEST(!Uuid::parse(wrong).has_value(), wrong);
  }
}

BOOST_AUTO_TEST_CASE(only_zeros_are_nil) {
  BOOST_TEST(Uuid{}.is_nil());
  BOOST_TEST(!make_uuid().is_nil());
}

BOOST_AUTO_TEST_CASE(fills_every_byte_with_chance) {
  std::array<std::byte, 64> seen{};
  for (int round = 0; round < 64; ++round) {
    std::array<std::byte, 64> random{};
    fill_random(random);
    for (std::size_t i = 0; i < seen.size(); ++i) {
      seen[i] |= random[i];
    }
  }

  // Each byte was zero 64 times with probability 2^-512.
  BOOST_TEST(std::ranges::count(seen, std::byte{0}) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
