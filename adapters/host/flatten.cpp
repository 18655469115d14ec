// Flattening canonical documents.
#include "adapters/host/flatten.h"

#include <limits>
#include <optional>

#include "adapters/host/node_place.h"
#include "adapters/host/value_check.h"
#include "adapters/host/xml_text.h"
#include "adapters/protocol/limits.h"

namespace tsunagu::host {
namespace {

class Flattening {
 public:
  explicit Flattening(const TypeModel& type) : type_{&type} { out_.type = type.wire.name; }

  Result<protocol::WireDocument> run(const xmlNode* root) {
    if (!is_element(root, kDocumentSpace, type_->root.name)) {
      fail(root, RefusalCode::schema, "another root element");
    } else {
      children(root, type_->root);
    }
    if (failure_) {
      return *failure_;
    }
    return std::move(out_);
  }

 private:
  void children(const xmlNode* parent, const ModelElement& model);
  void child(const xmlNode* node, const ModelElement& model, std::uint16_t occurrence);
  void value(const xmlNode* node, const ModelElement& model);

  void fail(const xmlNode* node, RefusalCode code, const char* detail) {
    if (!failure_) {
      failure_ = Refusal{code, node_place(node, {}), detail};
    }
  }

  const TypeModel* type_;
  protocol::WireDocument out_;
  std::vector<std::uint16_t> position_;
  std::optional<Refusal> failure_;
};

void Flattening::children(const xmlNode* parent, const ModelElement& model) {
  std::size_t hint = 0;
  std::uint16_t occurrence = 0;
  const ModelElement* last = nullptr;
  for (const xmlNode* node = parent->children; node != nullptr && !failure_; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) {
      if (node->type != XML_COMMENT_NODE && !is_blank(view(node->content))) {
        fail(parent, RefusalCode::schema, "text between elements");
      }
      continue;
    }
    const ModelElement* found =
        namespace_of(node) == kDocumentSpace ? model.child(view(node->name), hint) : nullptr;
    if (found == nullptr || node->properties != nullptr) {
      fail(node, RefusalCode::schema, "unknown element or attribute");
      return;
    }
    // Occurrences of an element stand together, because only elements repeat, never groups.
    occurrence = found == last ? static_cast<std::uint16_t>(occurrence + 1) : std::uint16_t{1};
    if (occurrence == std::numeric_limits<std::uint16_t>::max()) {
      fail(node, RefusalCode::too_large, "too many occurrences");
      return;
    }
    last = found;
    child(node, *found, occurrence);
  }
}

void Flattening::child(const xmlNode* node, const ModelElement& model, std::uint16_t occurrence) {
  if (model.repeats) {
    position_.push_back(occurrence);
  } else if (occurrence > 1) {
    fail(node, RefusalCode::schema, "the element repeats");
  }
  if (model.leaf) {
    value(node, model);
  } else {
    children(node, model);
  }
  if (model.repeats) {
    position_.pop_back();
  }
}

void Flattening::value(const xmlNode* node, const ModelElement& model) {
  if (first_element(node) != nullptr) {
    fail(node, RefusalCode::schema, "elements inside a value");
    return;
  }
  std::string text = own_text(node);
  if (const auto fault = value_fault(text)) {
    fail(node, *fault, "");
    return;
  }
  if (model.collapses && (text.find_first_of("\t\r\n") != std::string::npos ||
                          text.starts_with(' ') || text.ends_with(' '))) {
    fail(node, RefusalCode::schema, "space around the value");
    return;
  }
  if (out_.values.size() >= protocol::kMaxValues) {
    fail(node, RefusalCode::too_large, "too many values");
    return;
  }
  out_.values.push_back({model.field, position_, std::move(text)});
}

}  // namespace

Result<protocol::WireDocument> flatten(const xmlNode* root, const TypeModel& type) {
  return Flattening{type}.run(root);
}

}  // namespace tsunagu::host
