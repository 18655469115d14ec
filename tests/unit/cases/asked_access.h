/// One question to the decision function, for tests to change a thing of.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "server/cases/access_decision.h"
#include "tests/unit/cases/made_facts.h"

namespace tsunagu::cases::test {

using Classes = std::vector<std::uint8_t>;

inline const Classes kAll{0, 1, 2, 3, 4, 5};
inline constexpr Microseconds kNow = 1'762'900'000'000'000;  // 2025-11-12 in Japan
inline constexpr Microseconds kHour = 3'600'000'000;

inline const Share kCode{0, Category::basic};
inline const Share kName{1, Category::basic};
inline const Share kAddress{2, Category::basic};
inline const Share kIllness{3, Category::health};
inline const Share kTax{4, Category::tax};
inline const Share kFamily{1, Category::family};
inline const std::vector<Share> kShares{kCode, kName, kFamily, kAddress, kIllness, kTax};

/// A consent to tell `agency` these categories.
inline DocumentFacts form(const std::string& agency, const std::vector<std::string>& categories,
                          const std::vector<RoleValue>& more = {}) {
  std::vector<RoleValue> values{{Role::consent_agency, agency}};
  for (const auto& one : categories) {
    values.emplace_back(Role::consent_category, one);
  }
  values.insert(values.end(), more.begin(), more.end());
  return consent_form("given", values);
}

/// What is asked, with a reader of the agency HK01 and a case that says nothing of it.
struct Asked {
  Reader reader{ReaderKind::person, "sato", {}, false, "HK01", "", ""};
  DocumentFacts document = made("support-plan", {{Role::author_agency, "TK01"}});
  std::string origin;
  bool is_entry = false;
  Consents consents;
  bool is_protected = false;
  std::vector<OpenMeeting> meetings;
  Microseconds now = kNow;
  Classes requested = kAll;

  Asked& with_consent(const std::vector<DocumentFacts>& forms) {
    consents = consents_of(case_of(forms));
    return *this;
  }
  AccessDecision decision() const {
    const Situation situation{document, origin, is_entry, consents, is_protected, meetings, now};
    return decide_access(reader, situation, kShares, requested);
  }
  /// "consent", "-protected": the ground, or the reason after a dash.
  std::string answer(const Share& share) const {
    const auto all = decision();
    const auto granted = std::ranges::find(all.granted, share, &GrantedShare::share);
    if (granted != all.granted.end()) {
      return std::string{ground_word(granted->ground)};
    }
    const auto withheld = std::ranges::find(all.withheld, share, &WithheldShare::share);
    return "-" + std::string{reason_word(withheld->reason)};
  }
};

struct Case {
  Asked asked;
  Asked as_partner(Classes classes, const std::string& agency = "") {
    asked.reader = {ReaderKind::adapter, "visits", std::move(classes), false, agency, "", ""};
    return asked;
  }
};

}  // namespace tsunagu::cases::test
