// Files appear whole, once, each followed by its marker, wherever it was stopped.
#define BOOST_TEST_DYN_LINK
#include "server/delivery/outbox.h"

#include <algorithm>
#include <fstream>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/base/files.h"
#include "tests/unit/base/temp_folder.h"

using namespace tsunagu;
using namespace tsunagu::delivery;
namespace fs = std::filesystem;

namespace {

const std::string kName = "F001.result";

struct Folders {
  testing::TempFolder folder;
  fs::path out = folder / "out";
  fs::path staging = folder / "staging";
  Outbox outbox{out, staging, ".end"};
  Uuid id = make_uuid();

  Folders() {
    fs::create_directory(out);
    outbox.open();
  }

  std::string content(const std::string& name) const {
    return std::string{as_text(read_file(out / name, 1000))};
  }
  bool is_out(const std::string& name) const { return fs::exists(out / name); }
  void take_away() const {
    fs::remove(out / kName);
    fs::remove(out / (kName + ".end"));
  }
  std::vector<std::string> names_in(const fs::path& path) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{path}) {
      names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
  }
};

using Names = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox_tests, Folders)

BOOST_AUTO_TEST_CASE(shows_a_partner_nothing_before_it_is_published) {
  outbox.stage(id, as_bytes("content"));

  BOOST_TEST(names_in(out).empty());
}

BOOST_AUTO_TEST_CASE(publishes_file_and_marker_and_leaves_nothing_staged) {
  outbox.stage(id, as_bytes("content"));
  outbox.publish(id, kName);

  BOOST_TEST(content(kName) == "content");
  BOOST_TEST(content(kName + ".end") == "");
  BOOST_TEST(names_in(staging).empty());
}

BOOST_AUTO_TEST_CASE(does_nothing_when_it_is_published_again) {
  outbox.stage(id, as_bytes("content"));
  outbox.publish(id, kName);
  take_away();

  outbox.publish(id, kName);

  BOOST_TEST(names_in(out).empty());
}

BOOST_AUTO_TEST_CASE(writes_no_second_marker_while_a_partner_takes_the_first_away) {
  outbox.stage(id, as_bytes("content"));
  outbox.publish(id, kName);
  fs::remove(out / (kName + ".end"));  // a partner that removes the marker first

  outbox.publish(id, kName);

  BOOST_TEST(!is_out(kName + ".end"));
}

BOOST_AUTO_TEST_CASE(goes_on_between_file_and_marker) {
  outbox.stage(id, as_bytes("content"));
  fs::rename(staging / id.text(), out / kName);

  outbox.publish(id, kName);

  BOOST_TEST(content(kName) == "content");
  BOOST_TEST(is_out(kName + ".end"));
}

BOOST_AUTO_TEST_CASE(replaces_an_older_file_and_never_shows_it_half) {
  outbox.stage(id, as_bytes("old"));
  outbox.publish(id, kName);
  const auto next = make_uuid();
  outbox.stage(next, as_bytes("new"));
  outbox.publish(next, kName);

  BOOST_TEST(content(kName) == "new");
  BOOST_TEST(is_out(kName + ".end"));
}

BOOST_AUTO_TEST_CASE(goes_on_after_the_older_marker_was_removed) {
  outbox.stage(id, as_bytes("old"));
  outbox.publish(id, kName);
  const auto next = make_uuid();
  outbox.stage(next, as_bytes("new"));
  fs::remove(out / (kName + ".end"));  // killed here

  outbox.publish(next, kName);

  BOOST_TEST(content(kName) == "new");
  BOOST_TEST(is_out(kName + ".end"));
}

BOOST_AUTO_TEST_CASE(stages_anew_what_was_staged_by_a_run_that_was_killed) {
  outbox.stage(id, as_bytes("first try"), "report of the first try");
  outbox.stage(id, as_bytes("second try"));

  outbox.publish(id, kName);

  BOOST_TEST(names_in(out) == (Names{kName, kName + ".end"}), boost::test_tools::per_element());
  BOOST_TEST(content(kName) == "second try");
}

BOOST_AUTO_TEST_CASE(puts_a_report_beside_the_file_before_the_marker) {
  outbox.stage(id, as_bytes("content"), "Person/Name: U+9AD9 -> U+9AD8\n");
  outbox.publish(id, kName);

  BOOST_TEST(content(kName + ".report.txt") == "Person/Name: U+9AD9 -> U+9AD8\n");
}

BOOST_AUTO_TEST_CASE(tells_what_is_staged_and_removes_what_was_never_complete) {
  const auto next = make_uuid();
  outbox.stage(id, as_bytes("content"), "report");
  outbox.stage(next, as_bytes("content"));
  fs::rename(staging / next.text(), out / kName);  // only its marker is left
  std::ofstream{staging / ".tsunagu-0123456789abcdef.tmp"} << "half of a document";

  auto staged = outbox.staged();

  BOOST_TEST(staged.size() == 2U);
  BOOST_TEST(!fs::exists(staging / ".tsunagu-0123456789abcdef.tmp"));
  for (const auto& one : staged) {
    outbox.discard(one);
  }
  BOOST_TEST(names_in(staging).empty());
}

BOOST_AUTO_TEST_CASE(gives_files_to_partners_that_are_other_users) {
  outbox.stage(id, as_bytes("content"));
  outbox.publish(id, kName);

  for (const auto& name : {kName, kName + ".end"}) {
    BOOST_TEST((fs::status(out / name).permissions() == static_cast<fs::perms>(0644)));
  }
}

BOOST_AUTO_TEST_CASE(says_which_folder_cannot_be_used_and_goes_on_when_it_can) {
  outbox.stage(id, as_bytes("content"));
  fs::rename(out, folder / "elsewhere");

  BOOST_CHECK_THROW(outbox.publish(id, kName), Error);
  BOOST_CHECK_THROW(outbox.open(), Error);

  fs::rename(folder / "elsewhere", out);
  outbox.publish(id, kName);
  BOOST_TEST(content(kName) == "content");
}

BOOST_AUTO_TEST_CASE(keeps_what_is_staged_when_the_name_is_taken_by_a_folder) {
  fs::create_directory(out / kName);
  outbox.stage(id, as_bytes("content"));

  BOOST_CHECK_THROW(outbox.publish(id, kName), Error);

  BOOST_TEST(!is_out(kName + ".end"));
  fs::remove(out / kName);
  outbox.publish(id, kName);
  BOOST_TEST(content(kName) == "content");
}

BOOST_AUTO_TEST_SUITE_END()
