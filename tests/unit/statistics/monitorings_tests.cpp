// Monitorings done and due: N11.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(monitorings_tests)

Case planned(const std::vector<std::string>& days) {
  Case one;
  one.add("support-plan",
          {{Role::kind, "TK"}, {Role::status, "decided"}, {Role::document_date, "2025-04-01"}});
  for (const auto& day : days) {
    one.grouped({{Role::monitoring_date, day}});
  }
  return one;
}

Values looked(const std::string& day) {
  return {{Role::document_date, day}, {Role::timing, "regular"}};
}

BOOST_AUTO_TEST_CASE(tells_what_was_done_in_time_late_and_not_at_all) {
  auto one = planned({"2025-06-10", "2025-08-10", "2025-10-10"});
  one.add("monitoring", looked("2025-06-09"));
  one.add("monitoring", looked("2025-08-20"));

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::monitorings, {"regular"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::monitorings_due, {"on-time"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::monitorings_due, {"late"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::monitorings_due, {"missed"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::monitorings_due, {"*"}) == "3");
  BOOST_TEST(value_of(figures, ItemId::monitoring_rate) == "66.7");
}

BOOST_AUTO_TEST_CASE(a_look_in_good_time_is_not_a_late_one_of_the_day_before) {
  auto one = planned({"2025-06-10", "2025-08-10"});
  one.add("monitoring", looked("2025-08-10"));

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::monitorings_due, {"missed"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::monitorings_due, {"on-time"}) == "1");
}

BOOST_AUTO_TEST_CASE(what_is_due_after_today_does_not_count_yet) {
  auto question = year_2025();
  question.today = {2025, 7, 1};

  const auto figures = figures_of({planned({"2025-06-10", "2025-08-10", "2025-07-00"})}, question);

  BOOST_TEST(value_of(figures, ItemId::monitorings_due, {"*"}) == "1");
}

BOOST_AUTO_TEST_CASE(a_day_that_was_moved_before_it_came_is_not_due) {
  // The newer version was taken in on 2025-06-15.
  auto moved = planned({"2025-08-10"});
  moved.replaced({{Role::kind, "TK"},
                  {Role::document_date, "2025-04-01"},
                  {Role::monitoring_date, "2025-09-10"}});
  auto past = planned({"2025-06-10"});
  past.replaced({{Role::kind, "TK"},
                 {Role::document_date, "2025-04-01"},
                 {Role::monitoring_date, "2025-09-10"}});

  BOOST_TEST(value_of(figures_of({moved}), ItemId::monitorings_due, {"*"}) == "1");
  BOOST_TEST(value_of(figures_of({past}), ItemId::monitorings_due, {"*"}) == "2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
