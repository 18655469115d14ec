/// A compiled stylesheet of a pack.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/host/functions.h"
#include "adapters/host/libxml_ptr.h"
#include "adapters/host/xml_library.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

using StylesheetParameters = std::vector<std::pair<std::string, std::string>>;

/// Not thread-safe.
class Stylesheet {
 public:
  /// Compiles `text`, a whole stylesheet: xsl:import and xsl:include are not possible. `file` is
  /// named in errors. Throws Error (adapter pack).
  Stylesheet(const std::string& text, const std::string& file);

  /// Transforms `source`; its white space may be stripped as the stylesheet says. Refuses what
  /// the functions noted in `state` and what the stylesheet says with <refuse> (see
  /// docs/adapter-guide.md); translation if the stylesheet fails or uses up its limits.
  Result<DocumentPtr> apply(xmlDoc* source, TransformState& state,
                            const StylesheetParameters& parameters = {}) const;

  /// Whether xsl:output asks for indented output.
  bool indents() const { return sheet_->indent == 1; }

 private:
  StylesheetPtr sheet_;
};

}  // namespace tsunagu::host
