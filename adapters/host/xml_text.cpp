// Text of libxml2's nodes.
#include "adapters/host/xml_text.h"

namespace tsunagu::host {

std::string own_text(const xmlNode* node) {
  std::string text;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      text += view(child->content);
    }
  }
  return text;
}

namespace {

const xmlAttr* find_attribute(const xmlNode* element, std::string_view name) {
  for (const xmlAttr* each = element->properties; each != nullptr; each = each->next) {
    if (each->ns == nullptr && view(each->name) == name) {
      return each;
    }
  }
  return nullptr;
}

}  // namespace

std::string attribute(const xmlNode* element, const char* name) {
  const xmlAttr* found = find_attribute(element, name);
  std::string text;
  if (found != nullptr) {
    for (const xmlNode* child = found->children; child != nullptr; child = child->next) {
      text += view(child->content);
    }
  }
  return text;
}

bool has_attribute(const xmlNode* element, const char* name) {
  return find_attribute(element, name) != nullptr;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace tsunagu::host
