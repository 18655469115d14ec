// Tests of padding: only buckets show, and only what pad() makes is taken.
#define BOOST_TEST_DYN_LINK
#include "security/padding.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

namespace tsunagu::security {
namespace {

BOOST_AUTO_TEST_SUITE(padding_tests)

BOOST_AUTO_TEST_CASE(knows_the_buckets_at_their_edges) {
  BOOST_TEST(bucket_for(0) == 16U);
  BOOST_TEST(bucket_for(16) == 16U);
  BOOST_TEST(bucket_for(17) == 32U);
  BOOST_TEST(bucket_for(33) == 64U);
  BOOST_TEST(bucket_for(65) == 128U);
  BOOST_TEST(bucket_for(129) == 256U);
  BOOST_TEST(bucket_for(256) == 256U);
  BOOST_TEST(bucket_for(257) == 512U);
  BOOST_TEST(bucket_for(513) == 768U);
}

BOOST_AUTO_TEST_CASE(gives_back_every_length_from_0_to_1100) {
  for (std::size_t size = 0; size <= 1100; ++size) {
    const Bytes plain(size, std::byte{0x5a});

    const SecretBytes padded = pad(plain);
    const std::optional<SecretBytes> back = unpad(padded.view());

    BOOST_REQUIRE(padded.size() == bucket_for(size + 4));
    BOOST_REQUIRE(back.has_value());
    BOOST_REQUIRE(std::ranges::equal(back->view(), plain));
  }
}

BOOST_AUTO_TEST_CASE(refuses_padding_that_is_not_zero) {
  SecretBytes padded = pad(as_bytes("abc"));
  padded.writable().back() = std::byte{1};

  BOOST_TEST(!unpad(padded.view()).has_value());
}

BOOST_AUTO_TEST_CASE(refuses_a_length_that_does_not_fit_its_bucket) {
  for (unsigned claimed = 0; claimed <= 255; ++claimed) {
    SecretBytes padded{64};
    padded.writable()[3] = static_cast<std::byte>(claimed);
    const bool fits = claimed >= 29 && claimed <= 60;
    BOOST_REQUIRE(unpad(padded.view()).has_value() == fits);
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_length_near_the_largest_number) {
  SecretBytes padded{16};
  std::ranges::fill(padded.writable().first(4), std::byte{0xff});

  BOOST_TEST(!unpad(padded.view()).has_value());
}

BOOST_AUTO_TEST_CASE(refuses_sizes_that_are_no_bucket) {
  for (std::size_t size = 0; size < 300; ++size) {
    const SecretBytes zeros{size};
    const bool is_padded_nothing = size == 16;
    BOOST_REQUIRE(unpad(zeros.view()).has_value() == is_padded_nothing);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
