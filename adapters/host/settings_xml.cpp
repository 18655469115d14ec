// Strict reading of our own XML files.
#include "adapters/host/settings_xml.h"

#include <algorithm>

#include "adapters/host/tree_parser.h"
#include "adapters/host/xml_text.h"

namespace tsunagu::host {

DocumentPtr SettingsXml::parse(std::string_view text, const std::string& url) const {
  TreeParser parser;
  Result<DocumentPtr> parsed = parser.parse(text, url.c_str());
  if (!parsed) {
    const Refusal& refusal = parsed.refusal();
    throw Error{*message_,
                file_ + ": " + refusal.place + ": " + std::string{refusal_text(refusal.code).en}};
  }
  return std::move(*parsed);
}

void SettingsXml::fail(const xmlNode* node, const std::string& text) const {
  throw Error{*message_, file_ + ":" + std::to_string(xmlGetLineNo(node)) + ": " + text};
}

void SettingsXml::allow_attributes(const xmlNode* node,
                                   std::initializer_list<std::string_view> names) const {
  for (const xmlAttr* each = node->properties; each != nullptr; each = each->next) {
    if (std::find(names.begin(), names.end(), view(each->name)) == names.end()) {
      fail(node, "unknown attribute " + std::string{view(each->name)});
    }
  }
}

std::string SettingsXml::required(const xmlNode* node, const char* name) const {
  std::string value = attribute(node, name);
  if (value.empty()) {
    fail(node, "attribute " + std::string{name} + " is missing");
  }
  return value;
}

std::size_t SettingsXml::choice(const xmlNode* node, const char* name,
                                std::initializer_list<std::string_view> values) const {
  if (!has_attribute(node, name)) {
    return 0;
  }
  const std::string value = attribute(node, name);
  const auto* const found = std::find(values.begin(), values.end(), value);
  if (found == values.end()) {
    fail(node, "unknown value of attribute " + std::string{name});
  }
  return static_cast<std::size_t>(found - values.begin());
}

}  // namespace tsunagu::host
