// Errors say what happened and hold no values.
#define BOOST_TEST_DYN_LINK
#include "server/store/store_error.h"

#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

bool holds(const StoreError& error, std::string_view value) {
  return error.detail().find(value) != std::string::npos ||
         std::string_view{error.what()}.find(value) != std::string_view::npos;
}

struct Database {
  Connection connection{test::settings_of(Account::owner)};

  Database() {
    connection.run("DROP TABLE IF EXISTS error_test");
    connection.run("CREATE TABLE error_test (name VARCHAR(20) PRIMARY KEY, number INT)");
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(store_error_tests)

BOOST_FIXTURE_TEST_CASE(a_duplicate_key_is_reported_without_the_key, Database) {
  const std::string name = "山田太郎";
  Statement& insert = connection.prepared("INSERT INTO error_test (name) VALUES (?)");
  insert.execute(name);

  BOOST_CHECK_EXCEPTION(insert.execute(name), StoreError, [&name](const StoreError& error) {
    return error.is_duplicate_key() && error.number() == 1062 && !holds(error, name) &&
           holds(error, "INSERT INTO error_test") && holds(error, "1062");
  });
}

BOOST_FIXTURE_TEST_CASE(a_wrong_value_is_reported_without_the_value, Database) {
  const std::string number = "4815162342x";
  Statement& insert = connection.prepared("INSERT INTO error_test (name, number) VALUES ('a', ?)");

  BOOST_CHECK_EXCEPTION(insert.execute(number), StoreError,
                        [&number](const StoreError& error) { return !holds(error, number); });
}

BOOST_AUTO_TEST_CASE(a_refused_login_is_reported_without_the_password) {
  ConnectionSettings settings = test::settings_of(Account::daemon);
  const std::string wrong = "wrong-password-4711";
  settings.password = security::SecretBytes::copy_of(as_bytes(wrong));

  BOOST_CHECK_EXCEPTION(Connection{settings}, StoreError, [&wrong](const StoreError& error) {
    return error.number() == 1045 && !error.is_lost() && !holds(error, wrong) &&
           holds(error, "tsunagu_daemon");
  });
}

BOOST_DATA_TEST_CASE(knows_what_may_be_repeated, boost::unit_test::data::make({1213, 1205, 1020}),
                     number) {
  const StoreError error{static_cast<unsigned>(number), "40001", "COMMIT"};

  BOOST_TEST(error.is_transient());
  BOOST_TEST(!error.is_lost());
}

BOOST_DATA_TEST_CASE(knows_when_the_connection_is_gone,
                     boost::unit_test::data::make({2002, 2006, 2013, 1927, 4031, 2055, 1053, 1047}),
                     number) {
  const StoreError error{static_cast<unsigned>(number), "HY000", "COMMIT"};

  BOOST_TEST(error.is_lost());
  BOOST_TEST(!error.is_transient());
}

BOOST_DATA_TEST_CASE(takes_other_numbers_for_final,
                     boost::unit_test::data::make({0, 1062, 1064, 1142, 1406}), number) {
  const StoreError error{static_cast<unsigned>(number), "42000", "SELECT 1"};

  BOOST_TEST(!error.is_lost());
  BOOST_TEST(!error.is_transient());
  BOOST_TEST(error.is_duplicate_key() == (number == 1062));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::store
