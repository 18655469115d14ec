/// The index of names: in memory only, because nothing derived from a name is in the database.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/base/uuid.h"

namespace tsunagu::cases {

/// Somebody else whom a document names: of the household, or who acts for the person.
struct NamedMember {
  std::string name;  ///< as written; either may be empty
  std::string kana;

  bool operator==(const NamedMember&) const = default;
};

/// What is searched of one document: the person it is about, and whom else it names.
struct NameEntry {
  Uuid document_id;
  Uuid case_id;
  std::string name;  ///< as written; may be empty, as all texts here
  std::string kana;
  std::string birth_date;  ///< shown with a hit, not searched
  bool is_protected = false;
  std::vector<NamedMember> members = {};
  /// Token of the resident code that the document states; not searched by name.
  std::optional<std::array<std::byte, 16>> resident = {};
};

/// How well a name fits, best first.
enum class NameRank : std::uint8_t {
  exact,   ///< the same characters, but for width, spaces, kana script
  folded,  ///< the same after folding kanji variants and kana spellings
  prefix,  ///< begins with what was searched for
  part,    ///< contains it
};

struct NameHit {
  NameEntry entry;
  NameRank rank = NameRank::part;
  /// Which of the entry's members was found; if empty it was the person itself, which goes first.
  std::optional<std::size_t> member = {};
};

/// Thread-safe. Names and keys are ordinary memory: they are not wiped when freed, as locked memory
/// is too small for them; the daemon makes no core dumps and is not swapped out. About 450 bytes
/// for what a case says of its people, and 100 for each document that says it again; a search looks
/// at every entry (some ms for 100,000).
class NameIndex {
 public:
  /// Adds the entry of a document, or replaces it.
  void add(NameEntry entry);
  /// Forgets a document: it was superseded, or destroyed. Unknown ids are fine.
  void remove(const Uuid& document_id);

  /// At most `limit` entries in which a name or reading fits `query`, best rank first; within a
  /// rank the people themselves before members, then the newest document first. The query may be
  /// kanji, hiragana, katakana or half-width kana. Nothing is found for a query without a letter.
  std::vector<NameHit> find(std::string_view query, std::size_t limit) const;

  /// The entries of a case.
  std::vector<NameEntry> of(const Uuid& case_id) const;
  /// All entries of other cases in one of which a key of the name, a key of the reading or the
  /// resident code is that of an entry of `case_id`. Looks at every entry.
  std::vector<NameEntry> like(const Uuid& case_id) const;

  /// Whether any entry of the case says that its person is protected.
  bool is_protected(const Uuid& case_id) const;
  std::size_t size() const;

 private:
  struct Keys {
    std::string strict;
    std::string loose;
  };
  /// What documents say of their people, once for all of a case that say the same.
  struct Content {
    NameEntry entry;  ///< of any of the documents; its document id means nothing
    Keys name;
    Keys kana;
    std::vector<Keys> members;  ///< name and reading of each of the entry's, in turn
  };
  using Shared = std::shared_ptr<const Content>;
  struct Slot {
    Uuid document_id;
    Shared content;

    const Uuid& case_id() const { return content->entry.case_id; }
    NameEntry entry() const;
  };
  struct IdHash {
    std::size_t operator()(const Uuid& id) const;
  };

  static Keys keys_of(std::string_view text);
  static Content content_of(NameEntry entry);
  Shared shared(NameEntry entry);
  /// False if `keys` does not fit; otherwise `rank` becomes how well, if that is better.
  static bool rank_of(const Keys& keys, const Keys& wanted, NameRank& rank);
  static bool is_like(const Content& left, const Content& right);
  /// How well `content` fits, if it does.
  static std::optional<NameHit> hit_of(const Content& content, const Keys& wanted);
  void forget(std::size_t index);

  mutable std::shared_mutex mutex_;
  std::deque<Slot> slots_;  // grows without a copy of itself
  std::unordered_map<Uuid, std::size_t, IdHash> by_document_;
  std::unordered_map<Uuid, std::vector<Shared>, IdHash> contents_;  // of each case
  std::unordered_map<Uuid, std::size_t, IdHash> protected_;  // how many entries of a case say so
};

/// "exact", "folded", "prefix" or "part", as docs/cli.md has it.
std::string_view rank_word(NameRank rank);

}  // namespace tsunagu::cases
