/// Takes the lines of a form apart: the path and its occurrences, the value and its further lines.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "adapters/protocol/limits.h"
#include "server/base/text.h"
#include "server/documents/document_order.h"
#include "server/documents/form_text.h"

namespace tsunagu::documents {
namespace {

constexpr std::size_t kMaxWrong = 20;
constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view trimmed_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

std::string_view trimmed(std::string_view text) {
  const auto start = text.find_first_not_of(kBlanks);
  return start == std::string_view::npos ? std::string_view{} : trimmed_end(text.substr(start));
}

/// One step of a path: "HouseholdMember[2]".
struct Step {
  std::string_view name;
  std::optional<std::uint16_t> occurrence;
};

/// Nothing if `text` is no step.
std::optional<Step> step_of(std::string_view text) {
  const auto open = text.find('[');
  if (open == std::string_view::npos) {
    return Step{text, std::nullopt};
  }
  if (!text.ends_with(']')) {
    return std::nullopt;
  }
  std::uint16_t number = 0;
  const auto* last = text.data() + text.size() - 1;
  const auto read = std::from_chars(text.data() + open + 1, last, number);
  if (read.ec != std::errc{} || read.ptr != last || number == 0) {
    return std::nullopt;
  }
  return Step{text.substr(0, open), number};
}

class FormReader {
 public:
  explicit FormReader(const catalogue::DocumentType& type) : type_{type} {}

  FormReading read(std::string_view text) {
    if (text.starts_with(kByteOrderMark)) {
      text.remove_prefix(kByteOrderMark.size());
    }
    if (text.size() > kMaxFormBytes || !is_clean_utf8(text)) {
      out_.wrong.push_back({RefusalCode::form_line, "", "not clean UTF-8, or too long"});
      return std::move(out_);
    }
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      ++line_;
      take(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    finish();
    return std::move(out_);
  }

 private:
  void wrong(const std::string& detail) {
    if (out_.wrong.size() < kMaxWrong) {
      out_.wrong.push_back({RefusalCode::form_line, "line " + std::to_string(line_), detail});
    }
  }

  void take(std::string_view line) {
    const auto text = trimmed(line);
    if (text.starts_with('|')) {
      take_further(text.substr(1));
      return;
    }
    open_ = nullptr;
    if (text.empty() || text.front() == '#') {
      return;
    }
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) {
      wrong("there is no =");
      return;
    }
    if (auto* value = field_at(trimmed_end(text.substr(0, equals)))) {
      take_value(*value, trimmed(text.substr(equals + 1)));
    }
  }

  /// The value that a further line belongs to gets it.
  void take_further(std::string_view text) {
    if (open_ == nullptr) {
      wrong("a line that begins with | follows no field");
      return;
    }
    if (text.starts_with(' ')) {
      text.remove_prefix(1);
    }
    if (has_lines_) {
      open_->value += '\n';
    }
    has_lines_ = true;
    append(*open_, text);
  }

  void take_value(Value& value, std::string_view text) {
    has_lines_ = !text.empty();
    open_ = &value;
    append(value, text);
  }

  void append(Value& value, std::string_view text) {
    const auto plain = plain_line(text);
    if (!plain) {
      wrong("a backslash stands alone; write \\\\");
      return;
    }
    value.value += *plain;
  }

  /// The value that `path` names, which no line named before; null if there is something wrong.
  Value* field_at(std::string_view path) {
    std::string plain;
    std::vector<std::optional<std::uint16_t>> occurrences;
    for (auto rest = path;;) {
      const auto end = std::min(rest.find('/'), rest.size());
      const auto step = step_of(rest.substr(0, end));
      if (!step) {
        wrong("an occurrence is written NAME[1]");
        return nullptr;
      }
      plain += (plain.empty() ? "" : "/") + std::string{step->name};
      occurrences.push_back(step->occurrence);
      if (end == rest.size()) {
        break;
      }
      rest.remove_prefix(end + 1);
    }
    const auto field = type_.field_at(plain);
    if (!field) {
      wrong("the document has no such field");
      return nullptr;
    }
    return value_at(*field, occurrences);
  }

  Value* value_at(std::uint16_t field,
                  const std::vector<std::optional<std::uint16_t>>& occurrences) {
    const auto& slots = type_.layout().field(field).slots;
    std::vector<std::uint16_t> position;
    for (std::size_t at = 0; at < slots.size(); ++at) {
      if (slots[at] != catalogue::kNotRepeating) {
        position.push_back(occurrences[at].value_or(1));
      } else if (occurrences[at].value_or(1) != 1) {
        wrong("it does not repeat");
        return nullptr;
      }
    }
    const auto [value, is_new] = values_.try_emplace({field, position}, Value{field, position, ""});
    if (!is_new) {
      wrong("the field stands twice");
      return nullptr;
    }
    return &value->second;
  }

  void finish() {
    for (auto& [place, value] : values_) {
      if (!value.value.empty()) {
        out_.values.push_back(std::move(value));
      }
    }
    if (out_.values.size() > protocol::kMaxValues) {
      line_ = 0;
      wrong("too many values");
      out_.values.clear();
    }
    out_.values = put_in_order(type_, std::move(out_.values));
  }

  const catalogue::DocumentType& type_;
  std::map<std::pair<std::uint16_t, std::vector<std::uint16_t>>, Value> values_;
  FormReading out_;
  std::size_t line_ = 0;
  Value* open_ = nullptr;   // in values_; the one that further lines belong to
  bool has_lines_ = false;  // whether it has one
};

}  // namespace

FormReading read_form(const catalogue::DocumentType& type, std::string_view text) {
  return FormReader{type}.read(text);
}

}  // namespace tsunagu::documents
