/// A partner's file, decoded, guarded and cut into records; one record is a tree at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/host/decoder.h"
#include "adapters/host/pack.h"
#include "adapters/host/record_finder.h"
#include "server/base/bytes.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// Holds the decoded text of one file; what it uses does not grow with the number of records but
/// for 24 bytes each.
class PartnerFile {
 public:
  /// `pack` outlives the file.
  explicit PartnerFile(const Pack& pack) : pack_{&pack} {}

  /// Decodes, scans and counts. Returns why the file is refused; nothing is returned if it is
  /// accepted.
  std::vector<Refusal> open(ByteView bytes);

  std::uint32_t records() const { return static_cast<std::uint32_t>(map_.records.size()); }

  /// A document of its own for record `index` (from 0): the root and everything that stands
  /// before the first record, then this record. Valid until the next call.
  std::string_view document(std::size_t index);

  /// The line of the file that is line `line` of document(index).
  std::uint32_t file_line(std::size_t index, std::uint32_t line) const;

  /// Whether an external character without meaning stands in document(index).
  bool has_external(std::size_t index) const { return count_in(decoded_.external, index) > 0; }
  /// How many external characters of document(index) were translated by the pack's table.
  std::size_t translated(std::size_t index) const { return count_in(decoded_.translated, index); }

 private:
  /// How many of the sorted `offsets` lie in document(index).
  std::size_t count_in(const std::vector<std::size_t>& offsets, std::size_t index) const;

  const Pack* pack_;
  DecodedFile decoded_;
  RecordMap map_;
  std::string document_;
  std::size_t context_size_ = 0;     // bytes before the first record
  std::uint32_t context_lines_ = 0;  // newlines in them
};

/// The record's element in the tree of PartnerFile::document(): `depth` levels below the document,
/// the last element at each.
const xmlNode* record_element(const xmlDoc* document, std::size_t depth);

/// The record's number, found by RecordRules::number ("@番号", "Id", "Head/@no"); empty if there
/// is none or it could not be repeated in an answer.
std::string record_number(const xmlNode* record, const RecordRules& rules);

}  // namespace tsunagu::host
