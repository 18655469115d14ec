/// The facts of a person whose cases were merged.
#include "server/vault/person_facts.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/vault/case_facts.h"
#include "server/vault/case_links.h"
#include "server/vault/row_seals.h"

namespace tsunagu::vault {

Uuid leading_case(store::Connection& db, const StoredDocuments* stored, const Uuid& case_id) {
  if (stored == nullptr) {
    return case_id;
  }
  const auto& links = stored->links();
  const auto root = links.root_of(case_id);
  require_links(db, links.of(case_id));
  if (root != case_id) {
    require_links(db, links.of(root));
  }
  return root;
}

cases::CaseFacts kept_facts(store::Connection& db, const FactServices& services, const CaseRow& row,
                            CaseKeys& keys, const CaseProjection* projection) {
  if (projection == nullptr || projection->facts.empty()) {
    return facts_of_case(db, services.catalogue, services.keys.tenant(), keys);
  }
  auto facts = open_facts(projection->facts, services.keys.tenant(), keys);
  // An older state put back into the database would hide what was said since, a withdrawal even.
  if (services.stored == nullptr) {
    return facts;
  }
  for (const auto& stored : services.stored->of(row.number)) {
    if (std::ranges::find(facts, stored.document_id, &cases::RecordedFacts::document_id) ==
        facts.end()) {
      throw IntegrityError{"the facts of case " + row.case_id.text() +
                           " are older than its documents"};
    }
  }
  return facts;
}

cases::CaseFacts facts_of_cases(store::Connection& db, const FactServices& services,
                                const std::vector<Uuid>& cases) {
  cases::CaseFacts all;
  for (const auto& one : cases) {
    const auto row = find_case(db, one);
    if (!row) {
      throw IntegrityError{"case " + one.text() + " of a link is gone"};
    }
    CaseKeys keys{services.keys, one, row->retention_year};
    keys.load(db);
    require_sealed(*row, services.keys.tenant(), keys);
    const auto projection = find_projection(db, one);
    all = cases::joined(all,
                        kept_facts(db, services, *row, keys, projection ? &*projection : nullptr));
  }
  return all;
}

cases::CaseFacts facts_of_others(store::Connection& db, const FactServices& services,
                                 const Uuid& case_id) {
  if (services.stored == nullptr || services.stored->links().empty()) {
    return {};
  }
  const auto& links = services.stored->links();
  const auto others = links.others_of(case_id);
  for (const auto& one : others) {
    require_links(db, links.of(one));
  }
  return facts_of_cases(db, services, others);
}

}  // namespace tsunagu::vault
