/// Who may sit in a conference for which case.
#include <algorithm>
#include <array>
#include <set>

#include "server/cases/conferences.h"
#include "server/cases/consent_scope.h"

namespace tsunagu::cases {
namespace {

struct SeatText {
  SeatReason reason;
  std::string_view word;
  std::string_view label;
};

constexpr std::array kTexts{
    SeatText{SeatReason::host, "host", "主催"},
    SeatText{SeatReason::consent, "consent", "本人同意の範囲"},
    SeatText{SeatReason::statute, "statute", "社会福祉法106条の6"},
    SeatText{SeatReason::stated_consent, "stated-consent",
             "同意あり（共有先を書いた同意書はない）"},
    SeatText{SeatReason::no_case, "no-case", "ケースのない議題"},
    SeatText{SeatReason::recused, "recused", "退席"},
    SeatText{SeatReason::not_chosen, "not-chosen", "ほかの議題の構成員"},
    SeatText{SeatReason::no_consent, "no-consent", "本人の同意がない"},
    SeatText{SeatReason::outside, "outside", "同意の範囲にない機関・目的"},
    SeatText{SeatReason::excluded, "excluded", "本人が除いた機関"},
    SeatText{SeatReason::unknown_case, "unknown-case", "その番号のケースがない"},
};

bool holds(const std::vector<std::string>& list, std::string_view one) {
  return std::ranges::find(list, one) != list.end();
}

/// Where a 同意書 is there it alone says who may come; otherwise what other documents state.
SeatReason by_consent(const Consents& consents, const std::string& agency, std::string_view day) {
  if (consents.forms.empty()) {
    return consents.on(day) == ConsentState::given ? SeatReason::stated_consent
                                                   : SeatReason::no_consent;
  }
  switch (ask_consent(consents, {day, agency, std::nullopt, "conference"})) {
    case ConsentAnswer::covered:
      return SeatReason::consent;
    case ConsentAnswer::agency_excluded:
      return SeatReason::excluded;
    case ConsentAnswer::none:
    case ConsentAnswer::expired:
    case ConsentAnswer::withdrawn:
      return SeatReason::no_consent;
    default:
      return SeatReason::outside;
  }
}

SeatReason reason_of(const Conference& conference, const ConferenceItem& item,
                     const ConferenceMember& member, const AgendaConsents& consents,
                     std::string_view day) {
  if (!member.sits_for(item.number)) {
    return SeatReason::not_chosen;
  }
  if (holds(item.recused, member.agency)) {
    return SeatReason::recused;
  }
  if (item.case_number.empty()) {
    return SeatReason::no_case;
  }
  const auto found = consents.find(item.case_number);
  if (found == consents.end()) {
    return SeatReason::unknown_case;
  }
  if (!needs_consent(conference.kind)) {
    return SeatReason::statute;
  }
  const auto reason = by_consent(found->second, member.agency, day);
  // Whoever holds it needs no place in the list, but never sits there without any consent.
  const bool is_host = !conference.host.empty() && member.agency == conference.host;
  return is_host && reason == SeatReason::outside ? SeatReason::host : reason;
}

}  // namespace

bool needs_consent(std::string_view kind) {
  constexpr std::array<std::string_view, 4> kKinds{"MJ", "SC", "SS", "KS"};
  return std::ranges::find(kKinds, kind) != kKinds.end();
}

std::vector<Seat> seats_of(const Conference& conference, const AgendaConsents& consents,
                           std::string_view today) {
  const std::string_view day = conference.day.empty() ? today : std::string_view{conference.day};
  std::vector<Seat> out;
  for (const auto& item : conference.items) {
    for (const auto& member : conference.members) {
      out.push_back({item.number, item.case_number, member.agency,
                     reason_of(conference, item, member, consents, day)});
    }
  }
  return out;
}

std::vector<std::string> bound_agencies(const Conference& conference, const ConferenceItem& item) {
  std::set<std::string> out;
  for (const auto& member : conference.members) {
    if (!member.agency.empty() && member.sits_for(item.number) && member.is_bound() &&
        member.attendance != "absent" && !holds(item.recused, member.agency)) {
      out.insert(member.agency);
    }
  }
  return {out.begin(), out.end()};
}

std::string_view seat_word(SeatReason reason) {
  return kTexts.at(static_cast<std::size_t>(reason)).word;
}

std::string_view seat_label(SeatReason reason) {
  return kTexts.at(static_cast<std::size_t>(reason)).label;
}

}  // namespace tsunagu::cases
