/// How the lines of documents that are being written are shown to people.
#pragma once

#include <vector>

#include "server/cli/view.h"

namespace tsunagu::cli {

/// One view for each kind of line of document begin, draft, save, submit, discard and drafts.
std::vector<View> document_views();

}  // namespace tsunagu::cli
