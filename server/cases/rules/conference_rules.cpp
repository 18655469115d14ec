/// Rules about the two statutory conferences: who is bound to secrecy, what they may decide, on
/// what basis they are held.
#include <algorithm>
#include <array>

#include "server/cases/rules/tables.h"

namespace tsunagu::cases {
namespace {

/// The first who was present and has not confirmed secrecy.
std::optional<Breach> unbound_attendee(const DocumentFacts& facts) {
  for (const auto& fact : facts.facts) {
    if (fact.role == Role::secrecy && fact.value == "not-confirmed" &&
        facts.in_group(Role::attendance, fact.group) != "absent") {
      return Breach{Role::secrecy, fact.group, ""};
    }
  }
  return std::nullopt;
}

/// R03: whoever sits in a 支援会議 is bound to secrecy (106条の6第5項) and has been told so.
std::optional<Breach> meeting_without_secrecy(const Candidate& candidate) {
  return is_meeting(candidate.document) ? unbound_attendee(candidate.document) : std::nullopt;
}

/// R04: some municipalities bind the 重層的支援会議 too.
std::optional<Breach> council_without_secrecy(const Candidate& candidate) {
  return is_council(candidate.document) && candidate.switches.secrecy_in_council
             ? unbound_attendee(candidate.document)
             : std::nullopt;
}

bool is_timing(std::string_view purpose) {
  return purpose == "T1" || purpose == "T2" || purpose == "T3" || purpose == "T4";
}

/// R06: a 重層的支援会議 is held at four timings (a fifth only where the municipality has one); a
/// 支援会議 at none of them, unless it does the council's work.
std::optional<Breach> purpose_not_allowed(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const auto& switches = candidate.switches;
  for (const auto& fact : facts.facts) {
    if (fact.role != Role::conference_purpose) {
      continue;
    }
    const bool is_fifth = fact.value == "T0" && switches.fifth_purpose;
    const bool is_wrong_council = is_council(facts) && !is_timing(fact.value) && !is_fifth;
    const bool is_wrong_meeting =
        is_meeting(facts) && is_timing(fact.value) && !switches.meeting_replaces_council;
    if (is_wrong_council || is_wrong_meeting) {
      return Breach{Role::conference_purpose, fact.group, fact.value};
    }
  }
  return std::nullopt;
}

/// R07: what has to be settled at each timing. Only minutes that state their timing are held to it.
std::optional<Breach> agenda_incomplete(const Candidate& candidate) {
  const auto& facts = candidate.document;
  if (!is_council(facts)) {
    return std::nullopt;
  }
  const auto lacks = [&](Role role) { return facts.one(role).empty(); };
  const auto status = facts.one(Role::status);
  if (facts.has(Role::conference_purpose, "T1") && is_approval(facts)) {
    if (lacks(Role::monitoring_date)) {
      return Breach{Role::monitoring_date, 0, "T1"};
    }
    if (lacks(Role::role_agency)) {
      return Breach{Role::role_agency, 0, "T1"};
    }
  }
  if (facts.has(Role::conference_purpose, "T3") && status == "closed" &&
      lacks(Role::closure_kind)) {
    return Breach{Role::closure_kind, 0, "T3"};
  }
  if (facts.has(Role::conference_purpose, "T4") && status == "suspended" &&
      lacks(Role::suspension_reason)) {
    return Breach{Role::suspension_reason, 0, "T4"};
  }
  return std::nullopt;
}

/// R14: a 支援会議 and its material are closed to the public.
std::optional<Breach> meeting_in_public(const Candidate& candidate) {
  const auto disclosure = candidate.document.one(Role::meeting_disclosure);
  return is_meeting(candidate.document) && !disclosure.empty() && disclosure != "closed"
             ? std::optional{Breach{Role::meeting_disclosure, 0, ""}}
             : std::nullopt;
}

/// R15: agencies are asked for material and opinions by the head of a 支援会議 (106条の6第3項), so
/// the request names the meeting and the article.
std::optional<Breach> request_without_meeting(const Candidate& candidate) {
  const auto& facts = candidate.document;
  if (facts.type != "cooperation-request") {
    return std::nullopt;
  }
  if (facts.one(Role::legal_basis) != "act-106-6") {
    return Breach{Role::legal_basis, 0, ""};
  }
  return facts.one(Role::conference_number).empty()
             ? std::optional{Breach{Role::conference_number, 0, ""}}
             : std::nullopt;
}

/// R16: a 支援会議 rests on the law, a 重層的支援会議 on guideline and consent.
std::optional<Breach> wrong_legal_basis(const Candidate& candidate) {
  const auto basis = candidate.document.one(Role::legal_basis);
  const bool is_wrong = (is_council(candidate.document) && basis == "act-106-6") ||
                        (is_meeting(candidate.document) && basis == "guideline-and-consent");
  return is_wrong ? std::optional{Breach{Role::legal_basis, 0, ""}} : std::nullopt;
}

/// R17: plans are judged by the 重層的支援会議; by a 支援会議 only where the municipality lets it
/// do so for people who do not consent.
std::optional<Breach> meeting_judges_plan(const Candidate& candidate) {
  const auto& facts = candidate.document;
  if (!is_meeting(facts) || candidate.switches.meeting_replaces_council) {
    return std::nullopt;
  }
  constexpr std::array<std::string_view, 6> kPlanDecisions{
      "approved", "approved-with-conditions", "resubmit", "returned", "deferred", "suspended"};
  if (std::ranges::find(kPlanDecisions, facts.one(Role::status)) != kPlanDecisions.end()) {
    return Breach{Role::status, 0, ""};
  }
  return facts.one(Role::plan_result).empty() ? std::nullopt
                                              : std::optional{Breach{Role::plan_result, 0, ""}};
}

constexpr std::array kRules{
    Rule{"R03", RefusalCode::secrecy_not_confirmed, meeting_without_secrecy},
    Rule{"R04", RefusalCode::council_secrecy_not_confirmed, council_without_secrecy},
    Rule{"R06", RefusalCode::purpose_not_allowed, purpose_not_allowed},
    Rule{"R07", RefusalCode::agenda_incomplete, agenda_incomplete},
    Rule{"R14", RefusalCode::meeting_in_public, meeting_in_public},
    Rule{"R15", RefusalCode::request_without_meeting, request_without_meeting},
    Rule{"R16", RefusalCode::wrong_legal_basis, wrong_legal_basis},
    Rule{"R17", RefusalCode::meeting_judges_plan, meeting_judges_plan},
};

}  // namespace

std::span<const Rule> conference_rules() { return kRules; }

}  // namespace tsunagu::cases
