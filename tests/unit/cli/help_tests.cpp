// Help and the documentation made from the table of commands.
#include "server/cli/help.h"

#include <fstream>
#include <set>
#include <sstream>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

using namespace tsunagu::cli;

BOOST_AUTO_TEST_SUITE(help_tests)

BOOST_AUTO_TEST_CASE(shows_arguments_and_options_of_a_command) {
  BOOST_TEST(usage_of(*find_command("case show")) ==
             "case show NUMBER [--purpose TEXT] [--basis CODE]");
}

BOOST_AUTO_TEST_CASE(names_every_command_once_and_in_two_languages) {
  std::set<std::string_view> names;
  for (const Command& command : commands()) {
    BOOST_TEST(names.insert(command.name).second, command.name);
    BOOST_TEST(help_text().find(command.help_ja) != std::string::npos, command.name);
    BOOST_TEST(help_text().find(command.help_en) != std::string::npos, command.name);
  }
}

BOOST_AUTO_TEST_CASE(lets_every_reading_command_say_why) {
  for (const char* name : {"export", "case list", "case show", "case find", "document show",
                           "audit list", "audit export"}) {
    const std::string usage = usage_of(*find_command(name));
    BOOST_TEST(usage.find("[--purpose TEXT] [--basis CODE]") != std::string::npos, name);
  }
}

BOOST_AUTO_TEST_CASE(gives_a_local_command_its_function_and_others_none) {
  for (const Command& command : commands()) {
    BOOST_TEST((command.local != nullptr) == (command.way == Way::local), command.name);
  }
}

BOOST_AUTO_TEST_CASE(stands_in_the_documentation_word_for_word) {
  std::ifstream file{TSUNAGU_SOURCE_DIR "/docs/cli.md"};
  std::ostringstream content;
  content << file.rdbuf();
  const std::string text = content.str();

  BOOST_TEST(text.find(markdown_table()) != std::string::npos, "docs/cli.md needs this table:\n"
                                                                   << markdown_table());
}

BOOST_AUTO_TEST_SUITE_END()
