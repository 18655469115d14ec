/// Opening what is sealed: judged, recorded, and only then opened, class by class.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "security/secret_bytes.h"
#include "server/cases/access_decision.h"
#include "server/catalogue/catalogue.h"
#include "server/store/session.h"
#include "server/vault/case_keys.h"
#include "server/vault/document_rows.h"
#include "server/vault/event_batch.h"
#include "server/vault/sealed_document.h"

namespace tsunagu::vault {

struct OpenedValue {
  std::string number;  ///< field number of the schema
  std::vector<std::uint16_t> position;
  std::uint8_t sensitivity = 0;
  security::SecretBytes value;
};

struct OpenedDocument {
  CaseRow case_row;
  DocumentRow row;                  ///< without the sealed column
  bool is_protected = false;        ///< the case, not only this document
  std::vector<OpenedValue> values;  ///< of the granted classes, in document order
  cases::AccessDecision decision;
};

/// A case whose rows are what was written.
struct CaseContents {
  std::vector<DocumentRow> documents;  ///< in the order they were recorded, without sealed column
  bool is_protected = false;           ///< a current document says that its person is protected
};

/// What is asked for, by whom, with which right.
struct ReadRequest {
  Actor actor;
  cases::Reader reader;
  Uuid document_id;
  std::vector<std::uint8_t> classes;  ///< 0 to 5
  tlog::EventType event = tlog::EventType::document_read;
  std::string adapter;  ///< where it goes, for deliveries
};

class Reading {
 public:
  Reading(security::KeyService& keys, EventServices& events) : keys_{keys}, events_{events} {}

  /// Opens the granted classes of a document. The event is durable before the first value is
  /// opened. Nothing if there is no such document (recorded too). Throws StoreError; IntegrityError
  /// if anything of the case was changed or is gone, which is recorded as an alarm first.
  std::optional<OpenedDocument> open(store::Session& session, const ReadRequest& request);

  /// Looks at a whole case: its row, that all documents recorded for it are there, and their rows.
  /// Throws IntegrityError naming what is not as it was written.
  CaseContents look_at(store::Connection& db, const CaseRow& row, CaseKeys& keys);
  /// Records that changed rows were met, `about` telling what was asked for.
  void raise_alarm(store::Session& session, Event about);

 private:
  std::optional<OpenedDocument> judge(store::Connection& db, const ReadRequest& request,
                                      CaseKeys& keys, Directory& directory, Bytes& sealed);
  void open_values(OpenedDocument& opened, const Directory& directory, ByteView sealed,
                   CaseKeys& keys);

  security::KeyService& keys_;  // outlives this
  EventServices& events_;       // outlives this
};

}  // namespace tsunagu::vault
