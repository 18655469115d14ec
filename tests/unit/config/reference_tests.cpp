/// The reference pages in docs/ are what the tables say.
#define BOOST_TEST_DYN_LINK
#include "server/config/reference.h"

#include <cstdlib>

#include <boost/test/unit_test.hpp>

#include "server/base/files.h"
#include "server/base/message.h"
#include "server/base/refusal.h"
#include "server/config/adapter_config.h"
#include "server/config/config.h"
#include "tests/unit/base/temp_folder.h"

using namespace tsunagu;
using namespace tsunagu::config;

namespace {

std::string content_of(const std::filesystem::path& path) {
  return std::string{as_text(read_file(path, 1'000'000))};
}

std::string page(const std::string& file) {
  for (const ReferencePage& one : reference_pages()) {
    if (one.file == file) {
      return one.text;
    }
  }
  return {};
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reference)

BOOST_AUTO_TEST_CASE(the_pages_in_docs_are_up_to_date) {
  const std::filesystem::path docs = std::filesystem::path{TSUNAGU_SOURCE_DIR} / "docs";
  for (const ReferencePage& one : reference_pages()) {
    BOOST_TEST((content_of(docs / one.file) == one.text),
               one.file << " is not what `tsunagu-docs docs` writes");
  }
}

BOOST_AUTO_TEST_CASE(the_program_writes_the_same_pages) {
  const testing::TempFolder folder;
  const std::string command =
      std::string{TSUNAGU_BIN_DIR} + "/tsunagu-docs " + folder.path().string();

  BOOST_TEST_REQUIRE(std::system(command.c_str()) == 0);

  for (const ReferencePage& one : reference_pages()) {
    BOOST_TEST((content_of(folder.path() / one.file) == one.text), one.file);
  }
}

BOOST_AUTO_TEST_CASE(every_message_refusal_and_setting_is_explained) {
  const std::string messages = page("messages.md");
  const std::string refusals = page("refusals.md");
  const std::string settings = page("configuration.md");

  for (const Message* message : all_messages()) {
    BOOST_TEST(holds(messages, "### " + std::string{message->id} + "\n"), message->id);
    BOOST_TEST(holds(messages, message->remedy_ja), message->id);
  }
  for (const RefusalText& text : all_refusal_texts()) {
    BOOST_TEST(holds(refusals, "### " + refusal_id(text.code) + "\n"), refusal_id(text.code));
  }
  for (const auto& setting : config_settings()) {
    BOOST_TEST(holds(settings, "| `" + std::string{setting.key} + "` |"), setting.key);
  }
  for (const auto& setting : adapter_settings()) {
    BOOST_TEST(holds(settings, "| `" + std::string{setting.key} + "` |"), setting.key);
  }
}

BOOST_AUTO_TEST_SUITE_END()
