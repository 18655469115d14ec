// Values go into the database and come back exactly, or not at all.
#define BOOST_TEST_DYN_LINK
#include <cstdint>
#include <limits>
#include <optional>

#include <boost/test/unit_test.hpp>

#include "server/store/store_error.h"
#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

struct Database {
  Connection connection{test::settings_of(Account::owner)};

  Database() {
    connection.run("DROP TABLE IF EXISTS value_test");
    connection.run(
        "CREATE TABLE value_test (place INT UNSIGNED PRIMARY KEY, signed_number BIGINT, "
        "unsigned_number BIGINT UNSIGNED, note VARCHAR(10), raw VARBINARY(10), large LONGBLOB, "
        "id BINARY(16), digest BINARY(32), day DATE, price DECIMAL(5,2))");
  }
};

Bytes pattern(std::size_t size) {
  Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<std::byte>(i * 7 + i / 256);
  }
  return bytes;
}

bool is_refusal_of_ours(const StoreError& error) { return error.number() == 0; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(statement_tests, Database)

BOOST_AUTO_TEST_CASE(keeps_integers_to_their_limits) {
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();

  connection
      .prepared("INSERT INTO value_test (place, signed_number, unsigned_number) VALUES (1, ?, ?)")
      .execute(kLeast, kMost);

  Statement& read = connection.prepared("SELECT signed_number, unsigned_number FROM value_test");
  read.execute();
  BOOST_REQUIRE(read.next());
  BOOST_TEST(read.integer(0) == kLeast);
  BOOST_TEST(read.unsigned_integer(1) == kMost);
  BOOST_CHECK_EXCEPTION(read.integer(1), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.unsigned_integer(0), StoreError, is_refusal_of_ours);
  BOOST_TEST(!read.next());
}

BOOST_AUTO_TEST_CASE(keeps_texts_bytes_ids_and_arrays) {
  const std::string note = "辻󠄀𠮷 €\n";
  const Bytes raw = pattern(10);
  const Uuid id = make_uuid();
  std::array<std::byte, 32> digest{};
  digest[31] = std::byte{255};

  connection
      .prepared(
          "INSERT INTO value_test (place, note, raw, id, digest, large) VALUES (?, ?, ?, ?, ?, ?)")
      .execute(std::uint64_t{1}, note, raw, id, digest, ByteView{raw}.first(3));

  Statement& read = connection.prepared("SELECT note, raw, id, digest, large FROM value_test");
  read.execute();
  BOOST_REQUIRE(read.next());
  BOOST_TEST(read.text(0) == note);
  BOOST_CHECK(read.bytes(1) == raw);
  BOOST_CHECK(read.uuid(2) == id);
  BOOST_CHECK(read.bytes(3) == Bytes(digest.begin(), digest.end()));
  BOOST_CHECK(read.bytes(4) == pattern(3));
  BOOST_CHECK_EXCEPTION(read.uuid(3), StoreError, is_refusal_of_ours);
}

BOOST_AUTO_TEST_CASE(keeps_empty_apart_from_null) {
  connection.prepared("INSERT INTO value_test (place, note, raw, large) VALUES (1, ?, ?, ?)")
      .execute(std::string{}, Bytes{}, ByteView{});
  connection.prepared("INSERT INTO value_test (place, note, raw, large) VALUES (2, ?, ?, ?)")
      .execute(std::optional<std::string>{}, std::optional<Bytes>{}, std::optional<ByteView>{});

  Statement& read = connection.prepared("SELECT note, raw, large FROM value_test ORDER BY place");
  read.execute();
  BOOST_REQUIRE(read.next());
  BOOST_TEST(!read.is_null(0));
  BOOST_TEST(read.text(0).empty());
  BOOST_TEST(!read.is_null(1));
  BOOST_TEST(read.bytes(1).empty());
  BOOST_TEST(!read.is_null(2));
  BOOST_REQUIRE(read.next());
  BOOST_TEST(read.is_null(0));
  BOOST_TEST(read.is_null(1));
  BOOST_TEST(read.is_null(2));
}

BOOST_AUTO_TEST_CASE(keeps_optional_values_that_are_there) {
  connection.prepared("INSERT INTO value_test (place, signed_number, id) VALUES (1, ?, ?)")
      .execute(std::optional<std::int64_t>{-5}, std::optional<Uuid>{Uuid{}});

  Statement& read = connection.prepared("SELECT signed_number, id FROM value_test");
  read.execute();
  BOOST_REQUIRE(read.next());
  BOOST_TEST(read.integer(0) == -5);
  BOOST_TEST(read.uuid(1).is_nil());
}

BOOST_AUTO_TEST_CASE(keeps_a_blob_of_20_megabytes) {
  const Bytes large = pattern(20'000'000);

  connection.prepared("INSERT INTO value_test (place, large) VALUES (1, ?)").execute(large);

  Statement& read = connection.prepared("SELECT large FROM value_test");
  read.execute();
  BOOST_REQUIRE(read.next());
  BOOST_CHECK(read.bytes(0) == large);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_too_long_instead_of_cutting_it) {
  Statement& text = connection.prepared("INSERT INTO value_test (place, note) VALUES (1, ?)");
  Statement& raw = connection.prepared("INSERT INTO value_test (place, raw) VALUES (1, ?)");

  BOOST_CHECK_EXCEPTION(text.execute(std::string{"あいうえおかきくけこさ"}), StoreError,
                        [](const StoreError& error) { return error.number() == 1406; });
  BOOST_CHECK_EXCEPTION(raw.execute(Bytes(11)), StoreError,
                        [](const StoreError& error) { return error.number() == 1406; });
  text.execute(std::string{"あいうえおかきくけこ"});
}

BOOST_AUTO_TEST_CASE(refuses_text_that_is_not_utf8) {
  Statement& insert = connection.prepared("INSERT INTO value_test (place, note) VALUES (1, ?)");

  BOOST_CHECK_THROW(insert.execute(std::string{"\x83\x65"}), StoreError);
}

BOOST_AUTO_TEST_CASE(refuses_to_read_null_as_a_value) {
  connection.run("INSERT INTO value_test (place) VALUES (1)");
  Statement& read = connection.prepared("SELECT signed_number, note, raw, id FROM value_test");
  read.execute();
  BOOST_REQUIRE(read.next());

  BOOST_CHECK_EXCEPTION(read.integer(0), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.unsigned_integer(0), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.text(1), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.bytes(2), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.uuid(3), StoreError, is_refusal_of_ours);
}

BOOST_AUTO_TEST_CASE(refuses_to_read_one_kind_as_another) {
  connection.run(
      "INSERT INTO value_test (place, note, raw, day, price) VALUES (1, '12', x'31', '2025-01-02', "
      "3.14)");
  Statement& read = connection.prepared("SELECT place, note, raw, day, price FROM value_test");
  read.execute();
  BOOST_REQUIRE(read.next());

  BOOST_CHECK_EXCEPTION(read.text(0), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.bytes(0), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.integer(1), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.bytes(1), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.text(2), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.text(3), StoreError, is_refusal_of_ours);
  BOOST_CHECK_EXCEPTION(read.integer(4), StoreError, is_refusal_of_ours);
}

BOOST_AUTO_TEST_CASE(refuses_to_read_without_a_row) {
  Statement& read = connection.prepared("SELECT place FROM value_test");
  read.execute();

  BOOST_CHECK_EXCEPTION(read.integer(0), StoreError, is_refusal_of_ours);
  BOOST_TEST(!read.next());
  BOOST_CHECK_EXCEPTION(read.integer(0), StoreError, is_refusal_of_ours);
  BOOST_TEST(!read.next());
}

BOOST_AUTO_TEST_CASE(reads_one_result_while_other_statements_run) {
  connection.run("INSERT INTO value_test (place) VALUES (1), (2), (3)");
  Statement& read = connection.prepared("SELECT place FROM value_test ORDER BY place");
  Statement& change = connection.prepared("UPDATE value_test SET note = ? WHERE place = ?");

  read.execute();
  std::uint64_t changed = 0;
  while (read.next()) {
    change.execute(std::string{"x"}, read.unsigned_integer(0));
    changed += change.affected_rows();
  }

  BOOST_TEST(changed == 3U);
}

BOOST_AUTO_TEST_CASE(prepares_a_literal_once) {
  const auto find = [this]() -> Statement& { return connection.prepared("SELECT 1"); };

  Statement& first = find();
  Statement& second = find();

  BOOST_TEST(&first == &second);
}

BOOST_AUTO_TEST_CASE(forgets_the_rows_of_an_earlier_execution) {
  connection.run("INSERT INTO value_test (place) VALUES (1), (2)");
  Statement& read =
      connection.prepared("SELECT place FROM value_test WHERE place >= ? ORDER BY place");

  read.execute(std::uint64_t{1});
  read.next();
  read.execute(std::uint64_t{2});

  BOOST_REQUIRE(read.next());
  BOOST_TEST(read.integer(0) == 2);
  BOOST_TEST(!read.next());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::store
