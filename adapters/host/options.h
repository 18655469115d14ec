/// The command line of tsunagu-adapter-host.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace tsunagu::host {

struct Options {
  std::string schemas;             ///< --schemas DIR
  std::string pack;                ///< --pack DIR, or empty
  std::uint8_t allow_missing = 0;  ///< --allow-missing LAYERS
  std::string bench;               ///< --bench FILE: measure instead of serving
  double seconds = 2;              ///< --seconds N: how long to measure
};

/// Nothing if the command line is wrong.
std::optional<Options> read_options(std::span<char* const> arguments);

}  // namespace tsunagu::host
