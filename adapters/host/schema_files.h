/// The schemas folder: canonical XSDs and code lists, read into memory and parsed.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "adapters/host/libxml_ptr.h"
#include "adapters/host/xml_library.h"

namespace tsunagu::host {

inline constexpr std::size_t kMaxSettingsBytes =
    4U * 1024 * 1024;  ///< one file of schemas or packs

/// All files below `folder`, by their path in it ("golden/a.in.xml"). Throws Error.
MemoryFiles read_folder(const std::filesystem::path& folder);

/// A global declaration: the XSD node and the file it stands in.
struct Declaration {
  const xmlNode* node = nullptr;
  std::string file;
};

/// The parsed XSDs with their global declarations by "{namespace}name".
struct SchemaFiles {
  MemoryFiles files;                             ///< *.xsd by name
  std::map<std::string, DocumentPtr> documents;  ///< the same, parsed
  std::map<std::string, Declaration> elements;
  std::map<std::string, Declaration> types;  ///< complexType and simpleType
};

/// Reads `folder`/*.xsd. Throws Error (catalogue) for what is not well-formed, a declaration made
/// twice, and an include or import of anything but a file of the folder.
SchemaFiles read_schema_files(const std::filesystem::path& folder);

/// "{namespace}name" of the QName `text` written at `node`.
std::string expanded_name(const xmlNode* node, const std::string& text);

inline constexpr const char* kXsdSpace = "http://www.w3.org/2001/XMLSchema";

}  // namespace tsunagu::host
