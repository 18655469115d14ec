/// What the cases on a conference's agenda let it be.
#include "server/intake/agenda_check.h"

#include "server/cases/conferences.h"
#include "server/vault/conference_records.h"

namespace tsunagu::intake {
namespace {

using cases::Role;
using cases::SeatReason;

/// Where `value` stands with `role`; empty if nowhere.
std::string place_of(const documents::Document& document, Role role, const std::string& value) {
  for (const auto& one : document.values()) {
    if (document.type().fields()[one.field].role == role && one.value == value) {
      return document.place_of(one);
    }
  }
  return {};
}

std::optional<Refusal> objection_to(const cases::Seat& seat, const documents::Document& document) {
  const auto at_case = [&] { return place_of(document, Role::agenda_case, seat.case_number); };
  switch (seat.reason) {
    case SeatReason::unknown_case:
      return Refusal{RefusalCode::case_not_found, at_case(), "item " + seat.item};
    case SeatReason::no_consent:
      return Refusal{RefusalCode::no_consent_council, at_case(), "R01: item " + seat.item};
    case SeatReason::outside:
    case SeatReason::excluded:
      return Refusal{RefusalCode::attendee_outside_consent,
                     place_of(document, Role::attendee_agency, seat.agency),
                     "R09: item " + seat.item};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Refusal> agenda_objection(store::Connection& db, const vault::EventServices& services,
                                        const catalogue::Catalogue& catalogue,
                                        const documents::Document& document,
                                        std::string_view today) {
  constexpr int kInvited = 2;
  if (document.type().name() != "conference") {
    return std::nullopt;
  }
  const auto conference = cases::conference_of(vault::conference_values(document));
  // Whom to choose is tried out in the draft; `conference invite` says who may come.
  const auto stage = cases::conference_stage(conference.status);
  if (!stage || *stage < kInvited) {
    return std::nullopt;
  }
  const auto consents = vault::agenda_consents(db, services, catalogue, conference);
  for (const auto& seat : cases::seats_of(conference, consents, today)) {
    if (auto refusal = objection_to(seat, document)) {
      return refusal;
    }
  }
  return std::nullopt;
}

}  // namespace tsunagu::intake
