/// Merging cases of one person, and taking it back: a link is recorded, nothing is moved.
#pragma once

#include <string>

#include "server/catalogue/catalogue.h"
#include "server/store/session.h"
#include "server/vault/case_links.h"
#include "server/vault/document_rows.h"
#include "server/vault/event_batch.h"

namespace tsunagu::vault {

/// References outlive it.
struct MergingServices {
  security::KeyService& keys;
  EventServices& events;  ///< with StoredDocuments
  const catalogue::Catalogue& catalogue;
};

struct MergeOrder {
  CaseRow from;
  CaseRow into;
  std::string reason;  ///< at most kLongestReason bytes
  Actor actor;
};

/// Each does all it does in one transaction: the link, its event, and where the cases now stand.
/// Each throws Error (kPersons) if the cases are not such that it can be done, and then changes
/// nothing; StoreError; IntegrityError if a link is not what was recorded.

/// From now on `from` goes on in `into`. Both are cases of people, and neither goes on in another.
CaseLink merge(store::Session& session, const MergingServices& services, const MergeOrder& order);
/// `from` is a case of its own again. It was merged into `into` itself, not through another.
CaseLink split(store::Session& session, const MergingServices& services, const MergeOrder& order);

}  // namespace tsunagu::vault
