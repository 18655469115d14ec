/// statistics.
#include <map>

#include "server/commands/context.h"
#include "server/commands/statistics_count.h"
#include "server/commands/statistics_lines.h"
#include "server/statistics/figure_text.h"
#include "server/statistics/suppression.h"
#include "server/vault/document_rows.h"

namespace tsunagu::commands {
namespace {

using statistics::Figure;

/// Before anything is opened: which figures, and which classes they need.
void record(Call& call, const StatisticsRequest& request) {
  vault::Event event;
  event.type = tlog::EventType::statistics_read;
  event.classes = request.question.classes();
  event.classes.insert(event.classes.begin(), 0);
  event.subject = subject_of(request);
  call.record(std::move(event));
}

void show_csv(Call& call, const std::vector<std::string>& lines) {
  // Spreadsheets of Japanese offices take a file for Shift_JIS unless it begins with this mark.
  std::string mark = "\xEF\xBB\xBF";
  for (const auto& text : lines) {
    JsonLine line;
    call.reply.line(line.text("kind", "csv").text("line", mark + text));
    mark.clear();
  }
}

/// Indicators that were asked for and that nothing exchanged can tell.
void show_unavailable(Call& call, const statistics::Question& question) {
  for (const auto& item : statistics::items()) {
    if (item.form == statistics::Form::nowhere && question.asks(item)) {
      JsonLine line;
      line.text("kind", "unavailable").text("indicator", item.indicator);
      call.reply.line(
          line.text("item", item.code).text("item_label", item.ja).text("reason", item.rule_ja));
    }
  }
}

/// The rule of a figure and each document it counts, under the numbers people know them by.
void explain(Call& call, const Figure& figure, const JsonLine& shown,
             std::map<Uuid, std::string>& numbers) {
  const auto& item = statistics::item(figure.item);
  call.reply.line(shown);
  JsonLine rule;
  rule.text("kind", "rule").text("item", item.code).text("counting", figure.counting);
  call.reply.line(rule.text("text", item.rule_ja).text("version", statistics::kRulesVersion));
  for (const auto& record : figure.records) {
    auto& number = numbers[record.case_id];
    if (number.empty()) {
      const auto row = vault::find_case(call.session.connection(), record.case_id);
      number = row ? row->number : record.case_id.text();
    }
    JsonLine line;
    line.text("kind", "counted").text("indicator", figure.indicator).text("item", item.code);
    line.text("counting", figure.counting).list("place", figure.place);
    line.text("case", number).text("document", record.document_id.text());
    call.reply.line(line.text("quantity", statistics::figure_text(record.quantity)));
  }
}

void show_figures(Call& call, const StatisticsRequest& request, const statistics::Tally& tally,
                  const FigureLabels& labels) {
  auto figures = tally.figures();
  if (request.publishes) {
    withhold_small(figures, request.profile->limits.small_number);
  }
  if (request.as_csv) {
    show_csv(call, figures_csv(figures, request, labels));
    return;
  }
  std::map<Uuid, std::string> numbers;
  for (const auto& figure : figures) {
    const auto line = figure_line(figure, request, labels);
    if (request.explains) {
      explain(call, figure, line, numbers);
    } else {
      call.reply.line(line);
    }
  }
  show_unavailable(call, request.question);
}

void show_targets(Call& call, const StatisticsRequest& request, const statistics::Tally& tally) {
  auto results = tally.targets();
  if (request.publishes) {
    withhold_small(results, request.profile->limits.small_number);
  }
  if (request.as_csv) {
    show_csv(call, targets_csv(results, request.year));
    return;
  }
  for (const auto& result : results) {
    call.reply.line(target_line(result, request.year));
  }
}

void show_agencies(Call& call, const StatisticsRequest& request, const statistics::Tally& tally,
                   const FigureLabels& labels) {
  auto rows = statistics::agency_rows(*request.profile, request.year, tally.figures());
  if (request.publishes) {
    withhold_small(rows, request.profile->limits.small_number);
  }
  if (request.as_csv) {
    show_csv(call, agencies_csv(rows, request.year, labels));
    return;
  }
  for (const auto& row : rows) {
    call.reply.line(agency_line(row, labels));
  }
}

}  // namespace

admin::Outcome show_statistics(Call& call) {
  const auto request = statistics_request(call);
  record(call, request);
  const auto tally = count_cases(call, request);
  const FigureLabels labels{call.context.catalogue, *request.profile};
  if (!request.as_csv) {
    call.reply.line(heading_line(request, tally));
  }
  if (request.agency_table) {
    show_agencies(call, request, tally, labels);
  } else if (request.with_targets) {
    show_targets(call, request, tally);
  } else {
    show_figures(call, request, tally, labels);
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
