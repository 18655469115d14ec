// Command line.
#include "adapters/host/options.h"

#include <cstdlib>
#include <string_view>

#include "adapters/host/sandbox.h"

namespace tsunagu::host {

std::optional<Options> read_options(std::span<char* const> arguments) {
  Options options;
  for (std::size_t i = 1; i < arguments.size(); i += 2) {
    if (i + 1 == arguments.size()) {
      return std::nullopt;
    }
    const std::string_view name = arguments[i];
    const char* value = arguments[i + 1];
    if (name == "--schemas") {
      options.schemas = value;
    } else if (name == "--pack") {
      options.pack = value;
    } else if (name == "--bench") {
      options.bench = value;
    } else if (name == "--seconds") {
      options.seconds = std::strtod(value, nullptr);
    } else if (name == "--allow-missing") {
      const auto layers = sandbox_layers(value);
      if (!layers) {
        return std::nullopt;
      }
      options.allow_missing = *layers;
    } else {
      return std::nullopt;
    }
  }
  const bool benching = !options.bench.empty();
  if (options.schemas.empty() || (benching && (options.pack.empty() || options.seconds <= 0))) {
    return std::nullopt;
  }
  return options;
}

}  // namespace tsunagu::host
