// Opening a partner's file.
#include "adapters/host/partner_file.h"

#include <algorithm>

#include "adapters/host/structure_scan.h"
#include "adapters/host/xml_text.h"
#include "adapters/protocol/limits.h"
#include "server/base/text.h"

namespace tsunagu::host {

std::vector<Refusal> PartnerFile::open(ByteView bytes) {
  std::vector<Refusal> refusals = pack_->decoder().decode(bytes, decoded_);
  if (!refusals.empty()) {
    return refusals;
  }
  const RecordRules& rules = pack_->adapter.records;
  const Result<Structure> structure = scan_structure(decoded_.text, rules.path.size());
  if (!structure) {
    return {structure.refusal()};
  }
  Result<RecordMap> found = find_records(decoded_.text, *structure, rules);
  if (!found) {
    return {found.refusal()};
  }
  map_ = std::move(*found);
  if (!map_.records.empty()) {
    context_size_ = map_.records.front().begin;
    context_lines_ = map_.records.front().line - 1;
    document_ = decoded_.text.substr(0, context_size_);
  }
  return {};
}

std::string_view PartnerFile::document(std::size_t index) {
  const Extent& record = map_.records.at(index);
  document_.resize(context_size_);
  document_.append(decoded_.text, record.begin, record.end - record.begin);
  document_ += map_.closing;
  return document_;
}

std::uint32_t PartnerFile::file_line(std::size_t index, std::uint32_t line) const {
  if (line <= context_lines_) {
    return line;
  }
  return line - 1 - context_lines_ + map_.records.at(index).line;
}

std::size_t PartnerFile::count_in(const std::vector<std::size_t>& offsets,
                                  std::size_t index) const {
  if (offsets.empty()) {
    return 0;
  }
  const Extent& record = map_.records.at(index);
  const auto before = [&](std::size_t offset) {
    return std::lower_bound(offsets.begin(), offsets.end(), offset) - offsets.begin();
  };
  return static_cast<std::size_t>(before(context_size_) + before(record.end) -
                                  before(record.begin));
}

const xmlNode* record_element(const xmlDoc* document, std::size_t depth) {
  const xmlNode* found = xmlDocGetRootElement(document);
  for (std::size_t level = 1; level < depth && found != nullptr; ++level) {
    const xmlNode* last = found->last;
    while (last != nullptr && last->type != XML_ELEMENT_NODE) {
      last = last->prev;
    }
    found = last;
  }
  return found;
}

std::string record_number(const xmlNode* record, const RecordRules& rules) {
  std::string_view rest = rules.number;
  const xmlNode* at = record;
  while (at != nullptr && !rest.starts_with('@')) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view name = rest.substr(0, slash);
    rest.remove_prefix(std::min(slash + 1, rest.size()));
    at = first_element(at);
    while (at != nullptr && !is_element(at, rules.name_space, name)) {
      at = next_element(at);
    }
    if (rest.empty()) {
      break;
    }
  }
  if (at == nullptr) {
    return {};
  }
  std::string number =
      rest.starts_with('@') ? attribute(at, std::string{rest.substr(1)}.c_str()) : own_text(at);
  return number.size() > protocol::kMaxNameBytes || !is_clean_utf8(number) ? std::string{} : number;
}

}  // namespace tsunagu::host
