// Figures as an activity report.
#define BOOST_TEST_DYN_LINK
#include "server/statistics/activity_report.h"

#include <boost/test/unit_test.hpp>

#include "server/statistics/suppression.h"
#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

std::string label(std::string_view list, std::string_view code) {
  return std::string{list} + ":" + std::string{code};
}

ReportHead head() {
  return {"TS-2025-06-1", "242039", "2025-07-05", *Period::of_month("2025-06"), "", "", "1", false};
}

BOOST_AUTO_TEST_SUITE(activity_report_tests)

BOOST_AUTO_TEST_CASE(has_a_row_for_each_figure_and_none_for_what_is_withheld) {
  std::vector<Case> all;
  for (int i = 0; i < 6; ++i) {
    Case one;
    one.add("referral-sheet", {{Role::document_date, "2025-06-02"},
                               {Role::handover_method, i == 0 ? "telephone" : "sheet-only"}});
    all.push_back(one);
  }
  auto figures = figures_of(all);
  withhold_small(figures, 5);

  const auto rows = report_rows(figures, {}, 2025, label);

  std::vector<std::string> items;
  for (const auto& row : rows) {
    items.push_back(row.indicator + " " + row.item + " " + row.counting + " " + row.value);
  }
  const std::vector<std::string> expected{"N03 sent cases 6", "N20 handovers cases 6"};
  BOOST_TEST(items == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(writes_what_the_schema_wants_with_text_made_safe) {
  const std::vector<ReportRow> rows{
      {"N01", "contact", "相談 <&>", "new", "3", "10", "30", "数え方"}};

  const auto xml = report_xml(head(), rows);

  BOOST_TEST(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ActivityReport xmlns="));
  BOOST_TEST((xml.find("<PeriodFrom>2025-06-01</PeriodFrom>\n  <PeriodTo>2025-06-30</PeriodTo>") !=
              std::string::npos));
  BOOST_TEST((xml.find("<Kind>monthly</Kind>") != std::string::npos));
  BOOST_TEST((xml.find("<ItemName>相談 &lt;&amp;&gt;</ItemName>") != std::string::npos));
  BOOST_TEST((xml.find("<Organization>") == std::string::npos));
  BOOST_TEST(xml.ends_with("</ActivityReport>\n"));
  BOOST_TEST(report_xml(head(), rows) == xml);
}

BOOST_AUTO_TEST_CASE(a_target_is_a_row_with_its_goal_and_rate) {
  profiles::Target target;
  target.id = "councils";
  target.label = "重層的支援会議";
  target.indicator = "N08";
  target.unit = "回";
  target.years[2025] = {"30", 30};
  const TargetResult result{&target, 12 * kOne, false, false};

  const auto rows = report_rows({}, {result}, 2025, label);

  BOOST_REQUIRE_EQUAL(rows.size(), 1U);
  BOOST_TEST(rows[0].item == "councils");
  BOOST_TEST(rows[0].value == "12");
  BOOST_TEST(rows[0].target == "30");
  BOOST_TEST(rows[0].rate == "40");
}

BOOST_AUTO_TEST_CASE(figures_broken_down_by_a_dimension_have_no_place_in_it) {
  Case one;
  one.add("intake-assessment", {{Role::document_date, "2025-06-02"}});
  auto question = year_2025();
  question.by = {Dimension::agency};

  BOOST_TEST(report_rows(figures_of({one}, question), {}, 2025, label).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
