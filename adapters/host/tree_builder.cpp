// Building canonical trees.
#include "adapters/host/tree_builder.h"

#include <map>
#include <new>
#include <tuple>
#include <vector>

#include "adapters/host/xml_text.h"
#include "adapters/protocol/limits.h"

namespace tsunagu::host {
namespace {

using protocol::WireDocument;
using protocol::WireField;
using protocol::WireValue;

/// A value and the way to it, as the builder sorts them.
using Position = std::vector<std::uint16_t>;

class Builder {
 public:
  Builder(const WireDocument& values, const TypeModel& type) : type_{&type} {
    for (const WireValue& value : values.values) {
      is_known_ = is_known_ && value.field < type.wire.fields.size() &&
                  value.position.size() == type.wire.fields[value.field].repeating.size() &&
                  by_place_.emplace(std::pair{value.field, value.position}, &value).second;
    }
  }

  Result<DocumentPtr> run() {
    if (!is_known_) {
      return Refusal{RefusalCode::schema, type_->root.name, "values that do not fit the type"};
    }
    DocumentPtr document{xmlNewDoc(xml_chars("1.0"))};
    xmlNode* root = xmlNewDocNode(document.get(), nullptr, xml_chars(type_->root.name), nullptr);
    if (document == nullptr || root == nullptr) {
      throw std::bad_alloc{};
    }
    xmlDocSetRootElement(document.get(), root);
    space_ = xmlNewNs(root, xml_chars(kDocumentSpace), nullptr);
    xmlSetNs(root, space_);
    Position position;
    children(root, type_->root, position);
    if (placed_ != by_place_.size()) {
      return Refusal{RefusalCode::schema, type_->root.name, "a position with nothing before it"};
    }
    return document;
  }

 private:
  void children(xmlNode* parent, const ModelElement& model, Position& position);
  void add(xmlNode* parent, const ModelElement& model, Position& position);
  bool is_there(const ModelElement& model, const Position& position) const;

  const TypeModel* type_;
  bool is_known_ = true;
  std::map<std::pair<std::uint16_t, Position>, const WireValue*> by_place_;
  std::size_t placed_ = 0;
  xmlNs* space_ = nullptr;
};

/// Whether any value stands at or below `model` with a position that begins with `position`.
bool Builder::is_there(const ModelElement& model, const Position& position) const {
  if (!model.leaf) {
    for (const ModelElement& child : model.children) {
      if (is_there(child, position)) {
        return true;
      }
    }
    return false;
  }
  const auto found = by_place_.lower_bound({model.field, position});
  if (found == by_place_.end() || found->first.first != model.field) {
    return false;
  }
  const Position& there = found->first.second;
  return there.size() >= position.size() &&
         std::equal(position.begin(), position.end(), there.begin());
}

void Builder::children(xmlNode* parent, const ModelElement& model, Position& position) {
  for (const ModelElement& child : model.children) {
    if (!child.repeats) {
      if (is_there(child, position) || (child.required && !child.leaf)) {
        add(parent, child, position);
      }
      continue;
    }
    position.push_back(1);
    while (is_there(child, position)) {
      add(parent, child, position);
      ++position.back();
    }
    position.pop_back();
  }
}

void Builder::add(xmlNode* parent, const ModelElement& model, Position& position) {
  xmlNode* node = xmlNewChild(parent, space_, xml_chars(model.name), nullptr);
  if (node == nullptr) {
    throw std::bad_alloc{};
  }
  if (!model.leaf) {
    children(node, model, position);
    return;
  }
  const std::string& text = by_place_.at({model.field, position})->value;
  xmlAddChild(node, xmlNewTextLen(xml_chars(text), static_cast<int>(text.size())));
  ++placed_;
}

}  // namespace

Result<DocumentPtr> build_tree(const WireDocument& values, const TypeModel& type) {
  return Builder{values, type}.run();
}

}  // namespace tsunagu::host
