/// Two texts of one document: what one keeps of the other, and in what they differ.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/base/refusal.h"
#include "server/catalogue/catalogue.h"
#include "server/documents/document.h"

namespace tsunagu::drafts {

/// How the writer of a text stood to a field of the text before it.
enum class Sight {
  asked,   ///< it stood in the form
  hidden,  ///< the municipality's form does not ask for it
  unseen,  ///< its value was not disclosed to the writer
};

using SightOf = std::function<Sight(const catalogue::Field& field)>;

/// `written` with the values of `before` that its writer was not shown: nobody takes away what is
/// not in front of him. Refuses unseen_values, naming the place, if `written` gives another value
/// for something unseen, or changes or moves an occurrence that holds something not shown. Both are
/// in document order; the result is too.
Result<std::vector<documents::Value>> keeping_unshown(const catalogue::DocumentType& type,
                                                      const std::vector<documents::Value>& before,
                                                      std::vector<documents::Value> written,
                                                      const SightOf& sight_of);

/// A field in which two texts differ; an empty text has no value there.
struct Difference {
  std::uint16_t field = 0;
  std::string place;
  std::string yours;
  std::string stored;
};

/// By fields, then occurrences.
std::vector<Difference> differences(const catalogue::DocumentType& type,
                                    const std::vector<documents::Value>& yours,
                                    const std::vector<documents::Value>& stored);

}  // namespace tsunagu::drafts
