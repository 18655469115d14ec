/// A transformed tree to the bytes of a partner's file.
#pragma once

#include <string>
#include <vector>

#include <libxml/tree.h>

#include "adapters/host/pack.h"
#include "server/base/bytes.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// Bytes for a partner, or why there are none.
struct PartnerOutput {
  Bytes bytes;
  std::vector<std::string> substitutions;  ///< one line each, see docs/adapter-guide.md
  std::vector<Refusal> refusals;           ///< if not empty, there are no bytes
};

/// Serialises and encodes `document`. Refuses substitution_needed with every place where a
/// character cannot be written.
PartnerOutput encode_partner_document(const Pack& pack, xmlDoc* document, bool indented);

}  // namespace tsunagu::host
