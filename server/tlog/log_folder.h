/// The names in the folder of a log, which an export has as well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tsunagu::tlog {

inline constexpr const char* kCheckpointFile = "checkpoint";     ///< the newest checkpoint
inline constexpr const char* kCheckpointFolder = "checkpoints";  ///< kept ones, named by size
inline constexpr const char* kKeyFile = "log.vkey";              ///< the log's verifier key
inline constexpr const char* kEventsFile = "events.jsonl";       ///< opened payloads, in exports
/// The longest checkpoint or key file, in bytes.
inline constexpr std::size_t kMaxNoteFile = 64U * 1024;

/// The file of the kept checkpoint of `size`, relative to the folder.
std::string kept_checkpoint_path(std::uint64_t size);
/// The sizes of the checkpoints kept in `folder`, rising. Files of other names are passed over.
std::vector<std::uint64_t> kept_checkpoints(const std::filesystem::path& folder);

/// Whether `path` is what write_file_durably calls a file that has not got its name yet.
bool is_temporary(const std::filesystem::path& path);

/// Removes what a writer that was killed left behind next to the right edge of a log of `size`
/// leaves: temporary files, partial tiles whose full tile is there, and full tiles of leaves that
/// no checkpoint names. Only for the writer, before it appends.
void remove_leftovers(const std::filesystem::path& folder, std::uint64_t size);

/// Removes the partial tiles of `old_size` that are full at `size`.
void remove_replaced_tiles(const std::filesystem::path& folder, std::uint64_t old_size,
                           std::uint64_t size);

}  // namespace tsunagu::tlog
