// What agencies report: N15, N16, N17, N19 and figures of those who send no documents.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(reported_tests)

struct Row {
  std::string code;
  std::string counting;
  std::string figure;
};

Case report(const std::string& agency, const std::string& from, const std::string& to,
            const std::vector<Row>& rows, const std::string& status = "submitted") {
  Case one;
  one.add("activity-report", {{Role::document_date, to},
                              {Role::status, status},
                              {Role::period_from, from},
                              {Role::period_to, to},
                              {Role::agency, agency}});
  for (const auto& row : rows) {
    one.grouped({{Role::indicator, row.code},
                 {Role::count_unit, row.counting},
                 {Role::figure, row.figure}});
  }
  return one;
}

Case monthly(const std::string& month, const std::vector<Row>& rows,
             const std::string& agency = "shakyo") {
  return report(agency, month + "-01", month + "-28", rows);
}

std::string reported(const std::vector<Figure>& figures, const std::string& code,
                     const std::string& counting, const std::vector<std::string>& place = {}) {
  for (const auto& one : figures) {
    if (one.item == ItemId::reported && one.indicator == code && one.counting == counting &&
        one.place == place) {
      return figure_text(one.value);
    }
  }
  return "-";
}

BOOST_AUTO_TEST_CASE(adds_up_what_flows_and_takes_the_newest_of_what_stands) {
  const auto figures = figures_of(
      {monthly("2025-04", {{"N16-visitors", "total", "600"}, {"N17", "places", "13"}}),
       monthly("2025-05", {{"N16-visitors", "total", "610.5"}, {"N17", "places", "14"}})});

  BOOST_TEST(reported(figures, "N16-visitors", "total") == "1210.5");
  BOOST_TEST(reported(figures, "N17", "places") == "14");
}

BOOST_AUTO_TEST_CASE(a_report_of_the_year_goes_before_those_of_its_months) {
  const auto figures =
      figures_of({monthly("2025-04", {{"N19-trainings", "times", "1"}}),
                  report("shakyo", "2025-04-01", "2026-03-31", {{"N19-trainings", "times", "8"}}),
                  monthly("2025-05", {{"N19-trainings", "times", "3"}}, "yorisoi")});

  BOOST_TEST(reported(figures, "N19-trainings", "times") == "11");
}

BOOST_AUTO_TEST_CASE(drafts_returned_reports_and_other_years_do_not_count) {
  const auto figures =
      figures_of({report("a", "2025-04-01", "2025-04-30", {{"N16", "total", "1"}}, "draft"),
                  report("b", "2025-04-01", "2025-04-30", {{"N16", "total", "2"}}, "returned"),
                  report("c", "2024-04-01", "2024-04-30", {{"N16", "total", "4"}}),
                  report("d", "2025-03-01", "2025-04-30", {{"N16", "total", "8"}})});

  BOOST_TEST(reported(figures, "N16", "total") == "-");
}

BOOST_AUTO_TEST_CASE(by_month_only_monthly_reports_speak_and_what_stands_has_no_total) {
  auto question = year_2025();
  question.by = {Dimension::month};

  const auto figures =
      figures_of({monthly("2025-04", {{"N17", "places", "13"}, {"N16", "total", "5"}}),
                  monthly("2025-05", {{"N17", "places", "14"}, {"N16", "total", "6"}}),
                  report("shakyo", "2025-04-01", "2026-03-31", {{"N16", "total", "100"}})},
                 question);

  BOOST_TEST(reported(figures, "N17", "places", {"2025-04"}) == "13");
  BOOST_TEST(reported(figures, "N17", "places", {"2025-05"}) == "14");
  BOOST_TEST(reported(figures, "N17", "places", {"*"}) == "-");
  BOOST_TEST(reported(figures, "N16", "total", {"*"}) == "11");
}

BOOST_AUTO_TEST_CASE(only_the_newest_version_of_a_report_counts) {
  auto one = monthly("2025-04", {{"N16", "total", "5"}});
  one.replaced({{Role::status, "submitted"},
                {Role::period_from, "2025-04-01"},
                {Role::period_to, "2025-04-30"},
                {Role::agency, "shakyo"}});
  one.grouped({{Role::indicator, "N16"}, {Role::count_unit, "total"}, {Role::figure, "7"}});

  BOOST_TEST(reported(figures_of({one}), "N16", "total") == "7");
}

BOOST_AUTO_TEST_CASE(asks_only_for_the_rows_of_the_indicators_asked_for) {
  auto question = year_2025();
  question.indicators = {"N16"};

  const auto figures =
      figures_of({monthly("2025-04", {{"N16-a", "total", "5"}, {"N17", "total", "6"}})}, question);

  BOOST_TEST(reported(figures, "N16-a", "total") == "5");
  BOOST_TEST(reported(figures, "N17", "total") == "-");
}

BOOST_AUTO_TEST_CASE(time_spent_on_records_is_only_what_agencies_report) {
  const auto figures = figures_of({monthly("2025-04", {{"N21", "minutes", "90"}})});

  BOOST_TEST(reported(figures, "N21", "minutes") == "90");
  BOOST_TEST((item(ItemId::recording_time).form == Form::nowhere));
  BOOST_TEST(value_of(figures, ItemId::recording_time) == "-");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
