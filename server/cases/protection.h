/// Who is protected from an abuser (DV等支援措置): what a document says of it, and what a case.
#pragma once

#include "server/cases/facts.h"

namespace tsunagu::cases {

/// Whether `document` says that somebody in it is protected: a flag 支援措置 of 1 anywhere, or a
/// 支援措置 document in force.
bool says_protected(const documents::Document& document);

/// Whether facts of a 支援措置 document protect: every status but 満了 and 解除. Its days are not
/// looked at: a term that ran out opens nothing until somebody has recorded the end.
bool is_protection_in_force(const DocumentFacts& facts);

/// Whether a current document of the case protects somebody.
bool is_protected(const CaseFacts& facts);

}  // namespace tsunagu::cases
