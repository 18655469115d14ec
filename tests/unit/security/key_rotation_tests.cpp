// Tests of replacing and destroying purpose keys.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/unit/security/instance_keys.h"

namespace tsunagu::security {
namespace {

const DataKeyPlace kPlace{test::id_of(3), 1, 1};

std::vector<KeyStatus> keys_called(const KeyService& service, const std::string& name) {
  std::vector<KeyStatus> keys = service.status();
  std::erase_if(keys, [&](const KeyStatus& key) { return key.name != name; });
  return keys;
}

BOOST_AUTO_TEST_SUITE(key_rotation_tests)

BOOST_AUTO_TEST_CASE(what_a_replaced_key_sealed_still_opens_and_the_new_one_seals) {
  const test::InstanceKeys keys;
  const auto service = keys.open();
  const NewDataKey before = service->new_data_key(kPlace, 2031);
  const Bytes sealed = service->seal(Purpose::exchange, 0, as_bytes("p"), as_bytes("v"));

  service->replace_key("WRAP-2031");
  service->replace_key("EXCHANGE-1");
  const NewDataKey after = service->new_data_key(kPlace, 2031);

  BOOST_TEST(!std::ranges::equal(ByteView{before.wrapped}.subspan(8, 8),
                                 ByteView{after.wrapped}.subspan(8, 8)));
  const auto reopened = keys.open();
  BOOST_TEST(equal(reopened->unwrap(kPlace, before.wrapped).key.view(), before.key.key.view()));
  BOOST_TEST(equal(reopened->unwrap(kPlace, after.wrapped).key.view(), after.key.key.view()));
  BOOST_TEST(reopened->open(Purpose::exchange, as_bytes("p"), sealed).text() == "v");
  const std::vector<KeyStatus> both = keys_called(*reopened, "WRAP-2031");
  BOOST_REQUIRE(both.size() == 2U);
  BOOST_TEST(both[0].state == "decrypt-only");
  BOOST_TEST(both[1].state == "active");
}

BOOST_AUTO_TEST_CASE(destroying_a_years_key_ends_its_cases_and_no_others) {
  const test::InstanceKeys keys;
  const auto service = keys.open();
  const NewDataKey ended = service->new_data_key(kPlace, 2025);
  const NewDataKey kept = service->new_data_key(kPlace, 2031);

  service->destroy_key(keys_called(*service, "WRAP-2025").front().id);

  const auto reopened = keys.open();
  for (LocalKeyService* each : {service.get(), reopened.get()}) {
    BOOST_CHECK_EXCEPTION(each->unwrap(kPlace, ended.wrapped), IntegrityError,
                          test::says(messages::kIntegrity, "key WRAP-2025 was destroyed"));
    BOOST_CHECK_NO_THROW(each->unwrap(kPlace, kept.wrapped));
    BOOST_TEST(keys_called(*each, "WRAP-2025").front().state == "destroyed");
  }
}

BOOST_AUTO_TEST_CASE(keys_whose_values_do_not_name_them_are_not_replaced) {
  const test::InstanceKeys keys;
  const auto service = keys.open();
  static_cast<void>(service->case_tag(2025, test::id_of(1), test::id_of(2)));
  for (const char* name : {"INDEX-1", "EVMAC-1", "LOGSIGN-1", "PSEUDO-2025", "WRAP-2040", ""}) {
    BOOST_CHECK_EXCEPTION(service->replace_key(name), Error, test::says(messages::kNotFound, name));
  }
}

BOOST_AUTO_TEST_CASE(keys_that_belong_to_no_year_are_not_destroyed) {
  const test::InstanceKeys keys;
  const auto service = keys.open();
  const std::string before = keys.ring_text();
  for (const KeyStatus& key : service->status()) {
    BOOST_CHECK_EXCEPTION(service->destroy_key(key.id), Error,
                          test::says(messages::kNotFound, key.id));
  }
  BOOST_CHECK_THROW(service->destroy_key("0000000000000000"), Error);

  BOOST_TEST(keys.ring_text() == before);
}

BOOST_AUTO_TEST_CASE(data_keys_of_another_kind_of_key_do_not_open) {
  const test::InstanceKeys keys;
  const auto service = keys.open();
  Bytes wrapped = service->new_data_key(kPlace, 2031).wrapped;
  const Bytes index_key = *from_hex(keys_called(*service, "INDEX-1").front().id);
  std::ranges::copy(index_key, wrapped.begin() + 8);

  BOOST_CHECK_EXCEPTION(service->unwrap(kPlace, wrapped), IntegrityError,
                        test::says(messages::kIntegrity, "which keys/ring does not have for it"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
