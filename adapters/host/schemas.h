/// All that the schemas folder says: compiled XSDs, type models, code lists.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "adapters/host/code_lists.h"
#include "adapters/host/schema.h"
#include "adapters/host/schema_files.h"
#include "adapters/host/type_model.h"

namespace tsunagu::host {

/// One canonical document type, ready to work.
struct CanonicalType {
  TypeModel model;
  Schema schema;
};

class Schemas {
 public:
  /// Reads `folder`/xsd and `folder`/codes. Throws Error (catalogue).
  explicit Schemas(const std::filesystem::path& folder);

  /// The type `name`, or null.
  const CanonicalType* type(const std::string& name) const;
  /// The type whose root element is `element`, or null.
  const CanonicalType* type_of_element(std::string_view element) const;
  const CodeLists& codes() const { return codes_; }

  protocol::WireCatalogue describe() const;

 private:
  CodeLists codes_;
  std::map<std::string, CanonicalType> types_;
};

}  // namespace tsunagu::host
