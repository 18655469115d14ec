/// The libxml2 and libxslt objects we own. Add an alias here; never call an xmlFree* elsewhere.
#pragma once

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlsave.h>
#include <libxml/xmlschemas.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>

#include "server/base/c_ptr.h"

namespace tsunagu::host {

/// `xmlFree` is a variable, not a function, so it needs a function of its own.
inline void free_text(xmlChar* text) noexcept { xmlFree(text); }

using DocumentPtr = CPtr<xmlDoc, xmlFreeDoc>;
using ParserPtr = CPtr<xmlParserCtxt, xmlFreeParserCtxt>;
using InputBufferPtr = CPtr<xmlParserInputBuffer, xmlFreeParserInputBuffer>;
using SchemaPtr = CPtr<xmlSchema, xmlSchemaFree>;
using SchemaParserPtr = CPtr<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt>;
using ValidatorPtr = CPtr<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt>;
using StylesheetPtr = CPtr<xsltStylesheet, xsltFreeStylesheet>;
using TransformPtr = CPtr<xsltTransformContext, xsltFreeTransformContext>;
using SecurityPtr = CPtr<xsltSecurityPrefs, xsltFreeSecurityPrefs>;
using BufferPtr = CPtr<xmlBuffer, xmlBufferFree>;
using TextPtr = CPtr<xmlChar, free_text>;

}  // namespace tsunagu::host
