/// The text of a settings file, read only if nobody else could have written it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace tsunagu::config {

inline constexpr std::size_t kSettingsLimit = 64UL * 1024;

/// Throws Error: the file cannot be read, is over `limit` bytes, or group or others may write to
/// it.
std::string settings_source(const std::filesystem::path& path, std::size_t limit = kSettingsLimit);

}  // namespace tsunagu::config
