// Until when a case is kept.
#define BOOST_TEST_DYN_LINK
#include "server/cases/retention.h"

#include <boost/test/unit_test.hpp>

#include "server/cases/case_state.h"
#include "server/cases/days.h"
#include "tests/unit/cases/made_facts.h"

using namespace tsunagu;
using namespace tsunagu::cases;
using profiles::RetentionEvent;

namespace {

DocumentFacts dated(DocumentFacts facts, const std::string& day) {
  facts.facts.push_back({Role::document_date, 0, day});
  return facts;
}

DocumentFacts informed(const std::string& day) {
  return dated(made("consultation-intake", {{Role::screening, "informed"}}), day);
}
DocumentFacts asked_again(const std::string& day) {
  return dated(made("consultation-intake", {{Role::screening, "multi-agency"}}), day);
}
DocumentFacts note(const std::string& day) { return dated(made("progress-record"), day); }

struct Rules {
  std::map<std::string, profiles::Retention> classes;
  RetentionRules rules{classes, 5, [](std::string_view type) {
                         return std::string{type == "progress-record" ? "record" : "case"};
                       }};
  std::string last_day(const std::vector<DocumentFacts>& documents) const {
    const auto end = retention_end(case_of(documents), rules);
    return end ? end->last_day : "never";
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(retention_tests, Rules)

BOOST_AUTO_TEST_CASE(never_ends_for_an_open_case) {
  BOOST_TEST(last_day({asked_again("2020-06-01")}) == "never");
  BOOST_TEST(last_day({}) == "never");
}

BOOST_AUTO_TEST_CASE(counts_five_years_from_the_end_of_the_fiscal_year_of_closure_by_default) {
  BOOST_TEST(last_day({informed("2025-06-10")}) == "2031-03-31");
  BOOST_TEST(last_day({informed("2026-03-31")}) == "2031-03-31");
  BOOST_TEST(last_day({informed("2026-04-01")}) == "2032-03-31");
}

BOOST_AUTO_TEST_CASE(is_due_the_day_after_the_last) {
  const auto end = retention_end(case_of({informed("2025-06-10")}), rules);

  BOOST_TEST(!end->is_due("2031-03-31"));
  BOOST_TEST(end->is_due("2031-04-01"));
}

BOOST_AUTO_TEST_CASE(counts_from_the_day_of_closure_where_the_profile_says_so) {
  classes["case"] = {3, RetentionEvent::closure};

  BOOST_TEST(last_day({informed("2024-02-29")}) == "2027-02-28");
}

BOOST_AUTO_TEST_CASE(counts_from_the_last_document_where_the_profile_says_so) {
  classes["case"] = {1, RetentionEvent::last_document};
  classes["record"] = {1, RetentionEvent::last_document};

  BOOST_TEST(last_day({informed("2025-06-10"), note("2025-09-01")}) == "2026-09-01");
}

BOOST_AUTO_TEST_CASE(keeps_the_whole_case_until_its_longest_class_ends) {
  classes["case"] = {1, RetentionEvent::closure};
  classes["record"] = {10, RetentionEvent::closure};
  const auto end = retention_end(case_of({note("2025-05-01"), informed("2025-06-10")}), rules);

  BOOST_TEST(end->last_day == "2035-06-10");
  BOOST_TEST(end->retention_class == "record");
}

BOOST_AUTO_TEST_CASE(starts_again_when_the_case_is_opened_again) {
  BOOST_TEST(last_day({informed("2025-06-10"), asked_again("2026-07-01")}) == "never");
  BOOST_TEST(last_day({informed("2025-06-10"), asked_again("2026-07-01"),
                       informed("2027-05-05")}) == "never");

  auto facts = case_of({informed("2025-06-10"), asked_again("2026-07-01"),
                        made("support-plan", {{Role::kind, "TK"}, {Role::status, "closed"}}),
                        note("2027-05-05")});
  BOOST_TEST(std::string{state_code(fold(facts).state)} == "C90");
}

BOOST_AUTO_TEST_CASE(does_not_move_with_documents_that_follow_the_closure) {
  BOOST_TEST(last_day({informed("2025-06-10"), note("2027-01-01")}) == "2031-03-31");
}

BOOST_AUTO_TEST_CASE(takes_the_day_of_recording_where_no_document_date_stands) {
  auto facts = case_of({made("consultation-intake", {{Role::screening, "informed"}})});
  facts[0].recorded_at = *japan_moment("2025-04-01", "09:00");

  BOOST_TEST(closure_day(facts).value() == "2025-04-01");
}

BOOST_AUTO_TEST_CASE(takes_the_end_of_a_month_of_which_the_day_is_not_known) {
  BOOST_TEST(closure_day(case_of({informed("2025-06-00")})).value() == "2025-06-30");
}

BOOST_AUTO_TEST_SUITE_END()
