// Turns lines into tables.
#include "server/cli/renderer.h"

#include <algorithm>
#include <utility>

#include "server/cli/table.h"
#include "server/cli/view.h"
#include "server/cli/width.h"

namespace tsunagu::cli {
namespace {

/// Rows gathered before a table is shown: enough to be even, few enough to be seen soon.
constexpr std::size_t kRowsOfTable = 500;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : " ") + part;
  }
  return text;
}

std::string labelled(const ViewColumn& column, const std::string& value) {
  for (const Label& label : column.labels) {
    if (label.code == value || (label.code == "*" && !value.empty())) {
      return std::string{label.shown};
    }
  }
  return value;
}

/// "2025-11-12 10:02:03" of Japanese time; another time, or none, stays as it is.
std::string short_time(const std::string& time) {
  constexpr std::string_view kJapan = "+09:00";
  constexpr std::size_t kLength = 25;  // "2025-11-12T10:02:03+09:00"
  constexpr std::size_t kDay = 10;
  if (time.size() != kLength || !time.ends_with(kJapan) || time[kDay] != 'T') {
    return time;
  }
  return time.substr(0, kDay) + " " + time.substr(kDay + 1, kLength - kDay - 1 - kJapan.size());
}

std::string cell(const JsonValue& line, const ViewColumn& column) {
  const std::string value = shown_value(line, column.key);
  return column.time ? short_time(value) : labelled(column, value);
}

std::string table_of(const View& view, const std::vector<JsonValue>& lines) {
  std::vector<const ViewColumn*> used;
  for (const ViewColumn& column : view.columns) {
    const bool needed =
        !column.below && std::any_of(lines.begin(), lines.end(), [&column](const JsonValue& line) {
          return !cell(line, column).empty();
        });
    if (needed) {
      used.push_back(&column);
    }
  }
  std::vector<TableColumn> headings;
  for (const ViewColumn* column : used) {
    headings.push_back({std::string{column->heading}, column->right});
  }
  std::vector<TableRow> rows;
  for (const JsonValue& line : lines) {
    TableRow row;
    for (const ViewColumn* column : used) {
      row.cells.push_back(cell(line, *column));
    }
    for (const ViewColumn& column : view.columns) {
      if (column.below && !cell(line, column).empty()) {
        row.below.push_back(std::string{column.heading} + ": " + cell(line, column));
      }
    }
    rows.push_back(std::move(row));
  }
  return table_text(headings, rows);
}

std::string block_of(const View& view, const JsonValue& line) {
  std::vector<std::pair<std::string, std::string>> shown;
  for (const ViewColumn& column : view.columns) {
    if (line.has(column.key) && !cell(line, column).empty()) {
      shown.emplace_back(column.heading, cell(line, column));
    }
  }
  return block_text(shown);
}

std::string raw_block_of(const JsonValue& line) {
  std::vector<std::pair<std::string, std::string>> shown;
  for (const std::string& key : line.keys()) {
    shown.emplace_back(key, shown_value(line, key));
  }
  return block_text(shown);
}

std::string text_of(const std::string& kind, const std::vector<JsonValue>& lines) {
  const View* view = find_view(kind);
  if (view != nullptr && view->style == Style::table) {
    return table_of(*view, lines);
  }
  std::string text;
  if (view != nullptr && view->style == Style::plain) {
    for (const JsonValue& line : lines) {
      text += printable(shown_value(line, view->columns.front().key)) + "\n";
    }
    return text;
  }
  for (const JsonValue& line : lines) {
    text += view == nullptr ? raw_block_of(line) : block_of(*view, line);
  }
  return text;
}

}  // namespace

std::string shown_value(const JsonValue& line, std::string_view key) {
  if (const auto text = line.text(key)) {
    return *text;
  }
  if (const auto number = line.number(key)) {
    return std::to_string(*number);
  }
  if (const auto flag = line.flag(key)) {
    return *flag ? "true" : "false";
  }
  if (const auto list = line.list(key)) {
    return joined(*list);
  }
  return "";
}

std::string Renderer::add(const JsonValue& line) {
  const std::string kind = line.text("kind").value_or("");
  const bool full = lines_.size() >= kRowsOfTable;
  std::string ready = kind != kind_ || full ? finish() : "";
  kind_ = kind;
  lines_.push_back(line);
  return ready;
}

std::string Renderer::finish() {
  if (lines_.empty()) {
    return "";
  }
  const View* view = find_view(kind_);
  // Nothing may come between lines that are shown as they are: somebody may read them in again.
  const bool is_plain = view != nullptr && view->style == Style::plain;
  std::string text = shown_ && !is_plain ? "\n" : "";
  if (view != nullptr && !view->title.empty()) {
    text += "■ " + std::string{view->title} + "\n";
  }
  text += text_of(kind_, lines_);
  lines_.clear();
  shown_ = true;
  return text;
}

}  // namespace tsunagu::cli
