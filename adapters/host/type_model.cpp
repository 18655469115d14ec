// Looking up elements of a document type.
#include "adapters/host/type_model.h"

namespace tsunagu::host {

const ModelElement* ModelElement::child(std::string_view wanted, std::size_t& hint) const {
  for (std::size_t i = 0; i < children.size(); ++i) {
    const std::size_t at = (hint + i) % children.size();
    if (children[at].name == wanted) {
      hint = at;
      return &children[at];
    }
  }
  return nullptr;
}

}  // namespace tsunagu::host
