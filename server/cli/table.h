/// Tables in plain text, aligned on a terminal with Japanese characters.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tsunagu::cli {

struct TableColumn {
  std::string heading;
  bool right = false;  ///< numbers stand to the right
};

struct TableRow {
  std::vector<std::string> cells;  ///< as many as there are columns
  std::vector<std::string> below;  ///< lines under the row, indented; may be empty
};

/// The table with its headings and a rule, each line ending in a line feed. Cells are made
/// printable(); none is cut. The last column may be as long as it likes.
std::string table_text(const std::vector<TableColumn>& columns, const std::vector<TableRow>& rows);

/// "見出し : 値" lines, the colons under each other.
std::string block_text(const std::vector<std::pair<std::string, std::string>>& lines);

}  // namespace tsunagu::cli
