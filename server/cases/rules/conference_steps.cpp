/// Rules about a conference on its way, as its document in the register says: from the draft to the
/// confirmed minutes.
#include <algorithm>
#include <array>

#include "server/cases/case_effects.h"
#include "server/cases/conferences.h"
#include "server/cases/rules/tables.h"

namespace tsunagu::cases {
namespace {

bool is_conference(const DocumentFacts& facts) { return facts.type == "conference"; }

bool is_support_meeting(const DocumentFacts& facts) {
  return statutory_kind(facts.one(Role::kind)) == "SK";
}

/// Where it stood before; empty for the first version.
std::string_view status_before(const CaseFacts& before) {
  for (auto at = before.rbegin(); at != before.rend(); ++at) {
    if (is_conference(at->document)) {
      return at->document.one(Role::status);
    }
  }
  return {};
}

/// Its status only goes forward. It may be cancelled until it was held; what is closed or cancelled
/// stays so.
std::optional<Breach> steps_back(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const auto before = status_before(candidate.before);
  const auto now = facts.one(Role::status);
  if (!is_conference(facts) || before.empty() || before == now) {
    return std::nullopt;
  }
  constexpr int kHeld = 4;
  const auto from = conference_stage(before);
  const auto to = conference_stage(now);
  const bool is_cancelling = now == "cancelled" && from && *from < kHeld;
  const bool goes_on = from && to && *to > *from;
  return is_cancelling || goes_on
             ? std::nullopt
             : std::optional{
                   Breach{Role::status, 0,
                          std::string{before} + " is not followed by " + std::string{now}}};
}

/// The kind is that of one of the municipality's conferences, and of the named one if one is named;
/// the two statutory kinds exist everywhere.
std::optional<Breach> unknown_conference(const Candidate& candidate) {
  const auto& facts = candidate.document;
  if (!is_conference(facts) || candidate.profile == nullptr) {
    return std::nullopt;
  }
  const auto kind = facts.one(Role::kind);
  const auto code = facts.one(Role::conference_code);
  const auto& known = candidate.profile->conferences;
  if (!code.empty()) {
    const auto at = known.find(std::string{code});
    const bool fits = at != known.end() && at->second.kind == kind;
    return fits ? std::nullopt : std::optional{Breach{Role::conference_code, 0, std::string{code}}};
  }
  const bool is_kept =
      std::ranges::any_of(known, [&](const auto& one) { return one.second.kind == kind; });
  const bool is_statutory = kind == "MJ" || kind == "SK";
  return is_kept || is_statutory ? std::nullopt
                                 : std::optional{Breach{Role::kind, 0, std::string{kind}}};
}

/// The first who was there without having confirmed secrecy, or without the version of the text.
std::optional<Breach> unbound_member(const DocumentFacts& facts) {
  const bool has_common_text = !facts.in_group(Role::secrecy_text, 0).empty();
  for (const auto& fact : facts.facts) {
    const bool was_there =
        fact.role == Role::attendance && (fact.value == "present" || fact.value == "proxy");
    if (!was_there) {
      continue;
    }
    const bool has_text =
        has_common_text || !facts.in_group(Role::secrecy_text, fact.group).empty();
    if (facts.in_group(Role::secrecy, fact.group) != "confirmed" || !has_text) {
      return Breach{Role::attendance, fact.group, ""};
    }
  }
  return std::nullopt;
}

bool was_held(const DocumentFacts& facts) {
  const auto stage = conference_stage(facts.one(Role::status));
  constexpr int kHeld = 4;
  return is_conference(facts) && stage && *stage >= kHeld;
}

/// Minutes count as confirmed when a member has confirmed them, with the day.
std::optional<Breach> not_confirmed(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const auto stage = conference_stage(facts.one(Role::status));
  const bool is_settled = is_conference(facts) && stage && *stage >= conference_stage("confirmed");
  return is_settled && facts.all(Role::confirmed_date).empty()
             ? std::optional{Breach{Role::confirmed_date, 0, ""}}
             : std::nullopt;
}

/// R03: a 支援会議 was held only with members bound to secrecy.
std::optional<Breach> held_without_secrecy(const Candidate& candidate) {
  const auto& facts = candidate.document;
  return was_held(facts) && is_support_meeting(facts) ? unbound_member(facts) : std::nullopt;
}

/// R04: some municipalities bind the 重層的支援会議 too.
std::optional<Breach> council_held_without_secrecy(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const bool is_bound = facts.one(Role::kind) == "MJ" && candidate.switches.secrecy_in_council;
  return was_held(facts) && is_bound ? unbound_member(facts) : std::nullopt;
}

/// R14: a 支援会議 is closed to the public.
std::optional<Breach> open_to_public(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const auto disclosure = facts.one(Role::meeting_disclosure);
  const bool is_open = !disclosure.empty() && disclosure != "closed";
  return is_conference(facts) && is_support_meeting(facts) && is_open
             ? std::optional{Breach{Role::meeting_disclosure, 0, ""}}
             : std::nullopt;
}

/// R16: a 支援会議 rests on the law, a 重層的支援会議 on guideline and consent.
std::optional<Breach> rests_on_wrong_basis(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const auto basis = facts.one(Role::legal_basis);
  const bool is_wrong = (facts.one(Role::kind) == "MJ" && basis == "act-106-6") ||
                        (is_support_meeting(facts) && basis == "guideline-and-consent");
  return is_conference(facts) && is_wrong ? std::optional{Breach{Role::legal_basis, 0, ""}}
                                          : std::nullopt;
}

constexpr std::array kRules{
    Rule{"conference-step", RefusalCode::step_not_allowed, steps_back},
    Rule{"conference-kind", RefusalCode::conference_unknown, unknown_conference},
    Rule{"conference-confirmed", RefusalCode::minutes_not_confirmed, not_confirmed},
    Rule{"R03", RefusalCode::secrecy_not_confirmed, held_without_secrecy},
    Rule{"R04", RefusalCode::council_secrecy_not_confirmed, council_held_without_secrecy},
    Rule{"R14", RefusalCode::meeting_in_public, open_to_public},
    Rule{"R16", RefusalCode::wrong_legal_basis, rests_on_wrong_basis},
};

}  // namespace

std::span<const Rule> conference_steps() { return kRules; }

}  // namespace tsunagu::cases
