/// A draft becomes a document of a case, or stays with what is wrong with it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/base/refusal.h"
#include "server/drafts/draft_access.h"
#include "server/intake/filing.h"

namespace tsunagu::drafts {

/// What is wrong with a document by its schema (translate::schema_fault); nothing if it fits.
using SchemaCheck = std::function<std::optional<Refusal>(const documents::Document& document)>;

struct Submission {
  vault::DraftRow row;
  std::string case_number;  ///< of the case it was filed into; empty if it was not
  /// What became of it; its refusal is among `wrong`.
  vault::InboundRecord filed;
  std::vector<Refusal> wrong;  ///< all that is wrong; empty if it was filed
};

/// Checks the newest text of the draft `number` (structure, codes, schema, what the municipality's
/// form requires, identifiers, individual numbers) and files it by the rules that partners'
/// documents are filed by. With the document the draft is gone, in one transaction; else it stays.
/// Throws Error (not found; no ground; not permitted, if an agency's user writes in the name of
/// another one; usage, if the draft was saved anew meanwhile), StoreError, IntegrityError.
Submission submit(const DraftServices& services, store::Session& session, const Writer& writer,
                  intake::Filing& filing, const SchemaCheck& check, const std::string& number);

/// What of `form` is missing in `values`, each with its path; `profile` names who asks for it.
std::vector<Refusal> missing_in_form(const catalogue::DocumentType& type,
                                     const std::vector<documents::Value>& values,
                                     const documents::FormPaths& form, const std::string& profile);

}  // namespace tsunagu::drafts
