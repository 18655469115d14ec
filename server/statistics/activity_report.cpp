/// Figures as an activity report.
#include "server/statistics/activity_report.h"

#include <algorithm>
#include <chrono>

#include "server/base/text.h"
#include "server/statistics/figure_text.h"
#include "server/statistics/place_key.h"

namespace tsunagu::statistics {
namespace {

constexpr std::size_t kLongestCode = 40;   // schemas/xsd/text.xsd, Code
constexpr std::size_t kLongestText = 200;  // LongLine

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

/// Elements one under the other; an empty one is left out, as the schemas want it.
class Xml {
 public:
  void open(std::string_view name) {
    line("<" + std::string{name} + ">");
    ++depth_;
  }
  void close(std::string_view name) {
    --depth_;
    line("</" + std::string{name} + ">");
  }
  void leaf(std::string_view name, std::string_view value) {
    if (!value.empty()) {
      const std::string tag{name};
      line("<" + tag + ">" + escaped(value) + "</" + tag + ">");
    }
  }
  std::string take() { return std::move(text_); }

 private:
  void line(const std::string& text) { text_ += std::string(depth_ * 2, ' ') + text + "\n"; }

  std::string text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  std::size_t depth_ = 0;
};

/// The last day of a month: "2025-06-30".
std::string last_day(int month) {
  const auto day = *parse_day(month_text(month) + "-00");
  const std::chrono::year_month_day_last last{
      std::chrono::year{day.year} /
      std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(day.month)}}};
  return text_of({day.year, day.month, static_cast<int>(static_cast<unsigned>(last.day()))});
}

std::string kind_of(const Period& period) {
  const int months = period.last - period.first + 1;
  constexpr int kYear = 12;
  return months == 1 ? "monthly" : months == kYear ? "annual" : "other";
}

/// The code of the row: the item and its breakdown.
std::string code_of(const Figure& figure) {
  std::string code{item(figure.item).code};
  for (std::size_t i = 0; i < figure.place.size(); ++i) {
    const auto& value = figure.place[i];
    if (value != kAll) {
      code += i == 0 ? "." : ".h.";  // the second breakdown is of households
      code += value.empty() ? "unstated" : value;
    }
  }
  return code;
}

/// A report has room for 500 rows: breakdowns of contacts go without distinct persons, and areas
/// and households stand one by one, not crossed.
bool has_room(const Figure& figure) {
  const auto values =
      std::ranges::count_if(figure.place, [](const std::string& one) { return one != kAll; });
  return values == 0 || (figure.counting != "distinct") ||
         (figure.item == ItemId::cross && values == 1);
}

bool is_shown(const Figure& figure) {
  return !figure.is_withheld && figure.place.size() == figure.details && has_room(figure) &&
         code_of(figure).size() <= kLongestCode;
}

ReportRow row_of(const Figure& figure,
                 const std::function<std::string(std::string_view, std::string_view)>& label) {
  const auto& counted = item(figure.item);
  ReportRow row;
  row.indicator = figure.indicator;
  row.item = code_of(figure);
  row.item_name = counted.ja;
  if (figure.item == ItemId::reported) {
    row.item = "reported";
    row.item_name = label("indicator", figure.indicator);
  }
  for (std::size_t i = 0; i < figure.place.size(); ++i) {
    const auto& value = figure.place[i];
    const auto list = i == 0 ? counted.details : std::string_view{"household-type"};
    if (value != kAll) {
      row.item_name += "・" + (value.empty() ? std::string{"記載なし"} : label(list, value));
    }
  }
  row.counting = figure.counting;
  row.value = figure_text(figure.value);
  row.calculation = counted.rule_ja;
  return row;
}

ReportRow row_of(const TargetResult& result, int year) {
  const auto& target = *result.target;
  ReportRow row;
  row.indicator = target.indicator;
  row.item = target.id;
  row.item_name = target.label + "（" + target.unit + "）";
  row.counting = "total";
  for (const auto& [key, value] : target.filter) {
    row.counting = key == "count" ? value : row.counting;
  }
  row.value = figure_text(result.actual);
  const auto goal = target.years.find(year);
  const auto wanted = goal == target.years.end() ? std::optional<std::int64_t>{}
                                                 : thousandths_of(goal->second.text);
  if (wanted) {
    row.target = figure_text(*wanted);
    row.rate = *wanted > 0 ? figure_text(percent_of(result.actual, *wanted)) : "";
  }
  row.calculation = result.is_reported ? "各機関の実績報告による" : "連携した文書による";
  return row;
}

void write_row(const ReportRow& row, Xml& xml) {
  xml.open("Indicator");
  xml.leaf("Indicator", row.indicator);
  xml.leaf("Item", row.item);
  xml.leaf("ItemName", row.item_name);
  xml.leaf("Counting", row.counting);
  xml.leaf("Value", row.value);
  xml.leaf("Target", row.target);
  xml.leaf("Rate", row.rate);
  xml.leaf("Calculation", row.calculation);
  xml.close("Indicator");
}

}  // namespace

std::vector<ReportRow> report_rows(
    const std::vector<Figure>& figures, const std::vector<TargetResult>& targets, int year,
    const std::function<std::string(std::string_view, std::string_view)>& label) {
  std::vector<ReportRow> rows;
  for (const auto& figure : figures) {
    if (is_shown(figure)) {
      rows.push_back(row_of(figure, label));
    }
  }
  for (const auto& result : targets) {
    if (!result.is_withheld) {
      rows.push_back(row_of(result, year));
    }
  }
  for (auto& row : rows) {
    row.item_name = count_characters(row.item_name) > kLongestText ? row.item : row.item_name;
  }
  return rows;
}

std::string report_xml(const ReportHead& head, const std::vector<ReportRow>& rows) {
  Xml xml;
  xml.open("ActivityReport xmlns=\"urn:tsunagu:document:1\"");
  xml.open("Envelope");
  xml.leaf("FormVersion", "実績報告 1");
  xml.leaf("MunicipalityCode", head.municipality);
  xml.leaf("CreatedDate", head.created);
  xml.leaf("SharingBasis", "anonymous");
  xml.close("Envelope");
  xml.leaf("ReportNo", head.number);
  xml.leaf("CreatedDate", head.created);
  xml.leaf("Kind", kind_of(head.period));
  xml.leaf("Status", "submitted");
  xml.leaf("FiscalYear", std::to_string(fiscal_year_of(head.period.first)));
  xml.leaf("PeriodFrom", month_text(head.period.first) + "-01");
  xml.leaf("PeriodTo", last_day(head.period.last));
  if (!head.agency.empty()) {
    xml.open("Organization");
    xml.leaf("Code", head.agency);
    xml.leaf("Name", head.agency_name);
    xml.close("Organization");
  }
  xml.leaf("CountingRule", head.counting);
  for (const auto& row : rows) {
    write_row(row, xml);
  }
  xml.leaf("SubmittedDate", head.created);
  xml.leaf("Publication", head.is_published ? "public" : "internal");
  xml.close("ActivityReport");
  return xml.take();
}

}  // namespace tsunagu::statistics
