/// Why a document may not be stored, whoever wrote it.
#include "server/intake/objections.h"

#include <algorithm>
#include <optional>
#include <string>

#include "server/documents/value_checks.h"
#include "server/vault/sealed_document.h"

namespace tsunagu::intake {
namespace {

using catalogue::Role;

// An entry of the index of names has no room for more. The schemas allow far less, but the host
// that keeps them may have been taken over by the file.
constexpr std::size_t kLongestSearched = 1024;

/// Why `document` is too large to be stored, if it is.
std::optional<Refusal> beyond_limits(const documents::Document& document) {
  if (!vault::can_be_sealed(document)) {
    return Refusal{RefusalCode::too_large, "", ""};
  }
  for (const auto& value : document.values()) {
    const auto role = document.type().fields()[value.field].role;
    const bool is_searched =
        role == Role::person_name || role == Role::person_kana || role == Role::birth_date;
    if (is_searched && value.value.size() > kLongestSearched) {
      return Refusal{RefusalCode::too_long, document.place_of(value),
                     std::to_string(value.value.size()) + " bytes"};
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_individual_number(const Refusal& refusal) {
  return refusal.code == RefusalCode::my_number || refusal.code == RefusalCode::my_number_suspected;
}

std::vector<Refusal> objections(const documents::Document& document) {
  if (auto refusal = beyond_limits(document)) {
    return {*std::move(refusal)};
  }
  auto refusals = documents::broken_values(document);
  std::ranges::stable_partition(refusals, is_individual_number);
  return refusals;
}

}  // namespace tsunagu::intake
