/// The checks that fields ask for by their annotation, and the My Number guard over all of them.
#include "server/documents/value_checks.h"

#include <algorithm>
#include <optional>

#include "server/documents/place.h"

namespace tsunagu::documents {
namespace {

using catalogue::Check;
using catalogue::Field;

constexpr int kSuspected = 40;
constexpr int kCertain = 100;

bool is_postal_code(std::string_view text) {
  return text.size() == 7 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Refusal> broken_check(Check check, std::string_view value) {
  switch (check) {
    case Check::none:
      break;
    case Check::resident_code:
      if (!is_resident_code(value)) {
        return Refusal{RefusalCode::resident_code, "", "15 digits"};
      }
      break;
    case Check::municipality_code:
      if (!is_municipality_code(value)) {
        return Refusal{RefusalCode::municipality_code, "", "6 digits, modulus 11"};
      }
      break;
    case Check::postal_code:
      if (!is_postal_code(value)) {
        return Refusal{RefusalCode::postal_code, "", "7 digits"};
      }
      break;
    case Check::date:
      if (!is_partial_date(value)) {
        return Refusal{RefusalCode::not_a_date, "", "YYYY-MM-DD"};
      }
      break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> my_number_in(const Field& field, std::string_view value) {
  const int score = my_number_score(field.label + " " + field.path, value);
  if (score >= kCertain) {
    return Refusal{RefusalCode::my_number, "", ""};
  }
  if (score >= kSuspected) {
    return Refusal{RefusalCode::my_number_suspected, "", ""};
  }
  return std::nullopt;
}

std::vector<Refusal> broken_values(const Document& document) {
  return broken_values(document.type(), document.values());
}

std::vector<Refusal> broken_values(const catalogue::DocumentType& type,
                                   const std::vector<Value>& values) {
  std::vector<Refusal> refusals;
  const auto add = [&](const Value& value, std::optional<Refusal> refusal) {
    if (refusal) {
      refusal->place = place(type, value.field, value.position);
      refusals.push_back(*std::move(refusal));
    }
  };
  for (const auto& value : values) {
    const auto& field = type.fields()[value.field];
    add(value, broken_check(field.check, value.value));
    add(value, my_number_in(field, value.value));
  }
  return refusals;
}

std::vector<std::string> remarks(const Document& document) {
  std::vector<std::string> out;
  for (const auto& value : document.values()) {
    const auto& field = document.type().fields()[value.field];
    if (field.check == Check::resident_code && is_resident_code(value.value) &&
        !has_resident_check_digit(value.value)) {
      out.push_back(document.place_of(value) + ": check digit of the resident code is wrong");
    }
  }
  return out;
}

}  // namespace tsunagu::documents
