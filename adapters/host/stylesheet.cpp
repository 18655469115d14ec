// Transformation with libxslt.
#include "adapters/host/stylesheet.h"

#include <array>
#include <charconv>
#include <cstdarg>
#include <cstdio>
#include <new>
#include <optional>

#include <libxml/xpath.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

#include "adapters/host/settings_xml.h"
#include "adapters/host/xml_text.h"
#include "adapters/protocol/limits.h"

namespace tsunagu::host {
namespace {

constexpr const char* kTranslationSpace = "urn:tsunagu:translation:1";
/// XPath operations and templates of one record. Real ones need some thousands; the processor
/// time of the process is limited besides.
constexpr unsigned long kMaxOperations = 2'000'000;

/// Collects what libxslt says about a stylesheet: our own file, so it may be shown.
void collect(void* context, const char* format, ...) {  // NOLINT(cert-dcl50-cpp)
  auto* text = static_cast<std::string*>(context);
  std::array<char, 512> part{};
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(part.data(), part.size(), format, arguments);
  va_end(arguments);
  if (text->size() < 2000) {
    *text += part.data();
  }
}

void collect_structured(void* context, xmlErrorPtr error) {
  auto* text = static_cast<std::string*>(context);
  if (error->message != nullptr && text->size() < 2000) {
    *text += "line " + std::to_string(error->line) + ": " + error->message;
  }
}

/// What a stylesheet says about a document could repeat its values, so it is dropped.
void drop(void* /*context*/, const char* /*format*/, ...) {}  // NOLINT(cert-dcl50-cpp)

/// The first <refuse> at or below `node`.
const xmlNode* find_refuse(const xmlNode* node) {
  for (const xmlNode* each = node; each != nullptr; each = each->next) {
    if (is_element(each, kTranslationSpace, "refuse")) {
      return each;
    }
    const xmlNode* below = each->type == XML_ELEMENT_NODE ? find_refuse(each->children) : nullptr;
    if (below != nullptr) {
      return below;
    }
  }
  return nullptr;
}

Refusal refusal_of(const xmlNode* refuse, const TransformState& state) {
  const std::string code = attribute(refuse, "code");
  std::uint16_t number = 0;
  std::from_chars(code.data(), code.data() + code.size(), number);
  const std::string base = node_place(state.record.node, state.record);
  const std::string place = attribute(refuse, "place");
  Refusal refusal{RefusalCode::translation, place, attribute(refuse, "detail")};
  if (!place.starts_with('/')) {
    refusal.place = base + (base.empty() || place.empty() ? "" : "/") + place;
  }
  if (refusal.place.size() > protocol::kMaxPlaceBytes) {
    refusal.place = base;
  }
  if (refusal.detail.size() > protocol::kMaxPlaceBytes) {
    refusal.detail.clear();
  }
  if (is_refusal_code(number)) {
    refusal.code = static_cast<RefusalCode>(number);
  } else {
    refusal.detail = "the stylesheet names no refusal code";
  }
  return refusal;
}

}  // namespace

Stylesheet::Stylesheet(const std::string& text, const std::string& file) {
  const SettingsXml xml{messages::kAdapterPack, file};
  DocumentPtr document = xml.parse(text);
  std::string problem;
  xsltSetGenericErrorFunc(&problem, collect);
  xmlSetStructuredErrorFunc(&problem, collect_structured);
  sheet_.reset(xsltParseStylesheetDoc(document.get()));
  xmlSetStructuredErrorFunc(nullptr, nullptr);
  xsltSetGenericErrorFunc(nullptr, drop);
  if (sheet_ == nullptr) {
    throw Error{messages::kAdapterPack, file + ": " + problem};
  }
  document.release();  // now the stylesheet's
  if (sheet_->errors != 0 || !problem.empty()) {
    throw Error{messages::kAdapterPack, file + ": " + problem};
  }
}

Result<DocumentPtr> Stylesheet::apply(xmlDoc* source, TransformState& state,
                                      const StylesheetParameters& parameters) const {
  const TransformPtr transform{xsltNewTransformContext(sheet_.get(), source)};
  if (transform == nullptr) {
    throw std::bad_alloc{};
  }
  transform->_private = &state;
  transform->opLimit = kMaxOperations;
  transform->xpathCtxt->opLimit = kMaxOperations;
  xsltSetTransformErrorFunc(transform.get(), nullptr, drop);
  for (const auto& [name, value] : parameters) {
    xsltQuoteOneUserParam(transform.get(), xml_chars(name), xml_chars(value));
  }
  DocumentPtr result{
      xsltApplyStylesheetUser(sheet_.get(), source, nullptr, nullptr, nullptr, transform.get())};
  if (!state.refusals.empty()) {
    return state.refusals.front();
  }
  if (result == nullptr || transform->state != XSLT_STATE_OK ||
      xmlDocGetRootElement(result.get()) == nullptr) {
    return Refusal{RefusalCode::translation, node_place(state.record.node, state.record), ""};
  }
  if (const xmlNode* refuse = find_refuse(result->children)) {
    return refusal_of(refuse, state);
  }
  return result;
}

}  // namespace tsunagu::host
