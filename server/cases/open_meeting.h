/// A support meeting that is being held now: while it lasts, those who sit in it may read the
/// material of the cases on its agenda (社会福祉法106条の6).
#pragma once

#include <string>
#include <vector>

#include "server/base/clock.h"
#include "server/base/uuid.h"

namespace tsunagu::cases {

/// One case on the agenda of one conference that was opened and not closed.
struct OpenMeeting {
  Uuid case_id;
  std::string conference;             ///< number of the conference, for the audit event
  std::vector<std::string> agencies;  ///< present and bound to secrecy, without those recused
  Microseconds from = 0;              ///< first moment
  Microseconds to = 0;                ///< first moment after its end

  bool is_open(Microseconds now) const { return from <= now && now < to; }
};

}  // namespace tsunagu::cases
