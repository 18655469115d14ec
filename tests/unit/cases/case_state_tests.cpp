// Where documents lead a case.
#define BOOST_TEST_DYN_LINK
#include "server/cases/case_state.h"

#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/cases/case_effects.h"
#include "tests/unit/cases/made_facts.h"

using namespace tsunagu;
using namespace tsunagu::cases;

namespace {

/// The code of the state after `documents`; with "!" for each remark.
std::string after(const std::vector<DocumentFacts>& documents) {
  const auto history = fold(case_of(documents));
  return std::string{state_code(history.state)} + std::string(history.remarks.size(), '!');
}

std::string from(const char* code, const DocumentFacts& facts) {
  const auto result = step(state_from_code(code), facts);
  return std::string{state_code(result.state)} + (result.remark ? "!" : "");
}

std::vector<CaseState> states_of(StateSet states) {
  std::vector<CaseState> out;
  for (std::size_t index = 0; index < kCaseStates; ++index) {
    if ((states >> index & 1U) != 0) {
      out.push_back(static_cast<CaseState>(index));
    }
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(case_state_tests)

BOOST_AUTO_TEST_CASE(begins_without_documents_as_detected) { BOOST_TEST(after({}) == "C00"); }

BOOST_AUTO_TEST_CASE(follows_the_consent_of_a_referral_sheet) {
  BOOST_TEST(after({sheet("given")}) == "C41");
  BOOST_TEST(after({sheet("partial")}) == "C41");
  BOOST_TEST(after({sheet("refused")}) == "C42");
  BOOST_TEST(after({sheet("not-asked")}) == "C42");
  BOOST_TEST(after({sheet("none")}) == "C42");
  BOOST_TEST(after({sheet("")}) == "C10");
}

BOOST_AUTO_TEST_CASE(follows_a_new_version_of_the_sheet) {
  BOOST_TEST(after({sheet("not-asked"), sheet("given")}) == "C41");
  BOOST_TEST(after({sheet("given"), sheet("refused")}) == "C42");
  BOOST_TEST(after({sheet("given"), sheet("given")}) == "C41");
}

BOOST_AUTO_TEST_CASE(follows_a_coordination_plan_from_draft_to_end) {
  const auto given = sheet("given");

  BOOST_TEST(after({given, plan("draft")}) == "C60");
  BOOST_TEST(after({given, plan("draft"), plan("decided")}) == "C70");
  BOOST_TEST(after({given, plan("draft"), plan("decided"), plan("changed")}) == "C71");
  BOOST_TEST(after({given, plan("decided"), plan("changed"), plan("decided")}) == "C70");
  BOOST_TEST(after({given, plan("decided"), plan("closed")}) == "C90");
  BOOST_TEST(after({given, plan("decided"), plan("suspended")}) == "C81");
  BOOST_TEST(after({given, plan("decided"), plan("suspended"), plan("closed")}) == "C90");
}

BOOST_AUTO_TEST_CASE(takes_a_plan_that_comes_first) {
  BOOST_TEST(after({plan("draft")}) == "C60");
  BOOST_TEST(after({plan("decided")}) == "C70");
  BOOST_TEST(after({sheet("not-asked"), plan("draft")}) == "C60");
}

BOOST_AUTO_TEST_CASE(does_not_go_back_for_another_plan_of_the_case) {
  BOOST_TEST(after({plan("decided"), plan("draft", "SN")}) == "C70");
  BOOST_TEST(after({plan("decided"), plan("draft", "OR"), plan("decided", "OR")}) == "C70");
}

BOOST_AUTO_TEST_CASE(does_not_end_a_case_by_a_plan_beside_the_coordination_plan) {
  for (const char* kind : {"OR", "SN"}) {
    for (const char* status : {"changed", "closed", "suspended"}) {
      BOOST_TEST(after({plan("decided"), plan(status, kind)}) == "C70", kind);
    }
  }
}

BOOST_AUTO_TEST_CASE(follows_the_decisions_of_a_support_council) {
  const auto draft = plan("draft");

  BOOST_TEST(after({draft, council("approved")}) == "C70");
  BOOST_TEST(after({draft, council("approved-with-conditions")}) == "C70");
  BOOST_TEST(after({draft, council("deferred")}) == "C62");
  BOOST_TEST(after({draft, council("deferred"), council("returned")}) == "C60");
  BOOST_TEST(after({draft, council("resubmit")}) == "C60");
  BOOST_TEST(after({draft, council("approved"), council("closed")}) == "C90");
  BOOST_TEST(after({draft, council("approved"), council("suspended")}) == "C81");
  BOOST_TEST(after({draft, council("shared")}) == "C60");
  BOOST_TEST(after({plan("decided"), council("returned")}) == "C70");
  BOOST_TEST(after({plan("decided"), plan("changed"), council("approved")}) == "C70");
}

BOOST_AUTO_TEST_CASE(follows_the_decisions_of_a_support_meeting) {
  const auto asked = sheet("not-asked");

  BOOST_TEST(after({meeting("shared")}) == "C61");
  BOOST_TEST(after({asked, meeting("shared")}) == "C61");
  BOOST_TEST(after({asked, meeting("closed")}) == "C82");
  BOOST_TEST(after({asked, meeting("shared"), sheet("given")}) == "C41");
  BOOST_TEST(after({asked, meeting("shared", "given")}) == "C41");
  BOOST_TEST(after({asked, meeting("shared"), sheet("not-asked")}) == "C61");
  BOOST_TEST(after({sheet("given"), meeting("shared", "given")}) == "C41");
  BOOST_TEST(after({plan("decided"), meeting("shared", "given")}) == "C70");
}

BOOST_AUTO_TEST_CASE(puts_an_emergency_before_everything) {
  for (std::size_t index = 0; index + 1 < kCaseStates; ++index) {
    const auto state = static_cast<CaseState>(index);
    BOOST_TEST((step(state, meeting("emergency", "given")).state == CaseState::support_meeting));
  }
  BOOST_TEST(from("C99", meeting("emergency")) == "C99!");
}

BOOST_AUTO_TEST_CASE(ends_a_plan_when_consent_is_taken_back) {
  for (const char* code : {"C60", "C62", "C70", "C71", "C80"}) {
    for (const char* consent : {"refused", "withdrawn", "expired"}) {
      BOOST_TEST(from(code, sheet(consent)) == "C42", code);
    }
    BOOST_TEST(from(code, sheet("not-asked")) == code);  // the window does not know of it yet
  }
}

BOOST_AUTO_TEST_CASE(opens_a_closed_case_again_for_a_new_sheet_only) {
  BOOST_TEST(from("C90", sheet("given")) == "C41");
  BOOST_TEST(from("C90", sheet("not-asked")) == "C42");
  BOOST_TEST(from("C81", sheet("given")) == "C41");
  BOOST_TEST(from("C82", sheet("given")) == "C41");
  BOOST_TEST(from("C90", plan("draft")) == "C90!");
}

BOOST_AUTO_TEST_CASE(does_not_open_a_closed_case_for_a_corrected_sheet) {
  const auto revised = [](const char* code, const DocumentFacts& facts) {
    const auto result = step(state_from_code(code), facts, true);
    return std::string{state_code(result.state)} + (result.remark ? "!" : "");
  };

  BOOST_TEST(revised("C90", sheet("given")) == "C90");
  BOOST_TEST(revised("C22", made("consultation-intake")) == "C22");
  BOOST_TEST(revised("C82", sheet("given")) == "C41");  // consent won at last
  BOOST_TEST(revised("C42", sheet("given")) == "C41");
}

BOOST_AUTO_TEST_CASE(follows_the_screening_of_an_intake) {
  const auto intake = [](const char* code) {
    return made("consultation-intake", {{Role::screening, code}});
  };

  BOOST_TEST(from("C00", made("consultation-intake")) == "C10");
  BOOST_TEST(from("C00", intake("informed")) == "C22");
  BOOST_TEST(from("C10", intake("normal")) == "C21");
  BOOST_TEST(from("C10", intake("referred")) == "C21");
  BOOST_TEST(from("C10", intake("multi-agency")) == "C30");
  BOOST_TEST(from("C21", intake("multi-agency")) == "C30");
  BOOST_TEST(from("C10", intake("broken-off")) == "C20");
  BOOST_TEST(from("C90", made("consultation-intake")) == "C10");
  BOOST_TEST(from("C70", intake("normal")) == "C70");
}

BOOST_AUTO_TEST_CASE(follows_a_form_of_consent) {
  BOOST_TEST(from("C40", consent_form("given")) == "C41");
  BOOST_TEST(from("C61", consent_form("partial")) == "C41");
  BOOST_TEST(from("C70", consent_form("renewed")) == "C70");
  BOOST_TEST(from("C70", consent_form("withdrawn")) == "C42");
  BOOST_TEST(from("C50", consent_form("refused")) == "C42");
  BOOST_TEST(from("C61", consent_form("refused")) == "C61");
  BOOST_TEST(from("C90", consent_form("given")) == "C90");
}

BOOST_AUTO_TEST_CASE(follows_what_lies_between_consent_and_closure) {
  BOOST_TEST(from("C30", made("use-application")) == "C40");
  BOOST_TEST(from("C41", made("intake-assessment")) == "C50");
  BOOST_TEST(from("C42", made("intake-assessment")) == "C50");
  BOOST_TEST(from("C70", evaluation("closure")) == "C80");
  BOOST_TEST(from("C70", evaluation("continuation")) == "C70");
  BOOST_TEST(from("C00", made("outreach-followup")) == "C63");
  const auto moved =
      made("handover", {{Role::kind, "municipality"}, {Role::handover_accepted, "yes"}});
  BOOST_TEST(from("C70", moved) == "C90");
  BOOST_TEST(from("C61", moved) == "C90");
  BOOST_TEST(from("C21", moved) == "C90");
}

BOOST_AUTO_TEST_CASE(remarks_on_a_step_that_is_not_allowed_and_stays) {
  const auto result = step(state_from_code("C90"), plan("decided"));

  BOOST_TEST((result.state == CaseState::closed));
  BOOST_TEST(result.remark.value() == "support-plan TK decided given: C90 is not followed by C70");
  BOOST_TEST(from("C99", sheet("refused")) == "C99!");
}

BOOST_AUTO_TEST_CASE(leaves_a_case_alone_for_documents_that_say_nothing_of_it) {
  BOOST_TEST(after({sheet("given"), made("activity-report")}) == "C41");
  BOOST_TEST(after({sheet("given"), made("minutes", {{Role::kind, "PL"},
                                                     {Role::status, "approved"},
                                                     {Role::consent, "given"}})}) == "C41");
  BOOST_TEST(after({sheet("given"), plan("decided", "TK", "refused")}) == "C41");
}

BOOST_AUTO_TEST_CASE(keeps_codes_labels_and_states_together) {
  for (std::size_t index = 0; index < kCaseStates; ++index) {
    const auto state = static_cast<CaseState>(index);
    BOOST_TEST((state_from_code(state_code(state)) == state));
    BOOST_TEST(state_label(state_code(state)) != state_code(state));
  }
  BOOST_TEST(state_label("C30") == "重層案件");
  BOOST_TEST(state_label("") == "");
  BOOST_CHECK_THROW(state_from_code("C98"), IntegrityError);
}

BOOST_AUTO_TEST_CASE(leads_to_every_state_and_out_of_all_but_the_last) {
  StateSet reached = only(initial_state());
  for (std::size_t index = 0; index < kCaseStates; ++index) {
    reached |= allowed_after(static_cast<CaseState>(index));
    BOOST_TEST((allowed_after(static_cast<CaseState>(index)) != 0) == (index + 1 != kCaseStates));
  }

  BOOST_TEST(reached == (StateSet{1} << kCaseStates) - 1);
}

BOOST_AUTO_TEST_CASE(has_every_state_and_step_in_the_manual) {
  std::ifstream file{std::string{TSUNAGU_SOURCE_DIR} + "/docs/case-rules.md"};
  std::stringstream manual;
  manual << file.rdbuf();

  for (std::size_t index = 0; index < kCaseStates; ++index) {
    const auto state = static_cast<CaseState>(index);
    const std::string code{state_code(state)};
    std::string row = "| `" + code + "` | " + state_label(code) + " |";
    for (const auto next : states_of(allowed_after(state))) {
      row += " `" + std::string{state_code(next)} + "`";
    }
    row += " |";
    BOOST_TEST(manual.str().find(row) != std::string::npos, row);
  }
}

BOOST_AUTO_TEST_SUITE_END()
