// Guarded parsing with libxml2.
#include "adapters/host/tree_parser.h"

#include <new>

#include <libxml/parserInternals.h>

namespace tsunagu::host {
namespace {

void stop(void* context) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  static_cast<ParserGuard*>(parser->_private)->refused = true;
  xmlStopParser(parser);
}

void refuse_subset(void* context, const xmlChar* /*name*/, const xmlChar* /*external*/,
                   const xmlChar* /*system*/) {
  stop(context);
}

void refuse_entity(void* context, const xmlChar* /*name*/, int /*type*/, const xmlChar* /*public*/,
                   const xmlChar* /*system*/, xmlChar* /*content*/) {
  stop(context);
}

void refuse_unparsed(void* context, const xmlChar* /*name*/, const xmlChar* /*public*/,
                     const xmlChar* /*system*/, const xmlChar* /*notation*/) {
  stop(context);
}

void refuse_notation(void* context, const xmlChar* /*name*/, const xmlChar* /*public*/,
                     const xmlChar* /*system*/) {
  stop(context);
}

xmlEntityPtr predefined_entity(void* /*context*/, const xmlChar* name) {
  return xmlGetPredefinedEntity(name);
}

xmlEntityPtr no_parameter_entity(void* context, const xmlChar* /*name*/) {
  stop(context);
  return nullptr;
}

}  // namespace

void guard(xmlParserCtxt* parser, ParserGuard* state) {
  *state = {};
  parser->_private = state;
  parser->sax->internalSubset = refuse_subset;
  parser->sax->externalSubset = refuse_subset;
  parser->sax->entityDecl = refuse_entity;
  parser->sax->unparsedEntityDecl = refuse_unparsed;
  parser->sax->notationDecl = refuse_notation;
  parser->sax->getEntity = predefined_entity;
  parser->sax->getParameterEntity = no_parameter_entity;
}

bool accepted(const xmlParserCtxt* parser, const ParserGuard& state) {
  return !state.refused && parser->wellFormed == 1 && parser->nsWellFormed == 1 &&
         parser->disableSAX == 0 && parser->lastError.level < XML_ERR_ERROR;
}

Refusal parse_failure(const xmlParserCtxt* parser, const ParserGuard& state) {
  int line = parser->lastError.line;
  if (line <= 0 && parser->input != nullptr) {
    line = parser->input->line;
  }
  const std::string place = "line " + std::to_string(line);
  if (state.refused) {
    return {RefusalCode::doctype, place, ""};
  }
  if (parser->errNo == XML_ERR_NO_MEMORY) {
    return {RefusalCode::resource_limit, place, ""};
  }
  const bool space = parser->lastError.domain == XML_FROM_NAMESPACE;
  return {space ? RefusalCode::name_space : RefusalCode::not_well_formed, place, ""};
}

TreeParser::TreeParser() : parser_{xmlNewParserCtxt()} {
  if (parser_ == nullptr) {
    throw std::bad_alloc{};
  }
}

Result<DocumentPtr> TreeParser::parse(std::string_view text, const char* name) {
  xmlCtxtResetLastError(parser_.get());
  guard(parser_.get(), &guard_);
  DocumentPtr document{xmlCtxtReadMemory(parser_.get(), text.data(), static_cast<int>(text.size()),
                                         name, "UTF-8", kParseOptions)};
  if (document == nullptr || !accepted(parser_.get(), guard_)) {
    return parse_failure(parser_.get(), guard_);
  }
  return document;
}

}  // namespace tsunagu::host
