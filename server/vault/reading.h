/// Opening what is sealed: judged, recorded, and only then opened, share by share.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "security/secret_bytes.h"
#include "server/cases/access_decision.h"
#include "server/cases/standing.h"
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

/// What a request would open.
struct Judgement {
  CaseRow case_row;
  DocumentRow row;            ///< without the sealed column
  bool is_protected = false;  ///< the case, not only this document
  cases::AccessDecision decision;
};

struct OpenedDocument : Judgement {
  std::vector<OpenedValue> values;  ///< of the granted shares, in document order
};

/// A case whose rows are what was written.
struct CaseContents {
  std::vector<DocumentRow> documents;  ///< in the order they were recorded, without sealed column
  bool is_protected = false;           ///< a current document says that its person is protected
  cases::CaseFacts facts;              ///< of the documents, in the same order
  cases::Standing standing;            ///< of the facts of all cases of the person
  std::vector<cases::OpenMeeting> meetings;  ///< that are held now about the case
};

/// What is asked for, by whom, with which right.
struct ReadRequest {
  Actor actor;
  cases::Reader reader;  ///< its basis and purpose are taken from the actor
  Uuid document_id;
  std::vector<std::uint8_t> classes;  ///< 0 to 5
  tlog::EventType event = tlog::EventType::document_read;
  std::string adapter;  ///< where it goes, for deliveries
};

/// What reading works with; references outlive it.
struct ReadingServices {
  security::KeyService& keys;
  EventServices& events;
  const catalogue::Catalogue& catalogue;
  /// The agency of each partner that stands for one.
  std::map<std::string, std::string> adapter_agencies = {};
  /// The support meetings that are held now about a case; without it there are none.
  std::function<std::vector<cases::OpenMeeting>(store::Connection& db, const Uuid& case_id)>
      meetings = {};
};

/// Thread-safe: every call has its own database session.
class Reading {
 public:
  explicit Reading(ReadingServices services) : services_{std::move(services)} {}

  /// Opens the granted shares of a document. The event, with the grounds, is durable before the
  /// first value is opened. Nothing if there is no such document (recorded too). Throws StoreError;
  /// IntegrityError if anything of the case was changed or is gone, which is recorded as an alarm
  /// first.
  std::optional<OpenedDocument> open(store::Session& session, const ReadRequest& request);

  /// What open() would grant now; neither opened nor recorded. Throws like it, without an alarm.
  std::optional<Judgement> judge(store::Connection& db, const ReadRequest& request);

  /// Looks at a whole case: its row, that all documents recorded for it are there, and their rows.
  /// Throws IntegrityError naming what is not as it was written.
  CaseContents look_at(store::Connection& db, const CaseRow& row, CaseKeys& keys);
  /// What `reader`, with basis and purpose as they stand in it, may have now of one document of
  /// `contents`.
  cases::AccessDecision decide(const cases::Reader& reader, const CaseContents& contents,
                               const DocumentRow& document,
                               const std::vector<std::uint8_t>& classes) const;
  /// `reader` with what `actor` stated: the basis, and the purpose if it is a code of the list
  /// consent-purpose.
  cases::Reader stated(cases::Reader reader, const Actor& actor) const;
  /// Records that changed rows were met, `about` telling what was asked for.
  void raise_alarm(store::Session& session, Event about);

 private:
  struct Sealed {
    CaseKeys keys;
    Directory directory;
    Bytes bytes;
  };

  std::optional<Judgement> judge(store::Connection& db, const ReadRequest& request, Sealed& sealed);
  const catalogue::DocumentType& type_of(const DocumentRow& row) const;
  std::vector<OpenedValue> open_values(const Judgement& judged, Sealed& sealed) const;

  ReadingServices services_;
};

}  // namespace tsunagu::vault
