// Migrations are applied once, in order, and never change.
#define BOOST_TEST_DYN_LINK
#include "server/store/migrations.h"

#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/store/store_error.h"
#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

constexpr std::string_view kFirst =
    "-- A table; with a comment that ends in a semicolon;\n"
    "CREATE TABLE IF NOT EXISTS migrated (\n  id INT PRIMARY KEY,\n  note TEXT);\n\n"
    "GRANT SELECT, INSERT ON migrated TO tsunagu_daemon;\n";
constexpr std::string_view kSecond = "ALTER TABLE migrated ADD COLUMN IF NOT EXISTS more INT;\n";

struct Database {
  Connection super{test::superuser_settings()};
  Connection owner{test::settings_of(Account::owner)};
  test::TemporaryFolder folder;

  Database() {
    super.run("CREATE OR REPLACE DATABASE tsunagu CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    owner.run("USE tsunagu");
    super.run("USE tsunagu");
  }

  std::vector<std::string> apply_all() { return apply(owner, folder.path()); }
};

/// Whether an error is about migrations and names `part`.
auto naming(std::string_view part) {
  return [part](const Error& error) {
    return error.message().id == messages::kMigration.id &&
           error.detail().find(part) != std::string::npos;
  };
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(migrations_tests, Database)

BOOST_AUTO_TEST_CASE(applies_files_in_order_and_once) {
  folder.write("0002_more.sql", kSecond);
  folder.write("0001_first.sql", kFirst);
  folder.write("README.md", "Not SQL.");

  const std::vector<std::string> names = apply_all();
  const std::vector<std::string> again = apply_all();

  BOOST_TEST(names == (std::vector<std::string>{"0001_first.sql", "0002_more.sql"}),
             boost::test_tools::per_element());
  BOOST_TEST(again.empty());
  owner.run("INSERT INTO migrated (id, note, more) VALUES (1, '', 2)");
}

BOOST_AUTO_TEST_CASE(applies_a_file_that_came_later) {
  folder.write("0001_first.sql", kFirst);
  apply_all();
  folder.write("0002_more.sql", kSecond);

  BOOST_TEST(pending(owner, folder.path()).size() == 1U);
  BOOST_CHECK_EXCEPTION(require_current(owner, folder.path()), Error, naming("0002_more.sql"));
  BOOST_TEST(apply_all().front() == "0002_more.sql");

  require_current(owner, folder.path());
}

BOOST_AUTO_TEST_CASE(lets_the_daemon_see_what_was_applied) {
  Connection daemon{test::settings_of(Account::daemon)};
  folder.write("0001_first.sql", kFirst);
  BOOST_CHECK_EXCEPTION(require_current(daemon, folder.path()), Error, naming("0001_first.sql"));

  apply_all();

  require_current(daemon, folder.path());
}

BOOST_AUTO_TEST_CASE(grants_what_the_file_says_and_no_more) {
  folder.write("0001_first.sql", kFirst);
  apply_all();

  Connection daemon{test::settings_of(Account::daemon)};
  daemon.run("INSERT INTO migrated (id) VALUES (1)");
  daemon.run("SELECT id FROM migrated");

  const auto is_denied = [](const StoreError& error) { return error.number() == 1142; };
  BOOST_CHECK_EXCEPTION(daemon.run("UPDATE migrated SET id = 2"), StoreError, is_denied);
  BOOST_CHECK_EXCEPTION(daemon.run("DELETE FROM migrated"), StoreError, is_denied);
  BOOST_CHECK_EXCEPTION(daemon.run("REPLACE INTO migrated (id) VALUES (1)"), StoreError, is_denied);
  BOOST_CHECK_EXCEPTION(
      daemon.run("INSERT INTO migrated (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 2"), StoreError,
      is_denied);
  BOOST_CHECK_EXCEPTION(daemon.run("TRUNCATE TABLE migrated"), StoreError, is_denied);
  BOOST_CHECK_EXCEPTION(daemon.run("DROP TABLE migrated"), StoreError, is_denied);
  BOOST_CHECK_EXCEPTION(daemon.run("ALTER TABLE migrated ADD COLUMN x INT"), StoreError, is_denied);
  BOOST_CHECK_EXCEPTION(daemon.run("DELETE FROM schema_migration"), StoreError, is_denied);
}

BOOST_AUTO_TEST_CASE(refuses_a_changed_file) {
  folder.write("0001_first.sql", kFirst);
  apply_all();
  folder.write("0001_first.sql", std::string{kFirst} + "-- one more comment\n");

  BOOST_CHECK_EXCEPTION(pending(owner, folder.path()), Error, naming("0001_first.sql"));
  BOOST_CHECK_EXCEPTION(apply_all(), Error, naming("0001_first.sql"));
}

BOOST_AUTO_TEST_CASE(refuses_a_database_that_is_newer) {
  folder.write("0001_first.sql", kFirst);
  folder.write("0002_more.sql", kSecond);
  apply_all();
  std::filesystem::remove(folder.path() / "0002_more.sql");

  BOOST_CHECK_EXCEPTION(require_current(owner, folder.path()), Error, naming("0002_more.sql"));
}

BOOST_AUTO_TEST_CASE(refuses_a_register_with_a_gap) {
  folder.write("0001_first.sql", kFirst);
  folder.write("0002_more.sql", kSecond);
  apply_all();
  super.run("DELETE FROM schema_migration WHERE number = 1");

  BOOST_CHECK_EXCEPTION(pending(owner, folder.path()), Error, naming("0001_first.sql"));
}

BOOST_AUTO_TEST_CASE(refuses_a_missing_number) {
  folder.write("0001_first.sql", kFirst);
  folder.write("0003_third.sql", kSecond);

  BOOST_CHECK_EXCEPTION(apply_all(), Error, naming("0003_third.sql: number 2"));
}

BOOST_AUTO_TEST_CASE(refuses_a_number_given_twice) {
  folder.write("0001_first.sql", kFirst);
  folder.write("0001_second.sql", kSecond);

  BOOST_CHECK_EXCEPTION(apply_all(), Error, naming("number 2 was expected"));
}

BOOST_AUTO_TEST_CASE(refuses_other_names) {
  for (const std::string name : {"1_first.sql", "0001-first.sql", "0001_First.sql", "0001_.sql",
                                 "0001_first.sql~", "00001_first.sql", "first.sql"}) {
    const test::TemporaryFolder other;
    other.write(name, kFirst);

    BOOST_CHECK_EXCEPTION(read_migrations(other.path()), Error, naming(name));
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_folder_that_is_not_there) {
  BOOST_CHECK_EXCEPTION(read_migrations(folder.path() / "missing"), Error, naming("missing"));
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_was_cut_off) {
  folder.write("0001_first.sql", kFirst.substr(0, kFirst.size() - 2));

  BOOST_CHECK_EXCEPTION(apply_all(), Error, naming("0001_first.sql"));
}

BOOST_AUTO_TEST_CASE(refuses_what_could_not_run_again) {
  folder.write("0001_first.sql", "CREATE TABLE migrated (id INT PRIMARY KEY);\n");

  BOOST_CHECK_EXCEPTION(apply_all(), Error, naming("IF NOT EXISTS"));
}

BOOST_AUTO_TEST_CASE(names_the_statement_that_failed_and_goes_on_from_there_later) {
  folder.write("0001_first.sql", std::string{kFirst} + "INSERT INTO missing VALUES (1);\n");

  BOOST_CHECK_EXCEPTION(apply_all(), Error, naming("0001_first.sql, statement 3"));
  BOOST_TEST(pending(owner, folder.path()).size() == 1U);
  owner.run("CREATE TABLE missing (id INT PRIMARY KEY)");

  BOOST_TEST(apply_all().size() == 1U);
}

BOOST_AUTO_TEST_CASE(keeps_two_from_applying_at_once) {
  super.run("DO GET_LOCK('tsunagu_migration', 0)");
  owner.run("SET SESSION max_statement_time = 0.2");  // instead of waiting a minute for the lock
  folder.write("0001_first.sql", kFirst);

  BOOST_CHECK_THROW(apply_all(), Error);

  owner.run("SET SESSION max_statement_time = 0");
  BOOST_TEST(pending(owner, folder.path()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(applies_those_of_this_version_twice_over) {
  const std::filesystem::path real = std::filesystem::path{TSUNAGU_SOURCE_DIR} / "schemas" / "sql";

  apply(owner, real);
  require_current(owner, real);
  owner.run("DELETE FROM schema_migration");

  apply(owner, real);
  require_current(owner, real);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::store
