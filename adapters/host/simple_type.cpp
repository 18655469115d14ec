// White space of simple types, XML Schema Part 2 section 4.3.6.
#include "adapters/host/simple_type.h"

#include "adapters/host/xml_text.h"

namespace tsunagu::host {
namespace {

bool restriction_collapses(const xmlNode* restriction) {
  for (const xmlNode* facet = first_element(restriction); facet != nullptr;
       facet = next_element(facet)) {
    if (is_element(facet, kXsdSpace, "whiteSpace") && attribute(facet, "value") == "collapse") {
      return true;
    }
  }
  return false;
}

}  // namespace

bool collapses_space(const SettingsXml& xml, const SchemaFiles& schemas, const xmlNode* type) {
  for (const xmlNode* part = first_element(type); part != nullptr; part = next_element(part)) {
    if (is_element(part, kXsdSpace, "restriction")) {
      return restriction_collapses(part) ||
             (has_attribute(part, "base") &&
              collapses_space(xml, schemas, expanded_name(part, attribute(part, "base")), part));
    }
    if (is_element(part, kXsdSpace, "list")) {
      return true;
    }
  }
  return false;
}

bool collapses_space(const SettingsXml& xml, const SchemaFiles& schemas, const std::string& name,
                     const xmlNode* where) {
  const std::string built_in = "{" + std::string{kXsdSpace} + "}";
  if (name.starts_with(built_in)) {
    return name != built_in + "string" && name != built_in + "normalizedString";
  }
  const auto found = schemas.types.find(name);
  if (found == schemas.types.end() || !is_element(found->second.node, kXsdSpace, "simpleType")) {
    xml.fail(where, "no simple type " + name);
  }
  return collapses_space(xml, schemas, found->second.node);
}

}  // namespace tsunagu::host
