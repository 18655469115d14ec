/// An answer as the XML that answer.xsl gets (namespace urn:tsunagu:answer:1).
#pragma once

#include "adapters/host/libxml_ptr.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// <answer file="" outcome="" code="" reason=""> with one <line number="" outcome="" code=""
/// reason="" case="" document=""/> each. All attributes are always there.
DocumentPtr answer_tree(const protocol::Answer& answer);

}  // namespace tsunagu::host
