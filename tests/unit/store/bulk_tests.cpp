// Many rows in one round trip are the same rows as one by one.
#define BOOST_TEST_DYN_LINK
#include "server/store/bulk.h"

#include <cstdint>
#include <optional>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "server/store/store_error.h"
#include "server/store/transaction.h"
#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

struct Database {
  Session session{test::settings_of(Account::owner)};
  Connection& connection = session.connection();

  Database() {
    connection.run("DROP TABLE IF EXISTS bulk_test");
    connection.run(
        "CREATE TABLE bulk_test (place BIGINT UNSIGNED PRIMARY KEY, number BIGINT, note TEXT, "
        "sealed LONGBLOB, id BINARY(16))");
  }
};

/// The row that belongs to `place`: each kind of value is NULL, empty or full now and then.
struct Row {
  std::uint64_t place = 0;
  std::optional<std::int64_t> number;
  std::optional<std::string> note;
  std::optional<Bytes> sealed;
  Uuid id;
};

Row make_row(std::uint64_t place) {
  Row row;
  row.place = place;
  row.id.bytes[15] = static_cast<std::byte>(place);
  if (place % 3 != 0) {
    row.number = -static_cast<std::int64_t>(place);
  }
  if (place % 4 != 0) {
    row.note = std::string(place % 7, 'n') + "繋";
  }
  if (place % 5 != 0) {
    row.sealed = Bytes(place % 11 == 0 ? 0 : place % 2000, static_cast<std::byte>(place));
  }
  return row;
}

std::size_t count_equal_rows(Connection& connection) {
  Statement& read = connection.prepared("SELECT place, number, note, sealed, id FROM bulk_test");
  read.execute();
  std::size_t equal = 0;
  while (read.next()) {
    const Row row = make_row(read.unsigned_integer(0));
    const bool is_equal =
        read.is_null(1) == !row.number && (!row.number || read.integer(1) == *row.number) &&
        read.is_null(2) == !row.note && (!row.note || read.text(2) == *row.note) &&
        read.is_null(3) == !row.sealed && (!row.sealed || read.bytes(3) == *row.sealed) &&
        read.uuid(4) == row.id;
    equal += is_equal ? 1U : 0U;
  }
  return equal;
}

constexpr Sql kInsert =
    "INSERT INTO bulk_test (place, number, note, sealed, id) VALUES (?, ?, ?, ?, ?)";

void add_rows(Bulk& bulk, std::uint64_t from, std::uint64_t to) {
  for (std::uint64_t place = from; place < to; ++place) {
    const Row row = make_row(place);
    bulk.add(row.place, row.number, row.note, row.sealed, row.id);
  }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bulk_tests, Database)

BOOST_DATA_TEST_CASE_F(Database, stores_every_row_as_it_is,
                       boost::unit_test::data::make({0, 1, 2, 1000, 10000}), count) {
  const auto rows = static_cast<std::uint64_t>(count);
  Bulk bulk{connection, kInsert};
  add_rows(bulk, 0, rows);

  BOOST_TEST(bulk.size() == rows);
  BOOST_TEST(bulk.flush() == rows);

  BOOST_TEST(bulk.size() == 0U);
  BOOST_TEST(bulk.size_bytes() == 0U);
  BOOST_TEST(count_equal_rows(connection) == rows);
}

BOOST_AUTO_TEST_CASE(sends_later_rows_after_a_flush) {
  Bulk bulk{connection, kInsert};

  add_rows(bulk, 0, 10);
  bulk.flush();
  add_rows(bulk, 10, 25);
  BOOST_TEST(bulk.flush() == 15U);
  BOOST_TEST(bulk.flush() == 0U);

  BOOST_TEST(count_equal_rows(connection) == 25U);
}

BOOST_AUTO_TEST_CASE(sends_blobs_of_a_mebibyte) {
  Bulk bulk{connection, "INSERT INTO bulk_test (place, sealed) VALUES (?, ?)"};
  for (std::uint64_t place = 0; place < 40; ++place) {
    bulk.add(place, Bytes(std::size_t{1} << 20, static_cast<std::byte>(place)));
  }
  BOOST_TEST(bulk.size_bytes() > std::size_t{40} << 20);

  BOOST_TEST(bulk.flush() == 40U);

  Statement& read = connection.prepared("SELECT place, sealed FROM bulk_test");
  read.execute();
  std::size_t equal = 0;
  while (read.next()) {
    const auto expected = static_cast<std::byte>(read.unsigned_integer(0));
    equal += read.bytes(1) == Bytes(std::size_t{1} << 20, expected) ? 1U : 0U;
  }
  BOOST_TEST(equal == 40U);
}

BOOST_AUTO_TEST_CASE(makes_one_round_trip) {
  const auto questions = [this] {
    Statement& read = connection.prepared(
        "SELECT CAST(variable_value AS UNSIGNED) FROM information_schema.session_status "
        "WHERE variable_name = 'QUESTIONS'");
    read.execute();
    read.next();
    return read.integer(0);
  };
  Bulk bulk{connection, kInsert};
  add_rows(bulk, 0, 1000);
  questions();

  const std::int64_t before = questions();
  bulk.flush();

  // One for the rows and one for the second question.
  BOOST_TEST(questions() - before == 2);
}

BOOST_AUTO_TEST_CASE(stores_nothing_of_a_flush_that_fails_in_a_transaction) {
  connection.run("INSERT INTO bulk_test (place) VALUES (7)");

  BOOST_CHECK_EXCEPTION(transact(session,
                                 [](Connection& open) {
                                   Bulk bulk{open, kInsert};
                                   add_rows(bulk, 0, 20);
                                   bulk.flush();
                                 }),
                        StoreError,
                        [](const StoreError& error) { return error.is_duplicate_key(); });

  BOOST_TEST(count_equal_rows(connection) == 0U);
  Statement& count = connection.prepared("SELECT COUNT(*) FROM bulk_test");
  count.execute();
  count.next();
  BOOST_TEST(count.integer(0) == 1);
}

BOOST_AUTO_TEST_CASE(leaves_the_statement_usable_for_single_rows) {
  Bulk bulk{connection, kInsert};
  add_rows(bulk, 0, 3);
  bulk.flush();

  const Row row = make_row(3);
  connection.prepared(kInsert).execute(row.place, row.number, row.note, row.sealed, row.id);

  BOOST_TEST(count_equal_rows(connection) == 4U);
}

BOOST_AUTO_TEST_CASE(updates_many_rows) {
  Bulk insert{connection, kInsert};
  add_rows(insert, 0, 100);
  insert.flush();
  Bulk update{connection, "UPDATE bulk_test SET number = ? WHERE place = ?"};
  for (std::uint64_t place = 0; place < 100; ++place) {
    update.add(std::int64_t{77}, place);
  }

  update.flush();

  Statement& count = connection.prepared("SELECT COUNT(*) FROM bulk_test WHERE number = 77");
  count.execute();
  count.next();
  BOOST_TEST(count.integer(0) == 100);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::store
