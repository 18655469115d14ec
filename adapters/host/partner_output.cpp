// Serialising and encoding.
#include "adapters/host/partner_output.h"

#include <array>
#include <cstdio>
#include <new>

#include "adapters/host/encoder.h"
#include "adapters/host/node_place.h"
#include "adapters/host/xml_text.h"

namespace tsunagu::host {
namespace {

constexpr std::size_t kMostRefusals = 100;

std::string code_point(char32_t character) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(character));
  return text.data();
}

/// Checks every text of a tree.
class CharacterCheck {
 public:
  CharacterCheck(const Encoder& encoder, PartnerOutput& out) : encoder_{&encoder}, out_{&out} {}

  void element(const xmlNode* node) {
    text(node, view(node->name));
    for (const xmlAttr* each = node->properties; each != nullptr; each = each->next) {
      const auto* attribute_node = reinterpret_cast<const xmlNode*>(each);
      text(attribute_node, view(each->name));
      text(attribute_node, own_text(attribute_node));
    }
    text(node, own_text(node));
    for (const xmlNode* child = first_element(node); child != nullptr;
         child = next_element(child)) {
      element(child);
    }
  }

 private:
  void text(const xmlNode* node, std::string_view content) {
    for (const CharacterFinding& finding : encoder_->check(content)) {
      // A fault's line says no more than the place: the character is part of a value.
      const std::string where = "character " + std::to_string(finding.index);
      if (finding.written == Written::impossible) {
        if (out_->refusals.size() < kMostRefusals) {
          out_->refusals.push_back({RefusalCode::substitution_needed, node_place(node, {}), where});
        }
        continue;
      }
      const char* what = finding.written == Written::pair ? " pair" : " dropped";
      out_->substitutions.push_back(node_place(node, {}) + ": " + where + ": " +
                                    code_point(finding.character) + what);
    }
  }

  const Encoder* encoder_;
  PartnerOutput* out_;
};

std::string serialised(xmlDoc* document, bool indented) {
  // Without it libxml2 writes "&#x540C;" for every character of an attribute that is not ASCII.
  if (document->encoding == nullptr) {
    document->encoding = xmlStrdup(xml_chars("UTF-8"));
  }
  const BufferPtr buffer{xmlBufferCreate()};
  if (buffer == nullptr) {
    throw std::bad_alloc{};
  }
  const int options = XML_SAVE_NO_DECL | XML_SAVE_AS_XML | (indented ? XML_SAVE_FORMAT : 0);
  xmlSaveCtxtPtr saving = xmlSaveToBuffer(buffer.get(), "UTF-8", options);
  if (saving == nullptr || xmlSaveTree(saving, xmlDocGetRootElement(document)) < 0 ||
      xmlSaveClose(saving) < 0) {
    throw std::bad_alloc{};
  }
  return std::string{view(xmlBufferContent(buffer.get()))} + "\n";
}

}  // namespace

PartnerOutput encode_partner_document(const Pack& pack, xmlDoc* document, bool indented) {
  const Encoder encoder = pack.encoder();
  PartnerOutput out;
  CharacterCheck{encoder, out}.element(xmlDocGetRootElement(document));
  if (out.refusals.empty()) {
    out.bytes = encoder.file(serialised(document, indented));
  } else {
    out.substitutions.clear();
  }
  return out;
}

}  // namespace tsunagu::host
