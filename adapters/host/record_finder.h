/// The whole-file pass: is it well-formed, and where are its records?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adapters/host/adapter_file.h"
#include "adapters/host/structure_scan.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// Where the records of a well-formed file stand.
struct RecordMap {
  std::vector<Extent> records;  ///< in the order of the file
  std::string closing;          ///< end tags of the elements around the records
};

/// Most bytes that may stand before the first record: they are parsed again with every record.
inline constexpr std::size_t kMaxContextBytes = 64U * 1024;

/// Reads all of `text` with libxml2, building nothing, and picks the records out of `structure`
/// (made with the depth of the records). Refuses not_well_formed, name_space, doctype,
/// count_mismatch, schema (another root, no record, something else between or behind the
/// records), too_large (too many records) and resource_limit (too much before the first).
Result<RecordMap> find_records(const std::string& text, const Structure& structure,
                               const RecordRules& rules);

}  // namespace tsunagu::host
