/// Opening what is sealed: judged, recorded, and only then opened, share by share.
#include "server/vault/reading.h"

#include <algorithm>
#include <utility>

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/case_facts.h"
#include "server/vault/person_facts.h"
#include "server/vault/row_seals.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::vault {
namespace {

constexpr std::string_view kPurposes = "consent-purpose";

Event event_of(const ReadRequest& request) {
  Event event;
  event.type = request.event;
  event.actor = request.actor;
  event.document_id = request.document_id;
  event.adapter = request.adapter;
  return event;
}

void describe(Event& event, const Judgement& judged) {
  event.case_id = judged.case_row.case_id;
  event.case_number = judged.case_row.number;
  event.document_type = judged.row.type;
  event.revision = judged.row.revision;
  event.seal = judged.row.seal;
  event.classes = judged.decision.classes();
  event.withheld = judged.decision.refused_classes();
  event.grounds = judged.decision.grounds_text();
  event.needs_review = judged.decision.needs_review();
  if (judged.decision.granted.empty()) {
    event.outcome = "denied";
  }
}

}  // namespace

const catalogue::DocumentType& Reading::type_of(const DocumentRow& row) const {
  const auto* type = services_.catalogue.find(row.type);
  if (type == nullptr) {
    throw IntegrityError{"document " + row.document_id.text() + " is of an unknown type"};
  }
  return *type;
}

CaseContents Reading::look_at(store::Connection& db, const CaseRow& row, CaseKeys& keys) {
  const auto tenant = services_.keys.tenant();
  const auto* recorded = services_.events.stored;
  if (recorded != nullptr && recorded->tombstone(row.number)) {
    throw Error{messages::kDestroyed, "case " + row.number};
  }
  require_sealed(row, tenant, keys);
  const auto stored =
      recorded != nullptr ? recorded->of(row.number) : std::vector<StoredDocument>{};
  CaseContents contents;
  contents.documents = documents_with_content(db, row.case_id);
  require_stored(stored, contents.documents);
  // Every row, also of older versions: one that was changed could hide another.
  for (auto& full : contents.documents) {
    require_sealed(full, tenant, keys);
    const SealingPlace place{tenant, row.case_id, full.document_id};
    const auto directory = open_directory(full.sealed, full.type, place, keys);
    contents.facts.push_back({full.document_id, full.supersedes, full.revision, full.recorded_at,
                              directory.is_protected, facts_of(type_of(full), directory)});
    full.sealed.clear();
  }
  // What was said in another case of the same person, a withdrawal or 支援措置, counts here too.
  const auto others =
      facts_of_others(db, {services_.keys, services_.catalogue, recorded}, row.case_id);
  contents.standing =
      cases::standing_of(others.empty() ? contents.facts : cases::joined(contents.facts, others));
  contents.is_protected = contents.standing.is_protected;
  if (services_.meetings) {
    contents.meetings = services_.meetings(db, row.case_id);
  }
  return contents;
}

cases::Reader Reading::stated(cases::Reader reader, const Actor& actor) const {
  reader.basis = actor.basis;
  reader.purpose = services_.catalogue.has_code(kPurposes, actor.purpose) ? actor.purpose : "";
  return reader;
}

cases::AccessDecision Reading::decide(const cases::Reader& reader, const CaseContents& contents,
                                      const DocumentRow& document,
                                      const std::vector<std::uint8_t>& classes) const {
  const auto& type = type_of(document);
  const auto facts =
      std::ranges::find(contents.facts, document.document_id, &cases::RecordedFacts::document_id);
  TSUNAGU_ENSURE(facts != contents.facts.end(), "a document of the case has facts");
  const auto origin = services_.adapter_agencies.find(document.origin);
  const cases::Situation situation{
      facts->document,
      origin != services_.adapter_agencies.end() ? origin->second : std::string_view{},
      type.wire().is_register,
      contents.standing.consents,
      contents.is_protected,
      contents.meetings,
      services_.events.clock.now()};
  return cases::decide_access(reader, situation, cases::shares_of(type), classes);
}

std::optional<Judgement> Reading::judge(store::Connection& db, const ReadRequest& request,
                                        Sealed& sealed) {
  auto row = find_document(db, request.document_id);
  if (!row) {
    const auto* stored = services_.events.stored;
    const auto gone =
        stored != nullptr ? stored->destroyed_with(request.document_id) : std::nullopt;
    if (gone) {
      throw Error{messages::kDestroyed,
                  "document " + request.document_id.text() + ", case " + *gone};
    }
    if (stored != nullptr && stored->knows(request.document_id)) {
      throw IntegrityError{"document " + request.document_id.text() + " was recorded and is gone"};
    }
    return std::nullopt;
  }
  const auto case_row = find_case(db, row->case_id);
  if (!case_row) {
    throw IntegrityError{"case " + row->case_id.text() + " of a document is gone"};
  }
  sealed.keys = CaseKeys{services_.keys, case_row->case_id, case_row->retention_year};
  sealed.keys.load(db);
  require_sealed(*row, services_.keys.tenant(), sealed.keys);

  Judgement judged;
  judged.case_row = *case_row;
  const auto contents = look_at(db, *case_row, sealed.keys);
  judged.is_protected = contents.is_protected;
  judged.decision = decide(stated(request.reader, request.actor), contents, *row, request.classes);
  const SealingPlace place{services_.keys.tenant(), row->case_id, row->document_id};
  sealed.directory = open_directory(row->sealed, row->type, place, sealed.keys);
  sealed.bytes = std::exchange(row->sealed, {});
  judged.row = std::move(*row);
  return judged;
}

std::optional<Judgement> Reading::judge(store::Connection& db, const ReadRequest& request) {
  Sealed sealed{CaseKeys{services_.keys, {}, 0}, {}, {}};
  return judge(db, request, sealed);
}

std::optional<OpenedDocument> Reading::open(store::Session& session, const ReadRequest& request) {
  Sealed sealed{CaseKeys{services_.keys, {}, 0}, {}, {}};
  auto event = event_of(request);
  std::optional<Judgement> judged;
  try {
    judged = judge(session.connection(), request, sealed);
  } catch (const IntegrityError&) {
    raise_alarm(session, event_of(request));
    throw;
  }
  if (!judged) {
    event.outcome = "not-found";
    record_alone(session, services_.events, std::move(event));
    return std::nullopt;
  }
  describe(event, *judged);
  record_alone(session, services_.events, std::move(event));

  OpenedDocument opened;
  try {
    opened.values = open_values(*judged, sealed);
  } catch (const IntegrityError&) {
    raise_alarm(session, event_of(request));
    throw;
  }
  static_cast<Judgement&>(opened) = *std::move(judged);
  return opened;
}

std::vector<OpenedValue> Reading::open_values(const Judgement& judged, Sealed& sealed) const {
  const SealingPlace place{services_.keys.tenant(), judged.row.case_id, judged.row.document_id};
  const auto& type = type_of(judged.row);
  std::vector<OpenedValue> values;
  for (const auto& entry : sealed.directory.entries) {
    const auto field = type.field_numbered(entry.number);
    if (!field) {
      throw IntegrityError{"document " + judged.row.document_id.text() + " has an unknown field"};
    }
    if (!judged.decision.grants({entry.sensitivity, type.fields()[*field].category})) {
      continue;
    }
    OpenedValue value;
    value.number = entry.number;
    value.position = entry.position;
    value.sensitivity = entry.sensitivity;
    value.value = entry.sensitivity == 0
                      ? security::SecretBytes::copy_of(as_bytes(entry.plain))
                      : open_value(sealed.bytes, entry, type.name(), place, sealed.keys);
    values.push_back(std::move(value));
  }
  return values;
}

void Reading::raise_alarm(store::Session& session, Event about) {
  about.type = tlog::EventType::integrity_alarm;
  about.outcome = "refused";
  record_alone(session, services_.events, std::move(about));
}

}  // namespace tsunagu::vault
