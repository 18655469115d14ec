// Extension functions of XSLT: pure, each from text to text.
#include "adapters/host/functions.h"

#include <string>
#include <string_view>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltInternals.h>

#include "adapters/host/era_date.h"
#include "adapters/host/kana_width.h"
#include "adapters/host/libxml_ptr.h"
#include "adapters/host/xml_text.h"

namespace tsunagu::host {
namespace {

using XPathObjectPtr = CPtr<xmlXPathObject, xmlXPathFreeObject>;

constexpr const char* kFunctionSpace = "urn:tsunagu:function:1";

/// One argument: its text, and the node it was read from if it was a path.
struct Argument {
  std::string text;
  const xmlNode* node = nullptr;
  bool missing = false;  // a path that found nothing
};

Argument pop(xmlXPathParserContext* context) {
  const XPathObjectPtr object{valuePop(context)};
  Argument argument;
  argument.node = context->context->node;
  if (object == nullptr) {
    return argument;
  }
  if (object->type == XPATH_NODESET) {
    argument.missing = object->nodesetval == nullptr || object->nodesetval->nodeNr == 0;
    if (!argument.missing) {
      argument.node = object->nodesetval->nodeTab[0];
    }
  }
  const TextPtr text{xmlXPathCastToString(object.get())};
  argument.text = view(text.get());
  return argument;
}

TransformState* state_of(xmlXPathParserContext* context) {
  xsltTransformContextPtr transform = xsltXPathGetTransformContext(context);
  return transform == nullptr ? nullptr : static_cast<TransformState*>(transform->_private);
}

void push(xmlXPathParserContext* context, const std::string& text) {
  valuePush(context, xmlXPathNewString(xml_chars(text)));
}

/// Pushes the text, or notes the refusal with the place of `node` and pushes nothing's text.
void answer(xmlXPathParserContext* context, const Result<std::string>& result,
            const xmlNode* node) {
  if (result) {
    push(context, *result);
    return;
  }
  TransformState* state = state_of(context);
  if (state != nullptr) {
    Refusal refusal = result.refusal();
    refusal.place = node_place(node, state->record);
    state->refusals.push_back(std::move(refusal));
  }
  push(context, "");
}

/// A function of one text. A path that finds nothing gives nothing: whether a value may be
/// missing is the schema's business.
template <auto Convert>
void convert(xmlXPathParserContext* context, int count) noexcept {
  if (count != 1) {
    xmlXPathErr(context, XPATH_INVALID_ARITY);
    return;
  }
  const Argument argument = pop(context);
  if (argument.missing) {
    push(context, "");
    return;
  }
  answer(context, Convert(argument.text), argument.node);
}

Result<std::string> full_kana(std::string_view text) { return kana_to_full(text); }

/// f:code('list', code) and f:code('list', code, day).
template <auto Look>
void look_up(xmlXPathParserContext* context, int count) noexcept {
  if (count != 2 && count != 3) {
    xmlXPathErr(context, XPATH_INVALID_ARITY);
    return;
  }
  const std::string day = count == 3 ? pop(context).text : std::string{};
  const Argument code = pop(context);
  const std::string list = pop(context).text;
  const TransformState* state = state_of(context);
  if (code.missing || state == nullptr) {
    push(context, "");
    return;
  }
  const auto map = state->maps->find(list);
  if (map == state->maps->end()) {
    answer(context, Refusal{RefusalCode::translation, "", "no code table " + list}, code.node);
    return;
  }
  answer(context, (map->second.*Look)(code.text, day), code.node);
}

void add(const char* name, xmlXPathFunction function) {
  xsltRegisterExtModuleFunction(xml_chars(name), xml_chars(kFunctionSpace), function);
}

}  // namespace

void register_functions() {
  add("era-digits-to-iso", convert<era_digits_to_iso>);
  add("era-dotted-to-iso", convert<era_dotted_to_iso>);
  add("iso-to-era-digits", convert<iso_to_era_digits>);
  add("iso-to-era-dotted", convert<iso_to_era_dotted>);
  add("kana-to-full", convert<full_kana>);
  add("kana-to-half", convert<kana_to_half>);
  add("code", look_up<&CodeMap::ours>);
  add("code-back", look_up<&CodeMap::partner>);
}

}  // namespace tsunagu::host
