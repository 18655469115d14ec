/// Opening what is sealed: judged, recorded, and only then opened, class by class.
#include "server/vault/reading.h"

#include <algorithm>
#include <set>

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/row_seals.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::vault {
namespace {

Event event_of(const ReadRequest& request) {
  Event event;
  event.type = request.event;
  event.actor = request.actor;
  event.document_id = request.document_id;
  event.adapter = request.adapter;
  return event;
}

}  // namespace

CaseContents Reading::look_at(store::Connection& db, const CaseRow& row, CaseKeys& keys) {
  require_sealed(row, keys_.tenant(), keys);
  const auto stored =
      events_.stored != nullptr ? events_.stored->of(row.number) : std::vector<StoredDocument>{};
  CaseContents contents;
  contents.documents = documents_of(db, row.case_id);
  require_stored(stored, contents.documents);
  std::set<Uuid> superseded;
  std::set<Uuid> protecting;
  // Every row, also of older versions: one that was changed could hide another.
  for (const auto& head : contents.documents) {
    const auto full = find_document(db, head.document_id);
    if (!full) {
      throw IntegrityError{"document " + head.document_id.text() + " is gone"};
    }
    require_sealed(*full, keys_.tenant(), keys);
    if (full->supersedes) {
      superseded.insert(*full->supersedes);
    }
    const SealingPlace place{keys_.tenant(), row.case_id, full->document_id};
    if (open_directory(full->sealed, full->type, place, keys).is_protected) {
      protecting.insert(full->document_id);
    }
  }
  contents.is_protected = std::any_of(protecting.begin(), protecting.end(),
                                      [&](const Uuid& one) { return superseded.count(one) == 0; });
  return contents;
}

std::optional<OpenedDocument> Reading::judge(store::Connection& db, const ReadRequest& request,
                                             CaseKeys& keys, Directory& directory, Bytes& sealed) {
  auto row = find_document(db, request.document_id);
  if (!row) {
    if (events_.stored != nullptr && events_.stored->knows(request.document_id)) {
      throw IntegrityError{"document " + request.document_id.text() + " was recorded and is gone"};
    }
    return std::nullopt;
  }
  const auto case_row = find_case(db, row->case_id);
  if (!case_row) {
    throw IntegrityError{"case " + row->case_id.text() + " of a document is gone"};
  }
  keys = CaseKeys{keys_, case_row->case_id, case_row->retention_year};
  keys.load(db);
  require_sealed(*row, keys_.tenant(), keys);

  OpenedDocument opened;
  opened.case_row = *case_row;
  opened.is_protected = look_at(db, *case_row, keys).is_protected;
  opened.decision = cases::decide_access(request.reader, request.classes, opened.is_protected);
  const SealingPlace place{keys_.tenant(), row->case_id, row->document_id};
  directory = open_directory(row->sealed, row->type, place, keys);
  sealed = std::exchange(row->sealed, {});
  opened.row = std::move(*row);
  return opened;
}

std::optional<OpenedDocument> Reading::open(store::Session& session, const ReadRequest& request) {
  CaseKeys keys{keys_, {}, 0};
  Directory directory;
  Bytes sealed;
  auto event = event_of(request);
  std::optional<OpenedDocument> opened;
  try {
    opened = judge(session.connection(), request, keys, directory, sealed);
  } catch (const IntegrityError&) {
    raise_alarm(session, event_of(request));
    throw;
  }
  if (!opened) {
    event.outcome = "not-found";
    record_alone(session, events_, std::move(event));
    return std::nullopt;
  }
  event.case_id = opened->case_row.case_id;
  event.case_number = opened->case_row.number;
  event.document_type = opened->row.type;
  event.revision = opened->row.revision;
  event.seal = opened->row.seal;
  event.classes = opened->decision.granted;
  for (const auto& one : opened->decision.withheld) {
    if (one.reason != cases::WithheldReason::not_requested) {
      event.withheld.push_back(one.sensitivity);
    }
  }
  record_alone(session, events_, std::move(event));

  try {
    open_values(*opened, directory, sealed, keys);
  } catch (const IntegrityError&) {
    raise_alarm(session, event_of(request));
    throw;
  }
  return opened;
}

void Reading::open_values(OpenedDocument& opened, const Directory& directory, ByteView sealed,
                          CaseKeys& keys) {
  const SealingPlace place{keys_.tenant(), opened.row.case_id, opened.row.document_id};
  const auto& granted = opened.decision.granted;
  for (const auto& entry : directory.entries) {
    if (std::find(granted.begin(), granted.end(), entry.sensitivity) == granted.end()) {
      continue;
    }
    OpenedValue value;
    value.number = entry.number;
    value.position = entry.position;
    value.sensitivity = entry.sensitivity;
    value.value = entry.sensitivity == 0 ? security::SecretBytes::copy_of(as_bytes(entry.plain))
                                         : open_value(sealed, entry, opened.row.type, place, keys);
    opened.values.push_back(std::move(value));
  }
}

void Reading::raise_alarm(store::Session& session, Event about) {
  about.type = tlog::EventType::integrity_alarm;
  about.outcome = "refused";
  record_alone(session, events_, std::move(about));
}

}  // namespace tsunagu::vault
