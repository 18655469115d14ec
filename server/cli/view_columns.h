/// The kinds of columns that views are made of.
#pragma once

#include <string_view>
#include <vector>

#include "server/cli/view.h"

namespace tsunagu::cli {

inline ViewColumn text(std::string_view key, std::string_view heading) { return {key, heading}; }
inline ViewColumn count(std::string_view key, std::string_view heading) {
  return {.key = key, .heading = heading, .right = true};
}
inline ViewColumn coded(std::string_view key, std::string_view heading,
                        const std::vector<Label>& labels) {
  return {.key = key, .heading = heading, .labels = labels};
}
inline ViewColumn time(std::string_view key, std::string_view heading) {
  return {.key = key, .heading = heading, .time = true};
}
inline ViewColumn below(std::string_view key, std::string_view heading) {
  return {.key = key, .heading = heading, .below = true};
}

}  // namespace tsunagu::cli
