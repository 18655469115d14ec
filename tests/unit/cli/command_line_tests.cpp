// Command lines taken apart.
#include "server/cli/command_line.h"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

using namespace tsunagu::cli;

namespace {

using Line = std::vector<std::string>;

Call call_of(const Line& line, const std::optional<std::string>& home = "/h") {
  const CommandLine parsed = parse_command_line(line, home);
  BOOST_REQUIRE(std::holds_alternative<Call>(parsed));
  return std::get<Call>(parsed);
}

std::string wrong_usage(const Line& line) {
  const CommandLine parsed = parse_command_line(line, "/h");
  const auto* wrong = std::get_if<WrongUsage>(&parsed);
  return wrong == nullptr ? "(taken)" : wrong->en;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line_tests)

BOOST_AUTO_TEST_CASE(takes_commands_of_one_and_two_words_with_arguments) {
  const Call show = call_of({"case", "show", "2025-000001"});
  const Call import = call_of({"import", "madoguchi", "a.xml", "b.xml"});

  BOOST_TEST(show.command->name == "case show");
  BOOST_TEST(show.arguments == Line{"2025-000001"}, boost::test_tools::per_element());
  BOOST_TEST(import.command->name == "import");
  BOOST_TEST(import.arguments.size() == 3U);
}

BOOST_AUTO_TEST_CASE(takes_options_anywhere_and_with_an_equals_sign) {
  const Call call = call_of({"--json", "document", "--classes=1,2", "show", "ID", "--purpose",
                             "照会対応", "--basis", "CONSENT", "--home", "/srv/t", "--yes"});

  BOOST_TEST(call.json);
  BOOST_TEST(call.yes);
  BOOST_TEST(call.home == std::filesystem::path{"/srv/t"});
  BOOST_TEST(call.options.at("classes") == "1,2");
  BOOST_TEST(call.options.at("purpose") == "照会対応");
  BOOST_TEST(call.options.at("basis") == "CONSENT");
}

BOOST_AUTO_TEST_CASE(takes_words_behind_two_dashes_as_they_are) {
  BOOST_TEST(call_of({"case", "find", "--", "--json"}).arguments.front() == "--json");
}

BOOST_AUTO_TEST_CASE(looks_for_the_instance_in_option_variable_and_folder_in_this_order) {
  BOOST_TEST(call_of({"--home", "/a", "status"}, "/b").home == std::filesystem::path{"/a"});
  BOOST_TEST(call_of({"status"}, "/b").home == std::filesystem::path{"/b"});
  BOOST_TEST(call_of({"status"}, std::nullopt).home ==
             std::filesystem::current_path() / "instance");
}

BOOST_AUTO_TEST_CASE(refuses_wrong_commands_arguments_and_options) {
  const std::vector<std::pair<Line, std::string>> wrong{
      {{}, "no command was given"},
      {{"fly"}, "no such command: fly"},
      {{"case"}, "no such command: case"},
      {{"case", "show"}, "an argument is missing: NUMBER"},
      {{"case", "show", "1", "2"}, "one argument too many: 2"},
      {{"case", "show", ""}, "an empty argument"},
      {{"import", "madoguchi"}, "an argument is missing: FILE..."},
      {{"status", "--fast"}, "no such option of this command: --fast"},
      {{"status", "--case", "1"}, "no such option of this command: --case"},
      {{"status", "--json=1"}, "takes no value: --json"},
      {{"status", "--home"}, "a value is missing: --home"},
      {{"document", "show", "1", "--classes", "1,6"},
       "the value is not of the right form: --classes 1,2"},
      {{"document", "show", "1", "--classes", "1,,2"},
       "the value is not of the right form: --classes 1,2"},
      {{"document", "show", "1", "--basis", "WHIM"},
       "the value is not of the right form: --basis CODE"},
      {{"bench", "--records", "many"}, "the value is not of the right form: --records N"},
      {{"bench", "--records", "1", "--records", "2"}, "given twice: --records"},
      {{"export", "jiritsu"}, "give exactly one of --document and --case"},
      {{"export", "jiritsu", "--case", "1", "--document", "2"},
       "give exactly one of --document and --case"},
  };
  for (const auto& [line, expected] : wrong) {
    BOOST_TEST(wrong_usage(line) == expected);
  }
}

BOOST_AUTO_TEST_CASE(gives_help_for_all_and_for_one_command) {
  const CommandLine all = parse_command_line({"help"}, "/h");
  const CommandLine one = parse_command_line({"case", "show", "--help"}, "/h");

  BOOST_REQUIRE(std::holds_alternative<HelpCall>(all));
  BOOST_TEST(std::get<HelpCall>(all).command == nullptr);
  BOOST_REQUIRE(std::holds_alternative<HelpCall>(one));
  BOOST_TEST(std::get<HelpCall>(one).command->name == "case show");
  BOOST_TEST(std::holds_alternative<VersionCall>(parse_command_line({"--version"}, "/h")));
}

BOOST_AUTO_TEST_CASE(tells_the_version_of_a_draft_from_that_of_the_program) {
  const Call save = call_of({"document", "save", "D-1", "a.txt", "--version", "2"});
  const Call submit = call_of({"document", "submit", "--version=3", "D-1", "a.txt"});

  BOOST_TEST(save.options.at("version") == "2");
  BOOST_TEST(submit.options.at("version") == "3");
  BOOST_TEST(
      std::holds_alternative<VersionCall>(parse_command_line({"status", "--version"}, "/h")));
}

BOOST_AUTO_TEST_CASE(lets_the_form_of_a_submission_be_left_out_with_its_version) {
  BOOST_TEST(call_of({"document", "submit", "D-1"}).arguments.size() == 1U);
  BOOST_TEST(wrong_usage({"document", "submit"}) == "an argument is missing: DRAFT");
  BOOST_TEST(wrong_usage({"document", "submit", "D-1", "a.txt"}) == "FILE goes with --version");
  BOOST_TEST(wrong_usage({"document", "submit", "D-1", "--version", "2"}) ==
             "FILE goes with --version");
  BOOST_TEST(wrong_usage({"document", "save", "D-1", "a.txt"}) ==
             "--version says which version it was made from");
}

BOOST_AUTO_TEST_SUITE_END()
