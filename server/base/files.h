/// Files written whole or not at all, and folders as they are.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "server/base/bytes.h"
#include "server/base/unique_fd.h"

namespace tsunagu {

/// Reads a regular file of at most `limit` bytes. Symbolic links, other kinds of file and hard
/// links are not read. Throws Error (system call) with the path.
Bytes read_file(const std::filesystem::path& path, std::size_t limit);

/// Writes `content` to a temporary name in the same folder, fsyncs it, renames it to `path` and
/// fsyncs the folder. Throws Error; then no file of the final name was made or changed (only if
/// the last fsync failed, nobody knows whether the new name outlives a power failure).
void write_file_durably(const std::filesystem::path& path, ByteView content, mode_t mode);

/// Makes `path` and its missing parents, each with exactly `mode`; a folder that is there stays as
/// it is. Throws Error.
void make_folder(const std::filesystem::path& path, mode_t mode);

/// Renames and fsyncs both folders. Throws Error. Refuses to replace an existing file.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Removes a file and fsyncs its folder; a missing file is fine. Throws Error.
void remove_durably(const std::filesystem::path& path);

void fsync_folder(const std::filesystem::path& folder);

/// Writes all of `bytes` to `fd`. Throws Error.
void write_all(int fd, ByteView bytes);

/// A sealed memory file with `content`, at its start; can be passed to another process, which can
/// only read it. Throws Error.
UniqueFd sealed_memory_file(const char* name, ByteView content);

}  // namespace tsunagu
