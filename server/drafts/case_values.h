/// What the documents of a case give to a new one: judged, recorded, and only then opened.
#pragma once

#include <string>
#include <vector>

#include "server/documents/document.h"
#include "server/documents/form_text.h"
#include "server/drafts/draft_services.h"

namespace tsunagu::drafts {

/// The values that a new document of `type` takes over from the current documents of the case
/// (carry_over.h), as far as `writer` may read them. Only documents that give something are opened,
/// and of them only the classes that are needed; each is recorded as read. Throws Error (no ground)
/// if an agency's user may see nothing of the case; IntegrityError.
std::vector<documents::Value> values_of_case(const DraftServices& services, store::Session& session,
                                             const Writer& writer, const vault::CaseRow& case_row,
                                             const catalogue::DocumentType& type,
                                             const documents::FormPaths& form);

/// A document that is to be revised.
struct RevisedDocument {
  vault::CaseRow case_row;
  std::vector<documents::Value> values;  ///< all, also those that the writer may not see
};

/// The newest version `document_id`, which was written here and is of `type`. Reading it is
/// recorded. Throws Error (not found, usage, no ground); IntegrityError.
RevisedDocument revised_document(const DraftServices& services, store::Session& session,
                                 const Writer& writer, const Uuid& document_id,
                                 const catalogue::DocumentType& type);

}  // namespace tsunagu::drafts
