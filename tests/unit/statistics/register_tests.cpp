// What stands in the register: N14, N15 and N18.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(register_tests)

BOOST_AUTO_TEST_CASE(adds_up_what_surveys_count_and_counts_one_where_they_say_nothing) {
  Case letters;
  letters.add(
      "outreach-survey",
      {{Role::document_date, "2025-07-01"}, {Role::kind, "questionnaire"}, {Role::figure, "277"}});
  Case more;
  more.add(
      "outreach-survey",
      {{Role::document_date, "2025-07-01"}, {Role::kind, "questionnaire"}, {Role::figure, "66"}});
  Case desk;
  desk.add("outreach-survey", {{Role::document_date, "2025-07-01"}, {Role::kind, "desk"}});
  Case follow_up;
  follow_up.add("outreach-followup", {{Role::document_date, "2025-08-01"}});

  const auto figures = figures_of({letters, more, desk, follow_up});

  BOOST_TEST(value_of(figures, ItemId::surveys, {"questionnaire"}) == "343");
  BOOST_TEST(value_of(figures, ItemId::surveys, {"desk"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::survey_follow_ups) == "1");
}

Values resource(const std::string& stage) {
  return {{Role::document_date, "2025-04-01"}, {Role::kind, "workplace"}, {Role::stage, stage}};
}

BOOST_AUTO_TEST_CASE(a_host_is_found_when_it_first_takes_people) {
  Case at_once;
  at_once.add("community-resource", resource("accepting"));
  Case later;
  later.add("community-resource", resource("approached"));
  later.replaced(resource("accepting"));  // taken in on 2025-06-15
  later.replaced(resource("accepting"));
  auto question = year_2025();
  question.by = {Dimension::month};

  const auto figures = figures_of({at_once, later}, question);

  BOOST_TEST(value_of(figures, ItemId::hosts_found, {"workplace", "2025-04"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::hosts_found, {"workplace", "2025-06"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::hosts_found, {"*", "*"}) == "2");
}

BOOST_AUTO_TEST_CASE(counts_gaps_and_how_far_they_have_come) {
  Case one;
  one.add("resource-gap", {{Role::document_date, "2025-04-01"},
                           {Role::kind, "transport"},
                           {Role::figure, "3"},
                           {Role::stage, "found"}});
  one.replaced({{Role::document_date, "2025-04-01"},
                {Role::kind, "transport"},
                {Role::figure, "3"},
                {Role::stage, "developing"}});

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::gaps_found, {"transport"}) == "3");
  BOOST_TEST(value_of(figures, ItemId::gap_stages, {"developing"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::gap_stages, {"found"}) == "-");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
