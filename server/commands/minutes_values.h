/// What the minutes of one item of a conference begin with: its agenda and what was decided.
#pragma once

#include <string>
#include <vector>

#include "server/cases/conferences.h"
#include "server/documents/document.h"

namespace tsunagu::commands {

/// The item that minutes are drafted of.
struct MinutesSource {
  /// The conference as it was opened, with texts.
  const std::vector<cases::ConferenceValue>& values;
  const cases::Conference& conference;  ///< of `values`
  const cases::ConferenceItem& item;
  std::string consent;  ///< what the case says of consent; empty: nothing
};

/// The number that the minutes of an item bear: "MJ-2025-021-1".
std::string minutes_number(const cases::Conference& conference, const cases::ConferenceItem& item);

/// `begun` with what `source` says put in, in document order. Fields are found by their roles; what
/// the type has no field for is left out. Pure.
std::vector<documents::Value> minutes_values(const catalogue::DocumentType& type,
                                             std::vector<documents::Value> begun,
                                             const MinutesSource& source);

}  // namespace tsunagu::commands
