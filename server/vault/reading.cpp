/// Opening what is sealed: judged, recorded, and only then opened, class by class.
#include "server/vault/reading.h"

#include <algorithm>
#include <set>

#include "security/digest.h"
#include "server/base/error.h"
#include "server/store/statement.h"

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

void Reading::check(const CaseRow& row, CaseKeys& keys) {
  const auto expected = seal_of(row, keys_.tenant(), keys.key(security::kSealClass, false));
  if (!security::equal(expected, row.seal)) {
    throw IntegrityError{"the row of case " + row.case_id.text() + " was changed"};
  }
}

void Reading::check(const DocumentRow& row, CaseKeys& keys) {
  const auto expected = seal_of(row, keys_.tenant(), keys.key(security::kSealClass, false));
  if (!security::equal(expected, row.seal)) {
    throw IntegrityError{"the row of document " + row.document_id.text() + " was changed"};
  }
}

bool Reading::is_protected(store::Connection& db, const CaseRow& row, CaseKeys& keys) {
  const auto all = documents_of(db, row.case_id);
  std::set<Uuid> superseded;
  for (const auto& one : all) {
    if (one.supersedes) {
      superseded.insert(*one.supersedes);
    }
  }
  return std::any_of(all.begin(), all.end(), [&](const DocumentRow& one) {
    if (superseded.count(one.document_id) != 0) {
      return false;
    }
    const auto full = find_document(db, one.document_id);
    if (!full) {
      throw IntegrityError{"document " + one.document_id.text() + " is gone"};
    }
    check(*full, keys);
    const SealingPlace place{keys_.tenant(), row.case_id, one.document_id};
    return open_directory(full->sealed, full->type, place, keys).is_protected;
  });
}

std::optional<OpenedDocument> Reading::judge(store::Connection& db, const ReadRequest& request,
                                             CaseKeys& keys, Directory& directory, Bytes& sealed) {
  auto row = find_document(db, request.document_id);
  if (!row) {
    return std::nullopt;
  }
  const auto case_row = find_case(db, row->case_id);
  if (!case_row) {
    throw IntegrityError{"case " + row->case_id.text() + " of a document is gone"};
  }
  keys = CaseKeys{keys_, case_row->case_id, case_row->retention_year};
  keys.load(db);
  check(*case_row, keys);
  check(*row, keys);

  OpenedDocument opened;
  opened.case_row = *case_row;
  opened.is_protected = is_protected(db, *case_row, keys);
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
    raise_alarm(session, request);
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

  const SealingPlace place{keys_.tenant(), opened->row.case_id, opened->row.document_id};
  const auto& granted = opened->decision.granted;
  for (const auto& entry : directory.entries) {
    if (std::find(granted.begin(), granted.end(), entry.sensitivity) == granted.end()) {
      continue;
    }
    OpenedValue value;
    value.number = entry.number;
    value.position = entry.position;
    value.sensitivity = entry.sensitivity;
    value.value = entry.sensitivity == 0 ? security::SecretBytes::copy_of(as_bytes(entry.plain))
                                         : open_value(sealed, entry, opened->row.type, place, keys);
    opened->values.push_back(std::move(value));
  }
  return opened;
}

void Reading::raise_alarm(store::Session& session, const ReadRequest& request) {
  auto event = event_of(request);
  event.type = tlog::EventType::integrity_alarm;
  event.outcome = "refused";
  record_alone(session, events_, std::move(event));
}

}  // namespace tsunagu::vault
