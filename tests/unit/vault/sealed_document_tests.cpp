// Documents as one sealed column.
#define BOOST_TEST_DYN_LINK
#include "server/vault/sealed_document.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/store/bulk.h"
#include "tests/unit/vault/fixture.h"

using namespace tsunagu;
using namespace tsunagu::vault;
using namespace tsunagu::vault::test;

namespace {

const Sheet kSheet{"MD-R07-000123",
                   "000000000000017",
                   "",
                   "given",
                   "桑田　一",
                   "クワタ ハジメ",
                   "架空県架空市朝熊町1番2号",
                   true,
                   "高血圧",
                   "月額12万円",
                   {"家賃の滞納がある。", "夜に眠れない。１", "夜に眠れない。２"}};

/// A case whose keys are in the database, and one sealed document of it.
struct Sealed : Vault {
  SealingPlace place{keys->tenant(), make_uuid(), make_uuid()};
  documents::Document document = document_of(kSheet);
  Bytes column;

  Sealed() {
    CaseKeys fresh{*keys, place.case_id, 2031};
    column = seal_document(document, place, fresh);
    fresh.key(security::kSealClass, true);
    store::Bulk rows{session.connection(),
                     "INSERT INTO data_key (case_id, key_class, version, wrapped) "
                     "VALUES (?, ?, ?, ?)"};
    for (const auto& key : fresh.take_new()) {
      rows.add(key.case_id, std::uint64_t{key.key_class}, std::uint64_t{key.version}, key.wrapped);
    }
    rows.flush();
  }

  CaseKeys keys_of(security::KeyService& service) {
    CaseKeys loaded{service, place.case_id, 2031};
    loaded.load(session.connection());
    return loaded;
  }

  /// Opens everything in `sealed`; returns the values in document order.
  std::vector<std::string> open_all(ByteView sealed, const SealingPlace& where, CaseKeys& with,
                                    std::string_view type = "referral-sheet") {
    std::vector<std::string> values;
    for (const auto& entry : open_directory(sealed, type, where, with).entries) {
      values.push_back(entry.sensitivity == 0
                           ? entry.plain
                           : std::string{open_value(sealed, entry, type, where, with).text()});
    }
    return values;
  }

  bool opens(ByteView sealed, const SealingPlace& where, CaseKeys& with,
             std::string_view type = "referral-sheet") {
    try {
      open_all(sealed, where, with, type);
      return true;
    } catch (const IntegrityError&) {
      return false;
    }
  }
};

std::vector<std::string> values_of(const documents::Document& document) {
  std::vector<std::string> values;
  for (const auto& value : document.values()) {
    values.push_back(value.value);
  }
  return values;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sealed_document_tests, Sealed)

BOOST_AUTO_TEST_CASE(opens_every_value_as_it_was) {
  auto loaded = keys_of(*keys);

  BOOST_TEST(open_all(column, place, loaded) == values_of(document),
             boost::test_tools::per_element());
  BOOST_TEST(open_directory(column, "referral-sheet", place, loaded).is_protected);
}

BOOST_AUTO_TEST_CASE(opens_every_value_alone) {
  auto loaded = keys_of(*keys);
  const auto directory = open_directory(column, "referral-sheet", place, loaded);

  for (const auto& entry : directory.entries) {
    if (entry.sensitivity == 0) {
      continue;
    }
    // Nothing but the directory's word and the value's own bytes are needed.
    Bytes alone(column.size(), std::byte{0});
    std::copy_n(column.begin() + entry.offset, entry.length, alone.begin() + entry.offset);

    const auto value = open_value(alone, entry, "referral-sheet", place, loaded);

    BOOST_TEST(!value.text().empty());
  }
}

BOOST_AUTO_TEST_CASE(unwraps_only_the_keys_of_the_classes_that_are_opened) {
  CountingKeys counting{*keys};
  auto loaded = keys_of(counting);
  const auto directory = open_directory(column, "referral-sheet", place, loaded);

  for (const auto& entry : directory.entries) {
    if (entry.sensitivity == 1) {
      open_value(column, entry, "referral-sheet", place, loaded);
    }
  }

  BOOST_TEST(counting.unwrapped == (std::vector<int>{1, 1, 0, 0, 0, 0, 0}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(notices_every_single_bit_that_is_flipped) {
  auto loaded = keys_of(*keys);

  for (std::size_t at = 0; at < column.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      auto changed = column;
      changed[at] ^= static_cast<std::byte>(1U << static_cast<unsigned>(bit));

      BOOST_TEST(!opens(changed, place, loaded), "byte " << at << " bit " << bit);
    }
  }
}

BOOST_AUTO_TEST_CASE(notices_every_cut) {
  auto loaded = keys_of(*keys);

  for (std::size_t length = 0; length < column.size(); ++length) {
    BOOST_TEST(!opens(ByteView{column}.first(length), place, loaded), "cut at " << length);
  }
}

BOOST_AUTO_TEST_CASE(notices_two_values_of_one_field_that_are_exchanged) {
  auto loaded = keys_of(*keys);
  const auto directory = open_directory(column, "referral-sheet", place, loaded);
  const auto& second = directory.entries[directory.entries.size() - 2];
  const auto& third = directory.entries.back();
  BOOST_REQUIRE(second.length == third.length);
  auto changed = column;
  std::swap_ranges(changed.begin() + second.offset, changed.begin() + second.offset + second.length,
                   changed.begin() + third.offset);

  BOOST_CHECK_THROW(open_value(changed, second, "referral-sheet", place, loaded), IntegrityError);
  BOOST_CHECK_THROW(open_value(changed, third, "referral-sheet", place, loaded), IntegrityError);
}

BOOST_AUTO_TEST_CASE(opens_at_no_other_place) {
  auto loaded = keys_of(*keys);
  const auto other = make_uuid();

  BOOST_TEST(opens(column, place, loaded));
  BOOST_TEST(!opens(column, {other, place.case_id, place.document_id}, loaded));
  BOOST_TEST(!opens(column, {place.tenant, place.case_id, other}, loaded));
  BOOST_TEST(!opens(column, place, loaded, "support-plan"));
}

BOOST_AUTO_TEST_CASE(opens_with_no_other_keys) {
  auto loaded = keys_of(*keys);
  CaseKeys others{*keys, place.case_id, 2031};
  seal_document(document, place, others);  // makes keys of all classes

  BOOST_TEST(opens(column, place, loaded));
  BOOST_TEST(!opens(column, place, others));
}

BOOST_AUTO_TEST_CASE(shows_neither_values_nor_numbers_of_fields) {
  for (const auto& value : values_of(document)) {
    const auto text = as_bytes(value);
    const auto found = std::search(column.begin(), column.end(), text.begin(), text.end());

    BOOST_TEST((found == column.end() || value.size() < 4), value);
  }
}

BOOST_AUTO_TEST_CASE(looks_the_same_whichever_fields_a_document_has) {
  CaseKeys fresh{*keys, place.case_id, 2031};
  Sheet with_address;
  with_address.address = "0123456789";
  Sheet with_illness;
  with_illness.illness = "0123456789";
  Sheet with_income;
  with_income.income = "0123456789";
  with_income.is_protected = false;

  const auto address = seal_document(document_of(with_address), place, fresh);
  const auto illness = seal_document(document_of(with_illness), place, fresh);
  const auto income = seal_document(document_of(with_income), place, fresh);

  BOOST_TEST(address.size() == illness.size());
  BOOST_TEST(address.size() == income.size());
}

BOOST_AUTO_TEST_CASE(seals_the_same_document_differently_each_time) {
  auto loaded = keys_of(*keys);

  BOOST_TEST((seal_document(document, place, loaded) != column));
}

BOOST_AUTO_TEST_CASE(refuses_a_document_whose_plain_values_do_not_fit_the_directory) {
  Sheet large;
  large.consent = std::string(1U << 20U, 'x');

  BOOST_TEST(!can_be_sealed(document_of(large)));
}

BOOST_AUTO_TEST_CASE(refuses_a_document_that_is_too_large_in_all) {
  Sheet large;
  large.stories.assign(17, std::string(1U << 20U, 'x'));

  BOOST_TEST(!can_be_sealed(document_of(large)));
}

BOOST_AUTO_TEST_CASE(seals_the_largest_directory_that_it_accepts) {
  // The other values take part of the room; the first length that fits is the longest.
  Sheet large;
  auto length = std::size_t{1U << 20U};
  for (large.consent.assign(length, 'x'); !can_be_sealed(document_of(large));) {
    large.consent.assign(--length, 'x');
  }
  CaseKeys fresh{*keys, place.case_id, 2031};

  const auto sealed = seal_document(document_of(large), place, fresh);

  BOOST_TEST(open_all(sealed, place, fresh) == values_of(document_of(large)),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
