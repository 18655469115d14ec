/// Which fields say something about a person or a case that stays true from document to document.
#pragma once

#include <cstdint>
#include <string>

#include "server/catalogue/catalogue.h"

namespace tsunagu::drafts {

/// Whether what a field with `role` says holds beyond its document: names, birth, household,
/// consent, who is in charge. Not so numbers, days, results and judgements of one document.
bool is_lasting(catalogue::Role role);

/// Whether a new document of `type` may take the field over from a document of another type.
bool may_be_carried(const catalogue::DocumentType& type, std::uint16_t field);

/// Whether it may also from one of the same type: only person, household, consent and area, since
/// the rest of a record is written anew each time.
bool holds_for_every_document(const catalogue::DocumentType& type, std::uint16_t field);

/// Fields with the same unit are taken over from one document: those of one repeating element, and
/// those about the consent. Other fields are units of their own.
std::string unit_of(const catalogue::DocumentType& type, std::uint16_t field);

}  // namespace tsunagu::drafts
