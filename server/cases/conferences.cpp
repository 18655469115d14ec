/// Reading a conference out of its values.
#include "server/cases/conferences.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/cases/case_effects.h"

namespace tsunagu::cases {
namespace {

constexpr std::array<std::string_view, 8> kStages{
    "drafted", "members-chosen",  "invited",   "secrecy-confirmed",
    "held",    "minutes-drafted", "confirmed", "closed"};

/// The values of one member, item or decision, in their order.
struct Part {
  std::string element;
  std::uint16_t group = 0;
  std::vector<const ConferenceValue*> values;

  const ConferenceValue* find(Role role) const {
    const auto at = std::ranges::find(values, role, &ConferenceValue::role);
    return at == values.end() ? nullptr : *at;
  }
  std::string one(Role role) const {
    const auto* found = find(role);
    return found != nullptr ? found->value : std::string{};
  }
  std::vector<std::string> all(Role role) const {
    std::vector<std::string> out;
    for (const auto* value : values) {
      if (value->role == role) {
        out.push_back(value->value);
      }
    }
    return out;
  }
};

/// All that stands in no repeating element first, then each occurrence of one.
std::vector<Part> parts_of(const std::vector<ConferenceValue>& values) {
  std::vector<Part> out{{"", 0, {}}};
  for (const auto& value : values) {
    const auto element = value.group == 0 ? std::string{} : value.element;
    const auto at = std::ranges::find_if(
        out, [&](const Part& one) { return one.element == element && one.group == value.group; });
    auto& part = at != out.end() ? *at : out.emplace_back(Part{element, value.group, {}});
    part.values.push_back(&value);
  }
  return out;
}

bool is_member(const Part& part) {
  return part.find(Role::attendee_agency) != nullptr || part.find(Role::attendance) != nullptr ||
         part.find(Role::secrecy) != nullptr || part.find(Role::attendee_name) != nullptr;
}

bool is_decision(const Part& part) {
  return part.find(Role::decision) != nullptr || part.find(Role::decision_text) != nullptr ||
         part.find(Role::task_agency) != nullptr || part.find(Role::task_date) != nullptr;
}

/// An item has a number, a case or a text; members and decisions have the number too.
bool is_item(const Part& part) {
  return !is_member(part) && !is_decision(part) &&
         (part.find(Role::agenda_number) != nullptr || part.find(Role::agenda_case) != nullptr ||
          part.find(Role::agenda_text) != nullptr);
}

ConferenceMember member_of(const Part& part, const std::string& common_text) {
  ConferenceMember out;
  out.agency = part.one(Role::attendee_agency);
  out.items = part.all(Role::agenda_number);
  out.attendance = part.one(Role::attendance);
  out.secrecy = part.one(Role::secrecy);
  out.secrecy_text = part.one(Role::secrecy_text);
  if (out.secrecy_text.empty()) {
    out.secrecy_text = common_text;
  }
  return out;
}

ConferenceItem item_of(const Part& part) {
  ConferenceItem out;
  out.number = part.one(Role::agenda_number);
  if (out.number.empty()) {
    out.number = std::to_string(part.group);
  }
  out.case_number = part.one(Role::agenda_case);
  out.recused = part.all(Role::recused_agency);
  out.purposes = part.all(Role::conference_purpose);
  out.plan_kinds = part.all(Role::plan_kind);
  return out;
}

ConferenceDecision decision_of(const Part& part) {
  return {part.one(Role::decision), part.one(Role::decision_text), part.one(Role::task_agency),
          part.one(Role::task_date), part.one(Role::done_date)};
}

void read_top(const Part& top, Conference& out) {
  out.number = top.one(Role::document_number);
  out.kind = top.one(Role::kind);
  out.code = top.one(Role::conference_code);
  out.status = top.one(Role::status);
  out.host = top.one(Role::agency);
  out.day = top.one(Role::meeting_date);
  out.start = top.one(Role::start_time);
  out.end = top.one(Role::end_time);
}

/// A decision without an item belongs to the only one there is.
void add_decision(const Part& part, Conference& out) {
  const auto number = part.one(Role::agenda_number);
  for (auto& item : out.items) {
    if (item.number == number || (number.empty() && out.items.size() == 1)) {
      item.decisions.push_back(decision_of(part));
    }
  }
}

}  // namespace

bool ConferenceMember::sits_for(std::string_view item) const {
  return items.empty() || std::ranges::find(items, item) != items.end();
}

bool Conference::is_support_meeting() const { return statutory_kind(kind) == "SK"; }

Conference conference_of(const std::vector<ConferenceValue>& values) {
  Conference out;
  const auto parts = parts_of(values);
  read_top(parts.front(), out);
  const auto common_text = parts.front().one(Role::secrecy_text);
  for (const auto& part : parts) {
    if (part.group == 0) {
      continue;
    }
    if (is_member(part)) {
      out.members.push_back(member_of(part, common_text));
    } else if (is_item(part)) {
      out.items.push_back(item_of(part));
    } else if (!is_decision(part)) {
      const auto purposes = part.all(Role::conference_purpose);
      out.purposes.insert(out.purposes.end(), purposes.begin(), purposes.end());
    }
  }
  for (const auto& part : parts) {
    if (part.group != 0 && is_decision(part)) {
      add_decision(part, out);
    }
  }
  return out;
}

std::optional<int> conference_stage(std::string_view status) {
  const auto at = std::ranges::find(kStages, status);
  return at == kStages.end() ? std::nullopt : std::optional{static_cast<int>(at - kStages.begin())};
}

}  // namespace tsunagu::cases
