/// Messages, refusals and errors: complete, unique, in order.
#define BOOST_TEST_DYN_LINK
#include "server/base/message.h"

#include <algorithm>
#include <cerrno>
#include <regex>
#include <set>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/refusal.h"
#include "server/base/text.h"

using namespace tsunagu;

namespace {

bool is_japanese(std::string_view text) {
  while (const std::optional<char32_t> next = take_character(text)) {
    if (*next >= 0x3040 && *next <= 0x9fff) {
      return true;
    }
  }
  return false;
}

bool is_ascii_sentence(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char one) { return one >= ' ' && one <= '~'; });
}

/// How often `pattern` stands in a source file.
std::size_t count_in(const std::string& file, const std::string& pattern) {
  const Bytes content = read_file(std::string{TSUNAGU_SOURCE_DIR} + "/" + file, 1'000'000);
  const std::string text{as_text(content)};
  const std::regex wanted{pattern};
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator{text.begin(), text.end(), wanted}, {}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(messages_and_refusals)

BOOST_AUTO_TEST_CASE(every_message_of_the_header_is_in_the_list) {
  BOOST_TEST(all_messages().size() == count_in("server/base/message.h", "extern const Message k"));
}

BOOST_AUTO_TEST_CASE(ids_rise_and_have_the_form_ts_and_four_digits) {
  std::string_view before;
  for (const Message* message : all_messages()) {
    BOOST_TEST(std::regex_match(std::string{message->id}, std::regex{"TS-[1-7][0-9]{3}"}));
    BOOST_TEST(before < message->id, message->id);
    before = message->id;
  }
}

BOOST_AUTO_TEST_CASE(every_message_says_what_happened_and_what_to_do_in_both_languages) {
  for (const Message* message : all_messages()) {
    BOOST_TEST(is_japanese(message->ja), message->id);
    BOOST_TEST(is_japanese(message->remedy_ja), message->id);
    BOOST_TEST(is_ascii_sentence(message->en), message->id);
    BOOST_TEST(is_ascii_sentence(message->remedy_en), message->id);
  }
}

BOOST_AUTO_TEST_CASE(every_refusal_code_of_the_header_has_texts) {
  BOOST_TEST(all_refusal_texts().size() ==
             count_in("server/base/refusal.h", "\\n  [a-z_]+ = [0-9]{3},"));
}

BOOST_AUTO_TEST_CASE(every_refusal_says_what_is_wrong_and_what_to_do_in_both_languages) {
  for (const RefusalText& text : all_refusal_texts()) {
    BOOST_TEST(is_japanese(text.ja), refusal_id(text.code));
    BOOST_TEST(is_japanese(text.remedy_ja), refusal_id(text.code));
    BOOST_TEST(is_ascii_sentence(text.en), refusal_id(text.code));
    BOOST_TEST(is_ascii_sentence(text.remedy_en), refusal_id(text.code));
    BOOST_TEST(&refusal_text(text.code) == &text);
  }
}

BOOST_AUTO_TEST_CASE(knows_exactly_its_own_refusal_numbers) {
  std::size_t known = 0;
  for (unsigned number = 0; number <= 0xffff; ++number) {
    known += is_refusal_code(static_cast<std::uint16_t>(number)) ? 1U : 0U;
  }

  BOOST_TEST(known == all_refusal_texts().size());
  BOOST_TEST(is_refusal_code(109));
  BOOST_TEST(!is_refusal_code(110));
  BOOST_TEST(refusal_id(RefusalCode::count_mismatch) == "KX109");
}

BOOST_AUTO_TEST_CASE(an_error_carries_its_message_and_detail) {
  const Error error{messages::kDisk, "/srv"};

  BOOST_TEST(&error.message() == &messages::kDisk);
  BOOST_TEST(error.detail() == "/srv");
  BOOST_TEST(std::string{error.what()} == "TS-1006 " + std::string{messages::kDisk.en} + ": /srv");
}

BOOST_AUTO_TEST_CASE(an_errno_is_named) {
  BOOST_TEST(with_errno("open x", ENOENT) == "open x: No such file or directory (ENOENT)");
  BOOST_TEST(with_errno("open x", 99999).ends_with("(99999)"));
}

BOOST_AUTO_TEST_SUITE_END()
