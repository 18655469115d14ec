/// Code lists: ours from schemas/codes, and a pack's tables between a partner's codes and ours.
#pragma once

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "adapters/host/external_characters.h"
#include "adapters/host/xml_library.h"
#include "adapters/protocol/catalogue_wire.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// Our code lists, by name.
struct CodeLists {
  std::vector<protocol::WireCodeList> lists;                     ///< by name
  std::map<std::string, std::unordered_set<std::string>> codes;  ///< the same, to look up
};

/// Reads code lists from files named NAME.xml. Throws Error (catalogue).
CodeLists read_code_lists(const MemoryFiles& files);

/// One table of a pack: codes/NAME.xml.
class CodeMap {
 public:
  struct Entry {
    std::string partner;
    std::string ours;
    std::string from;  ///< first day the entry is valid, ISO, or empty
    std::string to;    ///< last day, or empty
  };

  explicit CodeMap(std::vector<Entry> entries) : entries_{std::move(entries)} {}

  /// Our code for a partner's, on `day` (ISO; empty means at any time). Refuses unknown_code if
  /// no entry fits, or several that differ.
  Result<std::string> ours(const std::string& partner, const std::string& day) const;
  Result<std::string> partner(const std::string& ours, const std::string& day) const;

 private:
  Result<std::string> find(std::string Entry::*from, std::string Entry::*to,
                           const std::string& code, const std::string& day) const;

  std::vector<Entry> entries_;
};

using CodeMaps = std::map<std::string, CodeMap, std::less<>>;

/// Reads the tables in a pack's codes folder (`files` by path, "codes/concern.xml") except the
/// table of external characters. Throws Error (adapter pack).
CodeMaps read_code_maps(const MemoryFiles& files, const std::string& pack);

/// Reads codes/external-characters.xml: partner="F040" (CP932) or "U+E000", ours="text".
ExternalCharacters read_external_characters(const MemoryFiles& files, const std::string& pack);

}  // namespace tsunagu::host
