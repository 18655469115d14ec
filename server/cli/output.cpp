// Shows the lines of a call.
#include "server/cli/output.h"

#include <ostream>

#include "server/admin/reply.h"
#include "server/cli/width.h"

namespace tsunagu::cli {
namespace {

/// How bad an exit status is: an error outweighs a refusal, which outweighs success.
int weight_of(std::int64_t exit) {
  if (exit == 0) {
    return 0;
  }
  return exit == 3 ? 1 : 2;
}

}  // namespace

std::string error_text(const JsonValue& error) {
  const auto part = [&error](std::string_view key) { return printable(shown_value(error, key)); };
  std::string text = "エラー " + part("id") + ": " + part("text_ja") + "\n";
  text += "  " + part("text_en") + "\n";
  if (!part("detail").empty()) {
    text += "  対象 / about: " + part("detail") + "\n";
  }
  text += "  対処: " + part("remedy_ja") + "\n";
  text += "  remedy: " + part("remedy_en") + "\n";
  return text;
}

void Output::line(std::string_view raw, const JsonValue& line) {
  const std::string kind = line.text("kind").value_or("");
  if (kind == "result") {
    result(raw, line);
    return;
  }
  if (kind == "progress") {
    progress(line.text("what").value_or(""), line.number("done").value_or(0),
             line.number("total").value_or(0));
    return;
  }
  clear_progress();
  showed_lines_ = true;
  if (json_) {
    streams_.out << raw << '\n' << std::flush;
    return;
  }
  streams_.out << renderer_.add(line) << std::flush;
}

void Output::progress(std::string_view what, std::int64_t done, std::int64_t total) {
  if (!wants_progress()) {
    return;
  }
  streams_.err << "\r\x1b[K" << printable(what) << " " << done;
  if (total > 0) {
    streams_.err << "/" << total;
  }
  streams_.err << std::flush;
  showed_progress_ = true;
}

void Output::clear_progress() {
  if (showed_progress_) {
    streams_.err << "\r\x1b[K" << std::flush;
    showed_progress_ = false;
  }
}

void Output::failed(const Error& error) {
  const std::string raw = admin::result_line(error).str();
  if (const auto line = parse_json(raw)) {
    result(raw, *line);
  }
}

void Output::result(std::string_view raw, const JsonValue& line) {
  const std::int64_t exit = line.number("exit").value_or(1);
  if (weight_of(exit) > weight_of(exit_)) {
    exit_ = exit;
    result_ = raw;
  }
  if (const auto error = line.object("error")) {
    errors_ += error_text(*error);
  }
}

int Output::finish() {
  clear_progress();
  if (json_) {
    streams_.out << result_ << '\n' << std::flush;
  } else {
    streams_.out << renderer_.finish() << std::flush;
    if (!showed_lines_ && exit_ == 0) {
      streams_.out << "該当するものはありません / nothing to show\n" << std::flush;
    }
  }
  streams_.err << errors_ << std::flush;
  return weight_of(exit_) == 2 ? 1 : static_cast<int>(exit_);
}

}  // namespace tsunagu::cli
