/// Walks the elements of a document type and writes a line for each field.
#include <algorithm>
#include <cstdint>

#include "server/documents/form_text.h"

namespace tsunagu::documents {
namespace {

constexpr std::size_t kChoicesInLine = 6;

class FormWriter {
 public:
  FormWriter(const catalogue::Catalogue& catalogue, const catalogue::DocumentType& type,
             const std::vector<Value>& values, const FormPaths& form, std::string_view today)
      : catalogue_{catalogue}, type_{type}, values_{values}, form_{form}, today_{today} {}

  std::vector<std::string> lines() {
    write(Part{0, type_.fields().size(), 0}, "");
    return std::move(lines_);
  }

 private:
  /// Fields that share their elements above `depth`.
  struct Part {
    std::size_t first;
    std::size_t last;
    std::size_t depth;
  };

  const catalogue::FieldLayout& layout(std::size_t field) const {
    return type_.layout().field(field);
  }

  /// The name of the element of `field` at `depth`.
  std::string name(std::size_t field, std::size_t depth) const {
    std::string_view rest = type_.fields()[field].path;
    for (; depth > 0; --depth) {
      rest.remove_prefix(rest.find('/') + 1);
    }
    return std::string{rest.substr(0, rest.find('/'))};
  }

  void write(const Part& part, const std::string& prefix) {
    for (std::size_t first = part.first; first < part.last;) {
      const auto element = layout(first).elements[part.depth];
      std::size_t last = first + 1;
      while (last < part.last && layout(last).elements[part.depth] == element) {
        ++last;
      }
      if (is_asked({first, last, part.depth})) {
        if (part.depth == 0) {
          lines_.emplace_back();
        }
        write_element({first, last, part.depth}, prefix);
      }
      first = last;
    }
  }

  /// Whether the form asks for any field of `part`.
  bool is_asked(const Part& part) const {
    for (std::size_t field = part.first; field < part.last; ++field) {
      if (!is_covered(form_.hidden, type_.fields()[field].path)) {
        return true;
      }
    }
    return false;
  }

  void write_element(const Part& part, const std::string& prefix) {
    const auto path = prefix + name(part.first, part.depth);
    if (layout(part.first).slots[part.depth] == catalogue::kNotRepeating) {
      write_inside(part, path);
      return;
    }
    const auto count = std::max<std::uint16_t>(occurrences(part), 1);
    for (std::uint16_t one = 1; one <= count; ++one) {
      position_.push_back(one);
      write_inside(part, path + "[" + std::to_string(one) + "]");
      position_.pop_back();
    }
    const bool is_leaf = layout(part.first).elements.size() == part.depth + 1;
    lines_.push_back("# くり返せます / may repeat: " + path + "[" + std::to_string(count + 1) +
                     "]" + (is_leaf ? "" : "/..."));
  }

  void write_inside(const Part& part, const std::string& path) {
    if (layout(part.first).elements.size() == part.depth + 1) {
      write_field(part.first, path);
    } else {
      write({part.first, part.last, part.depth + 1}, path + "/");
    }
  }

  /// How often the element stands in the occurrence at hand.
  std::uint16_t occurrences(const Part& part) const {
    std::uint16_t most = 0;
    for (const auto& value : values_) {
      const bool is_here = value.field >= part.first && value.field < part.last &&
                           std::equal(position_.begin(), position_.end(), value.position.begin());
      if (is_here) {
        most = std::max(most, value.position[position_.size()]);
      }
    }
    return most;
  }

  bool is_first_occurrence() const {
    return std::ranges::all_of(position_, [](std::uint16_t one) { return one == 1; });
  }

  void write_field(std::size_t index, const std::string& path) {
    const auto& field = type_.fields()[index];
    std::string comment = "# " + field.label;
    if (field.required) {
      comment += layout(index).elements.size() == 1 ? "（必須）" : "（このまとまりを書くなら必須）";
    }
    if (is_covered(form_.required, field.path)) {
      comment += "（この自治体の様式で必須）";
    }
    lines_.push_back(comment);
    if (is_first_occurrence()) {
      write_choices(field);
    }
    const auto at = std::ranges::find_if(values_, [&](const Value& value) {
      return value.field == index && value.position == position_;
    });
    write_value(path, at == values_.end() ? std::string_view{} : std::string_view{at->value});
  }

  void write_choices(const catalogue::Field& field) {
    const auto choices = catalogue_.choices(field.code_list, today_);
    for (std::size_t start = 0; start < choices.size(); start += kChoicesInLine) {
      std::string line = "#  ";
      for (auto at = start; at < std::min(start + kChoicesInLine, choices.size()); ++at) {
        line += " " + choices[at].code + "=" + choices[at].label;
      }
      lines_.push_back(line);
    }
  }

  void write_value(const std::string& path, std::string_view value) {
    if (value.find('\n') == std::string_view::npos) {
      lines_.push_back(path + " =" + (value.empty() ? "" : " ") + escaped_line(value));
      return;
    }
    lines_.push_back(path + " =");
    for (std::size_t start = 0; start <= value.size();) {
      const auto end = std::min(value.find('\n', start), value.size());
      lines_.push_back("| " + escaped_line(value.substr(start, end - start)));
      start = end + 1;
    }
  }

  const catalogue::Catalogue& catalogue_;
  const catalogue::DocumentType& type_;
  const std::vector<Value>& values_;
  const FormPaths& form_;
  std::string_view today_;
  std::vector<std::uint16_t> position_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> form_lines(const catalogue::Catalogue& catalogue,
                                    const catalogue::DocumentType& type,
                                    const std::vector<Value>& values, const FormPaths& form,
                                    std::string_view today) {
  return FormWriter{catalogue, type, values, form, today}.lines();
}

}  // namespace tsunagu::documents
