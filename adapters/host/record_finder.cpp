// SAX pass over a whole file.
#include "adapters/host/record_finder.h"

#include <algorithm>
#include <new>
#include <string_view>

#include <libxml/parserInternals.h>

#include "adapters/host/tree_parser.h"
#include "adapters/host/xml_text.h"
#include "adapters/protocol/limits.h"
#include "server/base/check.h"

namespace tsunagu::host {
namespace {

struct Pass {
  ParserGuard guard;  // first: guard() makes parser->_private point here
  const RecordRules* rules = nullptr;
  std::size_t depth = 0;
  std::size_t matched = 0;           // how many open elements, from the root, lie on the path
  std::size_t seen = 0;              // elements met at the depth of records
  std::vector<std::size_t> records;  // which of them are records
  std::vector<std::string> open;     // their ancestors as written, until the first record
  std::optional<std::string> count;
  std::optional<Refusal> failure;
};

Pass& pass_of(void* context) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  return *static_cast<Pass*>(parser->_private);
}

void fail(void* context, RefusalCode code, std::string detail) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  Pass& pass = pass_of(context);
  if (!pass.failure) {
    pass.failure = Refusal{code, "line " + std::to_string(parser->input->line), std::move(detail)};
  }
}

bool on_path(const Pass& pass, std::string_view name, std::string_view space) {
  return pass.matched == pass.depth - 1 && pass.depth <= pass.rules->path.size() &&
         name == pass.rules->path[pass.depth - 1] && space == pass.rules->name_space;
}

void check_root(void* context, std::string_view name, std::string_view space) {
  const RecordRules& rules = *pass_of(context).rules;
  if (name != rules.root) {
    fail(context, RefusalCode::schema, "another root element than " + rules.root);
  } else if (space != rules.name_space) {
    fail(context, RefusalCode::name_space, "root element");
  }
}

/// Attributes come as five pointers each: name, prefix, namespace, start and end of the value.
std::optional<std::string> find_value(const xmlChar** attributes, int count,
                                      std::string_view name) {
  for (int i = 0; i < count; ++i, attributes += 5) {
    if (attributes[1] == nullptr && view(attributes[0]) == name) {
      return std::string{reinterpret_cast<const char*>(attributes[3]),
                         reinterpret_cast<const char*>(attributes[4])};
    }
  }
  return std::nullopt;
}

void enter_on_path(void* context, Pass& pass, std::string_view prefix, std::string_view name) {
  pass.matched = pass.depth;
  const std::size_t record_depth = pass.rules->path.size();
  if (pass.depth < record_depth) {
    if (pass.records.empty()) {
      pass.open.resize(pass.depth - 1);
      pass.open.push_back(std::string{prefix} + (prefix.empty() ? "" : ":") + std::string{name});
    } else {
      fail(context, RefusalCode::schema, "records in two places");
    }
    return;
  }
  pass.records.push_back(pass.seen - 1);
}

// The callbacks are noexcept: an exception must not pass through libxml2, so running out of memory
// in one of them ends the process.
void start_element(void* context, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                   int /*namespaces*/, const xmlChar** /*list*/, int attributes, int /*defaulted*/,
                   const xmlChar** values) noexcept {
  Pass& pass = pass_of(context);
  const std::size_t record_depth = pass.rules->path.size();
  if (++pass.depth > record_depth) {
    return;
  }
  pass.seen += pass.depth == record_depth ? 1 : 0;
  if (pass.depth == 1) {
    check_root(context, view(local), view(uri));
    if (!pass.rules->count.empty()) {
      pass.count = find_value(values, attributes, pass.rules->count);
    }
  }
  if (on_path(pass, view(local), view(uri))) {
    enter_on_path(context, pass, view(prefix), view(local));
  } else if (!pass.records.empty()) {
    fail(context, RefusalCode::schema, "an element between or behind the records");
  }
}

void end_element(void* context, const xmlChar* /*local*/, const xmlChar* /*prefix*/,
                 const xmlChar* /*uri*/) noexcept {
  Pass& pass = pass_of(context);
  --pass.depth;
  pass.matched = std::min(pass.matched, pass.depth);
}

void text_found(void* context, const xmlChar* text, int size) noexcept {
  const Pass& pass = pass_of(context);
  const std::string_view found{reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
  if (pass.depth < pass.rules->path.size() && !pass.records.empty() && !is_blank(found)) {
    fail(context, RefusalCode::schema, "text between or behind the records");
  }
}

/// Hands `text` to libxml2 piece by piece, so that it keeps no copy of the whole.
/// (xmlParserInputBufferCreateStatic would need none at all, but reads parts twice in 2.9.14.)
int read_piece(void* context, char* buffer, int size) noexcept {
  auto* rest = static_cast<std::string_view*>(context);
  const std::size_t taken = rest->copy(buffer, static_cast<std::size_t>(std::max(size, 0)));
  rest->remove_prefix(taken);
  return static_cast<int>(taken);
}

/// Runs libxml2 over `text` with handlers of our own only.
std::optional<Refusal> run(std::string_view text, Pass& pass) {
  const ParserPtr parser{xmlNewParserCtxt()};
  InputBufferPtr buffer{
      xmlParserInputBufferCreateIO(read_piece, nullptr, &text, XML_CHAR_ENCODING_NONE)};
  if (parser == nullptr || buffer == nullptr) {
    throw std::bad_alloc{};
  }
  *parser->sax = xmlSAXHandler{};
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->startElementNs = start_element;
  parser->sax->endElementNs = end_element;
  parser->sax->characters = text_found;
  parser->sax->cdataBlock = text_found;
  guard(parser.get(), &pass.guard);
  xmlCtxtUseOptions(parser.get(), kParseOptions);
  xmlParserInputPtr input =
      xmlNewIOInputStream(parser.get(), buffer.release(), XML_CHAR_ENCODING_NONE);
  if (input == nullptr || inputPush(parser.get(), input) < 0) {
    throw std::bad_alloc{};
  }
  xmlParseDocument(parser.get());
  if (!accepted(parser.get(), pass.guard)) {
    return parse_failure(parser.get(), pass.guard);
  }
  return pass.failure;
}

std::optional<Refusal> check_count(const Pass& pass) {
  const std::string found = std::to_string(pass.records.size());
  if (pass.records.size() > protocol::kMaxRecords) {
    return Refusal{RefusalCode::too_large, pass.rules->root, found + " records"};
  }
  if (pass.rules->count.empty()) {
    return pass.records.empty()
               ? std::optional{Refusal{RefusalCode::schema, pass.rules->root, "no record"}}
               : std::nullopt;
  }
  const std::string place = pass.rules->root + "/@" + pass.rules->count;
  const std::string announced = pass.count.value_or("");
  const bool number =
      !announced.empty() && announced.size() <= 9 &&
      std::all_of(announced.begin(), announced.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!number) {
    return Refusal{RefusalCode::count_mismatch, place, "no number, " + found + " found"};
  }
  const unsigned long count = std::stoul(announced);
  if (count != pass.records.size()) {
    return Refusal{RefusalCode::count_mismatch, place,
                   std::to_string(count) + " announced, " + found + " found"};
  }
  return std::nullopt;
}

}  // namespace

Result<RecordMap> find_records(const std::string& text, const Structure& structure,
                               const RecordRules& rules) {
  Pass pass;
  pass.rules = &rules;
  if (auto refusal = run(text, pass)) {
    return *refusal;
  }
  if (auto refusal = check_count(pass)) {
    return *refusal;
  }
  TSUNAGU_ENSURE(pass.seen == structure.elements.size(), "scan and libxml2 count differently");
  RecordMap map;
  map.records.reserve(pass.records.size());
  for (const std::size_t index : pass.records) {
    map.records.push_back(structure.elements[index]);
  }
  if (!map.records.empty() && map.records.front().begin > kMaxContextBytes) {
    return Refusal{RefusalCode::resource_limit, rules.root, "over 64 KiB before the first record"};
  }
  for (auto name = pass.open.rbegin(); name != pass.open.rend(); ++name) {
    map.closing += "</" + *name + ">";
  }
  return map;
}

}  // namespace tsunagu::host
