// Loading the schemas folder.
#include "adapters/host/schemas.h"

#include "adapters/host/type_reader.h"
#include "adapters/protocol/limits.h"
#include "server/base/error.h"

namespace tsunagu::host {

Schemas::Schemas(const std::filesystem::path& folder)
    : codes_{read_code_lists(read_folder(folder / "codes"))} {
  const SchemaFiles files = read_schema_files(folder / "xsd");
  std::map<std::string, Schema> compiled;
  // libxml2 goes first: it finds circular and contradictory types.
  for (const auto& [name, content] : files.files) {
    compiled.emplace(name, Schema{messages::kCatalogue, files.files, name});
  }
  for (auto& [name, model] : read_types(files)) {
    for (const protocol::WireField& field : model.wire.fields) {
      if (!field.code_list.empty() && !codes_.codes.contains(field.code_list)) {
        throw Error{messages::kCatalogue,
                    name + ".xsd: " + field.path + ": no code list " + field.code_list};
      }
    }
    types_.emplace(name, CanonicalType{std::move(model), std::move(compiled.at(name + ".xsd"))});
  }
  if (types_.empty() || types_.size() > protocol::kMaxTypes) {
    throw Error{messages::kCatalogue, folder.string() + ": no document types, or too many"};
  }
}

const CanonicalType* Schemas::type(const std::string& name) const {
  const auto found = types_.find(name);
  return found == types_.end() ? nullptr : &found->second;
}

const CanonicalType* Schemas::type_of_element(std::string_view element) const {
  for (const auto& [name, type] : types_) {
    if (type.model.root.name == element) {
      return &type;
    }
  }
  return nullptr;
}

protocol::WireCatalogue Schemas::describe() const {
  protocol::WireCatalogue catalogue;
  for (const auto& [name, type] : types_) {
    catalogue.types.push_back(type.model.wire);
  }
  catalogue.code_lists = codes_.lists;
  return catalogue;
}

}  // namespace tsunagu::host
