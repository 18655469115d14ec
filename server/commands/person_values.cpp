/// What the documents of a case say of its person, opened to be compared with another's.
#include "server/commands/person_values.h"

#include <algorithm>
#include <map>

#include "server/base/error.h"
#include "server/documents/name_key.h"
#include "server/vault/reading.h"

namespace tsunagu::commands {
namespace {

using catalogue::Role;

std::string_view parent_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

/// The path of the group that describes the person, with a slash behind it; empty if the type has
/// none. It is found by the roles of what stands in it.
std::string person_group(const catalogue::DocumentType& type) {
  for (const auto role : {Role::birth_date, Role::resident_code, Role::protection, Role::sex}) {
    if (const auto field = type.field_with(role)) {
      const auto parent = parent_of(type.fields()[*field].path);
      return parent.empty() ? std::string{} : std::string{parent} + "/";
    }
  }
  return {};
}

std::vector<Uuid> current_documents(Call& call, const vault::CaseRow& row) {
  auto& db = call.session.connection();
  vault::CaseKeys keys{call.context.keys, row.case_id, row.retention_year};
  keys.load(db);
  const auto contents = call.context.reading.look_at(db, row, keys);
  std::vector<Uuid> out;
  for (const auto* one : cases::current(contents.facts)) {
    out.push_back(one->document_id);
  }
  std::ranges::reverse(out);
  return out;
}

void take_values(const vault::OpenedDocument& opened, const catalogue::DocumentType& type,
                 OpenedPerson& person) {
  const auto group = person_group(type);
  for (const auto& value : opened.values) {
    const auto index = type.field_numbered(value.number);
    if (!index || group.empty() || !type.fields()[*index].path.starts_with(group)) {
      continue;
    }
    const auto& field = type.fields()[*index];
    PersonValue out;
    out.path = field.path.substr(group.size());
    out.label = field.label;
    out.sensitivity = field.sensitivity;
    out.check = field.check;
    out.code_list = field.code_list;
    out.group = opened.row.document_id.text() + std::string{parent_of(field.path)};
    for (const auto one : value.position) {
      out.group += "/" + std::to_string(one);
    }
    out.value = value.value.text();
    person.values.push_back(std::move(out));
  }
}

/// One text for each address and each other contact, whichever way its parts were written.
std::vector<std::string> contacts_of(const OpenedPerson& person) {
  std::map<std::string, std::string> whole;
  for (const auto& value : person.values) {
    if (value.sensitivity == cases::kAddressClass && value.code_list.empty() &&
        value.check == catalogue::Check::none && !parent_of(value.path).empty()) {
      whole[value.group] += value.value;
    }
  }
  std::vector<std::string> keys;
  for (const auto& [group, text] : whole) {
    if (auto key = cases::contact_key(text); !key.empty()) {
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

bool is_contact_withheld(const OpenedPerson& person) {
  return std::ranges::any_of(person.withheld,
                             [](const auto& one) { return one.first == cases::kAddressClass; });
}

/// Whether two values of one path agree: "same", "alike" or "differs".
std::string_view agreement(const PersonValue& left, const PersonValue& right) {
  if (left.check == catalogue::Check::date) {
    const auto reason = cases::birth_dates(left.value, right.value);
    return reason == cases::LikenessReason::birth_date          ? "same"
           : reason == cases::LikenessReason::birth_date_partly ? "alike"
                                                                : "differs";
  }
  const auto strict = documents::strict_name_key(left.value);
  if (left.value == right.value ||
      (!strict.empty() && strict == documents::strict_name_key(right.value))) {
    return "same";
  }
  const auto loose = documents::loose_name_key(left.value);
  const auto contact = cases::contact_key(left.value);
  const bool is_alike = (!loose.empty() && loose == documents::loose_name_key(right.value)) ||
                        (left.sensitivity == cases::kAddressClass && !contact.empty() &&
                         contact == cases::contact_key(right.value));
  return is_alike ? "alike" : "differs";
}

struct Side {
  std::vector<const PersonValue*> values;  ///< of one path, no text twice

  void add(const PersonValue& value) {
    const auto same = [&](const PersonValue* one) { return one->value == value.value; };
    if (std::ranges::none_of(values, same)) {
      values.push_back(&value);
    }
  }
  std::vector<std::string> texts(const Call& call) const {
    std::vector<std::string> out;
    for (const auto* one : values) {
      out.push_back(one->code_list.empty()
                        ? one->value
                        : call.context.catalogue.label(one->code_list, one->value));
    }
    return out;
  }
};

struct Row {
  Side left;
  Side right;

  std::string_view agreement() const {
    if (left.values.empty() || right.values.empty()) {
      return "one-sided";
    }
    std::string_view best = "differs";
    for (const auto* one : left.values) {
      for (const auto* other : right.values) {
        const auto found = commands::agreement(*one, *other);
        best = found == "same" || best == "differs" ? found : best;
        if (best == "same") {
          return best;
        }
      }
    }
    return best;
  }
};

void add_withheld(const OpenedPerson& person, const std::string& number,
                  std::vector<JsonLine>& lines) {
  for (const auto& [sensitivity, reason] : person.withheld) {
    JsonLine line;
    line.text("kind", "withheld").text("case", number);
    line.number("class", sensitivity).text("reason", reason);
    lines.push_back(std::move(line));
  }
}

}  // namespace

OpenedPerson open_person(Call& call, const vault::CaseRow& row,
                         const std::vector<std::uint8_t>& classes) {
  OpenedPerson person;
  for (const auto& document_id : current_documents(call, row)) {
    vault::ReadRequest request;
    request.actor = call.actor;
    request.reader = call.reader;
    request.document_id = document_id;
    request.classes = classes;
    const auto opened = call.context.reading.open(call.session, request);
    const auto* type = opened ? call.context.catalogue.find(opened->row.type) : nullptr;
    if (type == nullptr) {
      continue;
    }
    take_values(*opened, *type, person);
    for (const auto& one : opened->decision.withheld) {
      if (one.reason != cases::WithheldReason::not_requested) {
        person.withheld.emplace(one.share.sensitivity, cases::reason_word(one.reason));
      }
    }
  }
  return person;
}

std::optional<cases::LikenessReason> same_contact(const OpenedPerson& left,
                                                  const OpenedPerson& right) {
  if (is_contact_withheld(left) || is_contact_withheld(right)) {
    return cases::LikenessReason::contact_withheld;
  }
  const auto others = contacts_of(right);
  for (const auto& one : contacts_of(left)) {
    if (std::ranges::find(others, one) != others.end()) {
      return cases::LikenessReason::contact;
    }
  }
  return std::nullopt;
}

std::vector<JsonLine> comparison_lines(const Call& call, const OpenedPerson& left,
                                       const std::string& left_number, const OpenedPerson& right,
                                       const std::string& right_number) {
  std::vector<std::string> order;
  std::map<std::string, Row> rows;
  const auto take = [&](const OpenedPerson& person, Side Row::*side) {
    for (const auto& value : person.values) {
      const auto [at, is_new] = rows.try_emplace(value.path);
      if (is_new) {
        order.push_back(value.path);
      }
      (at->second.*side).add(value);
    }
  };
  take(left, &Row::left);
  take(right, &Row::right);
  std::vector<JsonLine> lines;
  for (const auto& path : order) {
    const auto& row = rows.at(path);
    const auto& any = *(row.left.values.empty() ? row.right : row.left).values.front();
    JsonLine line;
    line.text("kind", "person_value").text("path", path).text("label", any.label);
    line.number("class", any.sensitivity);
    line.list("left", row.left.texts(call)).list("right", row.right.texts(call));
    line.text("agreement", row.agreement());
    lines.push_back(std::move(line));
  }
  add_withheld(left, left_number, lines);
  add_withheld(right, right_number, lines);
  return lines;
}

}  // namespace tsunagu::commands
