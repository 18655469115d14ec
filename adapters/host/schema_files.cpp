// Reading the schemas folder.
#include "adapters/host/schema_files.h"

#include <algorithm>
#include <vector>

#include "adapters/host/settings_xml.h"
#include "adapters/host/xml_text.h"
#include "server/base/files.h"

namespace tsunagu::host {
namespace {

void note(const SettingsXml& xml, std::map<std::string, Declaration>& map, const xmlNode* node,
          const std::string& space) {
  const std::string name = "{" + space + "}" + xml.required(node, "name");
  if (!map.emplace(name, Declaration{node, xml.file()}).second) {
    xml.fail(node, attribute(node, "name") + " is declared twice");
  }
}

void note_declarations(const SettingsXml& xml, SchemaFiles& out, const xmlNode* root) {
  const std::string space = attribute(root, "targetNamespace");
  for (const xmlNode* node = first_element(root); node != nullptr; node = next_element(node)) {
    if (is_element(node, kXsdSpace, "element")) {
      note(xml, out.elements, node, space);
    } else if (is_element(node, kXsdSpace, "complexType") ||
               is_element(node, kXsdSpace, "simpleType")) {
      note(xml, out.types, node, space);
    } else if (is_element(node, kXsdSpace, "include") || is_element(node, kXsdSpace, "import")) {
      if (!out.files.contains(attribute(node, "schemaLocation"))) {
        xml.fail(node, "schemaLocation names no file of the folder");
      }
    } else if (!is_element(node, kXsdSpace, "annotation")) {
      xml.fail(node, "not understood: " + std::string{view(node->name)});
    }
  }
}

}  // namespace

MemoryFiles read_folder(const std::filesystem::path& folder) {
  MemoryFiles files;
  std::error_code failure;
  if (!std::filesystem::is_directory(folder, failure)) {
    throw Error{messages::kSystemCall, folder.string() + ": not a folder"};
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (!entry.is_directory()) {
      const Bytes content = read_file(entry.path(), kMaxSettingsBytes);
      files.emplace(entry.path().lexically_relative(folder).string(),
                    std::string{as_text(content)});
    }
  }
  return files;
}

SchemaFiles read_schema_files(const std::filesystem::path& folder) {
  SchemaFiles out;
  for (auto& [name, content] : read_folder(folder)) {
    if (name.ends_with(".xsd")) {
      out.files.emplace(name, content);
    }
  }
  for (const auto& [name, content] : out.files) {
    const SettingsXml xml{messages::kCatalogue, name};
    DocumentPtr document = xml.parse(content);
    const xmlNode* root = xmlDocGetRootElement(document.get());
    if (!is_element(root, kXsdSpace, "schema")) {
      xml.fail(root, "not a schema");
    }
    note_declarations(xml, out, root);
    out.documents.emplace(name, std::move(document));
  }
  return out;
}

std::string expanded_name(const xmlNode* node, const std::string& text) {
  const std::size_t colon = text.find(':');
  const std::string prefix = colon == std::string::npos ? "" : text.substr(0, colon);
  const std::string local = colon == std::string::npos ? text : text.substr(colon + 1);
  for (const xmlNode* each = node; each != nullptr; each = each->parent) {
    if (each->type != XML_ELEMENT_NODE) {
      continue;
    }
    for (const xmlNs* ns = each->nsDef; ns != nullptr; ns = ns->next) {
      if (view(ns->prefix) == prefix) {
        return "{" + std::string{view(ns->href)} + "}" + local;
      }
    }
  }
  return "{}" + local;
}

}  // namespace tsunagu::host
