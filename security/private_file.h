/// Files that only their owner may read: the key file and the key ring.
#pragma once

#include <cstddef>
#include <filesystem>

#include "security/secret_bytes.h"

namespace tsunagu::security {

/// The content of `path`, at most `limit` bytes. The file is refused (Error kKeyFile, which names
/// the file, what is wrong and the command that mends it) unless it is a plain file with one name
/// and mode 0400 or 0600, it and its folder belong to us or to root, and nobody else may enter the
/// folder. Access lists are covered: their entries show in the group bits of the mode.
SecretBytes read_private_file(const std::filesystem::path& path, std::size_t limit);

/// Refuses a folder that belongs to another user than us or root, or that others may enter, in the
/// same way.
void require_private_folder(const std::filesystem::path& folder);

}  // namespace tsunagu::security
