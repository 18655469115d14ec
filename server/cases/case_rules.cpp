/// Rules as rows of a table. What "consent" means is decided here and nowhere else.
#include "server/cases/case_rules.h"

#include <array>
#include <string>

namespace tsunagu::cases {
namespace {

using catalogue::Role;

constexpr std::array kConsentRules{
    // 社会福祉法106条の4, municipal guidelines of the 重層的支援会議: it handles only cases whose
    // person consented to sharing; all others belong into a 支援会議 (106条の6).
    ConsentRule{"R01", "minutes", "MJ", RefusalCode::no_consent_council},
    // Flow of the 多機関協働事業: without consent there is an assessment, but no plan.
    ConsentRule{"R08", "support-plan", "", RefusalCode::no_consent_plan},
};

/// A consent to a part only ("partial") does not pass: whether the part covers the council or the
/// plan cannot be told from the code.
constexpr std::string_view kGiven = "given";

bool applies(const ConsentRule& rule, const documents::Document& document) {
  return rule.type == document.type().name() &&
         (rule.kind.empty() || rule.kind == document.value_of(Role::kind).value_or(""));
}

/// Where `document` lacks consent; nothing if all its consent fields say it was given.
std::optional<std::string> place_without_consent(const documents::Document& document) {
  bool is_said = false;
  for (const auto& value : document.values()) {
    if (document.type().fields()[value.field].role != Role::consent) {
      continue;
    }
    if (value.value != kGiven) {
      return document.place_of(value);
    }
    is_said = true;
  }
  if (is_said) {
    return std::nullopt;
  }
  const auto field = document.type().field_with(Role::consent);
  return field ? document.type().fields()[*field].path : std::string{};
}

}  // namespace

std::span<const ConsentRule> consent_rules() { return kConsentRules; }

std::optional<Refusal> broken_rule(const documents::Document& document) {
  for (const auto& rule : kConsentRules) {
    if (!applies(rule, document)) {
      continue;
    }
    if (auto place = place_without_consent(document)) {
      return Refusal{rule.code, *std::move(place), std::string{rule.id}};
    }
  }
  return std::nullopt;
}

}  // namespace tsunagu::cases
