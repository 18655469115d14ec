/// Values in the order of their document.
#pragma once

#include <vector>

#include "adapters/protocol/job.h"
#include "server/catalogue/catalogue.h"

namespace tsunagu::documents {

/// `values` in document order, their occurrences counted up from 1: gaps close, as where the lines
/// of an occurrence were left empty. Each position must fit its field; a value that stands twice
/// stays.
std::vector<protocol::WireValue> put_in_order(const catalogue::DocumentType& type,
                                              std::vector<protocol::WireValue> values);

}  // namespace tsunagu::documents
