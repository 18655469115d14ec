/// Lines of settings files: what is one, and what is refused with its place.
#define BOOST_TEST_DYN_LINK
#include "server/config/setting_text.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/config/refused_settings.h"

using namespace tsunagu;
using namespace tsunagu::config;
using tsunagu::testing::check_refused;

namespace {

SettingLine line_with(const std::string& value) { return {"a.conf", 7, "some.key", value}; }

template <class T>
T assigned(const std::string& value, const Rule& rule) {
  T out{};
  assign(line_with(value), rule, out);
  return out;
}

constexpr Rule kOneToNine{"", "", "", 1, 9};

}  // namespace

BOOST_AUTO_TEST_SUITE(setting_text)

BOOST_AUTO_TEST_CASE(takes_keys_values_comments_blanks_and_both_line_ends) {
  const std::vector<SettingLine> lines =
      setting_lines("# first\n\n  a.b_c =  x = y # z \r\n\td=\n#e = 1\nf=1", "a.conf");

  BOOST_TEST_REQUIRE(lines.size() == 3U);
  BOOST_TEST(lines[0].key == "a.b_c");
  BOOST_TEST(lines[0].value == "x = y # z");
  BOOST_TEST(lines[0].number == 3);
  BOOST_TEST(lines[1].key == "d");
  BOOST_TEST(lines[1].value.empty());
  BOOST_TEST(lines[2].number == 6);
}

BOOST_AUTO_TEST_CASE(an_empty_file_has_no_settings) {
  BOOST_TEST(setting_lines("", "a.conf").empty());
  BOOST_TEST(setting_lines("\n\n", "a.conf").empty());
}

BOOST_AUTO_TEST_CASE(refuses_a_setting_given_twice_and_names_both_lines) {
  check_refused([] { setting_lines("a = 1\nb = 1\na = 1\n", "a.conf"); },
                {"a.conf line 3", "a:", "line 1"});
}

BOOST_AUTO_TEST_CASE(refuses_lines_of_another_form) {
  for (const char* wrong : {"a", "= 1", "A = 1", "a b = 1", "a: 1", "[section]", "a-b = 1"}) {
    check_refused([wrong] { setting_lines("x = 1\n" + std::string{wrong}, "a.conf"); },
                  {"a.conf line 2"});
  }
}

BOOST_AUTO_TEST_CASE(refuses_bytes_that_are_not_clean_text) {
  check_refused([] { setting_lines("a = \xff", "a.conf"); }, {"line 1", "UTF-8"});
  check_refused([] { setting_lines(std::string{"a = \0", 5}, "a.conf"); }, {"line 1"});
  check_refused([] { setting_lines("# \x83\x65", "a.conf"); }, {"line 1"});
}

BOOST_AUTO_TEST_CASE(takes_numbers_within_their_range) {
  BOOST_TEST(assigned<std::int64_t>("1", kOneToNine) == 1);
  BOOST_TEST(assigned<std::int64_t>("9", kOneToNine) == 9);
}

BOOST_AUTO_TEST_CASE(refuses_other_numbers_and_names_key_line_and_range) {
  for (const char* wrong :
       {"0", "10", "", "x", "1x", "1.0", "+1", " 1", "1 2", "0x1", "１", "99999999999999999999"}) {
    check_refused([wrong] { assigned<std::int64_t>(wrong, kOneToNine); },
                  {"a.conf line 7", "some.key", "from 1 to 9"});
  }
}

BOOST_AUTO_TEST_CASE(takes_yes_and_no_and_nothing_else) {
  BOOST_TEST(assigned<bool>("yes", {}));
  BOOST_TEST(!assigned<bool>("no", {}));
  for (const char* wrong : {"", "true", "Yes", "1", "on"}) {
    check_refused([wrong] { assigned<bool>(wrong, {}); }, {"line 7", "some.key"});
  }
}

BOOST_AUTO_TEST_CASE(takes_lists_apart_at_commas) {
  const auto texts = assigned<std::vector<std::string>>("a,b ,  c d", {});
  const auto numbers = assigned<std::vector<std::uint8_t>>("3, 1", kOneToNine);

  BOOST_TEST((texts == std::vector<std::string>{"a", "b", "c d"}));
  BOOST_TEST((numbers == std::vector<std::uint8_t>{3, 1}));
  BOOST_TEST(assigned<std::vector<std::string>>("", {}).empty());
  BOOST_TEST(written(texts) == "a, b, c d");
  BOOST_TEST(written(numbers) == "3, 1");
}

BOOST_AUTO_TEST_CASE(refuses_lists_with_empty_repeated_or_unacceptable_entries) {
  for (const char* wrong : {",", "a,", ",a", "a,,b", "a,a"}) {
    check_refused([wrong] { assigned<std::vector<std::string>>(wrong, {}); }, {"some.key"});
  }
  check_refused([] { assigned<std::vector<std::uint8_t>>("1,10", kOneToNine); }, {"some.key"});
}

BOOST_AUTO_TEST_CASE(never_repeats_a_refused_value) {
  const Rule none{"", "something else", "", 0, 0, [](std::string_view) { return false; }};

  try {
    assigned<std::string>("planted-value", none);
    BOOST_ERROR("nothing was refused");
  } catch (const Error& error) {
    BOOST_TEST(error.detail().find("planted") == std::string::npos);
    BOOST_TEST(error.detail().find("something else") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_mistake_carries_its_line_key_and_reason) {
  try {
    setting_lines("a = 1\n\na = 2", "a.conf");
    BOOST_ERROR("nothing was refused");
  } catch (const SettingError& error) {
    BOOST_TEST(error.line() == 3);
    BOOST_TEST(error.key() == "a");
    BOOST_TEST(error.why() == "was given before, in line 1");
    BOOST_TEST(error.detail() == "a.conf line 3: a: was given before, in line 1");
    BOOST_TEST(error.message().id == messages::kConfig.id);
  }
}

BOOST_AUTO_TEST_CASE(another_syntax_has_keys_and_a_message_of_its_own) {
  const SettingSyntax syntax{[](std::string_view key) { return key == "A-1"; },
                             &messages::kProfile};

  BOOST_TEST(setting_lines("A-1 = x", "p.conf", syntax).size() == 1U);
  check_refused([&] { setting_lines("a = x", "p.conf", syntax); }, {"p.conf line 1"},
                messages::kProfile);
}

BOOST_AUTO_TEST_CASE(a_key_that_is_not_in_the_file_is_named_without_a_line) {
  check_refused(
      [] {
        refuse_setting({"a.conf", 0, "x.y", ""}, "is missing");
      },
      {"a.conf: x.y: is missing"});
}

BOOST_AUTO_TEST_SUITE_END()
