/// One table; the first row that fits a document counts. docs/case-rules.md says why in Japanese.
#include "server/cases/case_effects.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace tsunagu::cases {
namespace {

using enum CaseState;

constexpr StateSet set(std::initializer_list<CaseState> states) {
  StateSet out = 0;
  for (const auto state : states) {
    out |= only(state);
  }
  return out;
}

/// What the consent field must say for a row to fit.
enum class Consent { any, given, not_given, taken_back };

constexpr StateSet kEverywhere = (StateSet{1} << kCaseStates) - 1;
constexpr StateSet kBeforeConsent = set({received, screening, multi_agency, consent_asked});
constexpr StateSet kBeforePlan = kBeforeConsent | set({consent_given, assessment});
constexpr StateSet kBeforeDecision = kBeforePlan | set({plan_drafted, plan_in_council});
constexpr StateSet kBeforeEnd = kBeforeDecision | set({support, closure_judged});
constexpr StateSet kWithoutConsent = kBeforeConsent | set({without_consent, assessment});
/// Consent taken back while a plan is being made or carried out ends that at once.
constexpr StateSet kWithPlan =
    set({plan_drafted, plan_in_council, support, plan_changing, closure_judged});
/// A consenting case goes on where it is when a meeting only speaks about it.
constexpr StateSet kConsenting =
    kWithPlan | set({consent_given, assessment, suspended, closed, reopened});

struct Row {
  std::string_view type;
  std::string_view kind;    // empty: any
  std::string_view status;  // empty: any
  Consent consent;
  Effect effect;
};

constexpr std::array kRows{
    Row{"referral-sheet",
        "",
        "",
        Consent::given,
        {consent_given, kBeforeConsent | only(reopened), kWithPlan | only(assessment), 0}},
    Row{"referral-sheet",
        "",
        "",
        Consent::taken_back,
        {without_consent, kBeforeConsent | only(reopened), 0, kWithPlan}},
    Row{"referral-sheet",
        "",
        "",
        Consent::not_given,
        {without_consent, kBeforeConsent | only(reopened), set({support_meeting, outreach}), 0}},
    Row{"referral-sheet", "", "", Consent::any, {received, only(reopened), kEverywhere, 0}},

    // Any kind of plan brings a case on; only the coordination plan, the parent of the others,
    // changes, suspends or closes it.
    Row{"support-plan",
        "",
        "draft",
        Consent::given,
        {plan_drafted, kBeforePlan, set({support, plan_changing}), 0}},
    Row{"support-plan", "", "decided", Consent::given, {support, kBeforeDecision, 0, 0}},
    Row{"support-plan",
        "TK",
        "changed",
        Consent::given,
        {plan_changing, kBeforeDecision | only(support), 0, 0}},
    Row{"support-plan", "TK", "closed", Consent::given, {closed, kBeforeEnd, 0, 0}},
    Row{"support-plan", "TK", "suspended", Consent::given, {suspended, kBeforeEnd, 0, 0}},

    Row{"minutes", "MJ", "approved", Consent::given, {support, kBeforeDecision, 0, 0}},
    Row{"minutes",
        "MJ",
        "approved-with-conditions",
        Consent::given,
        {support, kBeforeDecision, 0, 0}},
    Row{"minutes",
        "MJ",
        "resubmit",
        Consent::given,
        {plan_drafted, kBeforePlan, set({support, plan_changing}), 0}},
    Row{"minutes",
        "MJ",
        "returned",
        Consent::given,
        {plan_drafted, kBeforePlan, set({support, plan_changing}), 0}},
    Row{"minutes",
        "MJ",
        "deferred",
        Consent::given,
        {plan_in_council, kBeforePlan | only(plan_drafted), set({support, plan_changing}), 0}},
    Row{"minutes", "MJ", "closed", Consent::given, {closed, kBeforeEnd, 0, 0}},
    Row{"minutes", "MJ", "suspended", Consent::given, {suspended, kBeforeEnd, 0, 0}},

    Row{"minutes", "SK", "emergency", Consent::any, {support_meeting, 0, 0, kEverywhere}},
    Row{"minutes",
        "SK",
        "closed",
        Consent::not_given,
        {closed_without_plan, kWithoutConsent | only(support_meeting), 0, 0}},
    Row{"minutes", "SK", "", Consent::given, {consent_given, kBeforeConsent, kConsenting, 0}},
    Row{"minutes", "SK", "", Consent::any, {support_meeting, kWithoutConsent, 0, 0}},
};

bool fits(Consent wanted, std::string_view code) {
  const bool is_given = code == "given" || code == "partial";
  switch (wanted) {
    case Consent::any:
      return true;
    case Consent::given:
      return is_given;
    case Consent::not_given:
      return !code.empty() && !is_given;
    case Consent::taken_back:
      return code == "refused" || code == "withdrawn" || code == "expired";
  }
  return false;
}

bool fits(std::string_view wanted, std::string_view code) {
  return wanted.empty() || wanted == code;
}

}  // namespace

std::optional<Effect> effect_of(const DocumentFacts& facts) {
  const auto row = std::ranges::find_if(kRows, [&facts](const Row& one) {
    return one.type == facts.type && fits(one.kind, facts.kind) && fits(one.status, facts.status) &&
           fits(one.consent, facts.consent);
  });
  return row == kRows.end() ? std::nullopt : std::optional{row->effect};
}

}  // namespace tsunagu::cases
