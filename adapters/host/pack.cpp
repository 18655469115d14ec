// Loading a pack.
#include "adapters/host/pack.h"

#include <algorithm>

#include "adapters/host/sha256.h"
#include "server/base/error.h"

namespace tsunagu::host {
namespace {

std::string hash_of(const MemoryFiles& files) {
  Bytes all;
  for (const auto& [name, content] : files) {
    append_sized(all, as_bytes(name));
    append_sized(all, as_bytes(content));
  }
  return sha256_hex(all);
}

std::optional<Stylesheet> stylesheet(const MemoryFiles& files, const std::string& pack,
                                     const std::string& name, bool needed) {
  const auto file = files.find(name);
  if (file == files.end()) {
    if (needed) {
      throw Error{messages::kAdapterPack, pack + "/" + name + ": missing"};
    }
    return std::nullopt;
  }
  return Stylesheet{file->second, pack + "/" + name};
}

bool is_below(const std::string& path, const std::string& above) {
  return path == above || path.starts_with(above + "/");
}

void check_types(const AdapterFile& adapter, const Schemas& schemas) {
  const std::string file = adapter.description.name + "/adapter.xml: ";
  for (const std::string& type : adapter.description.reads) {
    if (schemas.type(type) == nullptr) {
      throw Error{messages::kAdapterPack, file + "no document type " + type};
    }
  }
  for (const WriteRules& rules : adapter.writes) {
    const CanonicalType* type = schemas.type(rules.type);
    if (type == nullptr) {
      throw Error{messages::kAdapterPack, file + "no document type " + rules.type};
    }
    for (const std::string& lost : rules.loses) {
      const auto& fields = type->model.wire.fields;
      if (std::none_of(fields.begin(), fields.end(),
                       [&](const auto& field) { return is_below(field.path, lost); })) {
        throw Error{messages::kAdapterPack, file + rules.type + " has no element " + lost};
      }
    }
  }
}

MemoryFiles below(const MemoryFiles& files, const std::string& folder) {
  MemoryFiles out;
  for (const auto& [name, content] : files) {
    if (name.starts_with(folder)) {
      out.emplace(name.substr(folder.size()), content);
    }
  }
  return out;
}

}  // namespace

Pack load_pack(const std::filesystem::path& folder, const Schemas& schemas) {
  const std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
  const std::string name = (whole.has_filename() ? whole : whole.parent_path()).filename();
  const MemoryFiles files = read_folder(folder);
  if (!files.contains("adapter.xml")) {
    throw Error{messages::kAdapterPack, name + "/adapter.xml: missing"};
  }
  Pack pack;
  pack.adapter = read_adapter_file(files.at("adapter.xml"), name);
  check_types(pack.adapter, schemas);
  pack.maps = read_code_maps(files, name);
  if (pack.adapter.bytes.external_table) {
    pack.external = read_external_characters(files, name);
  }
  if (pack.adapter.bytes.encoding == Encoding::cp932) {
    pack.cp932.emplace(pack.adapter.bytes.duplicates);
  }
  if (files.contains("partner.xsd")) {
    pack.partner.emplace(messages::kAdapterPack, files, "partner.xsd");
  }
  const protocol::AdapterDescription& adapter = pack.adapter.description;
  pack.to_canonical = stylesheet(files, name, "to-canonical.xsl", !adapter.reads.empty());
  pack.from_canonical = stylesheet(files, name, "from-canonical.xsl", !adapter.writes.empty());
  pack.answer = stylesheet(files, name, "answer.xsl", !adapter.files.answer.empty());
  pack.golden = below(files, "golden/");
  pack.hash = hash_of(files);
  return pack;
}

}  // namespace tsunagu::host
