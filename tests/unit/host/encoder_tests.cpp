// Writing characters: exactly, or not at all, or as the profile allows and with a report.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/encoder.h"

#include <boost/test/unit_test.hpp>

#include "adapters/host/decoder.h"
#include "server/base/text.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::toy;

ByteProfile profile(Substitution substitution) {
  return {Encoding::cp932, Duplicates::ibm, true,        ByteOrderMark::forbid,
          "Shift_JIS",     false,           substitution};
}

const ExternalCharacters kNone;

std::vector<CharacterFinding> check(Substitution substitution, std::string_view text) {
  const ByteProfile bytes = profile(substitution);
  return Encoder{bytes, &*toy().slips.cp932, kNone}.check(text);
}

BOOST_AUTO_TEST_SUITE(encoder_tests)

BOOST_AUTO_TEST_CASE(writes_declaration_and_line_ends) {
  const ByteProfile bytes = profile(Substitution::none);

  const Bytes file = Encoder{bytes, &*toy().slips.cp932, kNone}.file("<a>髙</a>\n");

  BOOST_TEST(as_text(file) ==
             "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\r\n<a>\xFB\xFC</a>\r\n");
}

BOOST_AUTO_TEST_CASE(writes_a_byte_order_mark_where_it_is_wanted) {
  const ByteProfile bytes{Encoding::utf8, {}, false, ByteOrderMark::require, "UTF-8", false, {}};

  const Bytes file = Encoder{bytes, nullptr, kNone}.file("<a/>\n");

  BOOST_TEST(as_text(file).starts_with("\xEF\xBB\xBF<?xml"));
}

BOOST_AUTO_TEST_CASE(finds_every_character_that_cannot_be_written) {
  const auto findings = check(Substitution::none, "𠮷野〜葛\xF3\xA0\x84\x80☺髙");

  BOOST_REQUIRE_EQUAL(findings.size(), 4U);
  BOOST_TEST(findings[0].index == 1U);
  BOOST_TEST(findings[1].index == 3U);
  BOOST_TEST(findings[2].index == 5U);
  BOOST_TEST(findings[3].index == 6U);
  for (const CharacterFinding& finding : findings) {
    BOOST_TEST((finding.written == Written::impossible));
  }
}

BOOST_AUTO_TEST_CASE(substitutes_only_what_the_profile_allows) {
  const std::string_view text = "〜\xF3\xA0\x84\x80𠮷";

  const auto pairs = check(Substitution::pairs, text);
  const auto variant = check(Substitution::variant, text);

  BOOST_TEST((pairs.at(0).written == Written::pair));
  BOOST_TEST((pairs.at(1).written == Written::impossible));
  BOOST_TEST((variant.at(1).written == Written::dropped));
  BOOST_TEST((variant.at(2).written == Written::impossible));
}

BOOST_AUTO_TEST_CASE(says_what_can_be_read_back) {
  const ByteProfile bytes = profile(Substitution::variant);

  const std::string text =
      Encoder{bytes, &*toy().slips.cp932, kNone}.substituted("10〜20−葛\xF3\xA0\x84\x80");

  BOOST_TEST(text == "10～20－葛");
}

BOOST_AUTO_TEST_CASE(writes_external_characters_of_the_table) {
  const Encoder encoder = toy().slips.encoder();

  const Bytes file = encoder.file("𠮷野");

  BOOST_TEST(encoder.check("𠮷野").empty());
  BOOST_TEST(as_text(file).ends_with("\xF0\x40\x96\xEC"));
  BOOST_REQUIRE_EQUAL(encoder.check("\xEE\x80\x80").size(), 1U);  // U+E000 has no meaning of ours
}

BOOST_AUTO_TEST_CASE(every_character_of_cp932_comes_back) {
  const Pack& pack = toy().slips;
  std::string all;
  for (char32_t character = 0x20; character < 0xE000; ++character) {
    if (pack.cp932->code(character) != 0 && character != 0x7F) {
      append_character(all, character);
    }
  }
  DecodedFile again;

  const Bytes file = pack.encoder().file(all);
  const auto refusals = pack.decoder().decode(file, again);

  BOOST_TEST(refusals.empty());
  BOOST_TEST((again.text.substr(again.text.find('\n') + 1) == all));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
