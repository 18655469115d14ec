/// How tsunagu-verify was called.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace tsunagu::verify {

struct Call {
  std::filesystem::path folder;              ///< the export; empty with a proof
  std::filesystem::path proof;               ///< --proof
  std::filesystem::path key;                 ///< --key; empty: the folder's own
  std::vector<std::filesystem::path> known;  ///< --known, as often as given
  bool is_json = false;                      ///< --json
  bool is_live = false;                      ///< --live
  bool is_help = false;                      ///< --help
};

/// Nothing if the arguments (without the program's name) are not those of the usage.
std::optional<Call> parse_call(std::span<const std::string_view> arguments);

/// How the program is used, Japanese and English.
std::string_view usage();

}  // namespace tsunagu::verify
