// Settings that could lose or leak something are found by name.
#define BOOST_TEST_DYN_LINK
#include "server/store/durability.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

struct Database {
  Connection super{test::superuser_settings()};
  Connection daemon{test::settings_of(Account::daemon)};

  /// The one finding while `wrong` is in force; stops the test if it is not exactly one.
  DurabilityFinding finding(Sql wrong, Sql right) {
    super.run(wrong);
    std::vector<DurabilityFinding> findings = durability_findings(daemon);
    super.run(right);
    BOOST_REQUIRE_EQUAL(findings.size(), 1U);
    return findings.front();
  }
};

ServerVariables sound_variables() {
  return {{"innodb_flush_log_at_trx_commit", "1"},
          {"innodb_doublewrite", "ON"},
          {"innodb_flush_method", "fsync"},
          {"innodb_checksum_algorithm", "crc32"},
          {"innodb_force_recovery", "0"},
          {"sql_mode", "STRICT_ALL_TABLES"},
          {"max_allowed_packet", "67108864"},
          {"local_infile", "OFF"},
          {"general_log", "OFF"},
          {"slow_query_log", "OFF"},
          {"log_bin", "OFF"},
          {"sync_binlog", "0"}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(durability_tests, Database)

BOOST_AUTO_TEST_CASE(finds_nothing_in_our_own_server) {
  const std::vector<DurabilityFinding> findings = durability_findings(daemon);

  BOOST_TEST(findings.size() == 0U);
  require_durable(daemon);
}

BOOST_AUTO_TEST_CASE(finds_commits_that_are_not_flushed) {
  const DurabilityFinding found = finding("SET GLOBAL innodb_flush_log_at_trx_commit = 2",
                                          "SET GLOBAL innodb_flush_log_at_trx_commit = 1");

  BOOST_TEST(found.setting == "innodb_flush_log_at_trx_commit");
  BOOST_TEST(found.value == "2");
  BOOST_TEST(found.wanted == "1");
}

BOOST_AUTO_TEST_CASE(finds_logs_that_would_hold_values) {
  BOOST_TEST(finding("SET GLOBAL general_log = ON", "SET GLOBAL general_log = OFF").setting ==
             "general_log");
  BOOST_TEST(finding("SET GLOBAL slow_query_log = ON", "SET GLOBAL slow_query_log = OFF").setting ==
             "slow_query_log");
}

BOOST_AUTO_TEST_CASE(finds_loose_rules_for_values) {
  BOOST_TEST(
      finding("SET GLOBAL sql_mode = ''", "SET GLOBAL sql_mode = 'STRICT_ALL_TABLES'").setting ==
      "sql_mode");
  BOOST_TEST(finding("SET GLOBAL local_infile = ON", "SET GLOBAL local_infile = OFF").setting ==
             "local_infile");
  BOOST_TEST(finding("SET GLOBAL max_allowed_packet = 16777216",
                     "SET GLOBAL max_allowed_packet = 134217728")
                 .setting == "max_allowed_packet");
}

BOOST_AUTO_TEST_CASE(finds_a_database_in_another_character_set) {
  const DurabilityFinding found = finding("ALTER DATABASE tsunagu CHARACTER SET cp932",
                                          "ALTER DATABASE tsunagu CHARACTER SET utf8mb4 "
                                          "COLLATE utf8mb4_bin");

  BOOST_TEST(found.value == "cp932");
}

BOOST_AUTO_TEST_CASE(stops_naming_the_setting_its_value_and_the_one_wanted) {
  super.run("SET GLOBAL innodb_flush_log_at_trx_commit = 0");

  BOOST_CHECK_EXCEPTION(require_durable(daemon), Error, [](const Error& error) {
    return error.message().id == messages::kDurability.id &&
           error.detail() == "innodb_flush_log_at_trx_commit is 0, wanted 1";
  });

  super.run("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
}

BOOST_AUTO_TEST_CASE(accepts_sound_variables) { BOOST_TEST(judge(sound_variables()).empty()); }

BOOST_AUTO_TEST_CASE(wants_the_binary_log_synced_where_there_is_one) {
  ServerVariables variables = sound_variables();
  variables["log_bin"] = "ON";

  const std::vector<DurabilityFinding> findings = judge(variables);
  variables["sync_binlog"] = "1";

  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings.front().setting == "sync_binlog");
  BOOST_TEST(judge(variables).empty());
}

BOOST_AUTO_TEST_CASE(wants_every_variable_to_be_there) {
  for (const auto& [name, value] : sound_variables()) {
    ServerVariables variables = sound_variables();
    variables.erase(name);

    // Without log_bin we do not know whether sync_binlog matters, so that is wrong; sync_binlog
    // itself may be missing where there is no binary log.
    BOOST_TEST(judge(variables).size() == (name == "sync_binlog" ? 0U : 1U), name);
  }
}

BOOST_AUTO_TEST_CASE(finds_each_unsafe_value_of_what_cannot_be_changed_at_run_time) {
  for (const auto& [name, value] : ServerVariables{{"innodb_doublewrite", "OFF"},
                                                   {"innodb_flush_method", "nosync"},
                                                   {"innodb_checksum_algorithm", "none"},
                                                   {"innodb_force_recovery", "1"},
                                                   {"max_allowed_packet", "67108863"}}) {
    ServerVariables variables = sound_variables();
    variables[name] = value;

    const std::vector<DurabilityFinding> findings = judge(variables);

    BOOST_REQUIRE_MESSAGE(findings.size() == 1U, name);
    BOOST_TEST(findings.front().setting == name);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::store
