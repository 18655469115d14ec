// Tests of tasks that wait for an answer: sheets and requests.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/cases/task_cases.h"

namespace tsunagu::cases {
namespace {

DocumentFacts asked_sheet(const std::vector<RoleValue>& more = {}) {
  std::vector<RoleValue> values{{Role::recipient_agency, "TK01"}, {Role::consent, "given"}};
  values.insert(values.end(), more.begin(), more.end());
  return dated("referral-sheet", "2025-04-02", values);
}

DocumentFacts request() {
  return dated("cooperation-request", "2025-06-01",
               {{Role::recipient_agency, "HK01"},
                {Role::recipient_agency, "ZM01"},
                {Role::due_date, "2025-06-20"}});
}

DocumentFacts answer(const std::string& agency, const std::string& result = "provided") {
  return dated("cooperation-answer", "2025-06-10",
               {{Role::author_agency, agency}, {Role::status, result}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(answer_tasks)

BOOST_AUTO_TEST_CASE(waits_the_municipalitys_days_for_an_answer_to_a_sheet) {
  profiles::Limits limits;
  limits.referral_answer_days = 10;

  const auto found = tasks(TaskKind::referral_answer, {asked_sheet()}, limits);

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].due == "2025-04-12");
  BOOST_TEST(found[0].shown == "2025-04-02");
  BOOST_TEST(found[0].agency == "TK01");
  BOOST_TEST(!found[0].is_overdue("2025-04-12"));
  BOOST_TEST(found[0].is_overdue("2025-04-13"));
}

BOOST_AUTO_TEST_CASE(counts_from_the_receipt_and_takes_the_day_the_sheet_names) {
  const auto received =
      tasks(TaskKind::referral_answer, {asked_sheet({{Role::received_date, "2025-04-05"}})});
  const auto named =
      tasks(TaskKind::referral_answer, {asked_sheet({{Role::due_date, "2025-04-09"}})});

  BOOST_TEST(received.at(0).due == "2025-04-19");
  BOOST_TEST(named.at(0).due == "2025-04-09");
}

BOOST_AUTO_TEST_CASE(is_settled_by_acceptance_or_reply_in_the_sheet_or_a_later_one) {
  const auto accepted = asked_sheet({{Role::acceptance, "accepted-multi-agency"}});
  const auto replied = asked_sheet({{Role::reply_date, "2025-04-20"}});

  BOOST_TEST(tasks(TaskKind::referral_answer, {accepted}).empty());
  BOOST_TEST(tasks(TaskKind::referral_answer, {replied}).empty());
  BOOST_TEST(tasks(TaskKind::referral_answer, {asked_sheet(), replied}).empty());
  BOOST_TEST(tasks(TaskKind::referral_answer, {accepted, asked_sheet()}).size() == 1);
}

BOOST_AUTO_TEST_CASE(is_settled_by_the_asked_agencys_record_of_the_handover) {
  const auto record = [](const std::string& writer, const std::string& kind) {
    return dated("progress-record", "2025-04-08",
                 {{Role::author_agency, writer}, {Role::record_kind, kind}});
  };

  BOOST_TEST(tasks(TaskKind::referral_answer, {asked_sheet(), record("TK01", "handover")}).empty());
  BOOST_TEST(tasks(TaskKind::referral_answer, {asked_sheet(), record("HK01", "handover")}).size() ==
             1);
  BOOST_TEST(
      tasks(TaskKind::referral_answer, {asked_sheet(), record("TK01", "consultation")}).size() ==
      1);
}

BOOST_AUTO_TEST_CASE(asks_nobody_for_an_answer_once_the_case_is_closed) {
  const auto closed = tasks(TaskKind::referral_answer, {asked_sheet(), council("closed")});

  BOOST_TEST(closed.empty());
}

BOOST_AUTO_TEST_CASE(asks_each_agency_for_its_own_answer_to_a_request) {
  const auto none = tasks(TaskKind::cooperation_answer, {request()});
  const auto one = tasks(TaskKind::cooperation_answer, {request(), answer("HK01")});

  BOOST_TEST(none.size() == 2);
  BOOST_REQUIRE(one.size() == 1);
  BOOST_TEST(one[0].agency == "ZM01");
  BOOST_TEST(one[0].due == "2025-06-20");
}

BOOST_AUTO_TEST_CASE(takes_a_refusal_as_an_answer_and_a_promise_not) {
  const auto refused =
      tasks(TaskKind::cooperation_answer, {request(), answer("HK01"), answer("ZM01", "refused")});
  const auto promised =
      tasks(TaskKind::cooperation_answer, {request(), answer("HK01"), answer("ZM01", "later")});

  BOOST_TEST(refused.empty());
  BOOST_TEST(promised.size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::cases
