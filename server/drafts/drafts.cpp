/// Beginning, reading, listing and discarding drafts.
#include "server/drafts/drafts.h"

#include "server/base/error.h"
#include "server/drafts/case_values.h"
#include "server/drafts/standard_values.h"
#include "server/store/transaction.h"
#include "server/vault/case_projection.h"
#include "server/vault/case_tokens.h"
#include "server/vault/person_facts.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::drafts {
namespace {

std::string number_of(const std::optional<vault::CaseRow>& row) {
  return row ? row->number : std::string{};
}

/// The person's case of that number, or the one it goes on in, which documents of `type` may go
/// into.
vault::CaseRow case_for(const DraftServices& services, store::Connection& db,
                        const std::string& number, const catalogue::DocumentType& type) {
  if (type.wire().is_register) {
    throw Error{messages::kUsage, type.name() + " is about nobody's case: leave --case out"};
  }
  const auto row = vault::find_case_numbered(db, number);
  if (!row || vault::folder_kind(number) == vault::FolderKind::entry) {
    throw Error{messages::kNotFound, "case " + number};
  }
  const auto* stored = services.events.stored;
  if (stored != nullptr && stored->tombstone(number)) {
    throw Error{messages::kDestroyed, "case " + number};
  }
  const auto root = vault::find_case(db, vault::leading_case(db, stored, row->case_id));
  if (!root) {
    throw IntegrityError{"the case that " + number + " goes on in is gone"};
  }
  return *root;
}

}  // namespace

ShownDraft Drafts::begin(const NewDraft& what) {
  const auto* type = services_.catalogue.find(what.type);
  if (type == nullptr) {
    throw Error{messages::kNotFound, "document type " + what.type};
  }
  if (what.revises) {
    const auto revised = revised_document(services_, session_, writer_, *what.revises, *type);
    if (!what.case_number.empty() && what.case_number != revised.case_row.number) {
      throw Error{messages::kUsage, "the document belongs to another case"};
    }
    return keep_new(what, *type, revised.case_row, revised.values);
  }
  if (what.case_number.empty()) {
    return keep_new(what, *type, std::nullopt, {});
  }
  const auto case_row = case_for(services_, session_.connection(), what.case_number, *type);
  const auto form = form_of(*services_.profile.profile(), type->name());
  return keep_new(what, *type, case_row,
                  values_of_case(services_, session_, writer_, case_row, *type, form));
}

ShownDraft Drafts::keep_new(const NewDraft& what, const catalogue::DocumentType& type,
                            const std::optional<vault::CaseRow>& case_row,
                            const std::vector<documents::Value>& values) {
  vault::EventBatch events{services_.events};
  auto shown = store::transact(session_, [&](store::Connection& db) {
    events.restart();
    if (case_row) {
      // First of all: what the transaction sees of the case begins after whoever adds to it.
      vault::lock_projection(db, case_row->case_id);
    }
    const auto now = services_.clock.now();
    vault::DraftRow row;
    row.draft_id = make_uuid();
    row.number = vault::take_draft_number(db, fiscal_year(now));
    row.type = type.name();
    row.supersedes = what.revises;
    row.begun_by = writer_.actor.name;
    row.begun_at = now;
    if (case_row) {
      row.case_id = case_row->case_id;
    }
    OpenDraft draft{row, &type, case_row, std::nullopt,
                    vault::keys_of(db, services_.keys, row, services_.retention_years)};
    if (case_row) {
      draft.contents = services_.reading.look_at(db, *case_row, draft.keys);
    }
    vault::insert(db, draft.row, services_.keys.tenant(), draft.keys);
    const StandardValues standard{row.number, japan_date(now), services_.municipality,
                                  writer_.reader.agency};
    vault::DraftVersionRow first;
    first.version = 1;
    const auto text = keep(db, draft, first,
                           what.revises ? values : with_standard_values(type, values, standard));
    ShownDraft out{draft.row, number_of(case_row), &type, 1, false, {}, {}};
    out.decision = decide(services_, writer_, draft, text.directory);
    out.values = granted_values(services_, draft, text, out.decision);
    auto event = event_of(writer_, draft, tlog::EventType::draft_begun);
    event.document_id = what.revises;
    describe(event, type, out.values, out.decision);
    events.add(std::move(event));
    events.write(db);
    return out;
  });
  events.committed();
  return shown;
}

ShownDraft Drafts::show(const std::string& number, std::optional<std::uint32_t> version) {
  auto& db = session_.connection();
  auto draft = open_draft(services_, db, number, Hold::no);
  const auto text = text_of(services_, db, draft, version.value_or(draft.row.version));
  ShownDraft out{draft.row,
                 number_of(draft.case_row),
                 draft.type,
                 text.row.version,
                 text.row.is_side,
                 {},
                 decide(services_, writer_, draft, text.directory)};
  auto event = event_of(writer_, draft, tlog::EventType::draft_read);
  event.revision = text.row.version;
  event.classes = out.decision.classes();
  event.withheld = out.decision.refused_classes();
  event.grounds = out.decision.grounds_text();
  event.needs_review = out.decision.needs_review();
  event.outcome = out.decision.granted.empty() ? "denied" : "done";
  vault::record_alone(session_, services_.events, std::move(event));
  require_ground(writer_, out.decision);
  out.values = granted_values(services_, draft, text, out.decision);
  return out;
}

void Drafts::discard(const std::string& number) {
  vault::EventBatch events{services_.events};
  store::transact(session_, [&](store::Connection& db) {
    events.restart();
    auto draft = open_draft(services_, db, number, Hold::yes);
    const auto text = text_of(services_, db, draft, draft.row.version);
    require_ground(writer_, decide(services_, writer_, draft, text.directory));
    vault::remove_draft(db, draft.row.draft_id);
    events.add(event_of(writer_, draft, tlog::EventType::draft_discarded));
    events.write(db);
  });
  events.committed();
}

std::vector<ListedDraft> Drafts::list() {
  auto& db = session_.connection();
  std::vector<ListedDraft> out;
  for (const auto& row : vault::all_drafts(db)) {
    auto draft = open_draft(services_, db, row.number, Hold::no);
    const auto text = text_of(services_, db, draft, draft.row.version);
    const auto decision = decide(services_, writer_, draft, text.directory);
    if (writer_.reader.agency.empty() || !decision.granted.empty()) {
      out.push_back({draft.row, number_of(draft.case_row), text.row.saved_by, text.row.saved_at});
    }
  }
  vault::Event event;
  event.type = tlog::EventType::draft_read;
  event.actor = writer_.actor;
  event.outcome = "listed";
  event.count = static_cast<std::int64_t>(out.size());
  vault::record_alone(session_, services_.events, std::move(event));
  return out;
}

}  // namespace tsunagu::drafts
