/// The settings of an instance.
#define BOOST_TEST_DYN_LINK
#include "server/config/config.h"

#include <boost/test/unit_test.hpp>

#include "server/base/files.h"
#include "server/base/municipality_code.h"
#include "tests/unit/base/temp_folder.h"
#include "tests/unit/config/refused_settings.h"

using namespace tsunagu;
using namespace tsunagu::config;
using tsunagu::testing::check_refused;
using tsunagu::testing::TempFolder;

namespace {

Config unusual() {
  Config config;
  config.municipality_code = "242039";
  config.municipality_name = "見本市";
  config.retention_years = 7;
  config.database_mode = "server";
  config.database_host = "db.example.lan";
  config.database_port = 3307;
  config.database_name = "tsunagu_2";
  config.intake_poll_ms = 10;
  config.sandbox_allow_missing = {"landlock"};
  config.admin_users = {"jimu1", "jimu2"};
  config.access_protected_users = {"tantou"};
  config.audit_origin = "example.lan/log";
  return config;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(an_empty_file_gives_the_defaults) {
  const Config config = parse_config("");

  BOOST_TEST((config == Config{}));
  BOOST_TEST(config.retention_years == 5);
  BOOST_TEST(config.owns_database());
  BOOST_TEST(config.intake_poll_ms == 200);
  BOOST_TEST(config.sandbox_allow_missing.empty());
  BOOST_TEST(config.access_protected_users.empty());
}

BOOST_AUTO_TEST_CASE(reads_back_what_it_writes) {
  BOOST_TEST((parse_config(config_text(unusual())) == unusual()));
  BOOST_TEST((parse_config(config_text(Config{})) == Config{}));
}

BOOST_AUTO_TEST_CASE(every_setting_can_be_given_its_default) {
  for (const SettingRow& row : setting_rows(config_settings(), Config{})) {
    BOOST_TEST((parse_config(row.key + " = " + row.standard) == Config{}), row.key);
  }
}

BOOST_AUTO_TEST_CASE(writes_an_explanation_above_every_key_and_comments_defaults_out) {
  const std::string text = config_text(unusual());

  BOOST_TEST(text.find("\nmunicipality.code = 242039\n") != std::string::npos);
  BOOST_TEST(text.find("\n#disk.minimum_mib = 512\n") != std::string::npos);
  for (const auto& setting : config_settings()) {
    BOOST_TEST(text.find(setting.ja) != std::string::npos, setting.key);
    BOOST_TEST(text.find(setting.en) != std::string::npos, setting.key);
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_setting_that_does_not_exist) {
  check_refused([] { parse_config("retention.years = 5\nretention.year = 5\n"); },
                {"tsunagu.conf line 2", "retention.year:", "no such setting"});
}

BOOST_AUTO_TEST_CASE(refuses_a_municipality_code_with_a_wrong_check_digit) {
  BOOST_TEST(parse_config("municipality.code = 242039").municipality_code == "242039");
  for (int last = 0; last <= 8; ++last) {
    check_refused([last] { parse_config("municipality.code = 24203" + std::to_string(last)); },
                  {"line 1", "municipality.code", "check digit"});
  }
}

// 総務省「全国地方公共団体コード」: codes of the prefectures and of some municipalities.
BOOST_AUTO_TEST_CASE(knows_the_check_digits_of_real_municipalities) {
  for (const char* code : {"010006", "130001", "470007", "011002", "131016", "141003", "202011",
                           "232238", "242012", "271004", "401307", "472018"}) {
    BOOST_TEST(is_municipality_code(code), code);
  }
  for (const char* wrong : {"", "13000", "1300010", "000001", "480002", "13000１", "13000x"}) {
    BOOST_TEST(!is_municipality_code(wrong), wrong);
  }
}

BOOST_AUTO_TEST_CASE(refuses_values_of_another_form) {
  for (const char* wrong :
       {"database.mode = cluster", "database.mode =", "database.name = Tsunagu",
        "database.name =", "database.port = 0", "database.port = 65536", "retention.years = 0",
        "intake.poll_ms = 9", "intake.file_limit_mib = 65", "audit.checkpoint_ms = 1001",
        "sandbox.allow_missing = landlock, chroot", "admin.users = a b", "admin.users = -r",
        "audit.origin = a b", "audit.origin = a+b", "admin.users = jimu # comment"}) {
    check_refused([wrong] { parse_config(wrong); },
                  {"line 1", std::string{wrong}.substr(0, std::string_view{wrong}.find(' '))});
  }
}

BOOST_AUTO_TEST_CASE(refuses_settings_that_contradict_each_other) {
  check_refused([] { parse_config("database.mode = server"); }, {"database.socket"});
  check_refused([] { parse_config("database.host = db"); }, {"database.mode"});
  check_refused(
      [] {
        parse_config("database.mode = server\ndatabase.host = db\ndatabase.socket = /run/m.sock");
      },
      {"one of"});
  check_refused([] { parse_config("database.mode = server\ndatabase.socket = m.sock"); },
                {"line 2", "absolute"});
}

BOOST_AUTO_TEST_CASE(names_the_log_after_the_municipality_unless_told) {
  Config config = unusual();
  BOOST_TEST(config.log_origin() == "example.lan/log");

  config.audit_origin.clear();

  BOOST_TEST(config.log_origin() == "tsunagu/242039");
}

BOOST_AUTO_TEST_CASE(loads_the_file_of_an_instance) {
  const TempFolder folder;
  const InstancePaths paths = instance_paths(folder.path());
  make_folder(paths.etc(), 0700);
  write_file_durably(paths.settings(), as_bytes(config_text(unusual())), 0640);

  BOOST_TEST((load_config(paths) == unusual()));
}

BOOST_AUTO_TEST_CASE(loads_no_file_that_is_missing_or_that_others_may_write) {
  const TempFolder folder;
  const InstancePaths paths = instance_paths(folder.path());
  make_folder(paths.etc(), 0700);
  check_refused([&paths] { load_config(paths); }, {"etc/tsunagu.conf"}, messages::kHome);

  for (const mode_t mode : {0660U, 0602U}) {
    write_file_durably(paths.settings(), as_bytes(""), mode);
    check_refused([&paths] { load_config(paths); }, {"etc/tsunagu.conf"}, messages::kPermission);
  }
}

BOOST_AUTO_TEST_SUITE_END()
