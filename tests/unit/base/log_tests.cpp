/// The log: one line an event, whatever the detail holds.
#define BOOST_TEST_DYN_LINK
#include "server/base/log.h"

#include <algorithm>
#include <string>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "server/base/files.h"
#include "tests/unit/base/temp_folder.h"

using namespace tsunagu;

namespace {

std::string logged(Severity severity, const Message& message, std::string_view detail) {
  const testing::TempFolder folder;
  log_to_file(folder / "a.log");
  log(severity, message, detail);
  return std::string{as_text(read_file(folder / "a.log", 100'000))};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(log_lines)

BOOST_AUTO_TEST_CASE(a_line_has_time_severity_id_texts_and_detail) {
  const std::string line = logged(Severity::error, messages::kDisk, "/srv/tsunagu");

  BOOST_TEST(line.substr(26) == "Z error TS-1006 " + std::string{messages::kDisk.en} + " " +
                                    std::string{messages::kDisk.ja} + ": /srv/tsunagu\n");
  BOOST_TEST(line.substr(0, 2) == "20");
}

BOOST_AUTO_TEST_CASE(a_line_without_detail_has_no_colon_at_its_end) {
  const std::string line = logged(Severity::information, messages::kStarted, "");

  BOOST_TEST(line.ends_with(std::string{messages::kStarted.ja} + "\n"));
  BOOST_TEST(line.find(" info TS-1010 ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_detail_cannot_start_another_line_or_steer_a_terminal) {
  const std::string line =
      logged(Severity::warning, messages::kFileSkipped, "a\nb\x1b[2J\x7f\u0085\u2028\xff名");

  BOOST_TEST(line.ends_with(": a\\x0ab\\x1b[2J\\x7f\\xc2\\x85\\xe2\\x80\\xa8\\xff名\n"));
  BOOST_TEST(std::count(line.begin(), line.end(), '\n') == 1);
}

BOOST_AUTO_TEST_CASE(writes_an_error_with_its_message_and_detail) {
  const testing::TempFolder folder;
  log_to_file(folder / "a.log");

  log_error(Error{messages::kConfig, "line 3"});

  const std::string line{as_text(read_file(folder / "a.log", 100'000))};
  BOOST_TEST(line.find(" error TS-1002 ") != std::string::npos);
  BOOST_TEST(line.ends_with(": line 3\n"));
}

BOOST_AUTO_TEST_CASE(only_the_owner_reads_the_log) {
  const testing::TempFolder folder;
  const mode_t before = ::umask(0);

  log_to_file(folder / "a.log");
  ::umask(before);

  struct stat found {};
  BOOST_TEST_REQUIRE(::stat((folder / "a.log").c_str(), &found) == 0);
  BOOST_TEST((found.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(a_log_that_cannot_be_opened_is_an_error) {
  const testing::TempFolder folder;

  BOOST_CHECK_THROW(log_to_file(folder / "none/a.log"), Error);
}

BOOST_AUTO_TEST_SUITE_END()
