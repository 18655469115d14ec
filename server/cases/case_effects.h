/// What each kind of document says about a case: the table behind step().
#pragma once

#include <optional>

#include "server/cases/case_state.h"
#include "server/cases/facts.h"

namespace tsunagu::cases {

/// What a document wants of a case.
struct Effect {
  CaseState target;
  /// Stages of which we may have seen no document: the way to the target may lead through them.
  StateSet through = 0;
  /// States in which the document is normal and changes nothing.
  StateSet keeps = 0;
  /// States from which the target is taken at once, whatever the table of steps says.
  StateSet jumps = 0;
};

/// The statutory kind of a conference that a municipality calls by a kind of its own: "SK" of
/// "SK-F".
std::string_view statutory_kind(std::string_view kind);

/// Nothing if documents with `facts` never move a case.
std::optional<Effect> effect_of(const DocumentFacts& facts);

}  // namespace tsunagu::cases
