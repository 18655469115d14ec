/// Finding conferences of the register and the cases on their agenda, and reading what they say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/cases/conferences.h"
#include "server/documents/document.h"
#include "server/store/connection.h"
#include "server/vault/document_rows.h"
#include "server/vault/event_batch.h"
#include "server/vault/reading.h"

namespace tsunagu::vault {

/// The folder that `number` names: our own number of a case or entry, or the number of one of its
/// documents. Nothing if none does, or if senders use the number for several.
std::optional<CaseRow> find_folder(store::Connection& db, security::KeyService& keys,
                                   const std::string& number);

/// What `document`, a conference, says with roles.
std::vector<cases::ConferenceValue> conference_values(const documents::Document& document);
/// The same of a document that was opened; what was not opened is not there.
std::vector<cases::ConferenceValue> conference_values(const catalogue::DocumentType& type,
                                                      const std::vector<OpenedValue>& values);
/// What the cases on the agenda say of consent, by their numbers as the conference has them. Reads
/// projections only; throws IntegrityError if one is not what was written.
cases::AgendaConsents agenda_consents(store::Connection& db, const EventServices& services,
                                      const catalogue::Catalogue& catalogue,
                                      const cases::Conference& conference);

}  // namespace tsunagu::vault
