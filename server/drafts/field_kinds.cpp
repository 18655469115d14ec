/// Fields by their roles, labels and neighbours; never by their names.
#include "server/drafts/field_kinds.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace tsunagu::drafts {
namespace {

using catalogue::DocumentType;
using catalogue::Field;
using catalogue::Role;

constexpr std::uint8_t kNarrative = 5;

bool is_about_consent(Role role) {
  switch (role) {
    case Role::consent:
    case Role::consent_date:
    case Role::consent_agency:
    case Role::consent_excluded_agency:
    case Role::consent_category:
    case Role::consent_purpose:
    case Role::tax_consent:
      return true;
    default:
      return false;
  }
}

bool is_about_person(Role role) {
  switch (role) {
    case Role::resident_code:
    case Role::person_name:
    case Role::person_kana:
    case Role::birth_date:
    case Role::protection:
    case Role::sex:
      return true;
    default:
      return false;
  }
}

/// The path above the last step; empty for a field of the root.
std::string_view parent(std::string_view path) {
  const auto end = path.rfind('/');
  return end == std::string_view::npos ? std::string_view{} : path.substr(0, end);
}

/// The first step of a path below a group; empty for a field of the root.
std::string_view top(std::string_view path) {
  const auto end = path.find('/');
  return end == std::string_view::npos ? std::string_view{} : path.substr(0, end);
}

/// Whether `field` stands in the same group of the root as the first field with `role`.
bool is_beside(const DocumentType& type, const Field& field, Role role) {
  const auto other = type.field_with(role);
  return other && !top(field.path).empty() && top(type.fields()[*other].path) == top(field.path);
}

/// The neighbour with a role that `field` adds to: 同意日（元の表記） to 同意日.
const Field* added_to(const DocumentType& type, const Field& field) {
  const auto at = std::ranges::find_if(type.fields(), [&](const Field& other) {
    return &other != &field && other.role != Role::none &&
           parent(other.path) == parent(field.path) && field.label.starts_with(other.label);
  });
  return at == type.fields().end() ? nullptr : &*at;
}

/// Whether the field says only how others of its group are to be read.
bool is_neutral(Role role) { return role == Role::none || role == Role::age || is_lasting(role); }

/// Whether some field of the group of the root that holds `field` belongs to one document.
bool is_in_momentary_group(const DocumentType& type, const Field& field) {
  return std::ranges::any_of(type.fields(), [&](const Field& other) {
    return top(other.path) == top(field.path) && !is_neutral(other.role);
  });
}

bool is_in_consent_group(const DocumentType& type, const Field& field) {
  return !parent(field.path).empty() && std::ranges::any_of(type.fields(), [&](const Field& other) {
    return other.role == Role::consent && parent(other.path) == parent(field.path);
  });
}

}  // namespace

bool is_lasting(Role role) {
  switch (role) {
    case Role::concern:
    case Role::information_source:
    case Role::disclosure:
    case Role::urgency:
    case Role::route:
    case Role::screening:
    case Role::project:
    case Role::area:
    case Role::household_type:
    case Role::main_agency:
    case Role::role_agency:
      return true;
    default:
      return is_about_person(role) || is_about_consent(role);
  }
}

bool may_be_carried(const DocumentType& type, std::uint16_t index) {
  const auto& field = type.fields()[index];
  if (is_beside(type, field, Role::author_agency)) {
    return false;  // the envelope is each document's own
  }
  if (field.role != Role::none) {
    return is_lasting(field.role);
  }
  if (const auto* main = added_to(type, field)) {
    return is_lasting(main->role);
  }
  if (top(field.path).empty()) {
    // Alone at the root: counters and days (class 0) and free text are of this document only.
    return field.sensitivity > 0 && field.sensitivity < kNarrative;
  }
  return !is_in_momentary_group(type, field);
}

bool holds_for_every_document(const DocumentType& type, std::uint16_t index) {
  const auto& field = type.fields()[index];
  return is_beside(type, field, Role::person_name) || is_about_person(field.role) ||
         is_about_consent(field.role) || is_in_consent_group(type, field) ||
         field.category == protocol::Category::family || field.role == Role::area ||
         field.role == Role::household_type;
}

std::string unit_of(const DocumentType& type, std::uint16_t index) {
  const auto& field = type.fields()[index];
  const auto* main = added_to(type, field);
  if (is_about_consent(field.role) || is_in_consent_group(type, field) ||
      (main != nullptr && is_about_consent(main->role))) {
    return "consent";
  }
  if (field.repeating.empty()) {
    return field.path + "/";  // a path never ends so
  }
  std::size_t end = 0;
  for (unsigned step = 0; step <= field.repeating.front(); ++step) {
    end = std::min(field.path.find('/', end + (step == 0 ? 0 : 1)), field.path.size());
  }
  return field.path.substr(0, end);
}

}  // namespace tsunagu::drafts
