/// Taking the catalogue over from an adapter host, and looking things up in it.
#include "server/catalogue/catalogue.h"

#include <algorithm>
#include <utility>

#include "server/base/error.h"
#include "server/catalogue/type_checks.h"

namespace tsunagu::catalogue {
namespace {

protocol::WireType checked(protocol::WireType wire) {
  check_type(wire);
  return wire;
}

using Index = std::unordered_map<std::string, std::uint16_t>;

std::optional<std::uint16_t> found(const Index& index, std::string_view key) {
  const auto at = index.find(std::string{key});
  return at == index.end() ? std::nullopt : std::optional{at->second};
}

}  // namespace

DocumentType::DocumentType(protocol::WireType wire)
    : wire_{checked(std::move(wire))}, layout_{wire_.fields} {
  for (std::size_t index = 0; index < wire_.fields.size(); ++index) {
    by_path_.emplace(wire_.fields[index].path, static_cast<std::uint16_t>(index));
    by_number_.emplace(wire_.fields[index].number, static_cast<std::uint16_t>(index));
  }
}

std::optional<std::uint16_t> DocumentType::field_with(Role role) const {
  const auto at = std::ranges::find(wire_.fields, role, &Field::role);
  if (at == wire_.fields.end()) {
    return std::nullopt;
  }
  return static_cast<std::uint16_t>(at - wire_.fields.begin());
}

std::optional<std::uint16_t> DocumentType::field_at(std::string_view path) const {
  return found(by_path_, path);
}

std::optional<std::uint16_t> DocumentType::field_numbered(std::string_view number) const {
  return found(by_number_, number);
}

Catalogue::Catalogue(protocol::WireCatalogue wire) {
  for (const auto& list : wire.code_lists) {
    add(list);
  }
  for (auto& type : wire.types) {
    add(std::move(type));
  }
}

void Catalogue::add(const protocol::WireCodeList& list) {
  const auto [at, is_new] = code_lists_.try_emplace(list.name);
  if (!is_new || list.name.empty()) {
    throw Error{messages::kCatalogue, "code list stands twice or has no name: " + list.name};
  }
  versions_.emplace(list.name, list.version);
  ordered_codes_.emplace(list.name, list.codes);
  for (const auto& code : list.codes) {
    if (!at->second.emplace(code.code, code.label).second) {
      throw Error{messages::kCatalogue, list.name + ": code stands twice: " + code.code};
    }
  }
}

void Catalogue::add(protocol::WireType type) {
  if (find(type.name) != nullptr) {
    throw Error{messages::kCatalogue, "document type stands twice: " + type.name};
  }
  for (const auto& field : type.fields) {
    if (!field.code_list.empty() && !code_lists_.contains(field.code_list)) {
      throw Error{messages::kCatalogue,
                  type.name + ": " + field.path + ": code list is missing: " + field.code_list};
    }
  }
  types_.emplace_back(std::move(type));
}

const DocumentType* Catalogue::find(std::string_view name) const {
  const auto at = std::ranges::find(types_, name, &DocumentType::name);
  return at == types_.end() ? nullptr : &*at;
}

std::string Catalogue::label(std::string_view list, std::string_view code) const {
  const auto codes = code_lists_.find(std::string{list});
  if (codes == code_lists_.end()) {
    return std::string{code};
  }
  const auto at = codes->second.find(std::string{code});
  return at == codes->second.end() ? own_label(list, code).value_or(std::string{code}) : at->second;
}

bool Catalogue::has_code(std::string_view list, std::string_view code) const {
  return has_common_code(list, code) || own_label(list, code).has_value();
}

bool Catalogue::has_list(std::string_view list) const {
  return code_lists_.contains(std::string{list});
}

std::vector<Choice> Catalogue::choices(std::string_view list, std::string_view day) const {
  std::vector<Choice> out;
  if (const auto codes = ordered_codes_.find(std::string{list}); codes != ordered_codes_.end()) {
    for (const auto& code : codes->second) {
      if ((code.from.empty() || code.from <= day) && (code.to.empty() || day <= code.to)) {
        out.push_back({code.code, code.label});
      }
    }
  }
  own_codes_.with([&](const CodeLabels& own) {
    if (const auto codes = own.find(std::string{list}); codes != own.end()) {
      for (const auto& [code, label] : codes->second) {
        out.push_back({code, label});
      }
    }
  });
  return out;
}

bool Catalogue::has_common_code(std::string_view list, std::string_view code) const {
  const auto codes = code_lists_.find(std::string{list});
  return codes != code_lists_.end() && codes->second.contains(std::string{code});
}

void Catalogue::set_own_codes(CodeLabels codes) {
  own_codes_.with([&](CodeLabels& own) { std::swap(own, codes); });
}

std::optional<std::string> Catalogue::own_label(std::string_view list,
                                                std::string_view code) const {
  return own_codes_.with([&](const CodeLabels& own) -> std::optional<std::string> {
    const auto codes = own.find(std::string{list});
    if (codes == own.end()) {
      return std::nullopt;
    }
    const auto at = codes->second.find(std::string{code});
    return at == codes->second.end() ? std::nullopt : std::optional{at->second};
  });
}

std::string Catalogue::version_of(std::string_view list) const {
  const auto at = versions_.find(std::string{list});
  return at == versions_.end() ? std::string{} : at->second;
}

}  // namespace tsunagu::catalogue
