/// Figures as lines of a reply, and as CSV.
#include "server/commands/statistics_lines.h"

#include <array>

#include "server/statistics/figure_text.h"

namespace tsunagu::commands {
namespace {

using statistics::Dimension;
using statistics::Figure;
using statistics::figure_text;

// What stands in the place of a figure that is withheld.
constexpr std::string_view kWithheld = "x";

struct OwnLabel {
  std::string_view list;
  std::string_view code;
  std::string_view ja;
};

constexpr std::array kOwnLabels{
    OwnLabel{"counting-of-plans", "new", "新規"},
    OwnLabel{"counting-of-plans", "remade", "再プラン"},
    OwnLabel{"counting-of-due", "on-time", "期限内に実施"},
    OwnLabel{"counting-of-due", "late", "遅れて実施"},
    OwnLabel{"counting-of-due", "missed", "未実施"},
    OwnLabel{"age", "0-17", "18歳未満"},
    OwnLabel{"age", "18-39", "18～39歳"},
    OwnLabel{"age", "40-64", "40～64歳"},
    OwnLabel{"age", "65-74", "65～74歳"},
    OwnLabel{"age", "75-", "75歳以上"},
};

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return text;
  }
  std::string out = "\"";
  for (const char letter : text) {
    out += letter == '"' ? "\"\"" : std::string(1, letter);
  }
  return out + "\"";
}

std::string joined(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    line += (i == 0 ? "" : ",") + field(fields[i]);
  }
  return line;
}

std::string shown(const Figure& figure) {
  return figure.is_withheld ? std::string{kWithheld} : figure_text(figure.value);
}

std::string shown(const statistics::Contacts& contacts) {
  return contacts.is_withheld ? std::string{kWithheld} : contacts.text();
}

std::string shown(const std::optional<statistics::Contacts>& contacts) {
  return contacts ? contacts->text() : std::string{};
}

std::string goal_of(const statistics::TargetResult& result, int year) {
  const auto goal = result.target->years.find(year);
  return goal == result.target->years.end() ? std::string{} : goal->second.text;
}

std::string rate_of(const statistics::TargetResult& result, int year) {
  const auto goal = statistics::thousandths_of(goal_of(result, year));
  return goal && *goal > 0 && !result.is_withheld
             ? figure_text(statistics::percent_of(result.actual, *goal))
             : std::string{};
}

std::string actual_of(const statistics::TargetResult& result) {
  return result.is_withheld ? std::string{kWithheld} : figure_text(result.actual);
}

}  // namespace

std::string FigureLabels::of_list(std::string_view list, const std::string& code) const {
  if (code == statistics::kAll) {
    return "計";
  }
  if (code.empty()) {
    return "記載なし";
  }
  for (const auto& own : kOwnLabels) {
    if (own.list == list && own.code == code) {
      return std::string{own.ja};
    }
  }
  return catalogue_.has_list(list) ? catalogue_.label(list, code) : code;
}

std::string FigureLabels::of_dimension(Dimension dimension, const statistics::Item& item,
                                       const std::string& code) const {
  if (dimension == Dimension::agency) {
    const auto agency = profile_.agencies.find(code);
    return agency == profile_.agencies.end() ? of_list("", code) : agency->second.name;
  }
  if (dimension == Dimension::kind) {
    return of_list(item.kinds, code);
  }
  const auto& text = statistics::dimension_text(dimension);
  return of_list(dimension == Dimension::age ? "age" : text.codes, code);
}

std::string FigureLabels::of_breakdown(const Figure& figure) const {
  std::string text;
  const auto& counted = statistics::item(figure.item);
  for (std::size_t i = 0; i < figure.details; ++i) {
    text += (i == 0 ? "" : "・") +
            of_list(i == 0 ? counted.details : "household-type", figure.place[i]);
  }
  return text;
}

std::string FigureLabels::of_item(const Figure& figure) const {
  return figure.item == statistics::ItemId::reported
             ? of_list("indicator", figure.indicator)
             : std::string{statistics::item(figure.item).ja};
}

std::string FigureLabels::of_counting(const Figure& figure) const {
  return of_list("counting", figure.counting);
}

std::string FigureLabels::of_unit(const Figure& figure) const {
  const auto& counted = statistics::item(figure.item);
  const bool is_people =
      counted.form == statistics::Form::contacts && figure.counting == "distinct";
  return is_people ? "人" : std::string{counted.unit};
}

JsonLine heading_line(const StatisticsRequest& request, const statistics::Tally& tally) {
  const auto& profile = *request.profile;
  JsonLine line;
  line.text("kind", "statistics").text("period", request.question.period.text());
  line.number("year", request.year).text("profile", profile.name + " " + profile.version);
  line.text("counting_version", profile.counting.version);
  line.text("counting_new", profile.counting.new_rule);
  line.text("counting_total", profile.counting.total_rule);
  line.text("counting_distinct", profile.counting.distinct_rule);
  line.text("rules_version", statistics::kRulesVersion);
  line.number("folders", tally.folders()).number("undated", tally.undated());
  if (request.publishes) {
    line.number("small_number", profile.limits.small_number);
  }
  return line;
}

JsonLine figure_line(const Figure& figure, const StatisticsRequest& request,
                     const FigureLabels& labels) {
  const auto& counted = statistics::item(figure.item);
  JsonLine line;
  line.text("kind", "figure").text("indicator", figure.indicator).text("item", counted.code);
  line.text("item_label", labels.of_item(figure));
  std::vector<std::string> details{
      figure.place.begin(), figure.place.begin() + static_cast<std::ptrdiff_t>(figure.details)};
  line.list("breakdown", details).text("breakdown_label", labels.of_breakdown(figure));
  for (std::size_t i = figure.details; i < figure.place.size(); ++i) {
    const auto dimension = request.question.by[i - figure.details];
    const std::string name{statistics::dimension_text(dimension).name};
    const auto number = std::to_string(i - figure.details + 1);
    line.text(name, figure.place[i]);
    line.text("by" + number + "_label", labels.of_dimension(dimension, counted, figure.place[i]));
  }
  line.text("counting", figure.counting).text("counting_label", labels.of_counting(figure));
  line.text("figure", shown(figure)).text("unit", labels.of_unit(figure));
  return line.flag("withheld", figure.is_withheld);
}

JsonLine target_line(const statistics::TargetResult& result, int year) {
  const auto& target = *result.target;
  JsonLine line;
  line.text("kind", "target").text("target", target.id).text("indicator", target.indicator);
  line.text("label", target.label).text("unit", target.unit).text("goal", goal_of(result, year));
  line.text("actual", actual_of(result)).text("rate", rate_of(result, year));
  line.text("source", result.is_reported ? "reported" : "documents");
  return line.flag("withheld", result.is_withheld);
}

JsonLine agency_line(const statistics::AgencyRow& row, const FigureLabels& labels) {
  const auto& agency = *row.agency;
  JsonLine line;
  line.text("kind", "agency_row").text("agency", agency.code).text("name", agency.name);
  line.text("field_label",
            agency.field.empty() ? "" : labels.of_list("agency-field", agency.field));
  if (agency.count) {
    line.number("count", *agency.count);
  }
  line.text("operation_label",
            agency.operation.empty() ? "" : labels.of_list("operation", agency.operation));
  line.text("before_expected", shown(row.before.expected));
  line.text("before_actual", shown(row.before.actual));
  line.text("now_expected", shown(row.now.expected)).text("now_actual", shown(row.now.actual));
  const bool is_reported = row.before.actual.is_reported || row.now.actual.is_reported;
  return line.text("source", is_reported ? "reported" : "documents");
}

std::vector<std::string> figures_csv(const std::vector<Figure>& figures,
                                     const StatisticsRequest& request, const FigureLabels& labels) {
  std::vector<std::string> head{"指標", "項目", "内訳"};
  for (const auto dimension : request.question.by) {
    head.emplace_back(statistics::dimension_text(dimension).ja);
  }
  head.insert(head.end(), {"数え方", "数", "単位"});
  std::vector<std::string> lines{joined(head)};
  for (const auto& figure : figures) {
    std::vector<std::string> fields{figure.indicator, labels.of_item(figure),
                                    labels.of_breakdown(figure)};
    for (std::size_t i = figure.details; i < figure.place.size(); ++i) {
      fields.push_back(labels.of_dimension(request.question.by[i - figure.details],
                                           statistics::item(figure.item), figure.place[i]));
    }
    fields.insert(fields.end(),
                  {labels.of_counting(figure), shown(figure), labels.of_unit(figure)});
    lines.push_back(joined(fields));
  }
  return lines;
}

std::vector<std::string> targets_csv(const std::vector<statistics::TargetResult>& results,
                                     int year) {
  std::vector<std::string> lines{
      joined({"目標", "指標", "名称", "目標値", "実績", "達成率（%）", "単位"})};
  for (const auto& result : results) {
    const auto& target = *result.target;
    lines.push_back(joined({target.id, target.indicator, target.label, goal_of(result, year),
                            actual_of(result), rate_of(result, year), target.unit}));
  }
  return lines;
}

std::vector<std::string> agencies_csv(const std::vector<statistics::AgencyRow>& rows, int year,
                                      const FigureLabels& labels) {
  const auto before = std::to_string(year - 1) + "年度";
  const auto now = std::to_string(year) + "年度";
  std::vector<std::string> lines{
      joined({"名称", "対象", "設置数", "運営", before + "見込 新規(延)", before + "実績 新規(延)",
              now + "見込 新規(延)", now + "実績 新規(延)"})};
  for (const auto& row : rows) {
    const auto& agency = *row.agency;
    lines.push_back(joined(
        {agency.name, agency.field.empty() ? "" : labels.of_list("agency-field", agency.field),
         agency.count ? std::to_string(*agency.count) : "",
         agency.operation.empty() ? "" : labels.of_list("operation", agency.operation),
         shown(row.before.expected), shown(row.before.actual), shown(row.now.expected),
         shown(row.now.actual)}));
  }
  return lines;
}

}  // namespace tsunagu::commands
