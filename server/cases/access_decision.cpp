/// Every share is withheld unless a row of the table of grounds speaks for it.
#include "server/cases/access_decision.h"

#include <algorithm>
#include <array>
#include <optional>

#include "server/cases/consent_scope.h"

namespace tsunagu::cases {
namespace {

/// One question: a reader, a situation, and how the consents answer for the share.
struct Question {
  const Reader& reader;
  const Situation& situation;
  Share share;
  ConsentAnswer consent;
};

bool is_tax(const Question& asked) {
  return asked.share.category == Category::tax && asked.share.sensitivity > 0;
}

bool is_controller(const Question& asked) {
  return asked.reader.kind == ReaderKind::person && asked.reader.agency.empty();
}

bool is_exchange(const Question& asked) {
  return asked.reader.kind != ReaderKind::person && asked.reader.agency.empty();
}

/// A conference tells who sat where and what was decided: that is for those who took part.
bool is_open_entry(const Question& asked) {
  return asked.situation.is_entry && asked.situation.document.type != "conference";
}

bool is_own_record(const Question& asked) {
  const auto& facts = asked.situation.document;
  const std::string_view agency = asked.reader.agency;
  if (agency == asked.situation.origin_agency) {
    return true;
  }
  const bool took_part = asked.situation.is_entry && facts.has(Role::attendee_agency, agency);
  return took_part || facts.has(Role::author_agency, agency) ||
         facts.has(Role::sender_agency, agency) || facts.has(Role::recipient_agency, agency);
}

bool has_consent(const Question& asked) { return asked.consent == ConsentAnswer::covered; }

/// The meeting that the reader sits in now and reads for.
const OpenMeeting* meeting_of(const Reader& reader, const Situation& situation) {
  if (reader.basis != "SWA106-6" || reader.agency.empty()) {
    return nullptr;
  }
  const auto at = std::ranges::find_if(situation.meetings, [&](const OpenMeeting& one) {
    return one.is_open(situation.now) &&
           std::ranges::find(one.agencies, reader.agency) != one.agencies.end();
  });
  return at == situation.meetings.end() ? nullptr : &*at;
}

bool is_in_meeting(const Question& asked) {
  return !is_tax(asked) && meeting_of(asked.reader, asked.situation) != nullptr;
}

bool is_by_other_law(const Question& asked) {
  return !is_tax(asked) && asked.reader.basis == "OTHERLAW";
}

bool is_urgent(const Question& asked) {
  return !is_tax(asked) && asked.reader.basis == "EMERGENCY";
}

struct GroundRow {
  Ground ground;
  bool (*holds)(const Question& asked);
};

/// In the order in which they are asked: what was only stated comes last, so that it is named, and
/// looked at afterwards, only where nothing else opens the share.
constexpr std::array kGrounds{
    GroundRow{Ground::controller, is_controller},
    GroundRow{Ground::exchange, is_exchange},
    GroundRow{Ground::entry, is_open_entry},
    GroundRow{Ground::own_record, is_own_record},
    GroundRow{Ground::consent, has_consent},
    GroundRow{Ground::support_meeting, is_in_meeting},
    GroundRow{Ground::other_law, is_by_other_law},
    GroundRow{Ground::urgent, is_urgent},
};

bool holds(std::span<const std::uint8_t> classes, std::uint8_t one) {
  return std::ranges::find(classes, one) != classes.end();
}

/// What stands against the share whatever ground there may be.
std::optional<WithheldReason> objection(const Question& asked,
                                        std::span<const std::uint8_t> requested) {
  const auto sensitivity = asked.share.sensitivity;
  if (!holds(requested, sensitivity) || sensitivity > catalogue::kHighestClass) {
    return WithheldReason::not_requested;
  }
  // Asked first, so that a withheld address always names the protection as its cause.
  if (sensitivity == kAddressClass && asked.situation.is_protected &&
      !asked.reader.holds_protection_right) {
    return WithheldReason::protected_person;
  }
  if (asked.reader.kind != ReaderKind::person && !holds(asked.reader.classes, sensitivity)) {
    return WithheldReason::not_granted;
  }
  return std::nullopt;
}

WithheldReason why_without_ground(const Question& asked) {
  if (asked.reader.basis == "SWA106-6" && !is_tax(asked)) {
    return WithheldReason::no_meeting;
  }
  switch (asked.consent) {
    case ConsentAnswer::expired:
      return WithheldReason::expired;
    case ConsentAnswer::withdrawn:
      return WithheldReason::withdrawn;
    case ConsentAnswer::agency_outside:
      return WithheldReason::agency_outside;
    case ConsentAnswer::purpose_outside:
      return WithheldReason::purpose_outside;
    case ConsentAnswer::category_outside:
      return WithheldReason::category_outside;
    case ConsentAnswer::family_missing:
      return WithheldReason::family_missing;
    case ConsentAnswer::tax_missing:
      return WithheldReason::tax_missing;
    case ConsentAnswer::agency_excluded:
      return WithheldReason::agency_excluded;
    case ConsentAnswer::none:
    case ConsentAnswer::covered:
      break;
  }
  return WithheldReason::no_consent;
}

ConsentAnswer consent_for(const Reader& reader, const Situation& situation, const Share& share,
                          std::string_view today) {
  if (reader.agency.empty()) {
    return ConsentAnswer::none;
  }
  ConsentQuestion question{today, reader.agency, share.category, reader.purpose};
  if (share.sensitivity == 0) {
    question.category = std::nullopt;
  }
  return ask_consent(situation.consents, question);
}

}  // namespace

AccessDecision decide_access(const Reader& reader, const Situation& situation,
                             std::span<const Share> shares,
                             std::span<const std::uint8_t> requested) {
  const auto today = japan_date(situation.now);
  AccessDecision decision;
  for (const auto& share : shares) {
    const Question asked{reader, situation, share, consent_for(reader, situation, share, today)};
    if (const auto reason = objection(asked, requested)) {
      decision.withheld.push_back({share, *reason});
      continue;
    }
    const auto row =
        std::ranges::find_if(kGrounds, [&](const GroundRow& one) { return one.holds(asked); });
    if (row == kGrounds.end()) {
      decision.withheld.push_back({share, why_without_ground(asked)});
    } else {
      decision.granted.push_back({share, row->ground});
    }
  }
  if (decision.rests_on(Ground::support_meeting)) {
    decision.conference = meeting_of(reader, situation)->conference;
  }
  return decision;
}

}  // namespace tsunagu::cases
