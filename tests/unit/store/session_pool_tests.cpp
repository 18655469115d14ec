// Sessions that are lent out and come back.
#define BOOST_TEST_DYN_LINK
#include "server/store/session_pool.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

std::int64_t connection_number(Session& session) {
  Statement& read = session.connection().prepared("SELECT CONNECTION_ID()");
  read.execute();
  BOOST_REQUIRE(read.next());
  return read.integer(0);
}

BOOST_AUTO_TEST_SUITE(session_pool_tests)

BOOST_AUTO_TEST_CASE(lends_the_same_connection_again) {
  SessionPool pool{test::settings_of(Account::daemon)};

  const auto first = connection_number(pool.lend().session());
  const auto second = connection_number(pool.lend().session());

  BOOST_TEST(first == second);
}

BOOST_AUTO_TEST_CASE(two_at_a_time_are_two_connections) {
  SessionPool pool{test::settings_of(Account::daemon)};

  auto one = pool.lend();
  auto other = pool.lend();

  BOOST_TEST(connection_number(one.session()) != connection_number(other.session()));
}

BOOST_AUTO_TEST_CASE(keeps_no_more_than_it_is_told) {
  SessionPool pool{test::settings_of(Account::daemon), 1};

  {
    auto one = pool.lend();
    auto other = pool.lend();
  }

  BOOST_TEST(pool.idle() == 1U);
}

BOOST_AUTO_TEST_CASE(lends_a_working_session_after_the_server_was_killed) {
  SessionPool pool{test::settings_of(Account::daemon)};
  connection_number(pool.lend().session());

  test::kill_server(test::shared_server());
  test::shared_server();

  BOOST_TEST(connection_number(pool.lend().session()) > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::store
