/// A conference as its document in the register says: who sits in it, about which cases, what was
/// decided; and who may come for which case. docs/case-rules.md explains it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/standing.h"
#include "server/profiles/profile.h"

namespace tsunagu::cases {

/// A value of a conference's document. Values of one member, item or decision share `element` and
/// `group`.
struct ConferenceValue {
  Role role = Role::none;
  std::string element;      ///< number of the outermost element it stands in
  std::uint16_t group = 0;  ///< which occurrence of the outermost repeating element; 0: none
  std::string value;
};

struct ConferenceMember {
  std::string agency;              ///< code; empty: not said
  std::vector<std::string> items;  ///< numbers of the items it was chosen for; empty: all
  std::string attendance;          ///< code list attendance; empty: not said
  std::string secrecy;             ///< code list secrecy; empty: not said
  std::string secrecy_text;        ///< version of the pledge

  /// Confirmed, with the version of the text that was signed.
  bool is_bound() const { return secrecy == "confirmed" && !secrecy_text.empty(); }
  bool sits_for(std::string_view item) const;
};

struct ConferenceDecision {
  std::string code;   ///< code list decision; may be empty
  std::string text;   ///< empty if it was not opened
  std::string owner;  ///< code of an agency
  std::string due;    ///< as written
  std::string done;   ///< as written
};

/// One case, or a topic without one.
struct ConferenceItem {
  std::string number;                ///< as written; the position if the document gives none
  std::string case_number;           ///< empty: no case
  std::vector<std::string> recused;  ///< agencies that leave the room for it
  std::vector<std::string> purposes;
  std::vector<std::string> plan_kinds;  ///< to be judged
  std::vector<ConferenceDecision> decisions;
};

struct Conference {
  std::string number;  ///< its own: "MJ-2025-021"
  std::string kind;    ///< code list conference-kind
  std::string code;    ///< of the profile's conference; empty: not said
  std::string status;  ///< code list conference-status
  std::string host;    ///< code of an agency
  std::string day;     ///< ISO; empty: not set
  std::string start;   ///< "13:30"; empty: not set
  std::string end;
  std::vector<std::string> purposes;
  std::vector<ConferenceMember> members;
  std::vector<ConferenceItem> items;

  /// A 支援会議 of 社会福祉法106条の6, whatever the municipality calls it.
  bool is_support_meeting() const;
};

/// Members, items and decisions stay in the order of the document. What was not opened is empty.
Conference conference_of(const std::vector<ConferenceValue>& values);

/// Whether conferences of `kind` deal only with people who consented: 重層的支援会議, 支援調整会議,
/// サービス担当者会議, 個別支援会議 (domain of the statutory kinds in docs/case-rules.md).
bool needs_consent(std::string_view kind);

enum class SeatReason : std::uint8_t {
  host,            ///< holds the conference
  consent,         ///< the person's consent names the agency
  statute,         ///< 支援会議: no consent is needed, secrecy is
  stated_consent,  ///< the person consented, but no 同意書 says to whom
  no_case,         ///< a topic about nobody
  recused,         ///< leaves the room for this item
  not_chosen,      ///< sits there for other items
  no_consent,      ///< nobody consented, or it ended
  outside,         ///< the consent does not name the agency, or not for conferences
  excluded,        ///< the person does not want the agency there
  unknown_case,    ///< no case of that number
};

/// Whether a member may come for an item, and why.
struct Seat {
  std::string item;
  std::string case_number;
  std::string agency;
  SeatReason reason = SeatReason::statute;

  bool may_come() const { return reason <= SeatReason::no_case; }
};

/// What the cases of an agenda say of consent, by number; a case that is not there does not exist.
using AgendaConsents = std::map<std::string, Consents>;

/// Every member for every item, on the day of the conference (`today` if it has none).
std::vector<Seat> seats_of(const Conference& conference, const AgendaConsents& consents,
                           std::string_view today);

/// The agencies that may have the material of `item` while it is held: those that sit for it, are
/// not absent and bound to secrecy, without those recused. Rising, none twice.
std::vector<std::string> bound_agencies(const Conference& conference, const ConferenceItem& item);

/// Where a conference stands on its way: 0 for drafted to 7 for closed; nothing for cancelled and
/// for what is no status.
std::optional<int> conference_stage(std::string_view status);

/// "outside", as docs/cli.md has it, and in Japanese.
std::string_view seat_word(SeatReason reason);
std::string_view seat_label(SeatReason reason);

}  // namespace tsunagu::cases
