/// Reading our own small XML files strictly: adapter.xml, code lists, annotations.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <libxml/tree.h>

#include "adapters/host/libxml_ptr.h"
#include "server/base/error.h"

namespace tsunagu::host {

/// Names a file in errors, and says which message they carry.
class SettingsXml {
 public:
  /// `message` is kAdapterPack or kCatalogue; `file` is named in every error.
  SettingsXml(const Message& message, std::string file)
      : message_{&message}, file_{std::move(file)} {}

  /// The tree of the file, whose URL is `url`. Throws Error if it is not well-formed or has a
  /// DOCTYPE.
  DocumentPtr parse(std::string_view text, const std::string& url = {}) const;

  /// Throws Error "file:line: text".
  [[noreturn]] void fail(const xmlNode* node, const std::string& text) const;

  /// Throws Error if `node` has an attribute that is not named here.
  void allow_attributes(const xmlNode* node, std::initializer_list<std::string_view> names) const;
  /// An attribute that must be there and not be empty.
  std::string required(const xmlNode* node, const char* name) const;
  /// The place in `values` of an attribute's value; throws Error if it is none of them. A missing
  /// attribute is the first value.
  std::size_t choice(const xmlNode* node, const char* name,
                     std::initializer_list<std::string_view> values) const;

  const std::string& file() const { return file_; }

 private:
  const Message* message_;
  std::string file_;
};

}  // namespace tsunagu::host
