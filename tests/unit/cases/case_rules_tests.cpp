// The rules about consent, plans and scope, in both directions: what they refuse, what they pass.
#define BOOST_TEST_DYN_LINK
#include "server/cases/case_rules.h"

#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "tests/unit/cases/asked_rules.h"

using namespace tsunagu;
using namespace tsunagu::cases;

BOOST_AUTO_TEST_SUITE(case_rules_tests)

BOOST_AUTO_TEST_CASE(r01_a_council_handles_only_consenting_cases) {
  BOOST_TEST(broken(council("shared")) == "");
  for (const char* consent :
       {"refused", "none", "not-asked", "not-reached", "withdrawn", "expired", "partial", ""}) {
    BOOST_TEST(broken(council("shared", consent)) == "R01", consent);
  }
  BOOST_TEST(broken(with(council("shared"), 2, {{Role::consent, "none"}})) == "R01");
}

BOOST_AUTO_TEST_CASE(r01_a_form_of_consent_says_more_than_the_minutes) {
  const auto held = [](const char* day) {
    return also(council("shared"), {{Role::meeting_date, day}});
  };

  BOOST_TEST(broken(held("2025-10-01"), {scoped_consent()}) == "");
  BOOST_TEST(broken(held("2026-02-01"), {scoped_consent()}) == "R01");
  BOOST_TEST(broken(held("2025-04-30"), {scoped_consent()}) == "R01");
  BOOST_TEST(broken(held("2025-10-01"), {scoped_consent("withdrawn")}) == "R01");
  BOOST_TEST(broken(held("2025-10-02"),
                    {scoped_consent("given", {{Role::withdrawn_date, "2025-10-02"}})}) == "R01");
}

BOOST_AUTO_TEST_CASE(r01_a_partial_consent_counts_for_its_purposes) {
  const auto partial = [](const char* purpose) {
    return scoped_consent("partial", {{Role::consent_purpose, purpose}});
  };
  const auto minutes = also(council("shared", "partial"), {{Role::meeting_date, "2025-10-01"}});

  BOOST_TEST(broken(minutes, {partial("conference")}) == "");
  BOOST_TEST(broken(minutes, {partial("statistics")}) == "R01");
}

BOOST_AUTO_TEST_CASE(r02_a_meeting_may_share_without_consent) {
  for (const char* consent : {"none", "refused", "not-reached", "given"}) {
    BOOST_TEST(broken(meeting("shared", consent)) == "", consent);
  }
  BOOST_TEST(broken(council("shared", "none")) == "R01");
}

BOOST_AUTO_TEST_CASE(r05_what_the_tax_office_knows_needs_a_consent_of_its_own) {
  const auto assessment = [](const char* source) {
    return made("intake-assessment", {{Role::tax_source, source}});
  };

  BOOST_TEST(broken(assessment("person")) == "");
  BOOST_TEST(broken(assessment("tax-office")) == "R05");
  BOOST_TEST(broken(assessment("tax-office"), {scoped_consent()}) == "R05");
  BOOST_TEST(broken(assessment("tax-office"),
                    {scoped_consent("given", {{Role::tax_consent, "yes"}})}) == "");
}

BOOST_AUTO_TEST_CASE(r08_there_is_no_plan_without_consent) {
  for (const char* kind : {"TK", "OR", "SN"}) {
    BOOST_TEST(broken(plan("draft", kind, "given")) == "", kind);
    BOOST_TEST(broken(plan("draft", kind, "not-asked")) == "R08", kind);
    BOOST_TEST(broken(plan("draft", kind, "partial")) == "R08", kind);
  }
  BOOST_TEST(broken(plan("draft"), {scoped_consent("withdrawn")}) == "R08");
  BOOST_TEST(broken(plan("draft"), {scoped_consent()}) == "");
}

BOOST_AUTO_TEST_CASE(r08_lets_outreach_begin_and_plans_end_without_consent) {
  const auto early = switched(&Switches::outreach_plan_before_consent);

  BOOST_TEST(broken(plan("draft", "OR", "not-reached"), {}, early) == "");
  BOOST_TEST(broken(plan("draft", "TK", "not-reached"), {}, early) == "R08");
  BOOST_TEST(broken(plan("suspended", "TK", "withdrawn"), kDecided) == "");
}

BOOST_AUTO_TEST_CASE(r09_a_council_sits_inside_the_consent) {
  const auto attended = [](const char* agency, const char* attendance) {
    return with(also(council("shared"), {{Role::meeting_date, "2025-10-01"}}), 1,
                {{Role::attendee_agency, agency}, {Role::attendance, attendance}});
  };

  BOOST_TEST(broken(attended("A", "present"), {scoped_consent()}) == "");
  BOOST_TEST(broken(attended("B", "present"), {scoped_consent()}) == "R09");
  BOOST_TEST(broken(attended("B", "absent"), {scoped_consent()}) == "");
  BOOST_TEST(broken(attended("B", "present")) == "");  // nobody named agencies
  BOOST_TEST(broken(attended("A", "present"),
                    {scoped_consent("given", {{Role::consent_excluded_agency, "A"}})}) == "R09");
}

BOOST_AUTO_TEST_CASE(r10_participation_begins_after_the_council) {
  const auto asked = switched(&Switches::participation_after_council);
  const std::vector<DocumentFacts> approved{sheet("given"), plan("draft"), plan("draft", "SN"),
                                            council("approved")};
  const auto place = also(plan("decided", "SN"), {{Role::participation_type, "place"}});

  BOOST_TEST(broken(plan("decided", "SN"), kDrafted) == "");
  BOOST_TEST(broken(plan("decided", "SN"), kDrafted, asked) == "R10");
  BOOST_TEST(broken(plan("draft", "SN"), kDrafted, asked) == "");
  BOOST_TEST(broken(place, kDrafted, asked) == "");
  BOOST_TEST(broken(plan("decided", "SN"), approved, asked) == "");
}

BOOST_AUTO_TEST_CASE(r11_plans_are_judged_together) {
  const auto joint = switched(&Switches::joint_judgement);
  const std::vector<DocumentFacts> two{sheet("given"), plan("draft"), plan("draft", "SN")};
  const auto one = with(council("approved"), 1, {{Role::plan_kind, "TK"}});
  const auto both = with(one, 2, {{Role::plan_kind, "SN"}});

  BOOST_TEST(broken(one, two) == "");
  BOOST_TEST(broken(one, two, joint) == "R11");
  BOOST_TEST(broken(both, two, joint) == "");
}

BOOST_AUTO_TEST_CASE(r12_a_plan_is_closed_with_an_evaluation) {
  auto evaluated = kDecided;
  evaluated.push_back(evaluation());
  auto judged = kDecided;
  judged.push_back(council("closed"));
  auto planned_anew = evaluated;
  planned_anew.push_back(plan("draft"));

  BOOST_TEST(broken(plan("closed"), kDecided) == "R12");
  BOOST_TEST(broken(plan("closed"), evaluated) == "");
  BOOST_TEST(broken(plan("closed"), judged) == "");
  BOOST_TEST(broken(plan("closed"), planned_anew) == "R12");
}

BOOST_AUTO_TEST_CASE(r18_abuse_may_be_dealt_with_elsewhere) {
  const std::vector<DocumentFacts> abuse{made("consultation-intake", {{Role::screening, "abuse"}}),
                                         sheet("given")};
  const auto elsewhere = switched(&Switches::abuse_elsewhere);

  BOOST_TEST(broken(plan("draft"), abuse) == "");
  BOOST_TEST(broken(plan("draft"), abuse, elsewhere) == "R18");
  BOOST_TEST(broken(meeting("shared"), abuse, elsewhere) == "R18");
  BOOST_TEST(broken(plan("draft"), kDrafted, elsewhere) == "");
}

BOOST_AUTO_TEST_CASE(r19_consent_is_recorded_before_a_sheet_leaves) {
  const auto optional = switched(&Switches::referral_consent_required, false);

  BOOST_TEST(broken(sheet("given")) == "");
  BOOST_TEST(broken(sheet("not-asked", "")) == "");
  BOOST_TEST(broken(sheet("given", "")) == "R19");
  BOOST_TEST(broken(sheet("", "")) == "R19");
  BOOST_TEST(broken(sheet("", ""), {}, optional) == "");
  BOOST_TEST(broken(sheet("given", ""), {scoped_consent()}) == "");
}

BOOST_AUTO_TEST_CASE(r22_a_municipality_may_run_meetings_only) {
  const auto meetings_only = switched(&Switches::council, false);

  BOOST_TEST(broken(meeting("shared"), {}, meetings_only) == "");
  BOOST_TEST(broken(council("shared"), {}, meetings_only) == "R22");
  BOOST_TEST(broken(plan("draft"), {}, meetings_only) == "R22");
}

BOOST_AUTO_TEST_CASE(refuses_a_step_that_the_case_cannot_take) {
  auto ended = kDecided;
  ended.push_back(council("closed"));

  BOOST_TEST(broken(plan("decided"), ended) == "step");
  ended.push_back(sheet("given"));  // opened again
  BOOST_TEST(broken(plan("decided"), ended) == "");
}

BOOST_AUTO_TEST_CASE(has_every_rule_in_the_manual) {
  std::ifstream file{std::string{TSUNAGU_SOURCE_DIR} + "/docs/case-rules.md"};
  std::stringstream manual;
  manual << file.rdbuf();

  for (const auto& rule : all_rules()) {
    const auto row = "| " + std::string{rule.id} + " | `" + refusal_id(rule.code) + "` |";
    BOOST_TEST(manual.str().find(row) != std::string::npos, row);
  }
}

BOOST_AUTO_TEST_SUITE_END()
