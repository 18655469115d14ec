/// Reading protection out of documents and facts.
#include "server/cases/protection.h"

#include <algorithm>

namespace tsunagu::cases {

bool is_protection_in_force(const DocumentFacts& facts) {
  const auto status = facts.one(Role::status);
  return facts.type == "protection" && status != "expired" && status != "lifted";
}

bool says_protected(const documents::Document& document) {
  const auto& fields = document.type().fields();
  const bool has_flag = std::ranges::any_of(document.values(), [&](const documents::Value& value) {
    return fields[value.field].role == Role::protection && value.value == "1";
  });
  return has_flag || is_protection_in_force(facts_of(document));
}

bool is_protected(const CaseFacts& facts) {
  return std::ranges::any_of(current(facts), [](const RecordedFacts* one) {
    return one->is_protected || is_protection_in_force(one->document);
  });
}

}  // namespace tsunagu::cases
