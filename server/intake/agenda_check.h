/// What the cases on a conference's agenda let it be: rules that one document alone cannot tell.
#pragma once

#include <optional>
#include <string_view>

#include "server/base/refusal.h"
#include "server/documents/document.h"
#include "server/store/connection.h"
#include "server/vault/event_batch.h"

namespace tsunagu::intake {

/// Why `document` may not be stored, if it is a conference to which members are invited: a case on
/// its agenda does not exist (case_not_found); it is about people who consented, and one did not
/// (R01), or not to a member who was chosen for that case (R09). Reads projections only. Throws
/// StoreError and IntegrityError.
std::optional<Refusal> agenda_objection(store::Connection& db, const vault::EventServices& services,
                                        const catalogue::Catalogue& catalogue,
                                        const documents::Document& document,
                                        std::string_view today);

}  // namespace tsunagu::intake
