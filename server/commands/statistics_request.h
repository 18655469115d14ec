/// What a request about figures asks for.
#pragma once

#include <memory>
#include <string>

#include "server/commands/context.h"
#include "server/statistics/question.h"

namespace tsunagu::commands {

struct StatisticsRequest {
  statistics::Question question;
  std::shared_ptr<const profiles::Profile> profile;  ///< the one that all of it is counted by
  std::string profile_digest;
  int year = 0;               ///< fiscal year, of which the targets are
  std::string agency;         ///< the report is about it; empty: all
  bool with_targets = false;  ///< targets beside actual figures
  bool explains = false;      ///< with the documents behind each figure
  bool publishes = false;     ///< small numbers are withheld
  bool as_csv = false;
  bool agency_table = false;  ///< the table of agencies as the plan prints it
};

/// The arguments of `call`, checked. Throws Error (usage) naming the argument.
StatisticsRequest statistics_request(const Call& call);

/// What the audit log says of it: indicators, period, breakdown. No figure.
std::string subject_of(const StatisticsRequest& request);

/// Today in Japan, by the clock of the daemon.
statistics::Day today_of(const Context& context);

}  // namespace tsunagu::commands
