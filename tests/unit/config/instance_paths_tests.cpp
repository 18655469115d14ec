/// Where everything of an instance is.
#define BOOST_TEST_DYN_LINK
#include "server/config/instance_paths.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/config/refused_settings.h"

using namespace tsunagu;
using namespace tsunagu::config;
using tsunagu::testing::check_refused;

BOOST_AUTO_TEST_SUITE(instance_paths_of_a_home)

BOOST_AUTO_TEST_CASE(everything_is_inside_the_home) {
  const InstancePaths paths = instance_paths("/srv/tsunagu/");

  BOOST_TEST(paths.settings() == "/srv/tsunagu/etc/tsunagu.conf");
  BOOST_TEST(paths.adapter("madoguchi") == "/srv/tsunagu/etc/adapters/madoguchi.conf");
  BOOST_TEST(paths.keys() == "/srv/tsunagu/keys");
  BOOST_TEST(paths.database() == "/srv/tsunagu/db");
  BOOST_TEST(paths.admin_socket() == "/srv/tsunagu/run/admin.sock");
  BOOST_TEST(paths.daemon_pid() == "/srv/tsunagu/run/tsunagud.pid");
  BOOST_TEST(paths.database_socket() == "/srv/tsunagu/run/mariadb.sock");
  BOOST_TEST(paths.database_pid() == "/srv/tsunagu/run/mariadb.pid");
  BOOST_TEST(paths.spool("a") == "/srv/tsunagu/spool/a");
  BOOST_TEST(paths.daemon_log() == "/srv/tsunagu/log/tsunagud.log");
  BOOST_TEST(paths.database_log() == "/srv/tsunagu/log/mariadb.log");
  BOOST_TEST(paths.exchange_in("a") == "/srv/tsunagu/exchange/a/in");
  BOOST_TEST(paths.exchange_out("a") == "/srv/tsunagu/exchange/a/out");
  BOOST_TEST(paths.audit() == "/srv/tsunagu/audit");
}

BOOST_AUTO_TEST_CASE(makes_a_relative_home_absolute) {
  BOOST_TEST(instance_paths("a/../b").home == std::filesystem::current_path() / "b");
}

BOOST_AUTO_TEST_CASE(refuses_a_home_whose_sockets_would_not_fit) {
  const std::string longest = "/" + std::string(107 - sizeof "/run/mariadb.sock", 'h');

  BOOST_TEST(instance_paths(longest).database_socket().native().size() == 107U);
  check_refused([&longest] { instance_paths(longest + "h"); }, {"too long"}, messages::kHome);
  check_refused([] { instance_paths(""); }, {}, messages::kHome);
}

BOOST_AUTO_TEST_SUITE_END()
