/// What a new document of a case can take over from the documents that the case has, so that nobody
/// is asked twice; docs/forms.md says it for people.
///
/// No path of any document type stands here: fields are the same if they have the same place, label
/// and form, or the same role; the part about the person is the one around the person's name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/catalogue/catalogue.h"
#include "server/documents/form_text.h"

namespace tsunagu::drafts {

/// Where a value stands in a document.
struct ValuePlace {
  std::uint16_t field = 0;  ///< index into the type's fields
  std::vector<std::uint16_t> position;

  auto operator<=>(const ValuePlace&) const = default;
};

/// Which fields a document of the case has; not what stands in them.
struct KnownDocument {
  const catalogue::DocumentType* type = nullptr;
  std::vector<ValuePlace> values;  ///< in document order
};

/// A value of the new document and where it comes from.
struct CarriedValue {
  ValuePlace target;
  std::size_t document = 0;  ///< index into the known documents
  ValuePlace source;

  bool operator==(const CarriedValue&) const = default;
};

/// What a new document of `type` takes over from `known`, newest first. Everything in one repeating
/// element, and everything about the consent, comes from one document: the newest that has it. What
/// only holds for one document (its numbers, days, results, judgements) is not taken over, nor is
/// what the form hides. Pure.
std::vector<CarriedValue> carried_values(const catalogue::DocumentType& type,
                                         const documents::FormPaths& form,
                                         const std::vector<KnownDocument>& known);

}  // namespace tsunagu::drafts
