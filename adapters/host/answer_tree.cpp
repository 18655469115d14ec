// Building the answer's XML.
#include "adapters/host/answer_tree.h"

#include <new>

#include "adapters/host/file_writing.h"
#include "adapters/host/xml_text.h"

namespace tsunagu::host {
namespace {

constexpr const char* kAnswerSpace = "urn:tsunagu:answer:1";

void set(xmlNode* node, const char* name, const std::string& value) {
  if (xmlNewProp(node, xml_chars(name), xml_chars(value)) == nullptr) {
    throw std::bad_alloc{};
  }
}

}  // namespace

DocumentPtr answer_tree(const protocol::Answer& answer) {
  DocumentPtr document{xmlNewDoc(xml_chars("1.0"))};
  xmlNode* root = xmlNewDocNode(document.get(), nullptr, xml_chars("answer"), nullptr);
  if (document == nullptr || root == nullptr) {
    throw std::bad_alloc{};
  }
  xmlDocSetRootElement(document.get(), root);
  xmlNs* space = xmlNewNs(root, xml_chars(kAnswerSpace), nullptr);
  xmlSetNs(root, space);
  set(root, "file", answer.file);
  set(root, "outcome", answer.outcome);
  set(root, "code", answer.code);
  set(root, "reason", answer.reason);
  for (const protocol::AnswerLine& line : answer.lines) {
    xmlNode* node = xmlNewChild(root, space, xml_chars("line"), nullptr);
    if (node == nullptr) {
      throw std::bad_alloc{};
    }
    set(node, "number", line.number);
    set(node, "outcome", line.outcome);
    set(node, "code", line.code);
    set(node, "reason", line.reason);
    set(node, "case", line.case_number);
    set(node, "document", line.document);
  }
  return document;
}

PartnerOutput write_answer(const Pack& pack, const protocol::Answer& answer) {
  return write_answer(pack, answer_tree(answer).get());
}

}  // namespace tsunagu::host
