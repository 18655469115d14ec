// The first look at foreign bytes: encodings, lies about them, forbidden characters.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/decoder.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "adapters/protocol/limits.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::toy;

struct Decoded {
  DecodedFile file;
  std::vector<Refusal> refusals;
  RefusalCode code() const { return refusals.empty() ? RefusalCode{} : refusals[0].code; }
};

Decoded decode(const Pack& pack, std::string_view bytes) {
  Decoded out;
  out.refusals = pack.decoder().decode(as_bytes(bytes), out.file);
  return out;
}

Decoded slips(const std::string& rest) {
  return decode(toy().slips, std::string{test::kSlipsHead} + rest);
}

Decoded utf8(const std::string& rest) { return decode(toy().meeting, rest); }

BOOST_AUTO_TEST_SUITE(decoder_tests)

BOOST_AUTO_TEST_CASE(reads_nec_and_ibm_codes_alike) {
  const Decoded decoded = slips("<a>\xEE\xE0\xFB\xFC\xED\x95\xFA\xB1\x87\x40\x87\x8A</a>");

  BOOST_TEST(decoded.refusals.empty());
  BOOST_TEST(decoded.file.text.ends_with("<a>髙髙﨑﨑①㈱</a>"));
}

BOOST_AUTO_TEST_CASE(never_normalises) {
  const Decoded decoded =
      utf8("<a>\xEF\xA8\x99\xE3\x81\x8B\xE3\x82\x9A\xE8\x91\x9B\xF3\xA0\x84\x80</a>");

  BOOST_TEST(decoded.file.text ==
             "<a>\xEF\xA8\x99\xE3\x81\x8B\xE3\x82\x9A\xE8\x91\x9B\xF3\xA0\x84\x80</a>");
}

BOOST_AUTO_TEST_CASE(overwrites_the_declaration_and_keeps_lines) {
  const Decoded decoded = slips("<a/>");

  BOOST_TEST(decoded.file.text.find("<?xml") == std::string::npos);
  BOOST_TEST(decoded.file.text.size() == test::kSlipsHead.size() + 4);
  BOOST_TEST(decoded.file.text.find("\r\n") == test::kSlipsHead.size() - 2);
}

BOOST_AUTO_TEST_CASE(names_every_illegal_byte_by_its_offset) {
  const std::size_t head = test::kSlipsHead.size();

  const Decoded decoded = slips("<a>\x80 \xFD\x81\x20</a>\x81");

  BOOST_REQUIRE_EQUAL(decoded.refusals.size(), 4U);
  BOOST_TEST(decoded.refusals[0].place == "byte " + std::to_string(head + 3));
  BOOST_TEST(decoded.refusals[1].place == "byte " + std::to_string(head + 5));
  BOOST_TEST(decoded.refusals[2].place == "byte " + std::to_string(head + 6));
  BOOST_TEST(decoded.refusals[3].place == "byte " + std::to_string(head + 12));
  BOOST_TEST((decoded.code() == RefusalCode::illegal_byte));
}

BOOST_AUTO_TEST_CASE(refuses_utf8_in_a_cp932_file) {
  BOOST_TEST((slips("<a>相談窓口から</a>").code() == RefusalCode::illegal_byte));
}

BOOST_AUTO_TEST_CASE(refuses_cp932_in_a_utf8_file) {
  BOOST_TEST((utf8("<a>" + test::cp932("相談") + "</a>").code() == RefusalCode::illegal_byte));
}

BOOST_AUTO_TEST_CASE(refuses_a_declaration_of_another_encoding) {
  for (const char* name : {"UTF-8", "EUC-JP", "Windows-31J", "UTF-7", "shift_jis2"}) {
    const std::string file = "<?xml version=\"1.0\" encoding=\"" + std::string{name} + "\"?><a/>";
    BOOST_TEST((decode(toy().slips, file).code() == RefusalCode::encoding_mismatch), name);
  }
  BOOST_TEST((decode(toy().slips, "<a/>").code() == RefusalCode::encoding_mismatch));
  BOOST_TEST(
      (decode(toy().slips, "<?xml version='1.0' encoding = 'SHIFT_JIS' ?><a/>").refusals.empty()));
}

BOOST_AUTO_TEST_CASE(refuses_a_broken_declaration) {
  for (const char* head :
       {"<?xml version=\"1.1\" encoding=\"UTF-8\"?>", "<?xml encoding=\"UTF-8\"?>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" x=\"y\"?>", "<?xml version=\"1.0\"",
        "<?xml version=\"1.0\" encoding=UTF-8?>"}) {
    BOOST_TEST((utf8(head + std::string{"<a/>"}).code() == RefusalCode::not_well_formed), head);
  }
}

BOOST_AUTO_TEST_CASE(refuses_encodings_nobody_agreed_on) {
  using namespace std::string_literals;
  for (const std::string& start : {"\xFF\xFE<\0a\0"s, "\xFE\xFF\0<\0a"s, "<\0a\0"s, "\0<\0a"s,
                                   "\0\0\0<"s, "+ADw-a+AD4-"s, "\x4C\x6F\xA7\x94\x93"s}) {
    BOOST_TEST((utf8(start).code() == RefusalCode::encoding_mismatch));
    BOOST_TEST((decode(toy().slips, start).code() == RefusalCode::encoding_mismatch));
  }
}

BOOST_AUTO_TEST_CASE(holds_the_policy_on_byte_order_marks) {
  ByteProfile profile{Encoding::utf8, {}, false, ByteOrderMark::require, "UTF-8", false, {}};
  const ExternalCharacters none;
  DecodedFile out;

  const auto missing = Decoder{profile, nullptr, none}.decode(as_bytes("<a/>"), out);
  const auto there = Decoder{profile, nullptr, none}.decode(as_bytes("\xEF\xBB\xBF<a/>"), out);
  profile.mark = ByteOrderMark::forbid;
  const auto forbidden = Decoder{profile, nullptr, none}.decode(as_bytes("\xEF\xBB\xBF<a/>"), out);

  BOOST_TEST((missing.at(0).code == RefusalCode::byte_order_mark));
  BOOST_TEST(there.empty());
  BOOST_TEST((forbidden.at(0).code == RefusalCode::byte_order_mark));
}

BOOST_AUTO_TEST_CASE(refuses_control_characters_and_noncharacters) {
  using namespace std::string_literals;
  for (const std::string& bad : {"\0"s, "\x01"s, "\x1A"s, "\x7F"s, "\xC2\x85"s, "\xEF\xBF\xBE"s,
                                 "\xEF\xBF\xBF"s, "\xEF\xB7\x90"s, "\xC0\x80"s, "\xE0\x80\x80"s,
                                 "\xED\xA0\x80"s, "\xF5\x80\x80\x80"s, "\xE3\x81"s}) {
    BOOST_TEST((utf8("<a>" + bad + "</a>").code() == RefusalCode::illegal_byte));
  }
  BOOST_TEST((slips("<a>\x1A</a>").code() == RefusalCode::illegal_byte));
}

BOOST_AUTO_TEST_CASE(refuses_an_empty_file_and_a_huge_one) {
  const std::string huge(protocol::kMaxFileBytes + 1, ' ');

  BOOST_TEST((decode(toy().slips, "").code() == RefusalCode::empty_file));
  BOOST_TEST((decode(toy().slips, huge).code() == RefusalCode::too_large));
}

BOOST_AUTO_TEST_CASE(translates_external_characters_of_the_table_and_notes_others) {
  const Decoded decoded = slips("<a>\xF0\x40\xF0\x41</a>");

  BOOST_TEST(decoded.refusals.empty());
  BOOST_TEST(decoded.file.text.ends_with("<a>𠮷\xEE\x80\x81</a>"));
  BOOST_REQUIRE_EQUAL(decoded.file.external.size(), 1U);
  BOOST_TEST(decoded.file.external[0] == test::kSlipsHead.size() + 7);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
