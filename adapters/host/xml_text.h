/// The text of libxml2's nodes as C++ strings.
#pragma once

#include <string>
#include <string_view>

#include <libxml/tree.h>

namespace tsunagu::host {

/// The characters of `text`, empty for a null pointer. Lives as long as `text`.
inline std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

/// `text` as libxml2 wants it. Lives as long as `text`.
inline const xmlChar* xml_chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }
inline const xmlChar* xml_chars(const std::string& text) { return xml_chars(text.c_str()); }

/// The namespace of an element or attribute, or empty.
inline std::string_view namespace_of(const xmlNode* node) {
  return node->ns == nullptr ? std::string_view{} : view(node->ns->href);
}

/// Whether `node` is the element `name` of `space`.
inline bool is_element(const xmlNode* node, std::string_view space, std::string_view name) {
  return node->type == XML_ELEMENT_NODE && view(node->name) == name && namespace_of(node) == space;
}

/// The first element at or after `node` among its siblings, or null.
inline const xmlNode* element_from(const xmlNode* node) {
  while (node != nullptr && node->type != XML_ELEMENT_NODE) {
    node = node->next;
  }
  return node;
}
inline const xmlNode* first_element(const xmlNode* parent) {
  return element_from(parent->children);
}
inline const xmlNode* next_element(const xmlNode* node) { return element_from(node->next); }

/// The text directly inside an element or attribute: text and CDATA, joined.
std::string own_text(const xmlNode* node);

/// The value of an attribute without namespace, or empty if there is none.
std::string attribute(const xmlNode* element, const char* name);
bool has_attribute(const xmlNode* element, const char* name);

/// Whether `text` is only space, tab, CR and LF.
bool is_blank(std::string_view text);

}  // namespace tsunagu::host
