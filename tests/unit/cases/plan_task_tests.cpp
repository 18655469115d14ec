// Tests of tasks that come from plans, consents and protection, and of the two clocks.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/cases/clocks.h"
#include "tests/unit/cases/task_cases.h"

namespace tsunagu::cases {
namespace {

DocumentFacts look(const std::string& day, const std::string& next = "") {
  return dated("monitoring", day, {{Role::plan_kind, "TK"}, {Role::monitoring_date, next}});
}

DocumentFacts form(const std::string& to, const std::string& result = "given") {
  return consent_form(result, {{Role::valid_to, to}, {Role::author_agency, "SK01"}});
}

DocumentFacts protection(const std::string& status, const std::string& to) {
  return dated("protection", "2025-04-01",
               {{Role::status, status}, {Role::valid_to, to}, {Role::author_agency, "SM01"}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plan_tasks)

BOOST_AUTO_TEST_CASE(warns_before_a_planned_monitoring) {
  profiles::Limits limits;
  limits.monitoring_warning_days = 7;

  const auto found =
      tasks(TaskKind::monitoring, {running_plan({{Role::monitoring_date, "2025-07-10"}})}, limits);

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].due == "2025-07-10");
  BOOST_TEST(found[0].shown == "2025-07-03");
  BOOST_TEST(found[0].agency == "TK01");
  BOOST_TEST(found[0].detail == "TK");
}

BOOST_AUTO_TEST_CASE(is_settled_by_a_monitoring_held_then_or_shortly_before) {
  const auto planned = running_plan({{Role::monitoring_date, "2025-07-10"}});

  BOOST_TEST(tasks(TaskKind::monitoring, {planned, look("2025-07-12")}).empty());
  BOOST_TEST(tasks(TaskKind::monitoring, {planned, look("2025-06-26")}).empty());
  BOOST_TEST(tasks(TaskKind::monitoring, {planned, look("2025-06-25")}).size() == 1);
}

BOOST_AUTO_TEST_CASE(takes_the_next_day_that_a_monitoring_names) {
  const auto planned = running_plan({{Role::monitoring_date, "2025-07-10"}});

  const auto found = tasks(TaskKind::monitoring, {planned, look("2025-06-01", "2025-09-01")});

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].due == "2025-09-01");
}

BOOST_AUTO_TEST_CASE(does_not_look_at_a_draft_or_a_plan_that_has_ended) {
  const std::vector<RoleValue> dates{{Role::monitoring_date, "2025-07-10"},
                                     {Role::period_to, "2025-10-09"}};
  for (const auto* status : {"draft", "closed", "suspended"}) {
    auto facts = plan(status);
    for (const auto& [role, value] : dates) {
      facts.facts.push_back({role, 0, value});
    }
    BOOST_TEST(all_tasks({facts}).empty(), status);
  }
}

BOOST_AUTO_TEST_CASE(warns_before_the_time_of_a_plan_ends) {
  const auto found =
      tasks(TaskKind::plan_period, {running_plan({{Role::period_to, "2025-10-09"}})});

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].due == "2025-10-09");
  BOOST_TEST(found[0].shown == "2025-09-25");
}

BOOST_AUTO_TEST_CASE(warns_before_the_consent_ends_that_lasts_longest) {
  const auto found = tasks(TaskKind::consent_ending, {form("2026-03-31"), form("2025-09-30")});

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].due == "2026-03-31");
  BOOST_TEST(found[0].shown == "2026-03-01");
  BOOST_TEST(found[0].agency == "SK01");
}

BOOST_AUTO_TEST_CASE(asks_for_no_renewal_of_an_endless_or_withdrawn_consent) {
  auto withdrawn = form("2026-03-31");
  withdrawn.facts.push_back({Role::withdrawn_date, 0, "2025-08-01"});

  BOOST_TEST(tasks(TaskKind::consent_ending, {form("2026-03-31"), form("")}).empty());
  BOOST_TEST(tasks(TaskKind::consent_ending, {withdrawn}).empty());
  BOOST_TEST(tasks(TaskKind::consent_ending, {form("2026-03-31"), form("", "refused")}).empty());
  BOOST_TEST(tasks(TaskKind::consent_ending, {form("2026-03-31"), council("closed")}).empty());
}

BOOST_AUTO_TEST_CASE(warns_before_a_protection_ends_also_of_a_closed_case) {
  const auto found =
      tasks(TaskKind::protection_ending, {protection("decided", "2026-03-31"), council("closed")});

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].due == "2026-03-31");
  BOOST_TEST(found[0].shown == "2026-03-01");
  BOOST_TEST(found[0].agency == "SM01");
}

BOOST_AUTO_TEST_CASE(is_settled_by_an_extension_or_the_end_of_the_protection) {
  const auto decided = protection("decided", "2026-03-31");

  BOOST_TEST(tasks(TaskKind::protection_ending, {decided, protection("extended", "2027-03-31")})
                 .at(0)
                 .due == "2027-03-31");
  BOOST_TEST(tasks(TaskKind::protection_ending, {decided, protection("lifted", "")}).empty());
  BOOST_TEST(tasks(TaskKind::protection_ending, {protection("applied", "2026-03-31")}).empty());
}

BOOST_AUTO_TEST_CASE(keeps_the_clock_of_the_case_running_when_that_of_the_plan_stops) {
  auto facts = case_of(
      {dated("referral-sheet", "2025-02-01", {{Role::consent, "given"}}),
       running_plan({{Role::period_from, "2025-04-10"}}),
       dated("support-plan", "2025-10-09", {{Role::kind, "TK"}, {Role::status, "suspended"}})});
  facts[2].supersedes = facts[1].document_id;

  const auto clocks = clocks_of(facts, standing_of(facts), "2025-12-10");

  BOOST_TEST(clocks.opened == "2025-02-01");
  BOOST_TEST(clocks.closed == "");
  BOOST_TEST(clocks.months == 10);
  BOOST_REQUIRE(clocks.plans.size() == 1);
  BOOST_TEST(clocks.plans[0].status == "suspended");
  BOOST_TEST(clocks.plans[0].ended == "2025-10-09");
  BOOST_TEST(clocks.plans[0].from == "2025-04-10");
  BOOST_TEST(clocks.plans[0].months == 5);
}

BOOST_AUTO_TEST_CASE(stops_the_clock_of_a_case_that_is_closed_until_it_is_opened_again) {
  const auto first = dated("referral-sheet", "2025-02-01", {{Role::consent, "given"}});
  auto end = council("closed");
  end.facts.push_back({Role::document_date, 0, "2025-08-01"});
  const auto closed = case_of({first, running_plan(), end});
  const auto again = case_of({first, running_plan(), end,
                              dated("referral-sheet", "2025-11-01", {{Role::consent, "given"}})});

  const auto stopped = clocks_of(closed, standing_of(closed), "2025-12-10");
  const auto running = clocks_of(again, standing_of(again), "2025-12-10");

  BOOST_TEST(stopped.closed == "2025-08-01");
  BOOST_TEST(stopped.months == 6);
  BOOST_TEST(running.closed == "");
  BOOST_TEST(running.months == 10);
}

BOOST_AUTO_TEST_CASE(lets_a_draft_run_no_clock) {
  const auto facts = case_of({plan("draft")});

  const auto clocks = clocks_of(facts, standing_of(facts), "2025-12-10");

  BOOST_TEST(clocks.plans.at(0).months == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::cases
