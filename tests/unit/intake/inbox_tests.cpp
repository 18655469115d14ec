// Claiming files from a partner's folder, whatever lies there and whenever it stops.
#define BOOST_TEST_DYN_LINK
#include "server/intake/inbox.h"

#include <fstream>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"
#include "tests/unit/base/temp_folder.h"

using namespace tsunagu;
using namespace tsunagu::intake;
namespace fs = std::filesystem;

namespace {

const std::string kName = "F001.xml";

struct Folders {
  testing::TempFolder folder;
  fs::path in = folder / "in";
  fs::path work = folder / "work";
  Inbox inbox{in, work, {"F{seq:3}.xml", "", ".end", ".result"}};

  Folders() {
    fs::create_directory(in);
    fs::create_directory(work);
  }

  static void write(const fs::path& path, const std::string& content = "") {
    std::ofstream{path} << content;
  }
  void hand_over(const std::string& name, const std::string& content) const {
    write(in / name, content);
    write(in / (name + ".end"));
  }
  static std::string content_of(const ClaimedFile& file) {
    return std::string{as_text(read_file(file.data, 1000))};
  }
  std::size_t left_in(const fs::path& path) const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{path}, fs::directory_iterator{}));
  }
};

using Names = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(inbox_tests, Folders)

BOOST_AUTO_TEST_CASE(offers_complete_files_in_the_order_of_their_names) {
  hand_over("F003.xml", "c");
  hand_over("F001.xml", "a");
  hand_over("F002.xml", "b");
  write(in / "F004.xml", "without marker");
  write(in / "F005.xml.end");
  hand_over("other.xml", "of another name");

  BOOST_TEST(inbox.ready() == (Names{"F001.xml", "F002.xml", "F003.xml"}),
             boost::test_tools::per_element());
  const auto count = inbox.count();
  BOOST_TEST(count.ready == 3U);
  BOOST_TEST(count.without_marker == 1U);
  BOOST_TEST(count.without_data == 1U);
}

BOOST_AUTO_TEST_CASE(claims_a_file_once_and_leaves_the_folder_empty) {
  hand_over(kName, "content");

  const auto claimed = inbox.claim(kName);

  BOOST_REQUIRE(claimed.has_value());
  BOOST_TEST(content_of(*claimed) == "content");
  BOOST_TEST(left_in(in) == 0U);
  BOOST_TEST(!inbox.claim(kName).has_value());
}

BOOST_AUTO_TEST_CASE(leaves_nothing_behind_when_a_file_is_settled) {
  hand_over(kName, "content");

  inbox.settle(*inbox.claim(kName));

  BOOST_TEST(left_in(work) == 0U);
  BOOST_TEST(inbox.left_over().empty());
}

BOOST_AUTO_TEST_CASE(keeps_two_files_of_one_name_apart) {
  hand_over(kName, "first");
  const auto first = inbox.claim(kName);
  hand_over(kName, "second");
  const auto second = inbox.claim(kName);

  BOOST_REQUIRE((first.has_value() && second.has_value()));
  BOOST_TEST(content_of(*first) == "first");
  BOOST_TEST(content_of(*second) == "second");
  BOOST_TEST((first->file_id != second->file_id));
}

BOOST_AUTO_TEST_CASE(claims_nothing_when_the_file_has_gone_meanwhile) {
  hand_over(kName, "content");
  fs::remove(in / kName);

  BOOST_TEST(!inbox.claim(kName).has_value());

  BOOST_TEST(left_in(work) == 0U);
  BOOST_TEST(inbox.left_over().empty());
}

BOOST_AUTO_TEST_CASE(goes_on_with_a_claimed_file_after_a_restart) {
  hand_over(kName, "content");
  const auto claimed = inbox.claim(kName);

  const auto found = inbox.left_over();

  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST((found[0].file_id == claimed->file_id));
  BOOST_TEST(content_of(found[0]) == "content");
}

BOOST_AUTO_TEST_CASE(finishes_a_claim_that_stopped_between_marker_and_data) {
  hand_over(kName, "content");
  const auto id = make_uuid();
  fs::create_directory(work / id.text());
  fs::rename(in / (kName + ".end"), work / id.text() / (kName + ".end"));

  const auto found = inbox.left_over();

  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST((found[0].file_id == id));
  BOOST_TEST(content_of(found[0]) == "content");
  BOOST_TEST(left_in(in) == 0U);
}

BOOST_AUTO_TEST_CASE(forgets_a_claim_that_stopped_before_the_marker) {
  hand_over(kName, "content");
  fs::create_directory(work / make_uuid().text());

  BOOST_TEST(inbox.left_over().empty());

  BOOST_TEST(left_in(work) == 0U);
  BOOST_TEST(inbox.ready() == Names{kName}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(takes_no_half_written_successor_for_a_file_that_was_being_settled) {
  // Every state that a settling which was killed can leave: found by removing what settle() removes
  // one step at a time, in its order.
  for (const bool data_is_gone : {false, true}) {
    hand_over(kName, "first");
    const auto claimed = inbox.claim(kName);
    fs::remove(fs::path{claimed->data} += ".end");
    if (data_is_gone) {
      fs::remove(claimed->data);
    }
    write(in / kName, "second, half-writ");

    const auto found = inbox.left_over();

    BOOST_TEST(found.size() == (data_is_gone ? 0U : 1U));
    BOOST_TEST(fs::exists(in / kName));
    for (const auto& file : found) {
      BOOST_TEST(content_of(file) == "first");
      inbox.settle(file);
    }
  }
}

BOOST_AUTO_TEST_CASE(removes_the_marker_of_a_settled_file_before_its_data) {
  hand_over(kName, "first");
  const auto claimed = inbox.claim(kName);
  const auto spool = claimed->data.parent_path();
  // The data cannot be unlinked: settling stops there.
  fs::remove(claimed->data);
  fs::create_directory(claimed->data);

  BOOST_CHECK_THROW(inbox.settle(*claimed), Error);

  BOOST_TEST(!fs::exists(spool / (kName + ".end")));
}

BOOST_AUTO_TEST_CASE(leaves_links_folders_and_pipes_alone) {
  const auto secret = folder / "secret";
  write(secret, "not the partner's");
  fs::create_symlink(secret, in / "F001.xml");
  write(in / "F001.xml.end");
  fs::create_directory(in / "F002.xml");
  write(in / "F002.xml.end");
  BOOST_REQUIRE(::mkfifo((in / "F003.xml").c_str(), 0600) == 0);
  write(in / "F003.xml.end");
  hand_over("F004.xml", "two names");
  fs::create_hard_link(in / "F004.xml", folder / "other-name");
  write(in / "F005.xml", "its marker is a link");
  fs::create_symlink(secret, in / "F005.xml.end");
  hand_over("F006.xml", "good");

  BOOST_TEST(inbox.ready() == Names{"F006.xml"}, boost::test_tools::per_element());
  BOOST_TEST(inbox.count().not_plain == 5U);
  BOOST_TEST(inbox.count().ready == 1U);
}

BOOST_AUTO_TEST_CASE(takes_nothing_that_became_a_link_or_folder_while_it_was_claimed) {
  const auto secret = folder / "secret";
  write(secret, "not the partner's");
  const auto exchange_for = [&](int kind) {
    write(in / (kName + ".end"));
    if (kind == 0) {
      fs::create_symlink(secret, in / kName);
    } else if (kind == 1) {
      fs::create_directories(in / kName / "deep" / "er");
    } else if (kind == 2) {
      BOOST_REQUIRE(::mkfifo((in / kName).c_str(), 0600) == 0);
    } else {
      fs::create_hard_link(secret, in / kName);
    }
  };
  for (int kind = 0; kind < 4; ++kind) {
    exchange_for(kind);

    BOOST_TEST(!inbox.claim(kName).has_value(), kind);

    BOOST_TEST(inbox.left_over().empty());
    BOOST_TEST(left_in(work) == 0U);
    BOOST_TEST(fs::exists(secret));
  }
  hand_over(kName, "good");
  BOOST_TEST(inbox.claim(kName).has_value());
}

BOOST_AUTO_TEST_CASE(keeps_a_deposited_file_like_a_claimed_one) {
  const auto deposited = inbox.deposit(kName, as_bytes("imported"));

  const auto found = inbox.left_over();

  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST((found[0].file_id == deposited.file_id));
  BOOST_TEST(content_of(found[0]) == "imported");
  inbox.settle(found[0]);
  BOOST_TEST(left_in(work) == 0U);
}

BOOST_AUTO_TEST_CASE(drops_a_deposit_that_was_never_complete) {
  const auto half = work / make_uuid().text();
  fs::create_directory(half);
  write(half / ".tsunagu-0123456789abcdef.tmp", "half");

  BOOST_TEST(inbox.left_over().empty());

  BOOST_TEST(left_in(work) == 0U);
}

BOOST_AUTO_TEST_CASE(leaves_other_things_in_its_spool_alone) {
  fs::create_directory(work / "outbound");
  write(work / "outbound" / kName, "staged");

  BOOST_TEST(inbox.left_over().empty());

  BOOST_TEST(fs::exists(work / "outbound" / kName));
}

BOOST_AUTO_TEST_CASE(says_which_folder_cannot_be_used_and_goes_on_when_it_can) {
  fs::rename(in, folder / "elsewhere");

  BOOST_CHECK_THROW(inbox.ready(), Error);
  BOOST_CHECK_THROW(inbox.count(), Error);
  BOOST_CHECK_THROW(inbox.left_over(), Error);

  fs::rename(folder / "elsewhere", in);
  BOOST_TEST(inbox.left_over().empty());
  BOOST_TEST(inbox.ready().empty());
}

BOOST_AUTO_TEST_SUITE_END()
