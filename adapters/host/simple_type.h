/// Whether a schema's simple type ignores white space around its values.
#pragma once

#include <string>

#include "adapters/host/schema_files.h"
#include "adapters/host/settings_xml.h"

namespace tsunagu::host {

/// Follows the restrictions of `name` ("{namespace}name") to an XSD built-in type. True for all
/// but the string types, and where a restriction says whiteSpace "collapse". Lists collapse,
/// unions do not. Throws Error for an unknown type.
bool collapses_space(const SettingsXml& xml, const SchemaFiles& schemas, const std::string& name,
                     const xmlNode* where);

/// The same for an anonymous xs:simpleType.
bool collapses_space(const SettingsXml& xml, const SchemaFiles& schemas, const xmlNode* type);

}  // namespace tsunagu::host
