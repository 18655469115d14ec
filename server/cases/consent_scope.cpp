/// Asking each 同意書, and taking the nearest answer.
#include "server/cases/consent_scope.h"

#include <algorithm>
#include <array>

namespace tsunagu::cases {
namespace {

/// What a purpose that was not stated stands for: the support itself.
constexpr std::array<std::string_view, 3> kSupport{"consultation", "plan", "conference"};

bool holds(const std::vector<std::string>& list, std::string_view one) {
  return std::ranges::find(list, one) != list.end();
}

bool is_for(const Consent& consent, std::string_view purpose) {
  if (consent.purposes.empty()) {
    return true;
  }
  if (!purpose.empty()) {
    return holds(consent.purposes, purpose);
  }
  return std::ranges::any_of(kSupport,
                             [&](std::string_view one) { return holds(consent.purposes, one); });
}

ConsentAnswer ask_category(const Consent& consent, Category category) {
  if (category == Category::tax) {
    return consent.tax ? ConsentAnswer::covered : ConsentAnswer::tax_missing;
  }
  if (!holds(consent.categories, protocol::category_name(category))) {
    return ConsentAnswer::category_outside;
  }
  if (category == Category::family && !std::ranges::all_of(consent.members, is_agreement)) {
    return ConsentAnswer::family_missing;
  }
  return ConsentAnswer::covered;
}

ConsentAnswer why_not_in_force(const Consent& consent, std::string_view day) {
  if (consent.result == "withdrawn" || (!consent.withdrawn.empty() && consent.withdrawn <= day)) {
    return ConsentAnswer::withdrawn;
  }
  const bool is_over = !consent.to.empty() && consent.to < day;
  return consent.result == "expired" || (is_agreement(consent.result) && is_over)
             ? ConsentAnswer::expired
             : ConsentAnswer::none;
}

ConsentAnswer ask(const Consent& consent, const ConsentQuestion& question) {
  if (!consent.is_in_force(question.day)) {
    return why_not_in_force(consent, question.day);
  }
  if (holds(consent.excluded_agencies, question.agency)) {
    return ConsentAnswer::agency_excluded;
  }
  if (!holds(consent.agencies, question.agency)) {
    return ConsentAnswer::agency_outside;
  }
  if (!is_for(consent, question.purpose)) {
    return ConsentAnswer::purpose_outside;
  }
  return question.category ? ask_category(consent, *question.category) : ConsentAnswer::covered;
}

}  // namespace

ConsentAnswer ask_consent(const Consents& consents, const ConsentQuestion& question) {
  auto nearest = ConsentAnswer::none;
  for (const auto& one : consents.forms) {
    const auto answer = ask(one, question);
    if (answer == ConsentAnswer::agency_excluded) {
      return answer;
    }
    nearest = std::max(nearest, answer);
  }
  return nearest;
}

}  // namespace tsunagu::cases
