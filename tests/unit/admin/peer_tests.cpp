// Who is at the other end of the admin socket.
#include "server/admin/peer.h"

#include <unistd.h>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/admin/sockets.h"

using namespace tsunagu::admin;

BOOST_AUTO_TEST_SUITE(peer_tests)

BOOST_AUTO_TEST_CASE(takes_the_account_from_the_kernel) {
  const auto [ours, theirs] = tsunagu::admin_tests::socket_pair();

  const Peer peer = peer_of(ours.get());

  BOOST_TEST(peer.uid == getuid());
  BOOST_TEST(peer.name == account_name(getuid()));
}

BOOST_AUTO_TEST_CASE(names_root_and_numbers_an_account_without_a_name) {
  BOOST_TEST(account_name(0) == "root");
  BOOST_TEST(account_name(4000000123U) == "uid:4000000123");
}

BOOST_AUTO_TEST_CASE(allows_root_the_owner_and_the_named_users_only) {
  const std::vector<std::string> users{"sato", "kanri"};

  BOOST_TEST(is_allowed({.uid = 0, .name = "root"}, 990, users));
  BOOST_TEST(is_allowed({.uid = 990, .name = "tsunagu"}, 990, {}));
  BOOST_TEST(is_allowed({.uid = 1001, .name = "kanri"}, 990, users));
  BOOST_TEST(!is_allowed({.uid = 1002, .name = "suzuki"}, 990, users));
  BOOST_TEST(!is_allowed({.uid = 1002, .name = "sat"}, 990, users));
  BOOST_TEST(!is_allowed({.uid = 1002, .name = ""}, 990, {}));
}

BOOST_AUTO_TEST_SUITE_END()
