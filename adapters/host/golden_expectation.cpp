// Comparing with NAME.expected.xml.
#include "adapters/host/golden_expectation.h"

#include "adapters/host/document_difference.h"
#include "adapters/host/flatten.h"
#include "adapters/host/tree_parser.h"
#include "adapters/host/xml_text.h"

namespace tsunagu::host {
namespace {

constexpr std::string_view kGoldenSpace = "urn:tsunagu:golden:1";

std::string number_of(RefusalCode code) { return refusal_id(code).substr(2); }

/// Compares the attributes of <refused> or <file-refused> that are given.
std::string refusal_failure(const xmlNode* wanted, const Refusal& found,
                            const std::string& number) {
  if (attribute(wanted, "code") != number_of(found.code)) {
    return refusal_id(found.code) + " at " + found.place + ", KX" + attribute(wanted, "code") +
           " expected";
  }
  if (has_attribute(wanted, "place") && attribute(wanted, "place") != found.place) {
    return "refused at " + found.place + ", not at " + attribute(wanted, "place");
  }
  if (has_attribute(wanted, "number") && attribute(wanted, "number") != number) {
    return "refused with another record number";
  }
  return {};
}

std::string document_failure(const xmlNode* wanted, const Schemas& schemas,
                             const protocol::WireDocument& found) {
  const CanonicalType* type = schemas.type_of_element(view(wanted->name));
  if (type == nullptr || type->model.wire.name != found.type) {
    return "another document type: " + found.type;
  }
  const auto values = flatten(wanted, type->model);
  if (!values) {
    return "the expected document: " + refusal_id(values.refusal().code) + " at " +
           values.refusal().place;
  }
  const auto different =
      differences(*values, found, type->model, [](const protocol::WireField&) { return false; });
  return different.empty() ? "" : different.front().place + " " + different.front().what;
}

std::string entry_failure(const xmlNode* wanted, const Schemas& schemas,
                          const CollectedRecords::Entry& found) {
  if (is_element(wanted, kGoldenSpace, "refused")) {
    return found.is_refused ? refusal_failure(wanted, found.refused.refusal, found.refused.number)
                            : "accepted, but it should be refused";
  }
  if (found.is_refused) {
    return refusal_id(found.refused.refusal.code) + " at " + found.refused.refusal.place + " " +
           found.refused.refusal.detail;
  }
  return document_failure(wanted, schemas, found.record.document);
}

}  // namespace

std::string expectation_failure(const std::string& expected, const std::string& file,
                                const Schemas& schemas,
                                const std::vector<CollectedRecords::Entry>& found,
                                const std::vector<Refusal>& refused) {
  const Result<DocumentPtr> document = TreeParser{}.parse(expected);
  if (!document) {
    return file + " is not well-formed: " + document.refusal().place;
  }
  const xmlNode* root = xmlDocGetRootElement(document->get());
  if (!is_element(root, kGoldenSpace, "documents")) {
    return file + " has another root element";
  }
  const xmlNode* wanted = first_element(root);
  const bool wants_refusal = wanted != nullptr && is_element(wanted, kGoldenSpace, "file-refused");
  if (wants_refusal != !refused.empty()) {
    return refused.empty() ? "the file was accepted"
                           : "the file was refused: " + refusal_id(refused.front().code) + " at " +
                                 refused.front().place;
  }
  if (wants_refusal) {
    return refusal_failure(wanted, refused.front(), "");
  }
  for (std::size_t i = 0; i < found.size() || wanted != nullptr; ++i) {
    const std::string place = "record " + std::to_string(i + 1) + ": ";
    if (i >= found.size() || wanted == nullptr) {
      return place + (wanted == nullptr ? "not expected" : "missing");
    }
    const std::string failure = entry_failure(wanted, schemas, found[i]);
    if (!failure.empty()) {
      return place + failure;
    }
    wanted = next_element(wanted);
  }
  return {};
}

}  // namespace tsunagu::host
