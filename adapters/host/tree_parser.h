/// UTF-8 text to a libxml2 tree: the one door, closed by default.
#pragma once

#include <string>
#include <string_view>

#include "adapters/host/libxml_ptr.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// What every parser of this folder uses: no network, no substitution, nothing printed. Never
/// NOENT, DTDLOAD, DTDVALID, HUGE, RECOVER or XINCLUDE.
inline constexpr int kParseOptions =
    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES;

/// Makes `parser` stop at the first sign of a document type, before libxml2 reads its
/// declarations: 900 bytes of nested parameter entities keep libxml2 2.9.14 busy for hours.
/// Uses parser->_private, which then points at a ParserGuard.
struct ParserGuard {
  bool refused = false;  ///< Ask this first: a stopped parser still calls the text well-formed.
};
void guard(xmlParserCtxt* parser, ParserGuard* state);

/// Why `parser` failed, with the line it failed at.
Refusal parse_failure(const xmlParserCtxt* parser, const ParserGuard& state);

/// Whether what `parser` has just read may be used.
bool accepted(const xmlParserCtxt* parser, const ParserGuard& state);

/// Parses small texts one after another; keeps its parser, and so its names, between them.
class TreeParser {
 public:
  TreeParser();

  /// The tree of `text`, which has no XML declaration or one of UTF-8. Refuses doctype,
  /// not_well_formed and name_space; the place is "line N". `name` becomes the document's URL.
  Result<DocumentPtr> parse(std::string_view text, const char* name = nullptr);

 private:
  ParserPtr parser_;
  ParserGuard guard_;
};

}  // namespace tsunagu::host
