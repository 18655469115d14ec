/// The text of a settings file, read only if nobody else could have written it.
#pragma once

#include <filesystem>
#include <string>

namespace tsunagu::config {

/// Throws Error: the file cannot be read, is over 64 KiB, or group or others may write to it.
std::string settings_source(const std::filesystem::path& path);

}  // namespace tsunagu::config
