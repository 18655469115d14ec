/// The functions that stylesheets of packs may call (namespace urn:tsunagu:function:1).
#pragma once

#include <vector>

#include "adapters/host/code_lists.h"
#include "adapters/host/node_place.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// What the functions of one transformation see and say; xsltTransformContext::_private points
/// at it.
struct TransformState {
  const CodeMaps* maps = nullptr;
  RecordNode record;  ///< to say where a refused value stands
  std::vector<Refusal> refusals;
};

/// Registers the functions for the whole process. Called once, by XmlLibrary.
void register_functions();

}  // namespace tsunagu::host
