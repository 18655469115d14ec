/// How each kind of line is shown to people.
#pragma once

#include <string_view>
#include <vector>

namespace tsunagu::cli {

/// A value of a line and what people read instead. Code "*" is any other value that is there.
struct Label {
  std::string_view code;
  std::string_view shown;
};

struct ViewColumn {
  std::string_view key;
  std::string_view heading;
  std::vector<Label> labels = {};
  bool right = false;  ///< a number
  bool below = false;  ///< long text: on a line of its own under the row
  bool time = false;   ///< RFC 3339; Japanese time is shown without its offset
};

enum class Style {
  table,
  block,
  plain,  ///< the first column alone, as it is: lines of a text
};

struct View {
  std::string_view kind;
  std::string_view title;
  Style style = Style::table;
  std::vector<ViewColumn> columns;
};

/// The view of `kind`; null for a kind without one, which is shown as it comes.
const View* find_view(std::string_view kind);

}  // namespace tsunagu::cli
