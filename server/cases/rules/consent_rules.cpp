/// Rules about consent: what may be done with it, and what never without.
///
/// 社会福祉法106条の4 and 106条の6, the municipal guidelines of both conferences, and the plans of
/// the municipalities. docs/case-rules.md gives each rule's source.
#include <algorithm>
#include <array>

#include "server/cases/rules/tables.h"

namespace tsunagu::cases {
namespace {

/// Whether a part of what the person agreed to is for `purpose`.
bool has_partial_consent_for(const Candidate& candidate, std::string_view day,
                             std::string_view purpose) {
  const auto forms = candidate.standing.consents.in_force(day);
  return std::ranges::any_of(forms, [&](const Consent* one) {
    return std::ranges::find(one->purposes, purpose) != one->purposes.end();
  });
}

/// Whether the document states consent on `day` for `purpose`, and no 同意書 says otherwise.
bool has_consent(const Candidate& candidate, std::string_view day, std::string_view purpose) {
  const auto stated = candidate.document.all(Role::consent);
  // A document that speaks of several consents needs each of them.
  const bool is_stated = !stated.empty() && std::ranges::all_of(stated, is_agreement);
  if (!is_stated) {
    return false;
  }
  const bool is_partial = std::ranges::find(stated, "partial") != stated.end();
  if (candidate.standing.consents.forms.empty()) {
    return !is_partial;  // what a part covers, its code does not say
  }
  switch (candidate.standing.consents.on(day)) {
    case ConsentState::given:
      return true;
    case ConsentState::partial:
      return has_partial_consent_for(candidate, day, purpose);
    default:
      return false;
  }
}

std::string_view meeting_day(const Candidate& candidate) {
  const auto day = candidate.document.one(Role::meeting_date);
  return day.empty() ? candidate.today : day;
}

/// The consent that is missing, for the place of a refusal.
Breach without_consent(const DocumentFacts& facts) {
  for (const auto& fact : facts.facts) {
    if (fact.role == Role::consent && !is_agreement(fact.value)) {
      return {Role::consent, fact.group, ""};
    }
  }
  return {Role::consent, 0, ""};
}

/// R01: a 重層的支援会議 handles only cases whose person consented to sharing among agencies; all
/// others belong into a 支援会議.
std::optional<Breach> council_without_consent(const Candidate& candidate) {
  if (!is_council(candidate.document) ||
      has_consent(candidate, meeting_day(candidate), "conference")) {
    return std::nullopt;
  }
  return without_consent(candidate.document);
}

/// R05: what the tax office knows is shared only with a consent of its own (地方税法22条); what the
/// person tells is not covered by that secrecy.
std::optional<Breach> tax_without_consent(const Candidate& candidate) {
  if (!candidate.document.has(Role::tax_source, "tax-office")) {
    return std::nullopt;
  }
  const auto forms = candidate.standing.consents.in_force(candidate.today);
  const bool is_agreed = std::ranges::any_of(forms, [](const Consent* one) { return one->tax; });
  return is_agreed ? std::nullopt : std::optional{Breach{Role::tax_source, 0, ""}};
}

/// R08: without consent there is an assessment, but no plan. To end a plan needs none; an outreach
/// plan may come before consent where the municipality says so.
std::optional<Breach> plan_without_consent(const Candidate& candidate) {
  const auto& facts = candidate.document;
  if (!is_plan(facts)) {
    return std::nullopt;
  }
  const auto status = facts.one(Role::status);
  const bool is_early_outreach =
      facts.one(Role::kind) == "OR" && candidate.switches.outreach_plan_before_consent;
  if (status == "closed" || status == "suspended" || is_early_outreach ||
      has_consent(candidate, candidate.today, "plan")) {
    return std::nullopt;
  }
  return without_consent(facts);
}

/// R09: who sits in a 重層的支援会議 is inside what the person consented to.
std::optional<Breach> attendee_outside_consent(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const auto forms = candidate.standing.consents.in_force(meeting_day(candidate));
  if (!is_council(facts) || forms.empty()) {
    return std::nullopt;
  }
  for (const auto& fact : facts.facts) {
    if (fact.role != Role::attendee_agency ||
        facts.in_group(Role::attendance, fact.group) == "absent") {
      continue;
    }
    const auto allows = [&](const Consent* one) {
      const auto names = [&](const std::vector<std::string>& list) {
        return std::ranges::find(list, fact.value) != list.end();
      };
      return names(one->agencies) && !names(one->excluded_agencies);
    };
    if (std::ranges::none_of(forms, allows)) {
      return Breach{Role::attendee_agency, fact.group, ""};
    }
  }
  return std::nullopt;
}

/// R19: consent, and when it was given, is recorded before a つなぐシート leaves the window.
std::optional<Breach> referral_without_record(const Candidate& candidate) {
  const auto& facts = candidate.document;
  if (facts.type != "referral-sheet" || !candidate.switches.referral_consent_required) {
    return std::nullopt;
  }
  const auto code = facts.one(Role::consent);
  if (code.empty() || code == "unknown") {
    return Breach{Role::consent, 0, ""};
  }
  const bool is_dated = !facts.one(Role::consent_date).empty();
  return is_agreement(code) && !is_dated && candidate.standing.consents.forms.empty()
             ? std::optional{Breach{Role::consent_date, 0, ""}}
             : std::nullopt;
}

constexpr std::array kRules{
    Rule{"R01", RefusalCode::no_consent_council, council_without_consent},
    Rule{"R05", RefusalCode::tax_without_consent, tax_without_consent},
    Rule{"R08", RefusalCode::no_consent_plan, plan_without_consent},
    Rule{"R09", RefusalCode::attendee_outside_consent, attendee_outside_consent},
    Rule{"R19", RefusalCode::consent_not_recorded, referral_without_record},
};

}  // namespace

std::span<const Rule> consent_rules() { return kRules; }

}  // namespace tsunagu::cases
