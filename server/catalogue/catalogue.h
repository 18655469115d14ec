/// The document types Tsunagu knows, checked as the hostile input they are.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "adapters/protocol/catalogue_wire.h"
#include "server/base/guarded.h"
#include "server/catalogue/layout.h"

namespace tsunagu::catalogue {

using protocol::Category;
using protocol::Check;
using protocol::Role;
using protocol::Search;
using Field = protocol::WireField;

/// Highest sensitivity class; classes are 0 (plain) to 5 (narrative and attachments).
inline constexpr std::uint8_t kHighestClass = 5;

/// One document type with its fields found fast.
class DocumentType {
 public:
  /// Throws Error (kCatalogue) as check_type does.
  explicit DocumentType(protocol::WireType wire);

  const std::string& name() const { return wire_.name; }
  const std::string& label() const { return wire_.label; }
  const protocol::WireType& wire() const { return wire_; }
  const std::vector<Field>& fields() const { return wire_.fields; }
  const Layout& layout() const { return layout_; }
  /// Index of the first field with `role`, if the type has one.
  std::optional<std::uint16_t> field_with(Role role) const;
  /// Index of the field at `path` or with `number`, if there is one.
  std::optional<std::uint16_t> field_at(std::string_view path) const;
  std::optional<std::uint16_t> field_numbered(std::string_view number) const;

 private:
  protocol::WireType wire_;
  Layout layout_;
  std::unordered_map<std::string, std::uint16_t> by_path_;
  std::unordered_map<std::string, std::uint16_t> by_number_;
};

/// Codes and their Japanese labels, by code list.
using CodeLabels = std::map<std::string, std::map<std::string, std::string>>;

/// A code that people may choose.
struct Choice {
  std::string code;
  std::string label;
};

/// Safe for many threads once it is made.
class Catalogue {
 public:
  /// Checks `wire` and takes it over. Throws Error (kCatalogue) naming the type and field if a name
  /// or number stands twice, a class is above kHighestClass, a name-searched field is not class 1,
  /// a code list is missing, a role that must be unique is not, or the fields form no tree.
  explicit Catalogue(protocol::WireCatalogue wire);

  /// Nothing if there is no such type.
  const DocumentType* find(std::string_view name) const;
  const std::vector<DocumentType>& types() const { return types_; }
  /// The Japanese label of `code` in `list`, or `code` itself if it is not there.
  std::string label(std::string_view list, std::string_view code) const;
  /// Whether `code` is in `list`: as the schemas have it, or among the municipality's own.
  bool has_code(std::string_view list, std::string_view code) const;
  bool has_list(std::string_view list) const;
  /// The codes of `list` that may be chosen on the ISO day `day`, in the order of the list, then
  /// the municipality's own.
  std::vector<Choice> choices(std::string_view list, std::string_view day) const;
  /// Whether the schemas themselves have `code` in `list`.
  bool has_common_code(std::string_view list, std::string_view code) const;
  /// Codes of the municipality's own count from now on, in place of those set before. Lists and
  /// codes were checked by the caller. Thread-safe, also while others read.
  void set_own_codes(CodeLabels codes);
  /// The version of `list`; empty if there is no such list.
  std::string version_of(std::string_view list) const;

 private:
  void add(const protocol::WireCodeList& list);
  void add(protocol::WireType type);
  std::optional<std::string> own_label(std::string_view list, std::string_view code) const;

  std::vector<DocumentType> types_;
  std::unordered_map<std::string, std::unordered_map<std::string, std::string>> code_lists_;
  std::unordered_map<std::string, std::vector<protocol::WireCode>> ordered_codes_;
  std::unordered_map<std::string, std::string> versions_;  // by code list
  mutable Guarded<CodeLabels> own_codes_;
};

}  // namespace tsunagu::catalogue
