// The table of agencies as Ise's plan prints it.
#define BOOST_TEST_DYN_LINK
#include "server/statistics/agency_table.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/ise.h"
#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(agency_table_tests)

std::vector<AgencyRow> table_of(const std::vector<Case>& all, const profiles::Profile& profile) {
  const auto question = agency_question(2025, {2026, 3, 31});
  return agency_rows(profile, 2025, figures_of(all, question, profile));
}

Case year_report(const std::string& agency, int year, const std::string& fresh,
                 const std::string& total) {
  Case one;
  one.add("activity-report", {{Role::status, "received"},
                              {Role::period_from, std::to_string(year) + "-04-01"},
                              {Role::period_to, std::to_string(year + 1) + "-03-31"},
                              {Role::agency, agency}});
  one.grouped({{Role::indicator, "N01"}, {Role::count_unit, "new"}, {Role::figure, fresh}});
  one.grouped({{Role::indicator, "N01"}, {Role::count_unit, "total"}, {Role::figure, total}});
  return one;
}

BOOST_AUTO_TEST_CASE(has_the_rows_of_the_plan_in_its_order_with_what_it_expects) {
  const auto profile = ise();

  const auto rows = table_of({}, profile);

  const std::vector<std::string> codes{
      "yorisoi",         "houkatsu",   "shogai-kikan", "shogai-chiiki",
      "ekimae-kosodate", "mama-hotto", "jido-fukushi", "ayumi"};
  const std::vector<std::string> before{"2,500(7,800)",  "3,800(8,000)", "250(1,400)",
                                        "3,600(15,000)", "270(320)",     "2,000(3,000)",
                                        "400(2,500)",    "200(3,500)"};
  const std::vector<std::string> now{"2,300(6,500)", "5,000(9,000)", "400(1,700)", "3,800(16,000)",
                                     "540(650)",     "2,000(3,300)", "400(2,600)", "200(3,500)"};
  BOOST_REQUIRE_EQUAL(rows.size(), codes.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    BOOST_TEST(rows[i].agency->code == codes[i]);
    BOOST_TEST(rows[i].before.expected.value().text() == before[i]);
    BOOST_TEST(rows[i].now.expected.value().text() == now[i]);
    BOOST_TEST(rows[i].now.actual.text() == "0(0)");
  }
}

BOOST_AUTO_TEST_CASE(the_six_centres_are_one_row_with_the_sum_of_both_years) {
  const auto profile = ise();
  Case one;
  one.add("progress-record", contact("2024-05-02", "houkatsu-kita"));
  one.add("progress-record", contact("2025-05-02", "houkatsu-kita"));
  one.add("progress-record", contact("2025-05-03", "houkatsu-kita"));
  Case other;
  other.add("progress-record", contact("2025-05-02", "houkatsu-minami"));

  const auto rows = table_of({one, other}, profile);

  BOOST_TEST(rows[1].agency->code == "houkatsu");
  BOOST_TEST(rows[1].before.actual.text() == "1(1)");
  BOOST_TEST(rows[1].now.actual.text() == "2(3)");
  BOOST_TEST(!rows[1].now.actual.is_reported);
}

BOOST_AUTO_TEST_CASE(an_agency_that_reports_is_taken_at_its_word_its_neighbour_is_counted) {
  const auto profile = ise();
  Case one;
  one.add("progress-record", contact("2025-05-02", "houkatsu-kita"));
  one.add("progress-record", contact("2025-05-02", "houkatsu-minami"));

  const auto rows = table_of({one, year_report("houkatsu-kita", 2025, "700", "1500"),
                              year_report("yorisoi", 2024, "2480", "7750")},
                             profile);

  BOOST_TEST(rows[0].before.actual.text() == "2,480(7,750)");
  BOOST_TEST(rows[1].now.actual.text() == "701(1,501)");
  BOOST_TEST(rows[1].now.actual.is_reported);
}

BOOST_AUTO_TEST_CASE(without_targets_the_agencies_of_the_first_project_are_the_rows) {
  profiles::Profile profile;
  add_agency(profile, "b");
  add_agency(profile, "a");
  add_agency(profile, "a-1", "a");
  add_agency(profile, "c", "", "", "P3");

  const auto rows = table_of({}, profile);

  BOOST_REQUIRE_EQUAL(rows.size(), 2U);
  BOOST_TEST(rows[0].agency->code == "b");
  BOOST_TEST(rows[1].agency->code == "a");
  BOOST_TEST(!rows[1].now.expected.has_value());
}

BOOST_AUTO_TEST_CASE(small_figures_are_withheld_as_a_pair) {
  const auto profile = ise();
  Case one;
  one.add("progress-record", contact("2025-05-02", "ayumi"));
  auto rows = table_of({one, year_report("yorisoi", 2025, "3", "40")}, profile);

  withhold_small(rows, 5);

  BOOST_TEST(rows[0].now.actual.is_withheld);
  BOOST_TEST(!rows[0].before.actual.is_withheld);
  BOOST_TEST(rows[7].now.actual.is_withheld);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
