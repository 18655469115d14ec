/// A document as text for its person: headings, labels, values, and what is masked.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "server/cases/disclosure.h"
#include "server/catalogue/catalogue.h"
#include "server/vault/reading.h"

namespace tsunagu::commands {

/// How many parts were masked, by reason.
using MaskCounts = std::map<cases::Mask, std::int64_t>;

/// The lines of `opened`, in document order, each heading once. Adds what is masked to `counts`.
std::vector<std::string> disclosed_lines(const catalogue::Catalogue& catalogue,
                                         const catalogue::DocumentType& type,
                                         const vault::OpenedDocument& opened,
                                         const cases::DisclosureRules& rules, MaskCounts& counts);

}  // namespace tsunagu::commands
