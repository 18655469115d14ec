// Forms: what is written reads back the same, and what hostile lines come to.
#define BOOST_TEST_DYN_LINK
#include "server/documents/form_text.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::documents;

namespace {

const catalogue::Catalogue& letters() {
  static const catalogue::Catalogue made{catalogue::letters()};
  return made;
}

const catalogue::DocumentType& letter() { return *letters().find("letter"); }

std::string form_of(const std::vector<Value>& values, const FormPaths& form = {}) {
  std::string text;
  for (const auto& line : form_lines(letters(), letter(), values, form, "2025-11-12")) {
    text += line + "\n";
  }
  return text;
}

std::string shown(const std::vector<Value>& values) {
  std::string out;
  for (const auto& value : values) {
    out += std::to_string(value.field);
    for (const auto one : value.position) {
      out += "." + std::to_string(one);
    }
    out += "=" + value.value + ";";
  }
  return out;
}

/// What `text` reads as, or the first thing wrong with it.
std::string read(const std::string& text) {
  const auto form = read_form(letter(), text);
  return form.wrong.empty() ? shown(form.values)
                            : form.wrong.front().place + ": " + form.wrong.front().detail;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(form_text_tests)

BOOST_AUTO_TEST_CASE(reads_back_what_it_writes) {
  const std::vector<std::vector<Value>> samples{
      {},
      {{0, {}, "A-1"}, {1, {}, "山田　花子"}, {2, {}, "2"}},
      {{0, {}, " leading and trailing "}, {1, {}, "=#|\\ \\n [1] / "}},
      {{0, {}, "| # ="}, {1, {}, "one\ntwo\n\n four \n"}, {2, {}, "\n"}},
      {{0, {}, "tab\there\rand\xC2\x9Bthere \xE2\x80\xAE!"}},
      {{0, {}, "A"}, {3, {1}, "一"}, {4, {1, 1}, "a"}, {4, {1, 2}, "b\nc"}, {3, {2}, "二"}},
  };

  for (const auto& values : samples) {
    BOOST_TEST(read(form_of(values)) == shown(values), form_of(values));
  }
}

BOOST_AUTO_TEST_CASE(writes_no_character_that_steers_a_terminal) {
  const auto text = form_of({{0, {}, "\t\r\xC2\x9B\xE2\x80\xAE"}});

  BOOST_TEST(contains(text, "No = \\t\\r\\u{9b}\\u{202e}\n"));
}

BOOST_AUTO_TEST_CASE(says_label_choices_and_what_must_be_filled_in) {
  const auto text = form_of({}, {{}, {"Person"}});

  BOOST_TEST(contains(text, "# 項目（必須）\nNo =\n"));
  BOOST_TEST(contains(text, "#   1=男性 2=女性\nPerson/Sex =\n"));
  BOOST_TEST(contains(text, "# 項目（この自治体の様式で必須）\nPerson/Name =\n"));
  BOOST_TEST(contains(text, "# 項目（このまとまりを書くなら必須）\nMember[1]/Name =\n"));
}

BOOST_AUTO_TEST_CASE(leaves_hidden_fields_out_with_and_without_a_value) {
  const auto text = form_of({{0, {}, "A"}, {1, {}, "山田"}}, {{"Person", "Member/Tag"}, {}});

  BOOST_TEST(!contains(text, "Person"));
  BOOST_TEST(!contains(text, "Tag"));
  BOOST_TEST(contains(text, "Member[1]/Name ="));
}

BOOST_AUTO_TEST_CASE(a_hidden_path_covers_what_stands_below_it_only) {
  const std::vector<std::string> paths{"Person"};

  BOOST_TEST(is_covered(paths, "Person"));
  BOOST_TEST(is_covered(paths, "Person/Name"));
  BOOST_TEST(!is_covered(paths, "PersonName"));
  BOOST_TEST(!is_covered(paths, "No"));
}

BOOST_AUTO_TEST_CASE(takes_lines_in_any_order_and_closes_gaps) {
  BOOST_TEST(read("Member[5]/Name = 五\nNo = A\nMember[3]/Tag[7] = x\nMember[3]/Name = 三\n") ==
             "0=A;3.1=三;4.1.1=x;3.2=五;");
}

BOOST_AUTO_TEST_CASE(takes_editors_of_all_kinds) {
  BOOST_TEST(read("\xEF\xBB\xBFNo=A \r\n\r\n# comment\r\n  Person/Name =\r\n  | 一\r\n  |二\r\n") ==
             "0=A;1=一\n二;");
  BOOST_TEST(read("No = A") == "0=A;");
  BOOST_TEST(read("Member/Name = x") == "3.1=x;");
  BOOST_TEST(read("Person[1]/Name = x") == "1=x;");
}

BOOST_AUTO_TEST_CASE(leaves_empty_fields_out) {
  BOOST_TEST(read("No =\nPerson/Name =  \nMember[1]/Name =\nMember[2]/Name = x") == "3.1=x;");
}

BOOST_AUTO_TEST_CASE(names_the_line_of_what_it_cannot_read_and_never_its_content) {
  BOOST_TEST(read("No = A\n秘密") == "line 2: there is no =");
  BOOST_TEST(read("秘密 = A") == "line 1: the document has no such field");
  BOOST_TEST(read("| A") == "line 1: a line that begins with | follows no field");
  BOOST_TEST(read("No = A\n\n| A") == "line 3: a line that begins with | follows no field");
  BOOST_TEST(read("No = A\nNo = A") == "line 2: the field stands twice");
  BOOST_TEST(read("No = a\\b") == "line 1: a backslash stands alone; write \\\\");
  BOOST_TEST(read("No = \\u{41}") == "line 1: a backslash stands alone; write \\\\");
  BOOST_TEST(read("No = \\u{0}") == "line 1: a backslash stands alone; write \\\\");
  BOOST_TEST(read("Person[2]/Name = x") == "line 1: it does not repeat");
  for (const char* step : {"Member[0]", "Member[", "Member[]", "Member[x]", "Member[1",
                           "Member[-1]", "Member[65536]", "Member[1]2"}) {
    BOOST_TEST(read(std::string{step} + "/Name = x") == "line 1: an occurrence is written NAME[1]");
  }
}

BOOST_AUTO_TEST_CASE(refuses_bytes_that_are_no_text_and_forms_beyond_all_size) {
  BOOST_TEST(!read_form(letter(), "No = \xFF").wrong.empty());
  BOOST_TEST(!read_form(letter(), std::string(kMaxFormBytes + 1, '#')).wrong.empty());
  BOOST_TEST(read_form(letter(), std::string(2000, '=') + "\n").wrong.size() == 1U);
}

BOOST_AUTO_TEST_CASE(names_at_most_twenty_lines) {
  std::string text;
  for (int line = 0; line < 100; ++line) {
    text += "x\n";
  }

  BOOST_TEST(read_form(letter(), text).wrong.size() == 20U);
}

BOOST_AUTO_TEST_SUITE_END()
