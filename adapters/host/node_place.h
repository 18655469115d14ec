/// Says where a node stands, by the names of elements only.
#pragma once

#include <cstdint>
#include <string>

#include <libxml/tree.h>

namespace tsunagu::host {

/// One record inside the small document that is made for it.
struct RecordNode {
  const xmlNode* node = nullptr;  ///< the record's element
  std::uint32_t position = 0;     ///< 1-based place of the record in the whole file
};

/// "連絡票[2]/本人/生年月日" or "文書/鑑/@施行日": from the record down, or from the root for a
/// node outside it. Elements with namesakes beside them carry their position.
std::string node_place(const xmlNode* node, const RecordNode& record);

}  // namespace tsunagu::host
