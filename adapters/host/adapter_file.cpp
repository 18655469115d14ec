// Reading adapter.xml.
#include "adapters/host/adapter_file.h"

#include <algorithm>
#include <sstream>

#include "adapters/host/settings_xml.h"
#include "adapters/host/xml_text.h"
#include "adapters/protocol/name_pattern.h"

namespace tsunagu::host {
namespace {

constexpr std::string_view kSpace = "urn:tsunagu:adapter:1";

class Reading {
 public:
  Reading(std::string_view text, const std::string& folder)
      : xml_{messages::kAdapterPack, folder + "/adapter.xml"}, document_{xml_.parse(text)} {
    const xmlNode* root = xmlDocGetRootElement(document_.get());
    if (!is_element(root, kSpace, "adapter")) {
      xml_.fail(root, "the root element is not adapter of " + std::string{kSpace});
    }
    read_root(root, folder);
    for (const xmlNode* part = first_element(root); part != nullptr; part = next_element(part)) {
      read_part(part);
    }
    check(root);
  }

  AdapterFile take() { return std::move(out_); }

 private:
  void read_root(const xmlNode* root, const std::string& folder);
  void read_part(const xmlNode* part);
  void read_bytes(const xmlNode* part);
  void read_files(const xmlNode* part);
  void read_records(const xmlNode* part);
  void read_writes(const xmlNode* part);
  void check(const xmlNode* root) const;

  SettingsXml xml_;
  DocumentPtr document_;
  AdapterFile out_;
  bool has_bytes_ = false;
  bool has_files_ = false;
};

void Reading::read_root(const xmlNode* root, const std::string& folder) {
  xml_.allow_attributes(root, {"name", "version", "label", "en"});
  out_.description.name = xml_.required(root, "name");
  out_.description.version = xml_.required(root, "version");
  out_.description.label = xml_.required(root, "label");
  if (out_.description.name != folder) {
    xml_.fail(root, "the name is not that of the folder");
  }
}

void Reading::read_part(const xmlNode* part) {
  if (is_element(part, kSpace, "bytes") && !has_bytes_) {
    read_bytes(part);
  } else if (is_element(part, kSpace, "files") && !has_files_) {
    read_files(part);
  } else if (is_element(part, kSpace, "records") && out_.records.root.empty()) {
    read_records(part);
  } else if (is_element(part, kSpace, "reads")) {
    xml_.allow_attributes(part, {"type"});
    out_.description.reads.push_back(xml_.required(part, "type"));
  } else if (is_element(part, kSpace, "writes")) {
    read_writes(part);
  } else {
    xml_.fail(part, "unknown or repeated element " + std::string{view(part->name)});
  }
}

void Reading::read_bytes(const xmlNode* part) {
  has_bytes_ = true;
  xml_.allow_attributes(part, {"encoding", "duplicates", "eol", "bom", "declaration",
                               "external-characters", "substitution"});
  ByteProfile& bytes = out_.bytes;
  static_cast<void>(xml_.required(part, "encoding"));
  bytes.encoding = static_cast<Encoding>(xml_.choice(part, "encoding", {"utf-8", "cp932"}));
  bytes.duplicates = static_cast<Duplicates>(xml_.choice(part, "duplicates", {"ibm", "nec"}));
  bytes.crlf = xml_.choice(part, "eol", {"lf", "crlf"}) == 1;
  bytes.mark =
      static_cast<ByteOrderMark>(xml_.choice(part, "bom", {"forbid", "require", "accept"}));
  bytes.declaration = xml_.required(part, "declaration");
  bytes.external_table = xml_.choice(part, "external-characters", {"refuse", "table"}) == 1;
  bytes.substitution =
      static_cast<Substitution>(xml_.choice(part, "substitution", {"none", "pairs", "variant"}));
  if (bytes.encoding == Encoding::cp932 && bytes.mark != ByteOrderMark::forbid) {
    xml_.fail(part, "CP932 has no byte order mark");
  }
}

void Reading::read_files(const xmlNode* part) {
  has_files_ = true;
  xml_.allow_attributes(part, {"in", "out", "marker", "answer"});
  out_.description.files = {attribute(part, "in"), attribute(part, "out"),
                            xml_.required(part, "marker"), attribute(part, "answer")};
  for (const std::string& name :
       {out_.description.files.name_in, out_.description.files.name_out}) {
    if (!name.empty() && !protocol::is_name_pattern(name)) {
      xml_.fail(part, "in or out is no pattern of a file name");
    }
  }
}

void Reading::read_records(const xmlNode* part) {
  xml_.allow_attributes(part, {"root", "element", "path", "number", "count", "namespace"});
  RecordRules& records = out_.records;
  records.root = xml_.required(part, "root");
  records.element = xml_.required(part, "element");
  records.number = xml_.required(part, "number");
  records.name_space = attribute(part, "namespace");
  records.count = attribute(part, "count");
  if (!records.count.empty() && records.count.front() != '@') {
    xml_.fail(part, "count names no attribute of the root: @name");
  }
  records.count.erase(0, 1);
  std::istringstream path{xml_.required(part, "path")};
  for (std::string name; std::getline(path, name, '/');) {
    records.path.push_back(name);
  }
  if (records.path.front() != records.root || records.path.back() != records.element) {
    xml_.fail(part, "path does not lead from root to element");
  }
}

void Reading::read_writes(const xmlNode* part) {
  xml_.allow_attributes(part, {"type", "classes"});
  WriteRules rules;
  rules.type = xml_.required(part, "type");
  std::istringstream classes{attribute(part, "classes")};
  for (std::string name; classes >> name;) {
    if (name.size() != 1 || name.front() < '0' || name.front() > '5') {
      xml_.fail(part, "a class is a digit from 0 to 5");
    }
    const auto number = static_cast<std::uint8_t>(name.front() - '0');
    auto& all = out_.description.classes_out;
    if (std::find(all.begin(), all.end(), number) == all.end()) {
      all.push_back(number);
    }
  }
  for (const xmlNode* child = first_element(part); child != nullptr; child = next_element(child)) {
    if (!is_element(child, kSpace, "loses")) {
      xml_.fail(child, "unknown element " + std::string{view(child->name)});
    }
    xml_.allow_attributes(child, {"path"});
    rules.loses.push_back(xml_.required(child, "path"));
  }
  out_.description.writes.push_back(rules.type);
  out_.writes.push_back(std::move(rules));
}

void Reading::check(const xmlNode* root) const {
  if (!has_bytes_ || !has_files_ || out_.records.root.empty()) {
    xml_.fail(root, "bytes, files or records is missing");
  }
  const protocol::AdapterDescription& adapter = out_.description;
  if (adapter.reads.empty() && adapter.writes.empty()) {
    xml_.fail(root, "the adapter neither reads nor writes");
  }
  if (adapter.reads.empty() != adapter.files.name_in.empty()) {
    xml_.fail(root, "reads and files in= belong together");
  }
  if (adapter.writes.empty() != adapter.files.name_out.empty()) {
    xml_.fail(root, "writes and files out= belong together");
  }
}

}  // namespace

AdapterFile read_adapter_file(std::string_view text, const std::string& folder) {
  return Reading{text, folder}.take();
}

}  // namespace tsunagu::host
