/// Makes the model of a document type from its XSD.
#pragma once

#include <map>
#include <string>

#include "adapters/host/schema_files.h"
#include "adapters/host/type_model.h"

namespace tsunagu::host {

/// All document types of the folder, by name: every global element annotated with a:document. The
/// element stands in NAME.xsd.
///
/// Understood of a type's structure: sequence and choice, nested; extension of a complexType;
/// element references; minOccurs and maxOccurs of elements; simple types. Anything else is an
/// Error (catalogue) with file and line, as are a missing annotation, a number or a name used
/// twice among siblings, and a type that contains itself.
std::map<std::string, TypeModel> read_types(const SchemaFiles& schemas);

}  // namespace tsunagu::host
