/// Turns the lines of an answer into text for people.
#pragma once

#include <string>
#include <vector>

#include "server/base/json.h"

namespace tsunagu::cli {

/// `key` of `line` as text, whatever it holds: lists with spaces between, nothing for null.
std::string shown_value(const JsonValue& line, std::string_view key);

/// Gathers lines of one kind into one table. Nothing that came is left out: a kind without a view
/// is shown as names and values.
class Renderer {
 public:
  /// Takes one line; returns text that is ready to be shown, often nothing.
  std::string add(const JsonValue& line);
  /// Returns what is left.
  std::string finish();

 private:
  std::string kind_;
  std::vector<JsonValue> lines_;
  bool shown_ = false;
};

}  // namespace tsunagu::cli
