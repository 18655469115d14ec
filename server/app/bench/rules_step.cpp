/// Rules, facts and standing of a case of ten documents, over and over.
#include "server/app/bench/rules_step.h"

#include <cmath>
#include <string>

#include "server/app/bench/measurement.h"
#include "server/base/check.h"
#include "server/cases/case_rules.h"

namespace tsunagu::app::bench {
namespace {

using cases::Role;

constexpr int kRounds = 2000;

cases::DocumentFacts sheet() {
  return {"referral-sheet",
          {{Role::author_agency, 0, "HK03"},
           {Role::document_date, 0, "2025-05-12"},
           {Role::consent, 0, "given"},
           {Role::consent_date, 0, "2025-05-12"},
           {Role::recipient_agency, 1, "JJ01"},
           {Role::handover_method, 0, "together"},
           {Role::urgency, 0, "middle"}}};
}

cases::DocumentFacts plan(const char* status) {
  return {"support-plan",
          {{Role::kind, 0, "TK"},
           {Role::status, 0, status},
           {Role::document_date, 0, "2025-06-01"},
           {Role::consent, 0, "given"},
           {Role::consent_date, 0, "2025-05-12"},
           {Role::main_agency, 0, "HK03"},
           {Role::monitoring_date, 1, "2025-09-01"}}};
}

/// A case as it is after some months: sheets, a plan, its versions.
cases::CaseFacts ten_documents() {
  cases::CaseFacts facts;
  for (int index = 0; index < 10; ++index) {
    cases::RecordedFacts one;
    one.document_id = make_uuid();
    one.recorded_at = index;
    one.document = index < 8 ? sheet() : plan(index == 8 ? "draft" : "decided");
    facts.push_back(std::move(one));
  }
  return facts;
}

/// What filing does for one more document of the case, without its sealing.
std::size_t judge(const cases::CaseFacts& before, const cases::DocumentFacts& document) {
  const auto standing = cases::standing_of(before);
  const auto broken =
      cases::broken_rule({document, false, before, standing, profiles::Switches{}, "2025-11-22"});
  TSUNAGU_ENSURE(!broken, "the sample keeps the rules");
  auto after = before;
  after.push_back({Uuid{}, {}, 1, 11, false, document});
  return cases::encode(after).size() + cases::standing_of(after).plans.size();
}

}  // namespace

JsonLine rules_share(double record_microseconds) {
  const auto facts = ten_documents();
  const auto document = sheet();
  std::size_t work = 0;
  const Stopwatch watch;
  for (int round = 0; round < kRounds; ++round) {
    work += judge(facts, document);
  }
  const auto each = watch.microseconds() / kRounds;
  TSUNAGU_ENSURE(work > 0, "the work was done");
  JsonLine line;
  line.text("kind", "share").text("what", "rules").text("of", "import_100");
  line.number("microseconds", static_cast<std::int64_t>(std::ceil(each)));
  line.number("percent", static_cast<std::int64_t>(std::ceil(100 * each / record_microseconds)));
  return line;
}

}  // namespace tsunagu::app::bench
