// How cases end, and what was reached: N12 and N13.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(endings_tests)

Values plan(const std::string& status, const std::string& day) {
  return {{Role::kind, "TK"}, {Role::status, status}, {Role::document_date, day}};
}

Values evaluation(const std::string& day, const std::string& conclusion,
                  const std::string& closure) {
  return {
      {Role::document_date, day}, {Role::conclusion, conclusion}, {Role::closure_kind, closure}};
}

BOOST_AUTO_TEST_CASE(documents_of_one_closure_count_once_with_the_reason_any_of_them_gives) {
  Case one;
  one.add("support-plan", plan("decided", "2025-04-01"));
  one.add("minutes",
          {{Role::kind, "MJ"}, {Role::meeting_date, "2025-09-01"}, {Role::status, "closed"}});
  one.add("evaluation", evaluation("2025-09-10", "closure", "goal-reached"));
  one.add("support-plan", plan("closed", "2025-09-20"));
  auto question = year_2025();
  question.by = {Dimension::month};

  const auto figures = figures_of({one}, question);

  BOOST_TEST(value_of(figures, ItemId::closed, {"goal-reached", "2025-09"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::closed, {"*", "*"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::days_of_support, {"*"}) == "153");
}

BOOST_AUTO_TEST_CASE(a_case_that_was_taken_up_again_may_close_again) {
  Case one;
  one.add("evaluation", evaluation("2025-05-10", "closure", "moved"));
  one.add("referral-sheet", {{Role::document_date, "2025-08-01"}});
  one.add("evaluation", evaluation("2025-12-10", "closure", ""));

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::closed, {"*"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::closed, {"unknown"}) == "1");
}

BOOST_AUTO_TEST_CASE(a_case_that_another_municipality_took_over_is_closed) {
  Case moved;
  moved.add("handover", {{Role::kind, "municipality"},
                         {Role::handover_accepted, "yes"},
                         {Role::document_date, "2025-09-01"}});
  Case offered;
  offered.add("handover", {{Role::kind, "municipality"},
                           {Role::handover_accepted, "no"},
                           {Role::document_date, "2025-09-01"}});

  const auto figures = figures_of({moved, offered});

  BOOST_TEST(value_of(figures, ItemId::closed, {"moved"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::closed, {"*"}) == "1");
}

BOOST_AUTO_TEST_CASE(the_end_of_a_part_is_not_the_end_of_the_case) {
  Case one;
  one.add("support-plan",
          {{Role::kind, "SN"}, {Role::status, "closed"}, {Role::document_date, "2025-05-01"}});
  auto part = evaluation("2025-05-10", "closure", "goal-reached");
  part.emplace_back(Role::plan_kind, "SN");
  one.add("evaluation", part);

  BOOST_TEST(value_of(figures_of({one}), ItemId::closed, {"*"}) == "-");
}

BOOST_AUTO_TEST_CASE(counts_suspensions_continuations_and_follow_ups) {
  Case one;
  one.add("monitoring", {{Role::document_date, "2025-05-01"}, {Role::conclusion, "continuation"}});
  one.add("monitoring", {{Role::document_date, "2025-06-01"},
                         {Role::conclusion, "suspension"},
                         {Role::suspension_reason, "contact-lost"},
                         {Role::follow_up, "yes"}});
  one.add("monitoring", {{Role::document_date, "2025-09-01"}, {Role::timing, "follow-up"}});

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::continued) == "1");
  BOOST_TEST(value_of(figures, ItemId::suspended, {"contact-lost"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::follow_ups_wanted) == "1");
  BOOST_TEST(value_of(figures, ItemId::follow_ups_done) == "1");
}

BOOST_AUTO_TEST_CASE(counts_goals_and_the_rate_of_those_reached) {
  Case one;
  one.add("evaluation", {{Role::document_date, "2025-05-01"},
                         {Role::achievement, "achieved"},
                         {Role::achievement, "mostly"},
                         {Role::achievement, "not-achieved"},
                         {Role::achievement, "goal-changed"}});

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::goals, {"*"}) == "4");
  BOOST_TEST(value_of(figures, ItemId::goal_rate) == "66.7");
}

BOOST_AUTO_TEST_CASE(changes_are_only_counted_when_they_were_opened) {
  Case one;
  one.add("evaluation", {{Role::document_date, "2025-05-01"}});
  PersonBook book;
  book[one.newest()].changes = {"housing", "health"};
  auto question = year_2025();
  BOOST_TEST(value_of(figures_of({one}, question, {}, book), ItemId::changes) == "-");
  question.by = {Dimension::change};

  const auto figures = figures_of({one}, question, {}, book);

  BOOST_TEST(value_of(figures, ItemId::changes, {"housing"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::changes, {"health"}) == "1");
  BOOST_TEST(value_of(figures_of({one}, question), ItemId::changes, {"*"}) == "-");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
