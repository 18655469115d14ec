// Targets of Ise's profile beside what was reached.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/ise.h"
#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

std::string actual_of(const std::vector<Case>& all, const std::string& id) {
  const auto profile = ise();
  const auto question = year_2025();
  Tally tally{question, profile, true};
  for (const auto& one : all) {
    tally.count(one.id(), one.facts());
  }
  for (const auto& result : tally.targets()) {
    if (result.target->id == id) {
      return figure_text(result.actual) + (result.is_reported ? " reported" : "");
    }
  }
  return "-";
}

Case report(const std::string& agency, const std::string& code, const std::string& counting,
            const std::string& figure) {
  Case one;
  one.add("activity-report", {{Role::status, "submitted"},
                              {Role::period_from, "2025-04-01"},
                              {Role::period_to, "2025-04-30"},
                              {Role::agency, agency}});
  one.grouped({{Role::indicator, code}, {Role::count_unit, counting}, {Role::figure, figure}});
  return one;
}

BOOST_AUTO_TEST_SUITE(targets_tests)

BOOST_AUTO_TEST_CASE(every_target_of_the_profile_has_a_result) {
  const auto profile = ise();
  const auto question = year_2025();

  BOOST_TEST((Tally{question, profile, true}.targets().size()) == profile.targets.size());
}

BOOST_AUTO_TEST_CASE(contacts_are_counted_as_the_target_says) {
  Case one;
  one.add("progress-record", contact("2025-05-02", "houkatsu-kita"));
  one.add("progress-record", contact("2025-05-03", "houkatsu-kita"));
  one.add("progress-record", contact("2025-05-03", "yorisoi"));

  BOOST_TEST(actual_of({one}, "houkatsu-new") == "1");
  BOOST_TEST(actual_of({one}, "houkatsu-total") == "2");
  BOOST_TEST(actual_of({one}, "yorisoi-total") == "1");
  BOOST_TEST(actual_of({one}, "ayumi-total") == "0");
}

BOOST_AUTO_TEST_CASE(councils_plans_and_hosts_are_counted_from_documents) {
  Case one;
  one.add("minutes", {{Role::kind, "MJ"}, {Role::meeting_date, "2025-06-10"}});
  one.add("minutes", {{Role::kind, "SK-F"}, {Role::meeting_date, "2025-06-11"}});
  one.add("support-plan",
          {{Role::kind, "TK"}, {Role::status, "decided"}, {Role::document_date, "2025-05-01"}});
  one.add("intake-assessment", {{Role::document_date, "2025-05-01"}});
  Case host;
  host.add(
      "community-resource",
      {{Role::document_date, "2025-04-01"}, {Role::kind, "workplace"}, {Role::stage, "accepting"}});

  BOOST_TEST(actual_of({one}, "councils") == "1");
  BOOST_TEST(actual_of({one}, "support-meetings") == "1");
  BOOST_TEST(actual_of({one}, "coordination-plans") == "1");
  BOOST_TEST(actual_of({one}, "outreach-plans") == "0");
  BOOST_TEST(actual_of({one}, "assessments") == "1");
  BOOST_TEST(actual_of({one, host}, "new-companies") == "1");
  BOOST_TEST(actual_of({one, host}, "new-groups") == "0");
}

BOOST_AUTO_TEST_CASE(surveys_and_their_follow_ups_are_told_apart) {
  Case survey;
  survey.add("outreach-survey", {{Role::document_date, "2025-07-01"},
                                 {Role::kind, "questionnaire"},
                                 {Role::agency, "shakyo-outreach"},
                                 {Role::figure, "277"}});
  Case follow_up;
  follow_up.add("outreach-followup",
                {{Role::document_date, "2025-08-01"}, {Role::agency, "shakyo-outreach"}});

  BOOST_TEST(actual_of({survey, follow_up}, "survey") == "277");
  BOOST_TEST(actual_of({survey, follow_up}, "follow-survey") == "1");
  BOOST_TEST(actual_of({survey, follow_up}, "mapping") == "0");
}

BOOST_AUTO_TEST_CASE(rows_of_reports_are_chosen_by_code_and_way_of_counting) {
  const auto fresh = report("shakyo-sanka", "N15-hoppu", "new", "4");
  const auto total = report("shakyo-sanka", "N15-hoppu", "total", "310");
  const auto users = report("minto", "N17", "distinct", "12");
  const auto visits = report("kyoten-kirara", "N17", "total", "4730");

  BOOST_TEST(actual_of({fresh, total}, "hoppu-new") == "4 reported");
  BOOST_TEST(actual_of({fresh, total}, "hoppu-total") == "310 reported");
  BOOST_TEST(actual_of({fresh, total}, "hoppu-all") == "0");
  BOOST_TEST(actual_of({users, visits}, "minto-users") == "12 reported");
  BOOST_TEST(actual_of({users, visits}, "kyoten-visits") == "4730 reported");
}

BOOST_AUTO_TEST_CASE(only_targets_of_the_indicators_asked_for_are_counted) {
  const auto profile = ise();
  auto question = year_2025();
  question.indicators = {"N08"};

  const auto results = Tally{question, profile, true}.targets();

  BOOST_REQUIRE_EQUAL(results.size(), 1U);
  BOOST_TEST(results[0].target->id == "councils");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
