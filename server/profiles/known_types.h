/// Whether what a profile says of documents fits the document types there are.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/profiles/profile_file.h"

namespace tsunagu::profiles {

/// What the catalogue of document types knows, asked one thing at a time: the catalogue itself
/// belongs to a higher layer.
struct KnownTypes {
  std::function<bool(std::string_view type)> has_type;
  /// Whether a field or a group of the type has this path.
  std::function<bool(std::string_view type, std::string_view path)> has_path;
  /// Whether the field at this path must be there whenever its group is.
  std::function<bool(std::string_view type, std::string_view path)> is_required;
  std::function<bool(std::string_view list)> has_list;
  /// Whether the code is in the list as the schemas have it, without any municipality's own.
  std::function<bool(std::string_view list, std::string_view code)> has_code;
  /// Whether a type belongs to this retention class.
  std::function<bool(std::string_view retention)> has_retention;
};

/// Throws SettingError naming line and key: a document type, path, code list, code or retention
/// class is not there; a field that must be filled is hidden; a code of the municipality's own
/// exists already.
void check_references(const ProfileFile& file, const KnownTypes& known);

}  // namespace tsunagu::profiles
