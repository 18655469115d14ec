/// The rules of the case work that a document must keep to be taken; docs/case-rules.md lists them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "server/base/refusal.h"
#include "server/documents/document.h"

namespace tsunagu::cases {

/// A rule that documents of one type, or of one kind of it, need the person's consent.
struct ConsentRule {
  std::string_view id;    ///< "R01", as docs/case-rules.md and partners know it
  std::string_view type;  ///< document type
  std::string_view kind;  ///< code of the field with role kind; empty: every kind
  RefusalCode code;
};

std::span<const ConsentRule> consent_rules();

/// The first rule that `document` breaks, with the place of the consent field; nothing if none.
std::optional<Refusal> broken_rule(const documents::Document& document);

}  // namespace tsunagu::cases
