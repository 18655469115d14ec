/// Whether a folder holds the files of a log of one size, and no others.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "server/tlog/report.h"
#include "server/tlog/tiles.h"

namespace tsunagu::tlog {

/// The first thing wrong with the files of the export in `folder`, for a log of `size` leaves:
/// tiles in their order, then, by name, what does not belong there.
std::optional<Finding> check_export_files(const std::filesystem::path& folder, std::uint64_t size);

/// The same for the folder that a daemon writes, where tiles of other sizes come and go: only
/// whether every tile of `size` is there.
std::optional<Finding> check_live_files(const std::filesystem::path& folder, std::uint64_t size);

/// The length a tile of leaves must have, in bytes.
std::uint64_t length_of(const TileFile& file);

/// Whether `path` is a plain file under one name and not a link.
bool is_plain_file(const std::filesystem::path& path);

}  // namespace tsunagu::tlog
