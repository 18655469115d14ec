// Reading annotations.
#include "adapters/host/annotation.h"

#include <algorithm>

#include "adapters/host/schema_files.h"
#include "adapters/host/xml_text.h"

namespace tsunagu::host {

const xmlNode* find_annotation(const SettingsXml& xml, const xmlNode* element, const char* name) {
  const xmlNode* found = nullptr;
  for (const xmlNode* part = first_element(element); part != nullptr; part = next_element(part)) {
    if (!is_element(part, kXsdSpace, "annotation")) {
      continue;
    }
    for (const xmlNode* info = first_element(part); info != nullptr; info = next_element(info)) {
      for (const xmlNode* each = first_element(info); each != nullptr; each = next_element(each)) {
        if (!is_element(each, kAnnotationSpace, name)) {
          continue;
        }
        if (found != nullptr) {
          xml.fail(each, "annotated twice");
        }
        found = each;
      }
    }
  }
  return found;
}

std::string annotated_number(const SettingsXml& xml, const xmlNode* annotation) {
  std::string number = xml.required(annotation, "number");
  const bool digits =
      std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || number.size() > 4 || number.front() == '0') {
    xml.fail(annotation, "a number is 1 to 9999");
  }
  return number;
}

protocol::Role annotated_role(const SettingsXml& xml, const xmlNode* annotation) {
  const std::string name = attribute(annotation, "role");
  const auto role = protocol::find_role(name);
  if (!role) {
    xml.fail(annotation, "unknown role " + name);
  }
  return *role;
}

std::optional<protocol::Category> annotated_category(const SettingsXml& xml,
                                                     const xmlNode* annotation) {
  const std::string name = attribute(annotation, "category");
  if (name.empty()) {
    return std::nullopt;
  }
  const auto category = protocol::find_category(name);
  if (!category) {
    xml.fail(annotation, "unknown category " + name);
  }
  return category;
}

protocol::WireField annotated_field(const SettingsXml& xml, const xmlNode* annotation,
                                    const Inherited& inherited) {
  xml.allow_attributes(annotation, {"number", "label", "en", "class", "search", "role", "check",
                                    "codes", "category"});
  protocol::WireField field;
  field.label = xml.required(annotation, "label");
  field.label_en = xml.required(annotation, "en");
  static_cast<void>(xml.required(annotation, "class"));
  field.sensitivity =
      static_cast<std::uint8_t>(xml.choice(annotation, "class", {"0", "1", "2", "3", "4", "5"}));
  field.search =
      static_cast<protocol::Search>(xml.choice(annotation, "search", {"", "name", "number"}));
  field.role = annotated_role(xml, annotation);
  if (inherited.role != protocol::Role::none && annotated_number(xml, annotation) == "1") {
    field.role = inherited.role;
  }
  field.check = static_cast<protocol::Check>(xml.choice(
      annotation, "check", {"", "resident-code", "municipality-code", "postal-code", "date"}));
  field.code_list = attribute(annotation, "codes");
  const auto own = annotated_category(xml, annotation);
  const auto category = own ? own : inherited.category;
  field.category = category.value_or(protocol::standard_category(field.sensitivity));
  return field;
}

}  // namespace tsunagu::host
