// Reading code lists and code tables.
#include "adapters/host/code_lists.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "adapters/host/settings_xml.h"
#include "adapters/host/xml_text.h"
#include "adapters/protocol/limits.h"

namespace tsunagu::host {
namespace {

constexpr std::string_view kCodesSpace = "urn:tsunagu:codes:1";
constexpr const char* kExternalFile = "codes/external-characters.xml";

/// The root of a code file; its name must be the file's.
const xmlNode* codes_root(const SettingsXml& xml, const DocumentPtr& document, const char* element,
                          const std::string& stem) {
  const xmlNode* root = xmlDocGetRootElement(document.get());
  if (!is_element(root, kCodesSpace, element)) {
    xml.fail(root, std::string{"the root element is not "} + element);
  }
  if (xml.required(root, "name") != stem) {
    xml.fail(root, "the name is not that of the file");
  }
  return root;
}

protocol::WireCodeList read_list(const SettingsXml& xml, const std::string& content,
                                 const std::string& stem) {
  const DocumentPtr document = xml.parse(content);
  const xmlNode* root = codes_root(xml, document, "codes", stem);
  xml.allow_attributes(root, {"name", "label", "en", "version"});
  protocol::WireCodeList list{stem, attribute(root, "version"), {}};
  std::set<std::string> seen;
  for (const xmlNode* node = first_element(root); node != nullptr; node = next_element(node)) {
    if (!is_element(node, kCodesSpace, "code")) {
      xml.fail(node, "unknown element " + std::string{view(node->name)});
    }
    xml.allow_attributes(node, {"value", "label", "en", "from", "to"});
    list.codes.push_back({xml.required(node, "value"), xml.required(node, "label"),
                          xml.required(node, "en"), attribute(node, "from"),
                          attribute(node, "to")});
    if (!seen.insert(list.codes.back().code).second) {
      xml.fail(node, "the code stands here twice");
    }
  }
  if (list.codes.empty() || list.codes.size() > protocol::kMaxCodes) {
    xml.fail(root, "a list has 1 to " + std::to_string(protocol::kMaxCodes) + " codes");
  }
  return list;
}

CodeMap read_map(const SettingsXml& xml, const std::string& content, const std::string& stem) {
  const DocumentPtr document = xml.parse(content);
  const xmlNode* root = codes_root(xml, document, "map", stem);
  std::vector<CodeMap::Entry> entries;
  for (const xmlNode* node = first_element(root); node != nullptr; node = next_element(node)) {
    if (!is_element(node, kCodesSpace, "entry")) {
      xml.fail(node, "unknown element " + std::string{view(node->name)});
    }
    xml.allow_attributes(node, {"partner", "ours", "from", "to"});
    entries.push_back({xml.required(node, "partner"), xml.required(node, "ours"),
                       attribute(node, "from"), attribute(node, "to")});
  }
  return CodeMap{std::move(entries)};
}

/// "F040" to "F9FC" as U+E000 to U+E757, or "U+E000"; 0 if it is neither.
char32_t external_code(const std::string& text) {
  const bool unicode = text.starts_with("U+");
  const std::string digits = unicode ? text.substr(2) : text;
  unsigned value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc{} || end != digits.data() + digits.size()) {
    return 0;
  }
  if (unicode) {
    return is_private_use(value) && value <= 0x10FFFF ? char32_t{value} : char32_t{0};
  }
  const unsigned lead = value >> 8U;
  const unsigned trail = value & 0xFFU;
  if (lead < 0xF0 || lead > 0xF9 || trail < 0x40 || trail == 0x7F || trail > 0xFC) {
    return 0;
  }
  return char32_t{0xE000 + (lead - 0xF0) * 188 + trail - (trail < 0x80 ? 0x40U : 0x41U)};
}

}  // namespace

CodeLists read_code_lists(const MemoryFiles& files) {
  CodeLists out;
  for (const auto& [name, content] : files) {
    if (!name.ends_with(".xml")) {
      continue;
    }
    const SettingsXml xml{messages::kCatalogue, "codes/" + name};
    protocol::WireCodeList list = read_list(xml, content, name.substr(0, name.size() - 4));
    auto& codes = out.codes[list.name];
    for (const protocol::WireCode& code : list.codes) {
      codes.insert(code.code);
    }
    out.lists.push_back(std::move(list));
  }
  // Files come in the order of their names, where "consent-method.xml" is before "consent.xml".
  std::ranges::sort(out.lists, {}, &protocol::WireCodeList::name);
  return out;
}

Result<std::string> CodeMap::find(std::string Entry::*from, std::string Entry::*to,
                                  const std::string& code, const std::string& day) const {
  const std::string* found = nullptr;
  for (const Entry& entry : entries_) {
    const bool valid = day.empty() || ((entry.from.empty() || entry.from <= day) &&
                                       (entry.to.empty() || day <= entry.to));
    if (entry.*from != code || !valid) {
      continue;
    }
    if (found != nullptr && *found != entry.*to) {
      return Refusal{RefusalCode::unknown_code, "", "several entries fit"};
    }
    found = &(entry.*to);
  }
  if (found == nullptr) {
    return Refusal{RefusalCode::unknown_code, "", ""};
  }
  return *found;
}

Result<std::string> CodeMap::ours(const std::string& partner, const std::string& day) const {
  return find(&Entry::partner, &Entry::ours, partner, day);
}

Result<std::string> CodeMap::partner(const std::string& ours, const std::string& day) const {
  return find(&Entry::ours, &Entry::partner, ours, day);
}

CodeMaps read_code_maps(const MemoryFiles& files, const std::string& pack) {
  CodeMaps maps;
  for (const auto& [name, content] : files) {
    if (!name.starts_with("codes/") || !name.ends_with(".xml") || name == kExternalFile) {
      continue;
    }
    const std::string stem = name.substr(6, name.size() - 10);
    maps.emplace(stem,
                 read_map(SettingsXml{messages::kAdapterPack, pack + "/" + name}, content, stem));
  }
  return maps;
}

ExternalCharacters read_external_characters(const MemoryFiles& files, const std::string& pack) {
  ExternalCharacters table;
  const auto file = files.find(kExternalFile);
  if (file == files.end()) {
    return table;
  }
  const SettingsXml xml{messages::kAdapterPack, pack + "/" + kExternalFile};
  const DocumentPtr document = xml.parse(file->second);
  const xmlNode* root = codes_root(xml, document, "map", "external-characters");
  for (const xmlNode* node = first_element(root); node != nullptr; node = next_element(node)) {
    xml.allow_attributes(node, {"partner", "ours"});
    const char32_t code = external_code(xml.required(node, "partner"));
    if (code == 0 || !table.add(code, xml.required(node, "ours"))) {
      xml.fail(node, "no private-use code, or one that stands here twice");
    }
  }
  return table;
}

}  // namespace tsunagu::host
