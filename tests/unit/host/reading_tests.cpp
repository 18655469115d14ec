// Reading partner files: records, contexts, counts, refusals with their places.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::read;
using tsunagu::host::test::Reading;
using tsunagu::host::test::slip;
using tsunagu::host::test::slips_file;
using tsunagu::host::test::toy;
using tsunagu::host::test::value_at;

/// A slip with one element replaced.
std::string slip_with(const std::string& name, const std::string& from, const std::string& to) {
  std::string text = slip(name);
  return text.replace(text.find(from), from.size(), to);
}

BOOST_AUTO_TEST_SUITE(reading_tests)

BOOST_AUTO_TEST_CASE(reads_the_values_of_a_record) {
  const Reading reading = read(toy().slips, slips_file(1, slip("S-1", "①<![CDATA[<x>]]>")));

  BOOST_REQUIRE_EQUAL(reading.records.size(), 1U);
  const protocol::RecordFrame& record = reading.records[0].record;
  BOOST_TEST(record.position == 1U);
  BOOST_TEST(record.number == "S-1");
  BOOST_TEST(record.document.type == "note");
  BOOST_TEST(value_at(record.document, "Person/Name") == "山田　花子");
  BOOST_TEST(value_at(record.document, "Person/Birth") == "1975-04-01");
  BOOST_TEST(value_at(record.document, "Person/BirthOriginal") == "3500401");
  BOOST_TEST(value_at(record.document, "Concern") == "health");
  BOOST_TEST(value_at(record.document, "Text") == "①<x>");
  BOOST_TEST(value_at(record.document, "MunicipalityCode") == "-");
}

BOOST_AUTO_TEST_CASE(numbers_what_repeats) {
  const std::string text =
      slip_with("1", "<内容>", "<家族 備考=\"a\">b</家族><家族 備考=\"c\">d</家族><内容>");

  const Reading reading = read(toy().slips, slips_file(1, text));

  const auto& fields = toy().schemas.type("note")->model.wire.fields;
  const auto& values = reading.records.at(0).record.document.values;
  std::vector<std::string> found;
  for (const protocol::WireValue& value : values) {
    if (fields[value.field].path.starts_with("Member")) {
      std::string place = value.value;
      for (const std::uint16_t each : value.position) {
        place += " " + std::to_string(each);
      }
      found.push_back(place);
    }
  }
  BOOST_TEST((found == std::vector<std::string>{"b 1", "a 1 1", "d 2", "c 2 1"}));
}

BOOST_AUTO_TEST_CASE(one_bad_record_does_not_stop_the_others) {
  const std::string bad = slip_with("2", "3500401", "3500431");

  const Reading reading = read(toy().slips, slips_file(3, slip("1") + bad + slip("3")));

  BOOST_REQUIRE_EQUAL(reading.records.size(), 3U);
  BOOST_TEST((reading.code(0) == RefusalCode{}));
  BOOST_TEST((reading.code(1) == RefusalCode::not_a_date));
  BOOST_TEST((reading.code(2) == RefusalCode{}));
  const protocol::RecordRefused& refused = reading.records[1].refused;
  BOOST_TEST(refused.position == 2U);
  BOOST_TEST(refused.number == "2");
  BOOST_TEST(refused.refusal.place == "票[2]/生年月日");
}

BOOST_AUTO_TEST_CASE(names_rule_place_and_line_but_no_value) {
  const std::string bad = slip_with("2", "山田　花子", "一二三四五六七八九十一");

  const Reading reading = read(toy().slips, slips_file(2, slip("1") + bad));

  const Refusal& refusal = reading.records.at(1).refused.refusal;
  BOOST_TEST((refusal.code == RefusalCode::too_long));
  BOOST_TEST(refusal.place == "票[2]/氏名");
  BOOST_TEST(refusal.detail == "line 3: 11 characters, 10 allowed");
}

BOOST_AUTO_TEST_CASE(refuses_what_the_code_table_does_not_know) {
  const Reading reading =
      read(toy().slips, slips_file(1, slip_with("1", ">01<", ">01</困りごと><困りごと>07<")));

  BOOST_TEST((reading.code(0) == RefusalCode::unknown_code));
  BOOST_TEST(reading.records[0].refused.refusal.place == "票[1]/困りごと[2]");
}

BOOST_AUTO_TEST_CASE(refuses_what_the_stylesheet_refuses) {
  const Reading reading = read(toy().slips, slips_file(1, slip("1", "拒否")));

  const Refusal& refusal = reading.records.at(0).refused.refusal;
  BOOST_TEST((refusal.code == RefusalCode::no_consent_plan));
  BOOST_TEST(refusal.place == "票[1]/内容");
  BOOST_TEST(refusal.detail == "asked for");
}

BOOST_AUTO_TEST_CASE(refuses_an_external_character_for_its_record_only) {
  std::string bytes = slips_file(3, slip("1") + slip("2", "＃") + slip("3"));
  const std::string mark = test::cp932("＃");
  bytes.replace(bytes.find(mark), mark.size(), "\xF0\x41");

  const Reading reading = read(toy().slips, bytes);

  BOOST_TEST((reading.code(0) == RefusalCode{}));
  BOOST_TEST((reading.code(1) == RefusalCode::external_character));
  BOOST_TEST(reading.records.at(1).refused.refusal.place == "票[2]/内容");
  BOOST_TEST((reading.code(2) == RefusalCode{}));
}

BOOST_AUTO_TEST_CASE(translates_an_external_character_that_has_a_meaning) {
  std::string bytes = slips_file(1, slip("1", "＃"));
  const std::string mark = test::cp932("＃");
  bytes.replace(bytes.find(mark), mark.size(), "\xF0\x40");

  const Reading reading = read(toy().slips, bytes);

  BOOST_TEST(value_at(reading.records.at(0).record.document, "Text") == "𠮷");
  BOOST_TEST(reading.records[0].record.notes == "external characters translated: 1");
}

BOOST_AUTO_TEST_CASE(refuses_a_file_whose_count_does_not_agree) {
  for (const int count : {0, 1, 3}) {
    const Reading reading = read(toy().slips, slips_file(count, slip("1") + slip("2")));
    BOOST_TEST((reading.file_code() == RefusalCode::count_mismatch));
    BOOST_TEST(reading.records.empty());
  }
  const Reading reading = read(toy().slips, slips_file(4, slip("1")));
  BOOST_TEST(reading.refusals.at(0).place == "票データ/@件数");
  BOOST_TEST(reading.refusals.at(0).detail == "4 announced, 1 found");
}

BOOST_AUTO_TEST_CASE(accepts_a_file_that_announces_no_record) {
  const Reading reading = read(toy().slips, slips_file(0, ""));

  BOOST_TEST(reading.refusals.empty());
  BOOST_TEST(reading.records.empty());
}

BOOST_AUTO_TEST_CASE(repeats_no_number_that_an_answer_could_not_hold) {
  const Reading reading =
      read(toy().meeting, test::meeting_file(test::item("a&#x85;b") +
                                             test::item(std::string(300, 'x')) + test::item("c")));

  BOOST_TEST(reading.records.at(0).refused.number.empty());
  BOOST_TEST(reading.records.at(1).refused.number.empty());
  BOOST_TEST(reading.records.at(2).record.number == "c");
}

BOOST_AUTO_TEST_CASE(gives_every_record_its_context) {
  const Reading reading =
      read(toy().meeting, test::meeting_file(test::item("A") + "\n" + test::item("B")));

  BOOST_REQUIRE_EQUAL(reading.records.size(), 2U);
  BOOST_TEST(reading.records[0].record.number == "A");
  BOOST_TEST(reading.records[1].record.number == "B");
  // The last word counts the items of the record's own document: one.
  BOOST_TEST(value_at(reading.records[0].record.document, "Text") == "会議 7 1");
  BOOST_TEST(value_at(reading.records[1].record.document, "Text") == "会議 7 1");
}

BOOST_AUTO_TEST_CASE(accepts_any_prefix_of_the_namespace) {
  const std::string text =
      "<Meeting xmlns='urn:example:meeting'><Items><q:Item xmlns:q='urn:example:meeting'>"
      "<Head><No>1</No></Head><Name>x</Name></q:Item></Items></Meeting>";

  BOOST_TEST((read(toy().meeting, text).code(0) == RefusalCode{}));
}

BOOST_AUTO_TEST_CASE(refuses_another_root_or_namespace) {
  BOOST_TEST((read(toy().meeting, "<Other/>").file_code() == RefusalCode::schema));
  BOOST_TEST(
      (read(toy().meeting, "<Meeting xmlns='urn:x'/>").file_code() == RefusalCode::name_space));
}

BOOST_AUTO_TEST_CASE(refuses_a_file_without_any_record) {
  BOOST_TEST((read(toy().meeting, test::meeting_file("")).file_code() == RefusalCode::schema));
}

BOOST_AUTO_TEST_CASE(drops_nothing_that_stands_between_or_behind_records) {
  const std::string one = test::item("1");
  const auto file = [](const std::string& inside, const std::string& behind) {
    return "<m:Meeting xmlns:m='urn:example:meeting'><m:Items>" + inside + "</m:Items>" + behind +
           "</m:Meeting>";
  };

  BOOST_TEST(
      (read(toy().meeting, file(one + "<m:X/>" + one, "")).file_code() == RefusalCode::schema));
  BOOST_TEST((read(toy().meeting, file(one + "text", "")).file_code() == RefusalCode::schema));
  BOOST_TEST(
      (read(toy().meeting, file(one, "<m:Sum>1</m:Sum>")).file_code() == RefusalCode::schema));
  BOOST_TEST((read(toy().meeting, file(one, "<m:Items>" + one + "</m:Items>")).file_code() ==
              RefusalCode::schema));
  BOOST_TEST((read(toy().meeting, file(one, "<!-- end -->")).file_code() == RefusalCode{}));
}

BOOST_AUTO_TEST_CASE(reads_a_large_file_of_many_records) {
  std::string records;
  for (int i = 0; i < 5'000; ++i) {
    records += slip(std::to_string(i), std::string(3000, 'x'));
  }

  const Reading reading = read(toy().slips, slips_file(5'000, records));

  BOOST_TEST(reading.refusals.empty());
  BOOST_REQUIRE_EQUAL(reading.records.size(), 5'000U);
  BOOST_TEST(reading.records.back().record.number == "4999");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
