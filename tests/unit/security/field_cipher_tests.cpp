// Tests of sealed fields: only the right key at the right place opens them, and only unchanged.
#define BOOST_TEST_DYN_LINK
#include "security/field_cipher.h"

#include <algorithm>
#include <set>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "security/padding.h"
#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

DataKey key_of_class(std::uint8_t key_class, std::uint32_t version = 1, unsigned char fill = 9) {
  return DataKey{{test::id_of(3), key_class, version}, test::key_of(fill)};
}

FieldPlace place() { return {test::id_of(1), "plan", "3.1.2", test::id_of(3), test::id_of(4)}; }

bool opens(const DataKey& key, const FieldPlace& where, ByteView sealed) {
  try {
    static_cast<void>(open_field(key, where, sealed));
    return true;
  } catch (const IntegrityError&) {
    return false;
  }
}

BOOST_AUTO_TEST_SUITE(field_cipher_tests)

BOOST_AUTO_TEST_CASE(opens_every_length_from_0_to_1100_and_shows_only_buckets) {
  const DataKey key = key_of_class(1);
  std::set<std::size_t> sizes;
  for (std::size_t size = 0; size <= 1100; ++size) {
    const Bytes plain(size, std::byte{0x42});

    const Bytes sealed = seal_field(key, place(), plain);

    BOOST_REQUIRE(sealed.size() == 48 + bucket_for(4 + size));
    BOOST_REQUIRE(std::ranges::equal(open_field(key, place(), sealed).view(), plain));
    sizes.insert(sealed.size());
  }
  const std::set<std::size_t> expected{48 + 16,  48 + 32,  48 + 64,   48 + 128, 48 + 256,
                                       48 + 512, 48 + 768, 48 + 1024, 48 + 1280};
  BOOST_TEST(sizes == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(seals_the_longest_field) {
  const DataKey key = key_of_class(5);
  const Bytes plain(kLongestField, std::byte{1});

  const Bytes sealed = seal_field(key, place(), plain);

  BOOST_TEST(std::ranges::equal(open_field(key, place(), sealed).view(), plain));
}

BOOST_AUTO_TEST_CASE(refuses_every_flipped_bit) {
  const DataKey key = key_of_class(1);
  for (const std::size_t size : {0U, 5U, 60U, 300U}) {
    const Bytes sealed = seal_field(key, place(), Bytes(size, std::byte{'x'}));
    for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit) {
      Bytes changed = sealed;
      changed[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
      BOOST_REQUIRE_MESSAGE(!opens(key, place(), changed), "bit " << bit);
    }
  }
}

BOOST_AUTO_TEST_CASE(refuses_every_truncation) {
  const DataKey key = key_of_class(1);
  const Bytes sealed = seal_field(key, place(), Bytes(300, std::byte{'x'}));
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    BOOST_REQUIRE_MESSAGE(!opens(key, place(), ByteView{sealed}.first(size)), "size " << size);
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_tag_cut_to_15_12_8_or_1_bytes) {
  const DataKey key = key_of_class(1);
  const Bytes sealed = seal_field(key, place(), as_bytes("value"));
  for (const std::size_t left : {15U, 12U, 8U, 1U}) {
    BOOST_TEST(!opens(key, place(), ByteView{sealed}.first(sealed.size() - 16 + left)));
  }
}

BOOST_AUTO_TEST_CASE(refuses_every_appended_byte) {
  const DataKey key = key_of_class(1);
  const Bytes sealed = seal_field(key, place(), as_bytes("value"));
  for (int value = 0; value < 256; ++value) {
    Bytes longer = sealed;
    longer.push_back(static_cast<std::byte>(value));
    BOOST_REQUIRE(!opens(key, place(), longer));
  }
  Bytes next_bucket = sealed;
  next_bucket.resize(sealed.size() + 16);
  BOOST_TEST(!opens(key, place(), next_bucket));
}

BOOST_AUTO_TEST_CASE(refuses_a_value_moved_to_another_place) {
  const DataKey key = key_of_class(1);
  const Bytes sealed = seal_field(key, place(), as_bytes("value"));
  std::vector<FieldPlace> elsewhere(5, place());
  elsewhere[0].tenant = test::id_of(2);
  elsewhere[1].document_type = "plam";
  elsewhere[2].field_number = "3.1.3";
  elsewhere[3].case_id = test::id_of(5);
  elsewhere[4].document_id = test::id_of(5);

  BOOST_TEST(opens(key, place(), sealed));
  for (const FieldPlace& other : elsewhere) {
    BOOST_TEST(!opens(key, other, sealed));
  }
}

BOOST_AUTO_TEST_CASE(type_and_number_cannot_be_cut_elsewhere) {
  const DataKey key = key_of_class(1);
  FieldPlace other = place();
  other.document_type = "plan3";
  other.field_number = ".1.2";

  const Bytes sealed = seal_field(key, place(), as_bytes("value"));

  BOOST_TEST(!opens(key, other, sealed));
}

BOOST_AUTO_TEST_CASE(refuses_another_class_version_or_key) {
  const Bytes sealed = seal_field(key_of_class(1), place(), as_bytes("value"));

  BOOST_TEST(!opens(key_of_class(2), place(), sealed));
  BOOST_TEST(!opens(key_of_class(1, 2), place(), sealed));
  BOOST_TEST(!opens(key_of_class(1, 1, 8), place(), sealed));
}

// Relabelling the header for another class must not help either: it is authenticated.
BOOST_AUTO_TEST_CASE(refuses_a_header_rewritten_for_another_class) {
  Bytes sealed = seal_field(key_of_class(1), place(), as_bytes("value"));
  sealed[2] = std::byte{2};

  BOOST_TEST(!opens(key_of_class(2), place(), sealed));
}

BOOST_AUTO_TEST_CASE(names_type_and_field_number_but_no_value) {
  const DataKey key = key_of_class(1);
  Bytes sealed = seal_field(key, place(), as_bytes("secret"));
  sealed.back() ^= std::byte{1};

  BOOST_CHECK_EXCEPTION(open_field(key, place(), sealed), IntegrityError,
                        test::says(messages::kIntegrity, "document type plan, field 3.1.2"));
  BOOST_CHECK_EXCEPTION(open_field(key, place(), sealed), IntegrityError, [](const Error& error) {
    return std::string{error.what()}.find("secret") == std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(a_million_nonces_are_all_different) {
  const DataKey key = key_of_class(1);
  constexpr std::size_t kSeals = 1'000'000;
  std::unordered_set<std::string> nonces;
  nonces.reserve(kSeals);

  for (std::size_t i = 0; i < kSeals; ++i) {
    const Bytes sealed = seal_field(key, place(), {});
    nonces.emplace(as_text(ByteView{sealed}.subspan(8, 24)));
  }

  BOOST_TEST(nonces.size() == kSeals);
}

BOOST_AUTO_TEST_CASE(threads_seal_and_open_side_by_side) {
  const DataKey key = key_of_class(1);
  std::vector<int> failures(8, 0);
  std::vector<std::jthread> threads;
  for (int& failed : failures) {
    threads.emplace_back([&key, &failed] {
      for (std::size_t i = 0; i < 2000; ++i) {
        const Bytes plain(i % 300, static_cast<std::byte>(i));
        const Bytes sealed = seal_field(key, place(), plain);
        failed += std::ranges::equal(open_field(key, place(), sealed).view(), plain) ? 0 : 1;
      }
    });
  }
  threads.clear();

  BOOST_TEST(failures == std::vector<int>(8, 0), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_document_seal_depends_on_key_case_and_content) {
  const DataKey key{{test::id_of(3), kSealClass, 1}, test::key_of(9)};
  const DataKey other_key{{test::id_of(3), kSealClass, 1}, test::key_of(8)};
  const DataKey other_case{{test::id_of(4), kSealClass, 1}, test::key_of(9)};

  const Digest seal = document_seal(key, as_bytes("columns"));

  BOOST_TEST(equal(seal, document_seal(key, as_bytes("columns"))));
  BOOST_TEST(!equal(seal, document_seal(other_key, as_bytes("columns"))));
  BOOST_TEST(!equal(seal, document_seal(other_case, as_bytes("columns"))));
  BOOST_TEST(!equal(seal, document_seal(key, as_bytes("columnz"))));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
