/// What adapter.xml of a pack says. The format is in docs/adapter-guide.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adapters/host/byte_profile.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// Where the records of a partner's file are.
struct RecordRules {
  std::string root;               ///< local name of the root element
  std::string element;            ///< local name of a record
  std::vector<std::string> path;  ///< local names from the root to the record
  std::string number;             ///< where its number is: "@番号", "Id", "Head/@no"
  std::string count;              ///< attribute of the root with the number of records, or empty
  std::string name_space;         ///< of all the elements in `path`
};

/// One document type that goes out.
struct WriteRules {
  std::string type;
  /// Paths of canonical elements that the partner's format cannot carry; the round trip is not
  /// held against them. "Person/Address" covers everything below it.
  std::vector<std::string> loses;
};

struct AdapterFile {
  protocol::AdapterDescription description;
  ByteProfile bytes;
  RecordRules records;
  std::vector<WriteRules> writes;
};

/// Reads adapter.xml. `folder` is the name of the pack's folder, which the pack's name must
/// equal. Throws Error (adapter pack) with file, line and what is wrong; unknown elements and
/// attributes are wrong.
AdapterFile read_adapter_file(std::string_view text, const std::string& folder);

}  // namespace tsunagu::host
