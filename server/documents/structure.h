/// Whether records are in the shape of their document type.
#pragma once

#include <optional>
#include <vector>

#include "adapters/protocol/job.h"
#include "server/base/refusal.h"
#include "server/catalogue/catalogue.h"

namespace tsunagu::documents {

/// How much of a document has to be there.
enum class Completeness {
  whole,
  draft,  ///< required fields may be missing
};

/// The first thing wrong with the shape of `values`: a field out of range, a position of the wrong
/// length, occurrences that do not count up from 1, values out of document order or twice, a
/// required field that its group lacks (of a whole document). Nothing if the shape is right.
std::optional<Refusal> broken_structure(const catalogue::DocumentType& type,
                                        const std::vector<protocol::WireValue>& values,
                                        Completeness completeness = Completeness::whole);

/// Every required field that a group of `values` lacks, each with its place. `values` have passed
/// broken_structure as a draft.
std::vector<Refusal> missing_fields(const catalogue::DocumentType& type,
                                    const std::vector<protocol::WireValue>& values);

}  // namespace tsunagu::documents
