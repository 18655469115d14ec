/// Why a document may not be stored, whoever wrote it; the rules of the case work come after.
#pragma once

#include <vector>

#include "server/base/refusal.h"
#include "server/documents/document.h"

namespace tsunagu::intake {

/// All objections to `document`: too large to be sealed or searched, an individual number (before
/// all others), identifiers and dates that are none. Empty if it may be stored.
std::vector<Refusal> objections(const documents::Document& document);

/// Whether `refusal` says that there is an individual number (番号法20条), for certain or perhaps.
bool is_individual_number(const Refusal& refusal);

}  // namespace tsunagu::intake
