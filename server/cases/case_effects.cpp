/// One table; the first row that fits a document counts. docs/case-rules.md says why in Japanese.
#include "server/cases/case_effects.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "server/cases/consents.h"

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
constexpr StateSet kEnded = set({informed, suspended, closed_without_plan, closed});
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
/// Where somebody works on the case beyond screening it.
constexpr StateSet kAtWork = kWithPlan | set({consent_given, without_consent, assessment,
                                              support_meeting, outreach, consent_asked});

// What brings a case in, or in again.
constexpr Effect kReceived{received, only(reopened), kLiving & ~(kEnded | only(detected)), 0};
constexpr Effect kUndecided{screening, set({received, reopened}),
                            kAtWork | only(multi_agency) | only(with_agency), 0};
constexpr Effect kInformed{informed, set({received, screening, reopened}),
                           kAtWork | set({with_agency, multi_agency}), 0};
constexpr Effect kNormal{with_agency, set({received, screening, reopened}),
                         kAtWork | only(multi_agency), 0};
constexpr Effect kMultiAgency{multi_agency, set({received, screening, with_agency, reopened}),
                              kAtWork, 0};
constexpr Effect kFound{outreach, 0, kLiving & ~only(detected), 0};

// What the person says to it.
constexpr Effect kApplied{consent_asked, kAskedAnew, kAtWork, 0};
constexpr Effect kConsent{consent_given, kAskedAnew, kWithPlan | only(assessment), 0};
constexpr Effect kNoConsent{without_consent, kAskedAnew,
                            kWithoutPlan | kWithPlan | only(assessment), 0};
/// Consent taken back while a plan is being made or carried out ends that at once.
constexpr Effect kTakenBack{without_consent, kAskedAnew, kWithoutPlan,
                            kWithPlan | only(assessment)};
// A form of consent, unlike a sheet, does not open a closed case again.
constexpr StateSet kOver = set({informed, suspended, closed});
constexpr Effect kConsentForm{consent_given, kAsked, kWithPlan | only(assessment) | kOver, 0};
/// A form that says no, whatever the reason, ends what rested on the consent.
constexpr Effect kTakenBackForm{without_consent, kAsked | only(consent_given), kWithoutPlan | kOver,
                                kWithPlan | only(assessment)};
constexpr Effect kAssessed{assessment, kAsked | set({consent_given, without_consent}),
                           kWithPlan | kWithoutPlan | kEnded, 0};

// Plans, and what is decided about them.
/// A draft beside a plan that is carried out does not put the case back.
constexpr Effect kDraft{plan_drafted, kBeforePlan, kCarriedOut, 0};
constexpr Effect kDeferred{plan_in_council, kBeforePlan | only(plan_drafted), kCarriedOut, 0};
constexpr Effect kDecided{support, kBeforeDecision, 0, 0};
constexpr Effect kChanged{plan_changing, kBeforeDecision | only(support), 0, 0};
constexpr Effect kJudged{closure_judged, only(support), kLiving & ~kCarriedOut, 0};
constexpr Effect kClosed{closed, kBeforeEnd, 0, 0};
constexpr Effect kSuspended{suspended, kBeforeEnd, 0, 0};
/// Moved away, and taken over there.
constexpr Effect kMoved{closed, kBeforeEnd | set({plan_changing, with_agency, closed_without_plan}),
                        kEnded & ~only(suspended), only(outreach) | only(support_meeting)};

/// Urgent cases may come before a support meeting from anywhere.
constexpr Effect kEmergency{support_meeting, 0, 0, kLiving};
/// A meeting may speak of any case; of one with a plan, or an ended one, that changes nothing.
constexpr Effect kMeeting{support_meeting, kWithoutConsent, kWithPlan | kEnded, 0};
constexpr Effect kMeetingClosed{closed_without_plan, kWithoutConsent | only(support_meeting),
                                kWithPlan | kEnded, 0};
/// A consenting case goes on where it is when a meeting speaks about it; for one that had no
/// consent the meeting says that it has been won.
constexpr Effect kMeetingConsent{consent_given, kAsked, kConsenting, 0};

struct Row {
  std::string_view type;
  std::string_view kind;    // empty: any; "SK" also means its sub-kinds
  std::string_view status;  // empty: any
  Consent consent = Consent::any;
  Effect effect;
  Role role = Role::none;  // a further fact that must have `value`
  std::string_view value = {};
};

constexpr std::array kRows{
    Row{"consultation-intake", "", "", Consent::any, kInformed, Role::screening, "informed"},
    Row{"consultation-intake", "", "", Consent::any, kNormal, Role::screening, "referred"},
    Row{"consultation-intake", "", "", Consent::any, kNormal, Role::screening, "normal"},
    Row{"consultation-intake", "", "", Consent::any, kMultiAgency, Role::screening, "multi-agency"},
    Row{"consultation-intake", "", "", Consent::any, kMultiAgency, Role::screening,
        "support-meeting"},
    Row{"consultation-intake", "", "", Consent::any, kNormal, Role::screening, "abuse"},
    Row{"consultation-intake", "", "", Consent::any, kUndecided, Role::screening, "broken-off"},
    Row{"consultation-intake", "", "", Consent::any, kReceived},

    Row{"referral-sheet", "", "", Consent::any, kNormal, Role::acceptance, "accepted-normal"},
    Row{"referral-sheet", "", "", Consent::given, kConsent},
    Row{"referral-sheet", "", "", Consent::taken_back, kTakenBack},
    Row{"referral-sheet", "", "", Consent::not_given, kNoConsent},
    Row{"referral-sheet", "", "", Consent::any, kReceived},

    Row{"use-application", "", "", Consent::any, kApplied},
    Row{"consent", "", "", Consent::given, kConsentForm},
    Row{"consent", "", "", Consent::any, kTakenBackForm},
    Row{"intake-assessment", "", "", Consent::any, kAssessed},
    Row{"outreach-followup", "", "", Consent::any, kFound},

    // Any kind of plan brings a case on; only the coordination plan, the parent of the others,
    // changes, suspends or closes it. An outreach plan before consent moves nothing.
    Row{"support-plan", "", "draft", Consent::given, kDraft},
    Row{"support-plan", "", "decided", Consent::given, kDecided},
    Row{"support-plan", "TK", "changed", Consent::given, kChanged},
    Row{"support-plan", "TK", "closed", Consent::any, kClosed},
    Row{"support-plan", "TK", "suspended", Consent::any, kSuspended},
    Row{"evaluation", "", "", Consent::any, kJudged, Role::conclusion, "closure"},

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

    Row{"handover", "municipality", "", Consent::any, kMoved, Role::handover_accepted, "yes"},
};

bool fits(Consent wanted, std::string_view code) {
  const bool is_given = is_agreement(code);
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

bool fits(const Row& row, const DocumentFacts& facts) {
  return row.type == facts.type &&
         (fits(row.kind, facts.one(Role::kind)) ||
          row.kind == statutory_kind(facts.one(Role::kind))) &&
         fits(row.status, facts.one(Role::status)) && fits(row.consent, facts.one(Role::consent)) &&
         (row.role == Role::none || facts.one(row.role) == row.value);
}

}  // namespace

std::string_view statutory_kind(std::string_view kind) { return kind.substr(0, kind.find('-')); }

std::optional<Effect> effect_of(const DocumentFacts& facts) {
  const auto row = std::ranges::find_if(kRows, [&](const Row& one) { return fits(one, facts); });
  return row == kRows.end() ? std::nullopt : std::optional{row->effect};
}

}  // namespace tsunagu::cases
