// Settings may only name agencies that the profile has.
#define BOOST_TEST_DYN_LINK
#include "server/profiles/agency_use.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"

using namespace tsunagu;
using namespace tsunagu::profiles;

namespace {

struct Settings {
  Profile profile;
  config::Config config;
  std::vector<config::AdapterConfig> adapters{1};

  Settings() {
    profile.agencies["HK01"] = {};
    adapters[0].name = "visits";
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(agency_use_tests, Settings)

BOOST_AUTO_TEST_CASE(takes_agencies_of_the_profile) {
  config.access_agencies = {"sato=HK01"};
  adapters[0].agency = "HK01";

  BOOST_TEST(!unknown_agency(profile, config, adapters).has_value());
  require_known_agencies(profile, config, adapters);
}

BOOST_AUTO_TEST_CASE(names_the_key_of_an_agency_that_is_not_there) {
  config.access_agencies = {"sato=HK01", "suzuki=HM01"};
  BOOST_TEST(unknown_agency(profile, config, adapters)->key == "tsunagu.conf: access.agencies");
  BOOST_TEST(unknown_agency(profile, config, adapters)->code == "HM01");

  config.access_agencies = {};
  adapters[0].agency = "SK01";
  BOOST_TEST(unknown_agency(profile, config, adapters)->key == "adapters/visits.conf: agency");
  BOOST_CHECK_THROW(require_known_agencies(profile, config, adapters), Error);
}

BOOST_AUTO_TEST_CASE(takes_any_agency_if_the_profile_names_none) {
  profile.agencies.clear();
  config.access_agencies = {"sato=HM01"};

  BOOST_TEST(!unknown_agency(profile, config, adapters).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
