/// A canonical document as a tree, to the list of its values.
#pragma once

#include <libxml/tree.h>

#include "adapters/host/type_model.h"
#include "adapters/protocol/job.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// The values of `root`, an element of the type `type`, in document order. Refuses what the model
/// does not know (schema), characters that value_fault() refuses and more than
/// protocol::kMaxValues values; the place is canonical, "ReferralSheet/Person/Name".
///
/// Whether a code is in its list is judged by the daemon: a municipality has codes of its own.
Result<protocol::WireDocument> flatten(const xmlNode* root, const TypeModel& type);

}  // namespace tsunagu::host
