/// Screening, applications, consents and assessments: N04, N05 and N06.
#include "server/cases/consents.h"
#include "server/statistics/counting.h"

namespace tsunagu::statistics {
namespace {

void count_consent(const Counted& form, EntrySink& sink) {
  const auto result = form.one(Role::consent);
  auto entry = entry_of(ItemId::consents, form);
  entry.day = day_of(form.facts(), Role::consent_date).value_or(entry.day);
  entry.detail = result;
  sink.take(entry);
  const bool is_agreement = cases::is_agreement(result);
  if (is_agreement || result == "refused" || result == "withdrawn") {
    auto part = entry;
    part.item = ItemId::consent_rate;
    part.detail = {};
    part.quantity = is_agreement ? kOne : 0;
    part.of = kOne;
    sink.take(part);
  }
  if (const auto withdrawn = day_of(form.facts(), Role::withdrawn_date)) {
    entry.item = ItemId::consents_withdrawn;
    entry.detail = {};
    entry.day = *withdrawn;
    sink.take(entry);
  }
}

/// An entry of `item` whose breakdown is what the field with `role` says, if it says something.
void count_stated(ItemId item, const Counted& one, Role role, EntrySink& sink) {
  auto entry = entry_of(item, one);
  entry.detail = one.one(role);
  if (!entry.detail.empty()) {
    sink.take(entry);
  }
}

}  // namespace

void count_beginnings(const Folder& folder, EntrySink& sink) {
  for (const auto* one : folder.current()) {
    if (!one->day) {
      continue;
    }
    count_stated(ItemId::screening, *one, Role::screening, sink);
    if (one->is("use-application")) {
      sink.take(entry_of(ItemId::applied, *one));
    } else if (one->is("consent")) {
      count_consent(*one, sink);
    } else if (one->is("referral-sheet")) {
      count_stated(ItemId::consents_stated, *one, Role::consent, sink);
    } else if (one->is("intake-assessment")) {
      sink.take(entry_of(ItemId::assessments, *one));
    }
  }
}

}  // namespace tsunagu::statistics
