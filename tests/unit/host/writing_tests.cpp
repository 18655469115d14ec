// Documents to partner files and back.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "adapters/host/file_writing.h"
#include "adapters/host/flatten.h"
#include "adapters/host/tree_builder.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::toy;

constexpr const char* kMoment = "2025-07-01T09:00:00+09:00";

const protocol::WireType& note() { return toy().schemas.type("note")->model.wire; }

void set(protocol::WireDocument& document, std::string_view path, const std::string& value,
         std::vector<std::uint16_t> position = {}) {
  for (std::size_t i = 0; i < note().fields.size(); ++i) {
    if (note().fields[i].path == path) {
      document.values.push_back({static_cast<std::uint16_t>(i), std::move(position), value});
    }
  }
}

protocol::WireDocument document() {
  protocol::WireDocument out{"note", {}};
  set(out, "No", "S-1");
  set(out, "Person/Name", "山田　花子");
  set(out, "Concern", "health", {1});
  return out;
}

PartnerOutput write(const protocol::WireDocument& document) {
  return write_partner_file(toy().slips, toy().schemas, document, kMoment);
}

std::string failure(const PartnerOutput& out) {
  return out.refusals.empty() ? "written"
                              : refusal_id(out.refusals[0].code) + " " + out.refusals[0].place +
                                    " " + out.refusals[0].detail;
}

BOOST_AUTO_TEST_SUITE(writing_tests)

BOOST_AUTO_TEST_CASE(builds_the_tree_that_flattens_to_the_same_values) {
  protocol::WireDocument wanted = document();
  set(wanted, "Concern", "money", {2});
  set(wanted, "Member/Name", "一郎", {1});
  set(wanted, "Member/Remark", "a", {1, 1});
  set(wanted, "Member/Remark", "b", {1, 2});
  set(wanted, "Member/Name", "次郎", {2});
  set(wanted, "Text", "<&>\"'\r\n ");
  const CanonicalType& type = *toy().schemas.type("note");

  const Result<DocumentPtr> tree = build_tree(wanted, type.model);

  BOOST_REQUIRE(tree);
  const auto values = flatten(xmlDocGetRootElement(tree->get()), type.model);
  BOOST_REQUIRE(values);
  BOOST_TEST((protocol::encode(*values) == protocol::encode(wanted)));
}

BOOST_AUTO_TEST_CASE(refuses_values_that_fit_no_tree) {
  protocol::WireDocument unknown = document();
  unknown.values.push_back({999, {}, "x"});
  protocol::WireDocument twice = document();
  set(twice, "No", "S-2");
  protocol::WireDocument gap = document();
  set(gap, "Concern", "money", {3});
  protocol::WireDocument shallow = document();
  set(shallow, "Member/Name", "x");

  for (const auto& each : {unknown, twice, gap, shallow}) {
    BOOST_TEST(failure(write(each)).starts_with("KX504"));
  }
}

BOOST_AUTO_TEST_CASE(writes_a_file_that_reads_back_the_same) {
  protocol::WireDocument wanted = document();
  set(wanted, "Person/Birth", "1950-04-00");
  set(wanted, "Text", "①<&> 𠮷野\n２行目");

  const PartnerOutput out = write(wanted);
  const test::Reading again = test::read(toy().slips, as_text(out.bytes));

  BOOST_REQUIRE_EQUAL(failure(out), "written");
  const auto& values = again.records.at(0).record.document;
  BOOST_TEST(test::value_at(values, "Person/Birth") == "1950-04-00");
  BOOST_TEST(test::value_at(values, "Text") == "①<&> 𠮷野\n２行目");
  BOOST_TEST(as_text(out.bytes).find("\xF0\x40\x96\xEC") != std::string_view::npos);
  BOOST_TEST(as_text(out.bytes).find("&#") == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(writes_no_class_that_is_not_granted) {
  protocol::WireDocument with_address = document();
  set(with_address, "Person/Address", "架空市");

  BOOST_TEST(failure(write(with_address)) == "KX702 Person/Address class 2");
}

BOOST_AUTO_TEST_CASE(holds_a_document_against_its_schema_alone) {
  protocol::WireDocument incomplete{"note", {}};
  set(incomplete, "No", "S-1");

  BOOST_TEST(!schema_fault(toy().schemas, document()).has_value());
  BOOST_TEST((schema_fault(toy().schemas, incomplete)->code == RefusalCode::schema));
  BOOST_TEST((schema_fault(toy().schemas, {"nothing", {}})->code == RefusalCode::direction));
}

BOOST_AUTO_TEST_CASE(refuses_what_the_schema_refuses) {
  protocol::WireDocument incomplete{"note", {}};
  set(incomplete, "No", "S-1");
  protocol::WireDocument wrong_code = document();
  set(wrong_code, "Concern", "unknown", {2});

  BOOST_TEST(failure(write(incomplete)).starts_with("KX504 Note"));
  BOOST_TEST(failure(write(wrong_code)).starts_with("KX407 Note/Concern[2]"));
}

BOOST_AUTO_TEST_CASE(cuts_nothing_that_is_too_long) {
  protocol::WireDocument too_long{"note", {}};
  set(too_long, "No", "S-1");
  set(too_long, "Person/Name", "一二三四五六七八九十一");
  set(too_long, "Concern", "health", {1});

  const PartnerOutput out = write(too_long);

  BOOST_TEST(failure(out) == "KX206 票データ/票/氏名 11 characters, 10 allowed");
  BOOST_TEST(out.bytes.empty());
}

BOOST_AUTO_TEST_CASE(replaces_nothing_silently) {
  protocol::WireDocument wanted = document();
  set(wanted, "Member/Name", "𩸽", {1});
  set(wanted, "Text", "☺ 相談 👍");

  const PartnerOutput out = write(wanted);

  BOOST_REQUIRE_EQUAL(out.refusals.size(), 3U);
  BOOST_TEST(out.refusals[0].place == "票データ/票/家族");
  BOOST_TEST(out.refusals[1].place == "票データ/票/内容");
  BOOST_TEST(out.refusals[1].detail == "character 1");
  BOOST_TEST(out.refusals[2].detail == "character 6");
  BOOST_TEST(failure(out).starts_with("KX204"));
}

BOOST_AUTO_TEST_CASE(reports_every_substitution_that_is_allowed) {
  protocol::WireDocument wanted = document();
  set(wanted, "Text", "10〜20");

  const PartnerOutput out = write(wanted);

  BOOST_TEST(failure(out) == "written");
  BOOST_REQUIRE_EQUAL(out.substitutions.size(), 1U);
  BOOST_TEST(out.substitutions[0] == "票データ/票/内容: character 3: U+301C pair");
}

BOOST_AUTO_TEST_CASE(refuses_what_does_not_come_back) {
  protocol::WireDocument two_remarks = document();
  set(two_remarks, "Member/Name", "一郎", {1});
  set(two_remarks, "Member/Remark", "a", {1, 1});
  set(two_remarks, "Member/Remark", "b", {1, 2});

  BOOST_TEST(failure(write(two_remarks)) == "KX205 Member[1]/Remark[2] missing");
}

BOOST_AUTO_TEST_CASE(does_not_hold_lost_paths_against_a_file) {
  protocol::WireDocument wanted = document();
  set(wanted, "Person/Birth", "1950-04-01");
  set(wanted, "Person/BirthOriginal", "S25.4.1");

  BOOST_TEST(failure(write(wanted)) == "written");
}

BOOST_AUTO_TEST_CASE(names_a_date_that_the_partner_cannot_hold) {
  protocol::WireDocument wanted = document();
  set(wanted, "Person/Birth", "1989-00-00");

  BOOST_TEST(failure(write(wanted)) == "KX301 Note/Person/Birth a year of two eras");
}

BOOST_AUTO_TEST_CASE(refuses_a_type_that_does_not_go_out) {
  protocol::WireDocument other{"other", {}};

  BOOST_TEST(failure(write(other)).starts_with("KX703"));
  BOOST_TEST(failure(write_partner_file(toy().meeting, toy().schemas, document(), kMoment))
                 .starts_with("KX703"));
}

BOOST_AUTO_TEST_CASE(writes_answers) {
  const protocol::Answer answer{
      "SLIP2025070101.xml", "read", "", "", {{"S-1", "refused", "KX301", "日付<", "", ""}}};

  const PartnerOutput out = write_answer(toy().slips, answer);

  BOOST_TEST(as_text(out.bytes) ==
             std::string{test::kSlipsHead} +
                 test::cp932("<結果 元=\"SLIP2025070101.xml\" コード=\"\"><票 番号=\"S-1\" "
                             "区分=\"refused\" コード=\"KX301\">日付&lt;</票></結果>\r\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
