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

constexpr StateSet kLiving = ((StateSet{1} << kCaseStates) - 1) & ~only(destroyed);
constexpr StateSet kAsked = set({received, screening, multi_agency, consent_asked});
constexpr StateSet kBeforePlan = kAsked | set({consent_given, assessment});
constexpr StateSet kBeforeDecision = kBeforePlan | set({plan_drafted, plan_in_council});
constexpr StateSet kBeforeEnd = kBeforeDecision | set({support, closure_judged});
constexpr StateSet kWithoutConsent = kAsked | set({without_consent, assessment});
/// A new sheet for a closed case opens it again.
constexpr StateSet kAskedAnew = kAsked | only(reopened);
constexpr StateSet kWithPlan =
    set({plan_drafted, plan_in_council, support, plan_changing, closure_judged});
constexpr StateSet kWithoutPlan = set({support_meeting, outreach, closed_without_plan});
constexpr StateSet kConsenting =
    kWithPlan | set({consent_given, assessment, suspended, closed, reopened});
constexpr StateSet kCarriedOut = set({support, plan_changing});

constexpr Effect kReceived{received, only(reopened), kLiving & ~set({detected, closed, reopened}),
                           0};
constexpr Effect kConsent{consent_given, kAskedAnew, kWithPlan | only(assessment), 0};
constexpr Effect kNoConsent{without_consent, kAskedAnew, kWithoutPlan, 0};
/// Consent taken back while a plan is being made or carried out ends that at once.
constexpr Effect kTakenBack{without_consent, kAskedAnew, kWithoutPlan, kWithPlan};
/// A draft beside a plan that is carried out does not put the case back.
constexpr Effect kDraft{plan_drafted, kBeforePlan, kCarriedOut, 0};
constexpr Effect kDeferred{plan_in_council, kBeforePlan | only(plan_drafted), kCarriedOut, 0};
constexpr Effect kDecided{support, kBeforeDecision, 0, 0};
constexpr Effect kChanged{plan_changing, kBeforeDecision | only(support), 0, 0};
constexpr Effect kClosed{closed, kBeforeEnd, 0, 0};
constexpr Effect kSuspended{suspended, kBeforeEnd, 0, 0};
/// Urgent cases may come before a support meeting from anywhere.
constexpr Effect kEmergency{support_meeting, 0, 0, kLiving};
constexpr Effect kMeeting{support_meeting, kWithoutConsent, 0, 0};
constexpr Effect kMeetingClosed{closed_without_plan, kWithoutConsent | only(support_meeting), 0, 0};
/// A consenting case goes on where it is when a meeting speaks about it; for one that had no
/// consent the meeting says that it has been won.
constexpr Effect kMeetingConsent{consent_given, kAsked, kConsenting, 0};

struct Row {
  std::string_view type;
  std::string_view kind;    // empty: any
  std::string_view status;  // empty: any
  Consent consent;
  Effect effect;
};

constexpr std::array kRows{
    Row{"referral-sheet", "", "", Consent::given, kConsent},
    Row{"referral-sheet", "", "", Consent::taken_back, kTakenBack},
    Row{"referral-sheet", "", "", Consent::not_given, kNoConsent},
    Row{"referral-sheet", "", "", Consent::any, kReceived},

    // Any kind of plan brings a case on; only the coordination plan, the parent of the others,
    // changes, suspends or closes it.
    Row{"support-plan", "", "draft", Consent::given, kDraft},
    Row{"support-plan", "", "decided", Consent::given, kDecided},
    Row{"support-plan", "TK", "changed", Consent::given, kChanged},
    Row{"support-plan", "TK", "closed", Consent::given, kClosed},
    Row{"support-plan", "TK", "suspended", Consent::given, kSuspended},

    Row{"minutes", "MJ", "approved", Consent::given, kDecided},
    Row{"minutes", "MJ", "approved-with-conditions", Consent::given, kDecided},
    Row{"minutes", "MJ", "resubmit", Consent::given, kDraft},
    Row{"minutes", "MJ", "returned", Consent::given, kDraft},
    Row{"minutes", "MJ", "deferred", Consent::given, kDeferred},
    Row{"minutes", "MJ", "closed", Consent::given, kClosed},
    Row{"minutes", "MJ", "suspended", Consent::given, kSuspended},

    Row{"minutes", "SK", "emergency", Consent::any, kEmergency},
    Row{"minutes", "SK", "closed", Consent::not_given, kMeetingClosed},
    Row{"minutes", "SK", "", Consent::given, kMeetingConsent},
    Row{"minutes", "SK", "", Consent::any, kMeeting},
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
