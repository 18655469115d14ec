// What a call asks of the daemon.
#include "server/cli/requests.h"

#include <fcntl.h>
#include <unistd.h>

#include "server/base/error.h"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/admin/sockets.h"

using namespace tsunagu;
using namespace tsunagu::cli;

namespace {

std::vector<Outgoing> requests_for(const std::vector<std::string>& line) {
  const CommandLine parsed = parse_command_line(line, "/h");
  BOOST_REQUIRE(std::holds_alternative<Call>(parsed));
  return requests_of(std::get<Call>(parsed));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(requests_tests)

BOOST_AUTO_TEST_CASE(names_arguments_and_options_in_small_letters) {
  const auto requests = requests_for(
      {"document", "show", "0199", "--classes", "1,2", "--basis", "CONSENT", "--purpose", "相談"});

  BOOST_REQUIRE(requests.size() == 1);
  BOOST_TEST(requests[0].command == "document.show");
  BOOST_TEST(requests[0].arguments.str() ==
             R"({"id":"0199","classes":["1","2"],"purpose":"相談","basis":"CONSENT"})");
  BOOST_TEST((requests[0].attachment == Attachment::none));
}

BOOST_AUTO_TEST_CASE(sends_a_form_only_where_one_is_given_and_never_the_name_of_a_new_file) {
  const auto with_form =
      requests_for({"document", "submit", "D-1", "/data/a.txt", "--version", "2"});
  const auto without = requests_for({"document", "submit", "D-1"});
  const auto begun = requests_for({"document", "begin", "consent", "--out", "/data/new.txt"});

  BOOST_REQUIRE(with_form.size() == 1U);
  BOOST_TEST((with_form[0].attachment == Attachment::file));
  BOOST_TEST(with_form[0].arguments.str() == R"({"draft":"D-1","file":"a.txt","version":2})");
  BOOST_REQUIRE(without.size() == 1U);
  BOOST_TEST((without[0].attachment == Attachment::none));
  BOOST_TEST(without[0].arguments.str() == R"({"draft":"D-1"})");
  BOOST_TEST(begun[0].arguments.str() == R"({"type":"consent"})");
}

BOOST_AUTO_TEST_CASE(asks_once_for_each_file_and_names_it_without_its_folder) {
  const auto requests = requests_for({"import", "madoguchi", "/data/a.xml", "b.xml"});

  BOOST_REQUIRE(requests.size() == 2);
  BOOST_TEST(requests[0].arguments.str() == R"({"adapter":"madoguchi","file":"a.xml"})");
  BOOST_TEST(requests[0].path == std::filesystem::path{"/data/a.xml"});
  BOOST_TEST((requests[1].attachment == Attachment::file));
}

BOOST_AUTO_TEST_CASE(sends_a_file_that_stands_alone) {
  const auto requests = requests_for({"profile", "load", "/data/ise.conf"});

  BOOST_REQUIRE(requests.size() == 1);
  BOOST_TEST(requests[0].command == "profile.load");
  BOOST_TEST(requests[0].arguments.str() == R"({"file":"ise.conf"})");
  BOOST_TEST(requests[0].path == std::filesystem::path{"/data/ise.conf"});
  BOOST_TEST((requests[0].attachment == Attachment::file));
}

BOOST_AUTO_TEST_CASE(sends_numbers_as_numbers) {
  const auto requests = requests_for({"audit", "list", "--from", "120"});

  BOOST_TEST(requests[0].arguments.str() == R"({"from":120})");
}

BOOST_AUTO_TEST_CASE(names_a_folder_so_that_the_daemon_finds_the_same) {
  const auto requests = requests_for({"audit", "export", "copy/../log"});

  const auto sent = parse_json(requests[0].arguments.str());
  BOOST_REQUIRE(sent);
  BOOST_TEST(sent->text("folder").value() == (std::filesystem::current_path() / "log").string());
}

BOOST_AUTO_TEST_CASE(makes_a_missing_folder_for_its_caller_only) {
  const admin_tests::Folder folder;
  const Outgoing outgoing{"audit.export", {}, Attachment::folder, folder / "copy"};

  const UniqueFd opened = open_attachment(outgoing, getuid());

  BOOST_TEST(static_cast<bool>(opened));
  const auto permissions = std::filesystem::status(folder / "copy").permissions();
  BOOST_TEST((permissions == std::filesystem::perms::owner_all));
}

BOOST_AUTO_TEST_CASE(refuses_a_folder_that_holds_something) {
  const admin_tests::Folder folder;
  std::filesystem::create_directories(folder / "copy/old");

  const Outgoing outgoing{"audit.export", {}, Attachment::folder, folder / "copy"};

  BOOST_CHECK_THROW(open_attachment(outgoing, getuid()), Error);
}

BOOST_AUTO_TEST_CASE(names_the_file_that_cannot_be_opened) {
  const Outgoing outgoing{"import", {}, Attachment::file, "/nowhere/a.xml"};

  BOOST_CHECK_EXCEPTION(open_attachment(outgoing, getuid()), Error, [](const Error& error) {
    return error.detail().find("/nowhere/a.xml") != std::string::npos;
  });
}

BOOST_AUTO_TEST_SUITE_END()
