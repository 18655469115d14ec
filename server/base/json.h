/// JSON on one line: what the admin socket, the CLI and the audit log write and read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tsunagu {

/// The longest text parse_json takes, in bytes, and how deep it may be nested.
inline constexpr std::size_t kMaxJson = 1024U * 1024;
inline constexpr int kMaxJsonDepth = 32;
/// The largest number that every reader of JSON keeps exactly (RFC 8259, section 6): 2^53 - 1.
inline constexpr std::int64_t kMaxJsonNumber = 9'007'199'254'740'991;

/// Builds one object, its keys in the order they were given. Each key is given once.
class JsonLine {
 public:
  JsonLine& text(std::string_view key, std::string_view value);
  JsonLine& number(std::string_view key, std::int64_t value);
  JsonLine& flag(std::string_view key, bool value);
  JsonLine& null(std::string_view key);
  JsonLine& list(std::string_view key, const std::vector<std::string>& values);
  JsonLine& object(std::string_view key, const JsonLine& value);
  JsonLine& objects(std::string_view key, const std::vector<JsonLine>& values);

  /// The object without a line end. UTF-8 stays as it is; control characters are escaped, also
  /// those beyond ASCII, and a byte that is not UTF-8 shows as the four characters "\xff".
  std::string str() const { return "{" + members_ + "}"; }

 private:
  JsonLine& member(std::string_view key, std::string_view json);

  std::string members_;
};

/// A parsed object, read only. Copies share one tree, which is never changed.
class JsonValue {
 public:
  struct Object;
  explicit JsonValue(std::shared_ptr<const Object> object) : object_{std::move(object)} {}

  /// Whether `key` is there, if only with null.
  bool has(std::string_view key) const;
  /// The keys in the order of the text.
  std::vector<std::string> keys() const;

  // Each returns nothing if `key` is missing or holds something else; nothing is converted.
  std::optional<std::string> text(std::string_view key) const;
  /// Whole numbers up to kMaxJsonNumber and down to -kMaxJsonNumber.
  std::optional<std::int64_t> number(std::string_view key) const;
  std::optional<bool> flag(std::string_view key) const;
  /// A list of texts and nothing else.
  std::optional<std::vector<std::string>> list(std::string_view key) const;
  std::optional<JsonValue> object(std::string_view key) const;
  /// A list of objects and nothing else.
  std::optional<std::vector<JsonValue>> objects(std::string_view key) const;

 private:
  std::shared_ptr<const Object> object_;  // shared, because nested views keep their part alive
};

/// The object in `text`. Nothing if it is not exactly one object, is not clean UTF-8, repeats a
/// key in an object, has a number of more than 18 digits, is longer than kMaxJson or nested deeper
/// than kMaxJsonDepth.
std::optional<JsonValue> parse_json(std::string_view text);

}  // namespace tsunagu
