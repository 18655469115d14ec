// Transactions happen whole or not at all, and are repeated exactly when the database says so.
#define BOOST_TEST_DYN_LINK
#include "server/store/transaction.h"

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

struct Database {
  Session session{test::settings_of(Account::owner)};

  Database() {
    Connection& connection = session.connection();
    connection.run("DROP TABLE IF EXISTS work_test");
    connection.run("CREATE TABLE work_test (id INT UNSIGNED PRIMARY KEY, number INT NOT NULL)");
    connection.run("INSERT INTO work_test VALUES (1, 0), (2, 0)");
  }

  std::int64_t sum() {
    Statement& read =
        session.connection().prepared("SELECT CAST(SUM(number) AS SIGNED) FROM work_test");
    read.execute();
    read.next();
    return read.integer(0);
  }
};

void add_one(Connection& connection, std::uint64_t id) {
  connection.prepared("UPDATE work_test SET number = number + 1 WHERE id = ?").execute(id);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(transaction_tests, Database)

BOOST_AUTO_TEST_CASE(returns_what_the_work_returns_and_keeps_its_changes) {
  const int result = transact(session, [](Connection& connection) {
    add_one(connection, 1);
    return 42;
  });

  BOOST_TEST(result == 42);
  BOOST_TEST(sum() == 1);
}

BOOST_AUTO_TEST_CASE(undoes_the_work_if_an_exception_passes_through) {
  const auto work = [](Connection& connection) {
    add_one(connection, 1);
    throw std::runtime_error{"stop"};
  };

  BOOST_CHECK_THROW(transact(session, work), std::runtime_error);

  BOOST_TEST(sum() == 0);
}

BOOST_AUTO_TEST_CASE(undoes_what_was_not_committed) {
  {
    Transaction transaction{session.connection()};
    add_one(transaction.connection(), 1);
  }

  BOOST_TEST(sum() == 0);
}

BOOST_AUTO_TEST_CASE(repeats_the_victim_of_a_real_deadlock) {
  std::latch both_hold_a_row{2};
  std::atomic<int> attempts{0};
  const auto work_in_order = [&](std::uint64_t first, std::uint64_t second) {
    Session own{test::settings_of(Account::owner)};
    bool is_first_attempt = true;
    transact(own, [&](Connection& connection) {
      ++attempts;
      add_one(connection, first);
      if (std::exchange(is_first_attempt, false)) {
        both_hold_a_row.arrive_and_wait();
      }
      add_one(connection, second);
    });
  };

  {
    const std::jthread one{work_in_order, 1, 2};
    const std::jthread other{work_in_order, 2, 1};
  }

  BOOST_TEST(attempts == 3);
  BOOST_TEST(sum() == 4);
}

BOOST_AUTO_TEST_CASE(repeats_after_a_lock_wait_timeout_without_doing_anything_twice) {
  Connection other{test::settings_of(Account::owner)};
  std::optional<Transaction> holder{std::in_place, other};
  add_one(other, 2);
  session.connection().run("SET SESSION innodb_lock_wait_timeout = 0");
  int attempts = 0;

  transact(session, [&](Connection& connection) {
    if (++attempts == 2) {
      holder.reset();
    }
    add_one(connection, 1);
    add_one(connection, 2);
  });

  BOOST_TEST(attempts == 2);
  BOOST_TEST(sum() == 2);
}

BOOST_AUTO_TEST_CASE(gives_up_after_five_attempts) {
  int attempts = 0;
  const auto work = [&attempts](Connection& connection) {
    ++attempts;
    add_one(connection, 1);
    connection.run("SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213");
  };

  BOOST_CHECK_EXCEPTION(transact(session, work), StoreError,
                        [](const StoreError& error) { return error.number() == 1213; });

  BOOST_TEST(attempts == kMaxAttempts);
  BOOST_TEST(sum() == 0);
}

BOOST_AUTO_TEST_CASE(does_not_repeat_other_errors) {
  int attempts = 0;
  const auto work = [&attempts](Connection& connection) {
    ++attempts;
    connection.run("INSERT INTO work_test VALUES (3, 1)");
    connection.run("INSERT INTO work_test VALUES (1, 1)");
  };

  BOOST_CHECK_EXCEPTION(transact(session, work), StoreError,
                        [](const StoreError& error) { return error.is_duplicate_key(); });

  BOOST_TEST(attempts == 1);
  BOOST_TEST(sum() == 0);
}

BOOST_AUTO_TEST_CASE(does_not_repeat_work_whose_connection_was_lost) {
  int attempts = 0;
  const auto work = [&attempts](Connection& connection) {
    ++attempts;
    add_one(connection, 1);
    test::kill_server(test::shared_server());
    add_one(connection, 2);
  };

  BOOST_CHECK_EXCEPTION(transact(session, work), StoreError,
                        [](const StoreError& error) { return error.is_lost(); });

  test::shared_server();
  BOOST_TEST(attempts == 1);
  BOOST_TEST(sum() == 0);
}

BOOST_AUTO_TEST_CASE(does_not_repeat_work_when_the_answer_to_commit_was_lost) {
  int attempts = 0;
  const auto work = [&attempts](Connection& connection) {
    ++attempts;
    add_one(connection, 1);
    test::kill_server(test::shared_server());
  };

  BOOST_CHECK_EXCEPTION(transact(session, work), StoreError,
                        [](const StoreError& error) { return error.is_lost(); });

  test::shared_server();
  BOOST_TEST(attempts == 1);
  BOOST_TEST(sum() == 0);
}

BOOST_AUTO_TEST_CASE(begins_on_a_new_connection_if_the_server_was_restarted_meanwhile) {
  session.connection();
  test::kill_server(test::shared_server());
  test::shared_server();
  int attempts = 0;

  transact(session, [&attempts](Connection& connection) {
    ++attempts;
    add_one(connection, 1);
  });

  BOOST_TEST(attempts == 1);
  BOOST_TEST(sum() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::store
