// Paths of nodes.
#include "adapters/host/node_place.h"

#include "adapters/host/xml_text.h"
#include "adapters/protocol/limits.h"

namespace tsunagu::host {
namespace {

bool namesake(const xmlNode* a, const xmlNode* b) {
  return b->type == XML_ELEMENT_NODE && view(a->name) == view(b->name);
}

std::string step(const xmlNode* element) {
  std::size_t before = 0;
  bool more = false;
  for (const xmlNode* each = element->prev; each != nullptr; each = each->prev) {
    before += namesake(element, each) ? 1U : 0U;
  }
  for (const xmlNode* each = element->next; each != nullptr && !more; each = each->next) {
    more = namesake(element, each);
  }
  std::string name{view(element->name)};
  return before > 0 || more ? name + "[" + std::to_string(before + 1) + "]" : name;
}

void put_before(std::string& path, const std::string& part) {
  path = path.empty() ? part : part + "/" + path;
}

}  // namespace

std::string node_place(const xmlNode* node, const RecordNode& record) {
  std::string path;
  for (const xmlNode* each = node; each != nullptr; each = each->parent) {
    if (each == record.node) {
      put_before(path, std::string{view(each->name)} + "[" + std::to_string(record.position) + "]");
      break;
    }
    if (each->type == XML_ATTRIBUTE_NODE) {
      put_before(path, "@" + std::string{view(each->name)});
    } else if (each->type == XML_ELEMENT_NODE) {
      put_before(path, step(each));
    }
    if (path.size() > protocol::kMaxPlaceBytes / 2) {
      return "too long a path";
    }
  }
  return path;
}

}  // namespace tsunagu::host
