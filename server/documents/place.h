/// Where a value stands in a document, in words for a refusal.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "server/catalogue/catalogue.h"

namespace tsunagu::documents {

/// "Person/Member[2]/Name": element names with the occurrence of those that repeat. A position
/// shorter than the field repeats leaves the occurrences of the last elements out.
std::string place(const catalogue::DocumentType& type, std::uint16_t field,
                  std::span<const std::uint16_t> position);

}  // namespace tsunagu::documents
