// Tests of tasks that come from decisions, follow-up, resources and reports.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/cases/task_cases.h"

namespace tsunagu::cases {
namespace {

DocumentFacts decided_meeting(const std::string& day = "2025-06-25") {
  auto facts = meeting("shared");
  facts.facts.push_back({Role::document_date, 0, day});
  return facts;
}

/// Minutes with two tasks and an emergency action: all first occurrences have the same number.
DocumentFacts minutes_with_tasks() {
  auto facts =
      with(decided_meeting(), 1, {{Role::task_date, "2025-07-31"}, {Role::task_agency, "TK01"}});
  facts = with(facts, 2, {{Role::task_date, "2025-07-15"}, {Role::task_agency, "JJ01"}});
  return with(facts, 1, {{Role::task_date, "2025-06-26"}});
}

DocumentFacts record(const std::string& day, const std::string& agency) {
  return dated("progress-record", day, {{Role::author_agency, agency}});
}

DocumentFacts ended(const std::string& needed, const std::string& day) {
  return dated("evaluation", "2025-09-01",
               {{Role::conclusion, "closure"},
                {Role::follow_up, needed},
                {Role::follow_up_date, day},
                {Role::handover_agency, "HK01"}});
}

profiles::Profile contracting(int day) {
  profiles::Profile profile;
  profile.limits.report_day = day;
  for (const auto* code : {"A", "B"}) {
    profile.agencies[code].code = code;
  }
  profile.agencies["A"].operation = "contracted";
  profile.agencies["B"].operation = "direct";
  return profile;
}

CaseFacts report(const std::string& status, const std::string& from, const std::string& to) {
  return case_of({made("activity-report", {{Role::agency, "A"},
                                           {Role::status, status},
                                           {Role::period_from, from},
                                           {Role::period_to, to}})});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decision_tasks)

BOOST_AUTO_TEST_CASE(makes_each_decision_a_task_of_its_owner) {
  const auto found = tasks(TaskKind::decision, {minutes_with_tasks()});

  BOOST_REQUIRE(found.size() == 3);
  BOOST_TEST(found[0].due == "2025-07-31");
  BOOST_TEST(found[0].agency == "TK01");
  BOOST_TEST(found[1].agency == "JJ01");
  BOOST_TEST(found[2].due == "2025-06-26");
  BOOST_TEST(found[2].agency == "");
  BOOST_TEST(found[0].shown == "2025-06-25");
}

BOOST_AUTO_TEST_CASE(is_settled_by_a_record_of_its_owner_only) {
  const auto one =
      with(decided_meeting(), 1, {{Role::task_date, "2025-07-31"}, {Role::task_agency, "TK01"}});

  BOOST_TEST(tasks(TaskKind::decision, {one, record("2025-07-20", "TK01")}).empty());
  BOOST_TEST(tasks(TaskKind::decision, {one, record("2025-07-20", "HK01")}).size() == 1);
  BOOST_TEST(tasks(TaskKind::decision, {record("2025-06-01", "TK01"), one}).size() == 1);
}

BOOST_AUTO_TEST_CASE(is_settled_by_newer_minutes_and_by_its_day_of_completion) {
  const auto one =
      with(decided_meeting(), 1, {{Role::task_date, "2025-07-31"}, {Role::task_agency, "TK01"}});
  const auto done = with(one, 1, {{Role::done_date, "2025-07-28"}});

  BOOST_TEST(tasks(TaskKind::decision, {one, decided_meeting("2025-08-20")}).empty());
  BOOST_TEST(tasks(TaskKind::decision, {done}).empty());
}

BOOST_AUTO_TEST_CASE(replaces_the_next_step_of_a_record_by_that_of_the_next_record) {
  const auto step = [](const std::string& day, const std::string& due) {
    return with(record(day, "SK01"), 1, {{Role::task_date, due}, {Role::task_agency, "SK01"}});
  };

  const auto found = tasks(
      TaskKind::decision,
      {step("2025-05-01", "2025-05-10"), step("2025-05-08", "2025-05-20"), decided_meeting()});

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].due == "2025-05-20");
}

BOOST_AUTO_TEST_CASE(follows_up_after_a_closure) {
  const auto found = tasks(TaskKind::follow_up, {ended("yes", "2025-12-01")});

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].due == "2025-12-01");
  BOOST_TEST(found[0].shown == "2025-11-17");
  BOOST_TEST(found[0].agency == "HK01");
  BOOST_TEST(tasks(TaskKind::follow_up, {ended("no", "")}).empty());
}

BOOST_AUTO_TEST_CASE(is_settled_by_a_visit_about_the_planned_day) {
  const auto end = ended("yes", "2025-12-01");

  BOOST_TEST(tasks(TaskKind::follow_up, {end, record("2025-11-20", "HK01")}).empty());
  BOOST_TEST(tasks(TaskKind::follow_up, {end, record("2025-10-01", "HK01")}).size() == 1);
  BOOST_TEST(tasks(TaskKind::follow_up, {end, ended("no", "")}).empty());
}

BOOST_AUTO_TEST_CASE(asks_to_look_at_a_resource_again_and_not_at_one_that_is_gone) {
  const auto resource = [](const std::string& stage) {
    return dated(
        "community-resource", "2024-04-01",
        {{Role::stage, stage}, {Role::verified_date, "2025-01-31"}, {Role::agency, "SK01"}});
  };
  profiles::Limits limits;
  limits.resource_check_months = 1;

  const auto found = tasks(TaskKind::resource_check, {resource("accepting")}, limits);

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].due == "2025-02-28");
  BOOST_TEST(found[0].shown == "2025-02-28");
  BOOST_TEST(found[0].agency == "SK01");
  BOOST_TEST(tasks(TaskKind::resource_check, {resource("ended")}).empty());
}

BOOST_AUTO_TEST_CASE(keeps_a_missing_resource_open_until_it_is_filled_or_given_up) {
  const auto gap = [](const std::string& stage, const std::string& due) {
    return dated("resource-gap", "2025-05-01",
                 {{Role::stage, stage}, {Role::due_date, due}, {Role::main_agency, "TK01"}});
  };

  BOOST_TEST(tasks(TaskKind::resource_gap, {gap("found", "2025-09-30")}).at(0).due == "2025-09-30");
  BOOST_TEST(tasks(TaskKind::resource_gap, {gap("issue", "")}).at(0).due == "2026-05-01");
  BOOST_TEST(tasks(TaskKind::resource_gap, {gap("filled", "2025-09-30")}).empty());
  BOOST_TEST(tasks(TaskKind::resource_gap, {gap("dropped", "")}).empty());
}

BOOST_AUTO_TEST_CASE(asks_those_who_work_under_contract_for_the_report_of_the_last_month) {
  const auto found = report_tasks(contracting(16), {}, "2025-07-03");

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].agency == "A");
  BOOST_TEST(found[0].due == "2025-07-16");
  BOOST_TEST(found[0].shown == "2025-07-01");
  BOOST_TEST(found[0].detail == "2025-06");
  BOOST_TEST(report_tasks(contracting(0), {}, "2025-07-03").empty());
  BOOST_TEST(report_tasks(contracting(31), {}, "2025-10-03").at(0).due == "2025-10-31");
  BOOST_TEST(report_tasks(contracting(31), {}, "2025-11-03").at(0).due == "2025-11-30");
}

BOOST_AUTO_TEST_CASE(is_settled_by_a_report_that_was_handed_in_and_asks_for_gaps) {
  const std::vector<ReportOnRecord> reports{
      *report_of(report("submitted", "2025-04-01", "2025-04-30")),
      *report_of(report("frozen", "2025-06-01", "2025-06-30"))};

  const auto found = report_tasks(contracting(16), reports, "2025-07-03");

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].detail == "2025-05");
  BOOST_TEST(!report_of(report("draft", "2025-04-01", "2025-04-30")));
  BOOST_TEST(!report_of(case_of({decided_meeting()})));
}

BOOST_AUTO_TEST_CASE(knows_the_earliest_day_of_a_case_whatever_the_limits_are) {
  const auto facts = case_of(
      {running_plan({{Role::monitoring_date, "2025-07-10"}, {Role::period_to, "2025-10-09"}})});
  const auto nothing = case_of({plan("draft")});

  BOOST_TEST(next_basis(facts, standing_of(facts)) == 20250710U);
  BOOST_TEST(next_basis(nothing, standing_of(nothing)) == kNoTask);
  for (const auto& task : all_tasks({running_plan({{Role::monitoring_date, "2025-07-10"}})})) {
    BOOST_TEST(task.shown >= "2025-06-26");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::cases
