/// Figures as an activity report (実績報告): the document type activity-report, as XML.
///
/// The daemon parses no XML; writing it needs no library. The order of the elements is that of
/// schemas/xsd/activity-report.xsd, against which tests hold the result.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/statistics/figure.h"
#include "server/statistics/question.h"
#include "server/statistics/tally.h"

namespace tsunagu::statistics {

/// What stands above the figures.
struct ReportHead {
  std::string number;        ///< unique among reports
  std::string municipality;  ///< code of six digits; may be empty
  std::string created;       ///< ISO day
  Period period;
  std::string agency;       ///< code; empty: of the whole municipality
  std::string agency_name;  ///< of `agency`
  std::string counting;     ///< version of the municipality's counting rules
  bool is_published = false;
};

/// One row: elements of IndicatorRow.
struct ReportRow {
  std::string indicator;
  std::string item;  ///< a Code of 40 characters at most
  std::string item_name;
  std::string counting;
  std::string value;
  std::string target;       ///< empty: none
  std::string rate;         ///< per cent of the target; empty: none
  std::string calculation;  ///< in words; empty: none
};

/// The most rows a report takes (maxOccurs of IndicatorRow).
inline constexpr std::size_t kMostRows = 500;

/// The rows for `figures` that are not withheld and are not broken down by a dimension, and behind
/// them those of `targets`. `label` gives the text for a code of a list.
std::vector<ReportRow> report_rows(
    const std::vector<Figure>& figures, const std::vector<TargetResult>& targets, int year,
    const std::function<std::string(std::string_view list, std::string_view code)>& label);

/// The document, UTF-8 with line ends LF. The same arguments give the same bytes.
std::string report_xml(const ReportHead& head, const std::vector<ReportRow>& rows);

}  // namespace tsunagu::statistics
