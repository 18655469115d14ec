/// A compiled XSD that validates trees.
#pragma once

#include <string>

#include "adapters/host/libxml_ptr.h"
#include "adapters/host/xml_library.h"
#include "server/base/message.h"

namespace tsunagu::host {

/// The first thing an XSD says against a tree.
struct SchemaFault {
  const xmlNode* node = nullptr;  ///< Element or attribute; lives as long as the tree.
  bool too_long = false;          ///< A text is longer than maxLength allows.
  std::string rule;               ///< See xsd_rule.h.
};

/// Not thread-safe: one validation at a time.
class Schema {
 public:
  /// Compiles `files[name]`; includes and imports are looked up in `files` as well. Throws Error
  /// with `message`.
  Schema(const Message& message, const MemoryFiles& files, const std::string& name);

  /// Whether `document` is valid; if not, `fault` says why.
  bool validate(xmlDoc* document, SchemaFault& fault) const;

 private:
  SchemaPtr schema_;
  ValidatorPtr validator_;
};

}  // namespace tsunagu::host
