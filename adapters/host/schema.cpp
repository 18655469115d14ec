// XSD validation with libxml2.
#include "adapters/host/schema.h"

#include <new>

#include "adapters/host/settings_xml.h"
#include "adapters/host/xml_text.h"
#include "adapters/host/xsd_rule.h"

namespace tsunagu::host {
namespace {

/// What is wrong with a schema itself: our own files, so the message may be shown.
void note_first_message(void* context, xmlErrorPtr error) noexcept {
  auto* text = static_cast<std::string*>(context);
  if (text->empty() && error->message != nullptr) {
    const std::string file = error->file == nullptr ? "" : error->file;
    *text = file.substr(file.rfind('/') + 1) + ":" + std::to_string(error->line) + ": " +
            error->message;
    text->erase(text->find_last_not_of('\n') + 1);
  }
}

/// A fault of a document: the rule and the node, never the message, which repeats values.
void note_first_fault(void* context, xmlErrorPtr error) noexcept {
  auto* fault = static_cast<SchemaFault*>(context);
  if (fault->rule.empty()) {
    fault->node = static_cast<const xmlNode*>(error->node);
    fault->too_long = is_too_long(*error);
    fault->rule = xsd_rule(*error);
  }
}

}  // namespace

Schema::Schema(const Message& message, const MemoryFiles& files, const std::string& name) {
  const FilesOpen open{files};
  const SettingsXml xml{message, name};
  std::string problem;
  const DocumentPtr document = xml.parse(files.at(name), memory_url(name));
  const SchemaParserPtr parser{xmlSchemaNewDocParserCtxt(document.get())};
  if (parser == nullptr) {
    throw std::bad_alloc{};
  }
  xmlSchemaSetParserStructuredErrors(parser.get(), note_first_message, &problem);
  schema_.reset(xmlSchemaParse(parser.get()));
  if (schema_ == nullptr || !problem.empty()) {
    throw Error{message, name + ": " + problem};
  }
  validator_.reset(xmlSchemaNewValidCtxt(schema_.get()));
  if (validator_ == nullptr) {
    throw std::bad_alloc{};
  }
}

bool Schema::validate(xmlDoc* document, SchemaFault& fault) const {
  fault = {};
  xmlSchemaSetValidStructuredErrors(validator_.get(), note_first_fault, &fault);
  const int result = xmlSchemaValidateDoc(validator_.get(), document);
  if (result != 0 && fault.rule.empty()) {
    fault.rule = "the validator failed";
  }
  return result == 0;
}

}  // namespace tsunagu::host
