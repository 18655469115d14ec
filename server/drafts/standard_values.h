/// What a document is begun with, whatever it is about: its number, the day, whose it is.
#pragma once

#include <string>
#include <vector>

#include "server/catalogue/catalogue.h"
#include "server/documents/document.h"

namespace tsunagu::drafts {

struct StandardValues {
  std::string number;        ///< of the draft, and of the document until somebody gives another
  std::string today;         ///< ISO day in Japan
  std::string municipality;  ///< code of six digits
  std::string agency;        ///< code of the writer's agency; empty: not known
};

/// Puts the standard values into `values`, in place of what stands there. Only fields that do not
/// repeat are filled. The result is in document order.
std::vector<documents::Value> with_standard_values(const catalogue::DocumentType& type,
                                                   std::vector<documents::Value> values,
                                                   const StandardValues& standard);

}  // namespace tsunagu::drafts
