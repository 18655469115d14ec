/// Figures as lines of a reply, and as CSV.
#pragma once

#include <string>
#include <vector>

#include "server/catalogue/catalogue.h"
#include "server/commands/statistics_request.h"
#include "server/statistics/agency_table.h"
#include "server/statistics/tally.h"

namespace tsunagu::commands {

/// Words for the codes in figures: from the code lists, the profile, and our own few.
class FigureLabels {
 public:
  FigureLabels(const catalogue::Catalogue& catalogue, const profiles::Profile& profile)
      : catalogue_{catalogue}, profile_{profile} {}

  /// "計" for all, "記載なし" for nothing stated.
  std::string of_list(std::string_view list, const std::string& code) const;
  std::string of_dimension(statistics::Dimension dimension, const statistics::Item& item,
                           const std::string& code) const;
  std::string of_breakdown(const statistics::Figure& figure) const;
  std::string of_item(const statistics::Figure& figure) const;
  std::string of_counting(const statistics::Figure& figure) const;
  std::string of_unit(const statistics::Figure& figure) const;

 private:
  const catalogue::Catalogue& catalogue_;
  const profiles::Profile& profile_;
};

/// The line of kind "statistics": what was counted, how, and by which rules.
JsonLine heading_line(const StatisticsRequest& request, const statistics::Tally& tally);
JsonLine figure_line(const statistics::Figure& figure, const StatisticsRequest& request,
                     const FigureLabels& labels);
JsonLine target_line(const statistics::TargetResult& result, int year);
JsonLine agency_line(const statistics::AgencyRow& row, const FigureLabels& labels);

/// Lines of CSV (RFC 4180) without line ends, the first with the headings.
std::vector<std::string> figures_csv(const std::vector<statistics::Figure>& figures,
                                     const StatisticsRequest& request, const FigureLabels& labels);
std::vector<std::string> targets_csv(const std::vector<statistics::TargetResult>& results,
                                     int year);
std::vector<std::string> agencies_csv(const std::vector<statistics::AgencyRow>& rows, int year,
                                      const FigureLabels& labels);

}  // namespace tsunagu::commands
