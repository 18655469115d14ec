/// A document as text for its person.
#include "server/commands/disclosure_text.h"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "server/base/error.h"

namespace tsunagu::commands {
namespace {

std::string group_label(const catalogue::DocumentType& type, std::string_view path) {
  const auto& groups = type.wire().groups;
  const auto at = std::ranges::find(groups, path, &protocol::WireGroup::path);
  return at == groups.end() ? std::string{} : at->label;
}

/// "世帯員（2） ＞ 住所": the labels of the groups around a value, numbered where they repeat.
std::string heading_of(const catalogue::DocumentType& type, const cases::DisclosureValue& value) {
  const std::string_view path = value.field->path;
  const auto& repeating = value.field->repeating;
  std::string heading;
  std::uint8_t step = 0;
  for (auto end = path.find('/'); end != std::string_view::npos; end = path.find('/', end + 1)) {
    auto label = group_label(type, path.substr(0, end));
    const auto at = std::ranges::find(repeating, step);
    if (at != repeating.end()) {
      label += "（" +
               std::to_string(value.position[static_cast<std::size_t>(at - repeating.begin())]) +
               "）";
    }
    heading += (heading.empty() ? "" : " ＞ ") + label;
    ++step;
  }
  return heading;
}

std::string shown_value(const catalogue::Catalogue& catalogue,
                        const cases::DisclosureValue& value) {
  return value.field->code_list.empty() ? std::string{value.value}
                                        : catalogue.label(value.field->code_list, value.value);
}

/// A text of several paragraphs goes on under its label.
void add_value(std::vector<std::string>& lines, const std::string& label,
               const std::string& value) {
  std::istringstream parts{value};
  bool is_first = true;
  for (std::string part; std::getline(parts, part); is_first = false) {
    lines.push_back((is_first ? "  " + label + "：" : "    ") + part);
  }
}

std::vector<cases::DisclosureValue> values_of(const catalogue::DocumentType& type,
                                              const vault::OpenedDocument& opened) {
  std::vector<cases::DisclosureValue> values;
  for (const auto& one : opened.values) {
    const auto field = type.field_numbered(one.number);
    TSUNAGU_ENSURE(field.has_value(), "an opened value has a field");
    values.push_back({&type.fields()[*field], one.position, one.value.text()});
  }
  return values;
}

bool withholds_address(const vault::OpenedDocument& opened) {
  return std::ranges::any_of(opened.decision.withheld, [](const cases::WithheldShare& one) {
    return one.reason == cases::WithheldReason::protected_person;
  });
}

std::string mask_text(cases::Mask mask) {
  return "（非開示：" + std::string{cases::mask_label(mask)} + "）";
}

}  // namespace

std::vector<std::string> disclosed_lines(const catalogue::Catalogue& catalogue,
                                         const catalogue::DocumentType& type,
                                         const vault::OpenedDocument& opened,
                                         const cases::DisclosureRules& rules, MaskCounts& counts) {
  const auto values = values_of(type, opened);
  const auto masks = cases::masks_of(type, values, rules);
  std::vector<std::string> lines;
  std::string last;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto heading = heading_of(type, values[i]);
    if (heading != last && !heading.empty()) {
      lines.push_back(" 【" + heading + "】");
    }
    last = heading;
    if (masks[i] == cases::Mask::none) {
      add_value(lines, values[i].field->label, shown_value(catalogue, values[i]));
    } else {
      ++counts[masks[i]];
      add_value(lines, values[i].field->label, mask_text(masks[i]));
    }
  }
  if (withholds_address(opened)) {
    ++counts[cases::Mask::protected_person];
    lines.push_back("  住所・連絡先：" + mask_text(cases::Mask::protected_person));
  }
  return lines;
}

}  // namespace tsunagu::commands
