// Plans: N07 and the plans of N15.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(plans_tests)

Values plan(const std::string& kind, const std::string& status, const std::string& day) {
  return {{Role::kind, kind}, {Role::status, status}, {Role::document_date, day}};
}

BOOST_AUTO_TEST_CASE(a_plan_is_made_when_it_is_first_decided) {
  Case one;
  one.add("support-plan", plan("TK", "draft", "2025-04-02"));
  one.replaced(plan("TK", "decided", "2025-05-02"));
  one.replaced(plan("TK", "changed", "2025-08-02"));
  auto question = year_2025();
  question.by = {Dimension::month};

  const auto figures = figures_of({one}, question);

  BOOST_TEST(value_of(figures, ItemId::plans_made, {"new", "2025-05"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::plans_made, {"*", "*"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::plans_changed, {"2025-08"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::plans_in_draft, {"*"}) == "-");
}

BOOST_AUTO_TEST_CASE(a_draft_is_not_made_yet) {
  Case one;
  one.add("support-plan", plan("TK", "draft", "2025-04-02"));

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::plans_in_draft) == "1");
  BOOST_TEST(value_of(figures, ItemId::plans_made, {"*"}) == "-");
}

BOOST_AUTO_TEST_CASE(a_second_plan_of_the_kind_is_made_again_one_of_another_kind_is_new) {
  Case one;
  one.add("support-plan", plan("TK", "decided", "2025-04-02"));
  one.add("support-plan", plan("SN", "decided", "2025-05-02"));
  one.add("support-plan", plan("TK", "decided", "2025-09-02"));
  auto question = year_2025();
  question.by = {Dimension::kind};

  const auto figures = figures_of({one}, question);

  BOOST_TEST(value_of(figures, ItemId::plans_made, {"new", "TK"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::plans_made, {"remade", "TK"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::plans_made, {"new", "SN"}) == "1");
}

BOOST_AUTO_TEST_CASE(plans_stand_under_the_project_of_their_kind) {
  Case one;
  one.add("support-plan", plan("OR", "decided", "2025-04-02"));
  auto question = year_2025();
  question.by = {Dimension::project};

  BOOST_TEST(value_of(figures_of({one}, question), ItemId::plans_made, {"new", "P4"}) == "1");
}

BOOST_AUTO_TEST_CASE(counts_matchings_and_people_of_participation_plans) {
  Case one;
  one.add("support-plan", plan("SN", "decided", "2025-04-02"));
  one.grouped({{Role::matching, "place"}}).grouped({{Role::matching, "work-experience"}});
  one.add("support-plan", plan("SN", "decided", "2025-09-02"));

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::matchings, {"*"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::matchings, {"place"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::people_in_participation) == "1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
