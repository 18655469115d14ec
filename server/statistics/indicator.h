/// The 22 indicators, and the items that each of them is made of.
///
/// The one place where it is said what is counted: docs/statistics.md is held against it by a test.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tsunagu::statistics {

/// Version of the rules in this layer: it rises when a figure of the same documents would change.
inline constexpr std::string_view kRulesVersion = "1";

struct Indicator {
  std::string_view code;  ///< "N01"
  std::string_view ja;
  std::string_view en;
};

/// All of them, in the order of their codes.
std::span<const Indicator> indicators();
const Indicator* find_indicator(std::string_view code);

/// How entries become a figure.
enum class Form : std::uint8_t {
  contacts,  ///< three figures: new, total, distinct
  records,   ///< how many entries
  sum,       ///< the sum of their quantities
  once,      ///< how many different things: a meeting of twelve items counts once
  people,    ///< how many cases
  mean,      ///< the mean of the quantities
  rate,      ///< per cent
  reported,  ///< the figure that an agency reported
  nowhere,   ///< cannot be worked out from what is exchanged
};

enum class ItemId : std::uint8_t {
  contact,
  by_channel,
  by_route,
  by_household,
  sheets_sent,
  sheets_received,
  sheets_decided,
  sheets_answered,
  days_to_receipt,
  days_to_answer,
  return_rate,
  screening,
  applied,
  consents,
  consents_withdrawn,
  consent_rate,
  consents_stated,
  assessments,
  plans_made,
  plans_changed,
  plans_in_draft,
  councils,
  council_cases,
  council_timings,
  plans_judged,
  support_meetings,
  meeting_cases,
  attending_agencies,
  attending_people,
  monitorings,
  monitorings_due,
  monitoring_rate,
  closed,
  suspended,
  continued,
  days_of_support,
  follow_ups_wanted,
  follow_ups_done,
  goals,
  goal_rate,
  changes,
  surveys,
  survey_follow_ups,
  outreach_contacts,
  hosts_found,
  matchings,
  people_in_participation,
  gaps_found,
  gap_stages,
  platforms,
  handovers,
  sure_handover_rate,
  recording_time,
  cross,
  reported,
};

struct Item {
  ItemId id = ItemId::contact;
  std::string_view indicator;  ///< "N01"; empty for `reported`, whose rows name it themselves
  std::string_view code;       ///< "contact"; unique
  std::string_view ja;
  std::string_view en;
  Form form = Form::records;
  std::string_view counting;  ///< code list `counting`; empty: three, or as reported
  std::string_view unit;      ///< 件, 回, 人, %, 日
  std::string_view details;   ///< code list of its breakdown; empty: none
  std::string_view kinds;     ///< code list of the dimension `kind`; empty: none
  bool is_usual = false;      ///< what a target means that names only the indicator
  std::string_view rule_ja;   ///< what is counted, from which documents
};

/// All items, in the order of ItemId.
std::span<const Item> items();
const Item& item(ItemId id);
const Item* find_item(std::string_view code);

}  // namespace tsunagu::statistics
