// Settings that say who belongs to which agency.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/config/adapter_config.h"
#include "server/config/config.h"
#include "tests/unit/config/refused_settings.h"

using namespace tsunagu::config;
using tsunagu::testing::check_refused;

BOOST_AUTO_TEST_SUITE(agency_settings_tests)

BOOST_AUTO_TEST_CASE(tells_the_agency_of_a_user) {
  const Config config = parse_config("access.agencies = sato=HK01, suzuki=houkatsu-kita\n");

  BOOST_TEST(config.agency_of("sato") == "HK01");
  BOOST_TEST(config.agency_of("suzuki") == "houkatsu-kita");
  BOOST_TEST(config.agency_of("sat") == "");
  BOOST_TEST(config.agency_of("sato=HK01") == "");
  BOOST_TEST((parse_config(config_text(config)) == config));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_user_with_an_agency) {
  for (const std::string wrong : {"sato", "sato=", "=HK01", "sato=HK 01", "sato=北", "sa to=HK01",
                                  "sato=-HK01", "sato=HK01=X"}) {
    check_refused([&] { parse_config("access.agencies = " + wrong + "\n"); },
                  {"tsunagu.conf line 1", "access.agencies:"});
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_user_in_two_agencies) {
  check_refused([] { parse_config("access.agencies = sato=HK01, sato=HM01\n"); },
                {"access.agencies:", "twice"});
}

BOOST_AUTO_TEST_CASE(reads_the_agency_of_a_partner) {
  const auto settings = parse_adapter_settings("agency = HK01\n", "visits.conf");

  BOOST_TEST(adapter_config({}, "visits", settings).agency == "HK01");
  BOOST_TEST(adapter_config({}, "visits", {}).agency == "");
  check_refused([] { parse_adapter_settings("agency = HK 01\n", "visits.conf"); },
                {"visits.conf line 1", "agency:"});
}

BOOST_AUTO_TEST_SUITE_END()
