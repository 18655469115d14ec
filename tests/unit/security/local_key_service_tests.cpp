// Tests of the key service as its callers see it.
#define BOOST_TEST_DYN_LINK
#include "security/local_key_service.h"

#include <algorithm>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "security/field_cipher.h"
#include "tests/unit/security/instance_keys.h"

namespace tsunagu::security {
namespace {

std::vector<std::string> names_of(const KeyService& service) {
  std::vector<std::string> names;
  for (const KeyStatus& key : service.status()) {
    names.push_back(key.name);
  }
  return names;
}

const DataKeyPlace kPlace{test::id_of(3), 1, 1};

BOOST_AUTO_TEST_SUITE(local_key_service_tests)

BOOST_AUTO_TEST_CASE(a_new_instance_has_the_keys_that_belong_to_no_year) {
  const test::InstanceKeys keys;

  const auto service = keys.open();

  const std::vector<std::string> expected{"INDEX-1", "EVMAC-1", "EXCHANGE-1", "LOGSIGN-1"};
  BOOST_TEST(names_of(*service) == expected, boost::test_tools::per_element());
  BOOST_TEST((service->tenant() == test::id_of(1)));
  for (const KeyStatus& key : service->status()) {
    BOOST_TEST(key.state == "active");
    BOOST_TEST(key.id.size() == 16U);
    BOOST_TEST(key.created.size() == 27U);
  }
}

BOOST_AUTO_TEST_CASE(never_makes_a_ring_over_another) {
  const test::InstanceKeys keys;
  const std::string before = keys.ring_text();

  BOOST_CHECK_EXCEPTION(LocalKeyService::create(keys.folder.path(), "file", test::id_of(2)), Error,
                        test::says(messages::kKeyFile, "is there already"));

  BOOST_TEST(keys.ring_text() == before);
}

BOOST_AUTO_TEST_CASE(goes_on_from_a_key_file_without_a_ring) {
  const test::InstanceKeys keys;
  std::filesystem::remove(keys.ring());

  LocalKeyService::create(keys.folder.path(), "file", test::id_of(2));

  BOOST_TEST((keys.open()->tenant() == test::id_of(2)));
}

BOOST_AUTO_TEST_CASE(makes_no_keys_in_a_folder_others_may_enter) {
  const test::Folder folder;
  BOOST_REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);

  BOOST_CHECK_EXCEPTION(LocalKeyService::create(folder.path(), "file", test::id_of(1)), Error,
                        test::says(messages::kKeyFile, "chmod 0700"));

  BOOST_TEST(std::filesystem::is_empty(folder.path()));
}

BOOST_AUTO_TEST_CASE(refuses_a_holder_of_the_top_key_it_does_not_know) {
  const test::Folder folder;

  BOOST_CHECK_EXCEPTION(LocalKeyService::create(folder.path(), "abacus", test::id_of(1)), Error,
                        test::says(messages::kKeyFile, "abacus"));
}

BOOST_AUTO_TEST_CASE(data_keys_open_after_a_restart) {
  const test::InstanceKeys keys;
  const NewDataKey fresh = keys.open()->new_data_key(kPlace, 2031);

  const DataKey again = keys.open()->unwrap(kPlace, fresh.wrapped);

  BOOST_TEST(equal(fresh.key.key.view(), again.key.view()));
  BOOST_TEST(again.key.size() == 32U);
  BOOST_TEST(fresh.wrapped.size() == kWrappedDataKey);
}

BOOST_AUTO_TEST_CASE(every_data_key_is_another) {
  const test::InstanceKeys keys;
  const auto service = keys.open();

  const NewDataKey one = service->new_data_key(kPlace, 2031);
  const NewDataKey two = service->new_data_key(kPlace, 2031);

  BOOST_TEST(!equal(one.key.key.view(), two.key.key.view()));
}

BOOST_AUTO_TEST_CASE(wrapped_keys_exchanged_between_places_do_not_open) {
  const test::InstanceKeys keys;
  const auto service = keys.open();
  const Bytes wrapped = service->new_data_key(kPlace, 2031).wrapped;

  BOOST_CHECK_EXCEPTION(service->unwrap({test::id_of(4), 1, 1}, wrapped), IntegrityError,
                        test::says(messages::kIntegrity, test::id_of(4).text()));
  BOOST_CHECK_THROW(service->unwrap({test::id_of(3), 2, 1}, wrapped), IntegrityError);
  BOOST_CHECK_THROW(service->unwrap({test::id_of(3), 1, 2}, wrapped), IntegrityError);
  BOOST_CHECK_THROW(service->unwrap(kPlace, {}), IntegrityError);
}

BOOST_AUTO_TEST_CASE(refuses_values_of_another_instance) {
  const test::InstanceKeys keys;
  const test::InstanceKeys others;
  const Bytes wrapped = others.open()->new_data_key(kPlace, 2031).wrapped;
  const Bytes sealed = others.open()->seal(Purpose::exchange, 0, as_bytes("p"), as_bytes("v"));

  BOOST_CHECK_EXCEPTION(keys.open()->unwrap(kPlace, wrapped), IntegrityError,
                        test::says(messages::kIntegrity, "which keys/ring does not have"));
  BOOST_CHECK_THROW(keys.open()->open(Purpose::exchange, as_bytes("p"), sealed), IntegrityError);
}

BOOST_AUTO_TEST_CASE(small_values_open_for_their_purpose_and_place) {
  const test::InstanceKeys keys;
  const auto service = keys.open();
  for (const Purpose purpose :
       {Purpose::original, Purpose::exchange, Purpose::search, Purpose::audit_payload}) {
    const Bytes sealed = service->seal(purpose, 2025, as_bytes("place"), as_bytes("value"));
    BOOST_TEST(service->open(purpose, as_bytes("place"), sealed).text() == "value");
    BOOST_CHECK_THROW(service->open(purpose, as_bytes("other"), sealed), IntegrityError);
    const Purpose other = purpose == Purpose::search ? Purpose::exchange : Purpose::search;
    BOOST_CHECK_THROW(service->open(other, as_bytes("place"), sealed), IntegrityError);
  }
  const std::vector<std::string> names = names_of(*service);
  for (const char* name : {"ORIGINAL-2025", "SEARCH-2025", "AUDENC-2025"}) {
    BOOST_TEST(std::ranges::count(names, name) == 1);
  }
}

BOOST_AUTO_TEST_CASE(tokens_are_stable_and_differ_between_indexes_values_and_instances) {
  const test::InstanceKeys keys;
  const test::InstanceKeys others;
  const auto service = keys.open();
  const auto hex = [](KeyService& from, Index index, std::string_view value) {
    return to_hex(from.token(index, as_bytes(value)));
  };
  const std::string token = hex(*service, Index::resident_code, "0000001");

  std::set<std::string> all;
  for (const Index index : {Index::resident_code, Index::document_number, Index::file_digest,
                            Index::document_content}) {
    all.insert(hex(*service, index, "0000001"));
  }

  BOOST_TEST(all.size() == 4U);
  BOOST_TEST(hex(*keys.open(), Index::resident_code, "0000001") == token);
  BOOST_TEST(hex(*service, Index::resident_code, "0000002") != token);
  BOOST_TEST(hex(*others.open(), Index::resident_code, "0000001") != token);
}

BOOST_AUTO_TEST_CASE(case_tags_differ_by_year_case_and_event) {
  const test::InstanceKeys keys;
  const auto service = keys.open();

  const Digest tag = service->case_tag(2025, test::id_of(1), test::id_of(2));

  BOOST_TEST(equal(tag, keys.open()->case_tag(2025, test::id_of(1), test::id_of(2))));
  BOOST_TEST(!equal(tag, service->case_tag(2026, test::id_of(1), test::id_of(2))));
  BOOST_TEST(!equal(tag, service->case_tag(2025, test::id_of(3), test::id_of(2))));
  BOOST_TEST(!equal(tag, service->case_tag(2025, test::id_of(1), test::id_of(3))));
}

BOOST_AUTO_TEST_CASE(event_numbers_have_no_gap_under_8_threads) {
  constexpr std::size_t kEach = 5000;
  const test::InstanceKeys keys;
  const auto service = keys.open();
  service->start_boot(7);
  std::vector<std::vector<EventNumber>> taken(8);
  std::vector<std::jthread> threads;

  for (std::vector<EventNumber>& mine : taken) {
    threads.emplace_back([&service, &mine] {
      for (std::size_t i = 0; i < kEach; ++i) {
        mine.push_back(service->next_event());
      }
    });
  }
  threads.clear();

  std::set<std::uint64_t> numbers;
  for (const std::vector<EventNumber>& mine : taken) {
    for (const EventNumber& event : mine) {
      BOOST_REQUIRE(event.boot == 7U);
      numbers.insert(event.number);
    }
  }
  BOOST_TEST(numbers.size() == 8 * kEach);
  BOOST_TEST(*numbers.begin() == 1U);
  BOOST_TEST(*numbers.rbegin() == 8 * kEach);
}

BOOST_AUTO_TEST_CASE(a_new_boot_counts_from_1) {
  const test::InstanceKeys keys;
  const auto service = keys.open();
  service->start_boot(1);
  static_cast<void>(service->next_event());

  service->start_boot(2);
  const EventNumber event = service->next_event();

  BOOST_TEST(event.boot == 2U);
  BOOST_TEST(event.number == 1U);
}

BOOST_AUTO_TEST_CASE(event_macs_and_signatures_are_checked_with_what_is_published) {
  const test::InstanceKeys keys;
  const auto service = keys.open();
  const std::string checkpoint = "tsunagu.example/log\n3\nAAAA\n";

  const Bytes signature = service->sign_checkpoint(checkpoint);

  BOOST_TEST(verify_ed25519(service->log_public_key(), as_bytes(checkpoint), signature));
  BOOST_TEST(!verify_ed25519(service->log_public_key(), as_bytes("other"), signature));
  BOOST_TEST(equal(service->log_public_key(), keys.open()->log_public_key()));
  BOOST_TEST(equal(service->event_mac(as_bytes("leaf")), keys.open()->event_mac(as_bytes("leaf"))));
  BOOST_TEST(!equal(service->event_mac(as_bytes("leaf")), service->event_mac(as_bytes("leav"))));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
