/// How long a case is kept once it is closed. docs/retention.md explains the rules.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/cases/facts.h"
#include "server/profiles/profile.h"

namespace tsunagu::cases {

/// How long documents are kept here.
struct RetentionRules {
  /// By retention class, from the municipality's profile. A class without a rule is kept
  /// `default_years` from the end of the fiscal year in which the case was closed.
  const std::map<std::string, profiles::Retention>& classes;
  int default_years = 5;
  /// The retention class of a document type, as its schema says.
  std::function<std::string(std::string_view type)> class_of;
};

/// Until when a closed case is kept, and why.
struct RetentionEnd {
  std::string closed_on;  ///< ISO day on which the case was closed
  std::string retention_class;
  int years = 0;
  profiles::RetentionEvent event = profiles::RetentionEvent::fiscal_year_end;
  std::string from;      ///< ISO day the years are counted from
  std::string last_day;  ///< ISO day, the last one on which the case is kept

  bool is_due(std::string_view today) const { return last_day < today; }
  bool operator==(const RetentionEnd&) const = default;
};

/// The ISO day on which the case was closed; nothing if it is open. What closed it is the document
/// by which it came into the state it is in; its document date counts, else the day it was
/// recorded. A case that was opened again and closed again was closed the second time.
std::optional<std::string> closure_day(const CaseFacts& facts);

/// Of the retention classes of the case's documents the one that ends last. Nothing for an open
/// case: it is never due. Pure.
std::optional<RetentionEnd> retention_end(const CaseFacts& facts, const RetentionRules& rules);

/// The last day of the Japanese fiscal year (April to March) that `day` is in.
std::string fiscal_year_end(std::string_view day);

/// "closure", as profiles have it, and its name in Japanese.
std::string_view retention_event_word(profiles::RetentionEvent event);
std::string_view retention_event_label(profiles::RetentionEvent event);

}  // namespace tsunagu::cases
