/// The catalogue of document types as a profile is held against it.
#include "server/commands/profile_types.h"

#include <algorithm>

namespace tsunagu::commands {
namespace {

bool has_path(const catalogue::DocumentType& type, std::string_view path) {
  const std::string group = std::string{path} + "/";
  return std::ranges::any_of(type.fields(), [&](const catalogue::Field& field) {
    return field.path == path || field.path.starts_with(group);
  });
}

bool is_required(const catalogue::DocumentType& type, std::string_view path) {
  const auto field = type.field_at(path);
  return field && type.fields()[*field].required;
}

}  // namespace

profiles::KnownTypes known_types(const catalogue::Catalogue& catalogue) {
  profiles::KnownTypes known;
  known.has_type = [&](std::string_view type) { return catalogue.find(type) != nullptr; };
  known.has_path = [&](std::string_view type, std::string_view path) {
    const auto* found = catalogue.find(type);
    return found != nullptr && has_path(*found, path);
  };
  known.is_required = [&](std::string_view type, std::string_view path) {
    const auto* found = catalogue.find(type);
    return found != nullptr && is_required(*found, path);
  };
  known.has_list = [&](std::string_view list) { return catalogue.has_list(list); };
  known.has_code = [&](std::string_view list, std::string_view code) {
    return catalogue.has_common_code(list, code);
  };
  known.has_retention = [&](std::string_view retention) {
    return std::ranges::any_of(catalogue.types(), [&](const catalogue::DocumentType& type) {
      return type.wire().retention == retention;
    });
  };
  return known;
}

}  // namespace tsunagu::commands
