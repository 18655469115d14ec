/// Where the lines of a call go: JSON as they are, or text for people; and how it ended.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include "server/base/error.h"
#include "server/base/json.h"
#include "server/cli/renderer.h"

namespace tsunagu::cli {

/// Where text goes; the streams outlive the call.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;  ///< whether `err` is a terminal, so that progress may be shown
};

class Output {
 public:
  Output(Streams streams, bool json) : streams_{streams}, json_{json} {}

  bool wants_progress() const { return streams_.terminal && !json_; }
  /// A line of an answer; a result line counts as the end of one request.
  void line(std::string_view raw, const JsonValue& line);
  void progress(std::string_view what, std::int64_t done, std::int64_t total);
  /// A request that failed before or without its result line.
  void failed(const Error& error);
  /// Shows what is left and the errors, writes the result line of the whole call with --json, and
  /// returns the exit status: 1 if anything failed, else 3 if anything was refused, else 0.
  int finish();

 private:
  void result(std::string_view raw, const JsonValue& line);
  void clear_progress();

  Streams streams_;
  bool json_;
  Renderer renderer_;
  bool showed_lines_ = false;
  bool showed_progress_ = false;
  std::int64_t exit_ = 0;
  std::string result_ = R"({"kind":"result","exit":0})";  ///< the worst so far
  std::string errors_;
};

/// An error as people read it: Japanese, English, what it is about, what to do.
std::string error_text(const JsonValue& error);

}  // namespace tsunagu::cli
