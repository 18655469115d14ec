/// The values of a document back to a canonical tree.
#pragma once

#include "adapters/host/libxml_ptr.h"
#include "adapters/host/type_model.h"
#include "adapters/protocol/job.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// The tree that flattens to `values`, with the elements that the type requires around them. It
/// is not validated. Refuses schema if a value's field or position does not fit the type.
Result<DocumentPtr> build_tree(const protocol::WireDocument& values, const TypeModel& type);

}  // namespace tsunagu::host
