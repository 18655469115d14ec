// Tables in plain text.
#include "server/cli/table.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "server/base/check.h"
#include "server/cli/width.h"

namespace tsunagu::cli {
namespace {

std::string padding(std::string_view text, std::size_t width) {
  return std::string(width - std::min(width, width_of(text)), ' ');
}

std::string line_of(const std::vector<std::string>& cells, const std::vector<TableColumn>& columns,
                    const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    line += "  ";
    const std::string space = padding(cells[i], widths[i]);
    line += columns[i].right ? space + cells[i] : cells[i] + space;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

std::string table_text(const std::vector<TableColumn>& columns, const std::vector<TableRow>& rows) {
  std::vector<std::string> headings;
  std::vector<std::size_t> widths;
  for (const TableColumn& column : columns) {
    headings.push_back(column.heading);
    widths.push_back(width_of(column.heading));
  }
  std::vector<std::vector<std::string>> cells;
  for (const TableRow& row : rows) {
    TSUNAGU_ENSURE(row.cells.size() == columns.size(), "a table row has another number of cells");
    cells.emplace_back();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      cells.back().push_back(printable(row.cells[i]));
      widths[i] = std::max(widths[i], width_of(cells.back().back()));
    }
  }
  std::string text = line_of(headings, columns, widths);
  std::vector<std::string> rule;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    // The last column is as wide as its longest text; a rule of that length would wrap.
    rule.emplace_back(i + 1 < widths.size() ? widths[i] : width_of(headings[i]), '-');
  }
  text += line_of(rule, columns, widths);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += line_of(cells[i], columns, widths);
    for (const std::string& below : rows[i].below) {
      text += "      " + printable(below) + "\n";
    }
  }
  return text;
}

std::string block_text(const std::vector<std::pair<std::string, std::string>>& lines) {
  std::size_t widest = 0;
  for (const auto& line : lines) {
    widest = std::max(widest, width_of(line.first));
  }
  std::string text;
  for (const auto& line : lines) {
    text += "  " + line.first + padding(line.first, widest) + " : " + printable(line.second) + "\n";
  }
  return text;
}

}  // namespace tsunagu::cli
