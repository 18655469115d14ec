/// Element names come from the schema, so a place can never repeat a value.
#include "server/documents/place.h"

#include <cstddef>
#include <string_view>

namespace tsunagu::documents {

std::string place(const catalogue::DocumentType& type, std::uint16_t field,
                  std::span<const std::uint16_t> position) {
  std::string out;
  std::string_view rest{type.fields()[field].path};
  for (const auto slot : type.layout().field(field).slots) {
    const auto end = rest.find('/');
    out += (out.empty() ? "" : "/") + std::string{rest.substr(0, end)};
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (slot != catalogue::kNotRepeating && slot < position.size()) {
      out += "[" + std::to_string(position[slot]) + "]";
    }
  }
  return out;
}

}  // namespace tsunagu::documents
