/// Reading consents out of facts.
#include "server/cases/consents.h"

#include <algorithm>

namespace tsunagu::cases {
namespace {

std::vector<std::string> texts(const std::vector<std::string_view>& views) {
  return {views.begin(), views.end()};
}

bool holds(const std::vector<std::string>& list, std::string_view one) {
  return std::ranges::find(list, one) != list.end();
}

Consent consent_of(const RecordedFacts& recorded) {
  const auto& facts = recorded.document;
  Consent out;
  out.document_id = recorded.document_id;
  out.result = facts.one(Role::consent);
  out.members = texts(facts.all(Role::consent_member));
  out.agencies = texts(facts.all(Role::consent_agency));
  out.excluded_agencies = texts(facts.all(Role::consent_excluded_agency));
  out.categories = texts(facts.all(Role::consent_category));
  out.purposes = texts(facts.all(Role::consent_purpose));
  out.tax = facts.one(Role::tax_consent) == "yes";
  out.from = facts.one(Role::valid_from);
  out.to = facts.one(Role::valid_to);
  out.withdrawn = facts.one(Role::withdrawn_date);
  return out;
}

}  // namespace

bool is_agreement(std::string_view code) {
  return code == "given" || code == "partial" || code == "renewed";
}

bool Consent::is_in_force(std::string_view day) const {
  const bool has_begun = from.empty() || from <= day;
  const bool has_ended = !to.empty() && to < day;
  const bool is_withdrawn = !withdrawn.empty() && withdrawn <= day;
  return is_agreement(result) && has_begun && !has_ended && !is_withdrawn;
}

bool Consent::covers(std::string_view day, std::string_view agency, Category category,
                     std::string_view purpose) const {
  if (!is_in_force(day) || !holds(agencies, agency) || holds(excluded_agencies, agency)) {
    return false;
  }
  if (!purpose.empty() && !purposes.empty() && !holds(purposes, purpose)) {
    return false;
  }
  if (category == Category::tax) {
    return tax;
  }
  const bool is_agreed = holds(categories, protocol::category_name(category));
  return category == Category::family ? is_agreed && std::ranges::all_of(members, is_agreement)
                                      : is_agreed;
}

ConsentState Consents::on(std::string_view day) const {
  if (!forms.empty()) {
    const auto valid = in_force(day);
    const auto is_whole = [](const Consent* one) { return one->result != "partial"; };
    if (valid.empty()) {
      return ConsentState::not_given;
    }
    return std::ranges::any_of(valid, is_whole) ? ConsentState::given : ConsentState::partial;
  }
  if (stated.empty()) {
    return ConsentState::unknown;
  }
  if (stated == "partial") {
    return ConsentState::partial;
  }
  return is_agreement(stated) ? ConsentState::given : ConsentState::not_given;
}

std::vector<const Consent*> Consents::in_force(std::string_view day) const {
  std::vector<const Consent*> out;
  for (const auto& one : forms) {
    if (one.is_in_force(day)) {
      out.push_back(&one);
    }
  }
  return out;
}

namespace {

/// A refusal or withdrawal that was recorded under a number of its own is the person's newest word:
/// it ends what was agreed to before, from its day on.
void end_earlier(std::vector<Consent>& forms, const RecordedFacts& recorded) {
  const auto& facts = recorded.document;
  const auto result = facts.one(Role::consent);
  if (result != "withdrawn" && result != "refused") {
    return;
  }
  auto day = std::string{facts.one(Role::withdrawn_date)};
  if (day.empty()) {
    day = japan_date(recorded.recorded_at);
  }
  for (auto& one : forms) {
    one.withdrawn = one.withdrawn.empty() ? day : std::min(one.withdrawn, day);
  }
}

}  // namespace

Consents consents_of(const CaseFacts& facts) {
  Consents out;
  for (const auto* one : current(facts)) {
    if (one->document.type == "consent") {
      end_earlier(out.forms, *one);
      out.forms.push_back(consent_of(*one));
    } else if (const auto code = one->document.one(Role::consent); !code.empty()) {
      out.stated = code;
    }
  }
  return out;
}

}  // namespace tsunagu::cases
