/// A municipality's table of external characters (外字): code in its files ↔ Unicode text.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tsunagu::host {

/// What a private-use character of one partner means. Empty unless the pack has a table: a
/// meaning is never guessed.
class ExternalCharacters {
 public:
  /// Returns false if either side is already in the table.
  bool add(char32_t partner, const std::string& ours);

  /// Our text for a partner's private-use character, or null.
  const std::string* ours(char32_t partner) const;
  /// The longest entry that `text` starts with, and its length in bytes.
  struct Match {
    char32_t partner = 0;
    std::size_t size = 0;
  };
  std::optional<Match> partner(std::string_view text) const;

  bool empty() const { return to_ours_.empty(); }

 private:
  std::map<char32_t, std::string> to_ours_;
  std::map<std::string, char32_t, std::less<>> to_partner_;
  std::size_t longest_ = 0;
};

/// Whether Unicode gives `character` no meaning of its own: U+E000 to U+F8FF, planes 15 and 16.
inline bool is_private_use(char32_t character) {
  return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

}  // namespace tsunagu::host
