/// What was sent on a consent that is taken back is recalled in the same transaction.
#include <algorithm>

#include "server/cases/taken_back.h"
#include "server/intake/filing_plan.h"
#include "server/vault/recalls.h"

namespace tsunagu::intake {

void FilingPlan::recall_deliveries(vault::EventBatch& events) const {
  for (const auto& [id, open] : cases_) {
    const auto first_new = open->facts.begin() + static_cast<std::ptrdiff_t>(open->known);
    const auto is_consent = [](const cases::RecordedFacts& one) {
      return one.document.type == "consent";
    };
    if (std::none_of(first_new, open->facts.end(), is_consent)) {
      continue;
    }
    // A withdrawal that begins later takes back what it is going to end: nobody files it again.
    bool is_withdrawal = false;
    auto day = today_;
    for (auto one = first_new; one != open->facts.end(); ++one) {
      if (cases::is_withdrawal(one->document)) {
        is_withdrawal = true;
        day = std::max(day, std::string{one->document.one(cases::Role::withdrawn_date)});
      }
    }
    const auto before = cases::consents_of(of_person(*open, {open->facts.begin(), first_new}));
    const cases::ConsentChange change{before, open->standing.consents, is_withdrawal, day};
    const auto is_recalled = [&](const vault::OutboundFile& file) {
      const auto& shared = *file.shared;
      return cases::is_taken_back(change, shared.agency, shared.purpose, shared.shares);
    };
    for (const auto& one : cases_of_person(id)) {
      vault::recall_deliveries(db_, services_.outbound,
                               {one, case_number(one), source_.actor, services_.clock.now()},
                               is_recalled, events);
    }
  }
}

}  // namespace tsunagu::intake
