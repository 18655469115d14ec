/// Minutes out of agenda and decisions.
#include "server/commands/minutes_values.h"

#include <algorithm>
#include <array>
#include <set>

#include "server/documents/document_order.h"

namespace tsunagu::commands {
namespace {

using cases::ConferenceValue;
using cases::Role;

/// Said once of the whole conference, and the same in the minutes of each item.
constexpr std::array kCommon{Role::kind,         Role::legal_basis,   Role::meeting_date,
                             Role::start_time,   Role::end_time,      Role::meeting_place,
                             Role::meeting_mode, Role::meeting_round, Role::meeting_disclosure};

/// Said of each member.
constexpr std::array kMember{
    Role::attendee_agency, Role::attendee_occupation, Role::attendee_name, Role::attendance,
    Role::secrecy,         Role::secrecy_date,        Role::secrecy_text,  Role::secrecy_method};

/// Puts values into a document by role.
class Writer {
 public:
  Writer(const catalogue::DocumentType& type, std::vector<documents::Value> begun)
      : type_{type}, values_{std::move(begun)} {}

  /// `value` at the first field with `role`, in occurrence `occurrence` if it repeats. What the
  /// draft was begun with there gives way.
  void put(Role role, std::uint16_t occurrence, const std::string& value) {
    const auto field = type_.field_with(role);
    if (!field || value.empty()) {
      return;
    }
    if (written_.insert(*field).second) {
      std::erase_if(values_, [&](const documents::Value& one) { return one.field == *field; });
    }
    documents::Value out;
    out.field = *field;
    out.position.assign(type_.fields()[*field].repeating.size(), occurrence);
    out.value = value;
    values_.push_back(std::move(out));
  }

  std::vector<documents::Value> take() {
    return documents::put_in_order(type_, std::move(values_));
  }

 private:
  const catalogue::DocumentType& type_;
  std::vector<documents::Value> values_;
  std::set<std::uint16_t> written_;  // fields that were put here
};

void put_common(Writer& out, const MinutesSource& source) {
  for (const auto& value : source.values) {
    const bool is_common = std::ranges::find(kCommon, value.role) != kCommon.end();
    if (value.group == 0 && is_common) {
      out.put(value.role, 1, value.value);
    }
  }
  out.put(Role::document_number, 1, minutes_number(source.conference, source.item));
  out.put(Role::conference_number, 1, source.conference.number);
  const auto& own = source.item.purposes;
  std::uint16_t number = 0;
  for (const auto& purpose : own.empty() ? source.conference.purposes : own) {
    out.put(Role::conference_purpose, ++number, purpose);
  }
}

/// The values of one member: those of one occurrence of its element.
using Occurrence = std::vector<const ConferenceValue*>;

const ConferenceValue* find(const Occurrence& values, Role role) {
  const auto at = std::ranges::find(values, role, &ConferenceValue::role);
  return at == values.end() ? nullptr : *at;
}

/// The occurrences of the repeating elements, in their order.
std::vector<Occurrence> occurrences(const std::vector<ConferenceValue>& values) {
  std::vector<Occurrence> out;
  for (const auto& value : values) {
    if (value.group == 0) {
      continue;
    }
    const auto at = std::ranges::find_if(out, [&](const Occurrence& one) {
      return one.front()->element == value.element && one.front()->group == value.group;
    });
    auto& occurrence = at != out.end() ? *at : out.emplace_back();
    occurrence.push_back(&value);
  }
  return out;
}

bool sits_for(const Occurrence& member, const std::string& item) {
  bool names_items = false;
  for (const auto* value : member) {
    if (value->role == Role::agenda_number) {
      names_items = true;
      if (value->value == item) {
        return true;
      }
    }
  }
  return !names_items;
}

/// Those who sat there for this item; who left the room stands among the recused.
void put_members(Writer& out, const MinutesSource& source) {
  std::string common_text;
  for (const auto& value : source.values) {
    if (value.role == Role::secrecy_text && value.group == 0) {
      common_text = value.value;
    }
  }
  std::uint16_t number = 0;
  for (const auto& member : occurrences(source.values)) {
    const auto* agency = find(member, Role::attendee_agency);
    const auto& recused = source.item.recused;
    const bool is_recused =
        agency != nullptr && std::ranges::find(recused, agency->value) != recused.end();
    if (agency == nullptr || is_recused || !sits_for(member, source.item.number)) {
      continue;
    }
    ++number;
    for (const auto role : kMember) {
      const auto* value = find(member, role);
      if (value != nullptr) {
        out.put(role, number, value->value);
      } else if (role == Role::secrecy_text && find(member, Role::secrecy) != nullptr) {
        out.put(role, number, common_text);
      }
    }
  }
}

/// The occurrence that is the item itself.
Occurrence item_values(const MinutesSource& source) {
  for (auto& one : occurrences(source.values)) {
    const auto* reference = find(one, Role::agenda_case);
    const auto* number = find(one, Role::agenda_number);
    const bool is_numbered = number == nullptr || number->value == source.item.number;
    if (reference != nullptr && reference->value == source.item.case_number && is_numbered) {
      return one;
    }
  }
  return {};
}

void put_item(Writer& out, const MinutesSource& source) {
  const auto& item = source.item;
  out.put(Role::agenda_number, 1, item.number);
  out.put(Role::case_reference, 1, item.case_number);
  out.put(Role::consent, 1, source.consent);
  std::uint16_t papers = 0;
  std::uint16_t topics = 0;
  for (const auto* value : item_values(source)) {
    switch (value->role) {
      case Role::pseudonym:
      case Role::person_attendance:
        out.put(value->role, 1, value->value);
        break;
      case Role::agenda_text:
        out.put(value->role, ++topics, value->value);
        break;
      case Role::material_title:
        out.put(value->role, ++papers, value->value);
        break;
      case Role::material_recall:
        out.put(value->role, std::max<std::uint16_t>(papers, 1), value->value);
        break;
      default:
        break;
    }
  }
  std::uint16_t recused = 0;
  for (const auto& agency : item.recused) {
    out.put(Role::recused_agency, ++recused, agency);
  }
}

/// Each decision that somebody has to carry out is a task of the minutes.
void put_decisions(Writer& out, const MinutesSource& source) {
  std::string code;
  std::string text;
  std::uint16_t tasks = 0;
  for (const auto& decision : source.item.decisions) {
    code = code.empty() ? decision.code : code;
    text += (text.empty() || decision.text.empty() ? "" : "\n") + decision.text;
    if (decision.text.empty() || (decision.owner.empty() && decision.due.empty())) {
      continue;
    }
    ++tasks;
    out.put(Role::task_text, tasks, decision.text);
    out.put(Role::task_date, tasks, decision.due);
    out.put(Role::task_agency, tasks, decision.owner);
    out.put(Role::done_date, tasks, decision.done);
  }
  out.put(Role::status, 1, code);
  out.put(Role::decision_text, 1, text);
  std::uint16_t plans = 0;
  for (const auto& kind : source.item.plan_kinds) {
    out.put(Role::plan_kind, ++plans, kind);
    out.put(Role::plan_result, plans, code);
  }
}

}  // namespace

std::string minutes_number(const cases::Conference& conference, const cases::ConferenceItem& item) {
  return conference.number + "-" + item.number;
}

std::vector<documents::Value> minutes_values(const catalogue::DocumentType& type,
                                             std::vector<documents::Value> begun,
                                             const MinutesSource& source) {
  Writer out{type, std::move(begun)};
  put_common(out, source);
  put_members(out, source);
  put_item(out, source);
  put_decisions(out, source);
  return out.take();
}

}  // namespace tsunagu::commands
