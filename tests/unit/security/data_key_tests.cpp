// Tests of wrapped data keys: each opens for its own case, class and version only.
#define BOOST_TEST_DYN_LINK
#include "security/data_key.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "security/sealed_form.h"
#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

const KeyId kWrapId{std::byte{1}, std::byte{2}, std::byte{3}, std::byte{4},
                    std::byte{5}, std::byte{6}, std::byte{7}, std::byte{8}};

struct Wrapped {
  SecretBytes wrapping = test::key_of(1);
  DataKeyPlace place{test::id_of(3), 2, 1};
  Bytes bytes =
      wrap_data_key(wrapping.view(), kWrapId, test::id_of(1), DataKey{place, test::key_of(7)});

  bool opens(const DataKeyPlace& where, ByteView wrapped) const {
    return unwrap_data_key(wrapping.view(), test::id_of(1), where, wrapped).has_value();
  }
};

BOOST_AUTO_TEST_SUITE(data_key_tests)

BOOST_AUTO_TEST_CASE(gives_back_the_key_for_its_place) {
  const Wrapped wrapped;

  const auto key =
      unwrap_data_key(wrapped.wrapping.view(), test::id_of(1), wrapped.place, wrapped.bytes);

  BOOST_REQUIRE(key.has_value());
  BOOST_TEST(equal(key->key.view(), test::key_of(7).view()));
  BOOST_TEST((wrapping_key_id(wrapped.bytes) == kWrapId));
  BOOST_TEST(wrapped.bytes.size() == kWrappedDataKey);
}

BOOST_AUTO_TEST_CASE(refuses_another_case_class_or_version) {
  const Wrapped wrapped;

  BOOST_TEST(!wrapped.opens({test::id_of(4), 2, 1}, wrapped.bytes));
  BOOST_TEST(!wrapped.opens({test::id_of(3), 3, 1}, wrapped.bytes));
  BOOST_TEST(!wrapped.opens({test::id_of(3), 2, 2}, wrapped.bytes));
}

BOOST_AUTO_TEST_CASE(refuses_another_tenant_or_wrapping_key) {
  const Wrapped wrapped;

  BOOST_TEST(!unwrap_data_key(wrapped.wrapping.view(), test::id_of(2), wrapped.place, wrapped.bytes)
                  .has_value());
  BOOST_TEST(!unwrap_data_key(test::key_of(2).view(), test::id_of(1), wrapped.place, wrapped.bytes)
                  .has_value());
}

BOOST_AUTO_TEST_CASE(refuses_every_flipped_bit) {
  const Wrapped wrapped;
  for (std::size_t bit = 0; bit < 8 * wrapped.bytes.size(); ++bit) {
    Bytes changed = wrapped.bytes;
    changed[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    BOOST_REQUIRE_MESSAGE(!wrapped.opens(wrapped.place, changed), "bit " << bit);
  }
}

BOOST_AUTO_TEST_CASE(refuses_every_other_length) {
  const Wrapped wrapped;
  Bytes longer = wrapped.bytes;
  longer.resize(longer.size() + 40);
  for (std::size_t size = 0; size <= longer.size(); ++size) {
    const bool is_whole = size == wrapped.bytes.size();
    BOOST_REQUIRE(wrapped.opens(wrapped.place, ByteView{longer}.first(size)) == is_whole);
  }
}

// GCM alone would take this: ciphertext and tag are right, only the commitment is of another key.
BOOST_AUTO_TEST_CASE(refuses_a_key_other_than_the_one_committed_to) {
  const Wrapped wrapped;
  const Bytes other = wrap_data_key(wrapped.wrapping.view(), kWrapId, test::id_of(1),
                                    DataKey{wrapped.place, test::key_of(8)});
  Bytes mixed = wrapped.bytes;
  std::copy(other.end() - 16, other.end(), mixed.end() - 16);

  BOOST_TEST(wrapped.opens(wrapped.place, other));
  BOOST_TEST(!wrapped.opens(wrapped.place, mixed));
}

BOOST_AUTO_TEST_CASE(a_key_id_commits_to_name_and_key) {
  const SecretBytes key = test::key_of(1);

  const KeyId id = key_id_of("WRAP-2031", key.view());

  BOOST_TEST((id == key_id_of("WRAP-2031", key.view())));
  BOOST_TEST((id != key_id_of("WRAP-2032", key.view())));
  BOOST_TEST((id != key_id_of("WRAP-2031", test::key_of(2).view())));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
