// Global settings of libxml2 2.9.14 and libxslt 1.1.35; see docs/sandbox.md for each one's reason.
#include "adapters/host/xml_library.h"

#include <cstdlib>
#include <new>
#include <string_view>

#include <libexslt/exslt.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemastypes.h>
#include <libxslt/security.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "adapters/host/functions.h"
#include "adapters/host/xml_text.h"
#include "server/base/check.h"

namespace tsunagu::host {
namespace {

constexpr std::string_view kScheme = "tsunagu:/";
constexpr unsigned kMaxDepth = 80;  // elements: the scan refuses more than 64 before libxml2 starts

// libxml2 asks one global function for every file, so what it may open is global as well.
const MemoryFiles* open_files = nullptr;

void ignore(void* /*context*/, const char* /*format*/, ...) {}  // NOLINT(cert-dcl50-cpp)

xmlParserInputPtr open_memory(const char* url, const char* /*id*/, xmlParserCtxtPtr parser) {
  const std::string_view name{url == nullptr ? "" : url};
  if (open_files == nullptr || !name.starts_with(kScheme)) {
    return nullptr;
  }
  const auto found = open_files->find(name.substr(kScheme.size()));
  if (found == open_files->end()) {
    return nullptr;
  }
  xmlParserInputPtr input = xmlNewStringInputStream(parser, xml_chars(found->second));
  if (input != nullptr) {
    input->filename = reinterpret_cast<char*>(xmlStrdup(xml_chars(url)));
  }
  return input;
}

void forbid_everything_to_stylesheets() {
  // Never freed: libxslt keeps it for the life of the process.
  xsltSecurityPrefsPtr forbidden = xsltNewSecurityPrefs();
  if (forbidden == nullptr) {
    throw std::bad_alloc{};
  }
  for (const xsltSecurityOption option :
       {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
        XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK}) {
    xsltSetSecurityPrefs(forbidden, option, xsltSecurityForbid);
  }
  xsltSetDefaultSecurityPrefs(forbidden);
  xsltMaxDepth = 200;
  xsltMaxVars = 2000;
}

}  // namespace

XmlLibrary::XmlLibrary() {
  clearenv();  // XML_CATALOG_FILES and their like
  xmlInitParser();
  xmlSchemaInitTypes();
  xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
  xmlCleanupInputCallbacks();
  xmlCleanupOutputCallbacks();
  xmlSetExternalEntityLoader(open_memory);
  xmlSubstituteEntitiesDefault(0);
  xmlLoadExtDtdDefaultValue = 0;
  xmlParserMaxDepth = kMaxDepth;
  xmlSetGenericErrorFunc(nullptr, ignore);        // this thread
  xmlThrDefSetGenericErrorFunc(nullptr, ignore);  // threads started from now on
  xsltInit();
  xsltSetGenericErrorFunc(nullptr, ignore);
  xsltSetGenericDebugFunc(nullptr, ignore);
  forbid_everything_to_stylesheets();
  exsltCommonRegister();
  exsltStrRegister();
  exsltSetsRegister();
  register_functions();
}

XmlLibrary::~XmlLibrary() {
  xsltFreeSecurityPrefs(xsltGetDefaultSecurityPrefs());
  xsltSetDefaultSecurityPrefs(nullptr);
  xsltCleanupGlobals();
  xmlSchemaCleanupTypes();
  xmlCleanupParser();
}

std::string memory_url(const std::string& path) { return std::string{kScheme} + path; }

FilesOpen::FilesOpen(const MemoryFiles& files) {
  TSUNAGU_ENSURE(open_files == nullptr, "files are already open to libxml2");
  open_files = &files;
}

FilesOpen::~FilesOpen() { open_files = nullptr; }

}  // namespace tsunagu::host
