// Conferences and who came: N08, N09, N10 and the platforms of N19.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(meetings_tests)

Case minutes(const std::string& kind, const std::string& day, const std::string& decision,
             const std::string& purpose = "T1") {
  Case one;
  one.add("minutes", {{Role::kind, kind},
                      {Role::meeting_date, day},
                      {Role::start_time, "14:00"},
                      {Role::status, decision},
                      {Role::conference_purpose, purpose}});
  one.grouped({{Role::attendee_agency, "kita"}})
      .grouped({{Role::attendee_agency, "kita"}, {Role::attendance, "proxy"}})
      .grouped({{Role::attendee_agency, "shakyo"}, {Role::attendance, "absent"}});
  return one;
}

BOOST_AUTO_TEST_CASE(items_of_one_meeting_are_one_meeting_and_several_cases) {
  const auto figures =
      figures_of({minutes("MJ", "2025-06-10", "approved"), minutes("MJ", "2025-06-10", "resubmit"),
                  minutes("MJ", "2025-07-10", "approved")});

  BOOST_TEST(value_of(figures, ItemId::councils) == "2");
  BOOST_TEST(value_of(figures, ItemId::council_cases) == "3");
  BOOST_TEST(value_of(figures, ItemId::council_timings, {"T1"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::plans_judged, {"approved"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::plans_judged, {"*"}) == "3");
}

BOOST_AUTO_TEST_CASE(a_conference_of_the_register_and_its_minutes_are_the_same_meeting) {
  Case conference;
  conference.add("conference", {{Role::kind, "MJ"},
                                {Role::meeting_date, "2025-06-10"},
                                {Role::start_time, "14:00"},
                                {Role::status, "closed"}});
  Case planned;
  planned.add("conference",
              {{Role::kind, "MJ"}, {Role::meeting_date, "2025-09-10"}, {Role::status, "invited"}});

  const auto figures = figures_of({minutes("MJ", "2025-06-10", "approved"), conference, planned});

  BOOST_TEST(value_of(figures, ItemId::councils) == "1");
}

BOOST_AUTO_TEST_CASE(plan_by_plan_results_go_before_the_decision_of_the_item) {
  auto one = minutes("MJ", "2025-06-10", "approved");
  one.grouped({{Role::plan_kind, "TK"}, {Role::plan_result, "approved"}})
      .grouped({{Role::plan_kind, "SN"}, {Role::plan_result, "returned"}});

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::plans_judged, {"*"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::plans_judged, {"returned"}) == "1");
}

BOOST_AUTO_TEST_CASE(support_meetings_are_counted_with_their_kinds) {
  const auto figures =
      figures_of({minutes("SK-F", "2025-06-10", "shared"), minutes("SK-F", "2025-06-10", "shared"),
                  minutes("SK", "2025-06-11", "shared"), minutes("MJ", "2025-06-12", "approved")});

  BOOST_TEST(value_of(figures, ItemId::support_meetings, {"*"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::support_meetings, {"SK-F"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::meeting_cases, {"*"}) == "3");
}

BOOST_AUTO_TEST_CASE(who_came_counts_once_a_meeting_and_who_did_not_come_not_at_all) {
  auto question = year_2025();
  question.by = {Dimension::agency};

  const auto figures = figures_of(
      {minutes("MJ", "2025-06-10", "approved"), minutes("MJ", "2025-06-10", "approved")}, question);

  BOOST_TEST(value_of(figures, ItemId::attending_people, {"kita"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::attending_agencies, {"kita"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::attending_people, {"shakyo"}) == "-");
}

BOOST_AUTO_TEST_CASE(who_was_invited_to_a_conference_has_not_come_until_it_says_so) {
  Case one;
  one.add("conference",
          {{Role::kind, "PF"}, {Role::meeting_date, "2025-06-10"}, {Role::status, "held"}});
  one.grouped({{Role::attendee_agency, "kita"}})
      .grouped({{Role::attendee_agency, "minami"}, {Role::attendance, "present"}});

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::platforms) == "1");
  BOOST_TEST(value_of(figures, ItemId::attending_people) == "1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
