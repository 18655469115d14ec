/// Whether records are in the shape of their document type.
#pragma once

#include <optional>
#include <vector>

#include "adapters/protocol/job.h"
#include "server/base/refusal.h"
#include "server/catalogue/catalogue.h"

namespace tsunagu::documents {

/// The first thing wrong with the shape of `values`: a field out of range, a position of the wrong
/// length, occurrences that do not count up from 1, values out of document order or twice, a
/// required field that its group lacks. Nothing if the shape is right.
std::optional<Refusal> broken_structure(const catalogue::DocumentType& type,
                                        const std::vector<protocol::WireValue>& values);

}  // namespace tsunagu::documents
