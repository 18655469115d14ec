/// One transaction's worth of filing, worked out before anything is inserted.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/cases/standing.h"
#include "server/intake/filing.h"
#include "server/vault/case_keys.h"
#include "server/vault/case_links.h"
#include "server/vault/case_projection.h"
#include "server/vault/case_tokens.h"
#include "server/vault/document_rows.h"

namespace tsunagu::intake {

/// Decides for each record, in their order, and collects the rows. Built anew for every try of a
/// transaction. Not thread-safe.
class FilingPlan {
 public:
  FilingPlan(FilingServices& services, store::Connection& db, RecordSource source);

  /// Decides all `records`; call once.
  void decide(const std::vector<JudgedRecord>& records);
  /// Inserts everything that was decided. The events go into `events`.
  void insert(vault::EventBatch& events);

  const std::vector<vault::InboundRecord>& outcomes() const { return outcomes_; }
  const std::vector<cases::NameEntry>& search_entries() const { return search_; }
  /// Documents that newer ones took the place of.
  const std::vector<Uuid>& superseded() const { return superseded_; }

 private:
  /// A case that this transaction touches.
  struct OpenCase {
    vault::CaseRow row;
    bool is_new = false;
    vault::CaseKeys keys;
    cases::CaseFacts facts;          ///< of all its documents, those accepted here at the end
    std::size_t known = 0;           ///< how many of `facts` stood there before
    cases::CaseFacts linked;         ///< of the other cases of the person
    cases::Standing standing;        ///< of `facts` and `linked`
    Microseconds last_recorded = 0;  ///< of the case's newest document
    bool has_changed = false;
  };
  struct Numbers {
    vault::Token number{};
    std::optional<vault::Token> resident;
    std::optional<vault::Token> reference;
  };

  Numbers numbers_of(const documents::Document& document) const;
  void look_up(const std::vector<JudgedRecord>& records);
  vault::InboundRecord decide_one(const JudgedRecord& record, const Numbers& numbers);
  const vault::DocumentRow* newest(const Numbers& numbers);
  bool is_repeated(const vault::DocumentRow* newest, const vault::Token& content,
                   const Numbers& numbers);
  /// The kind of folder that documents like it are kept in.
  static vault::FolderKind folder_of(const documents::Document& document);
  /// The number of a case that this transaction touches.
  std::string case_number(const Uuid& case_id) const;
  /// The case a document belongs to; nothing if it opens a new one.
  Result<std::optional<Uuid>> case_of(const documents::Document& document, const Numbers& numbers,
                                      const vault::DocumentRow* newest) const;
  /// The same by what the document says itself.
  Result<std::optional<Uuid>> stated_case(const documents::Document& document,
                                          const Numbers& numbers) const;
  Result<std::optional<Uuid>> referenced_case(const std::string& reference,
                                              const vault::Token& token) const;
  /// Why the case may not take the document, if so. `open` is null for a new case.
  std::optional<Refusal> objection(const documents::Document& document,
                                   const vault::DocumentRow* newest, const OpenCase* open) const;
  OpenCase& open_case(const Uuid& case_id);
  /// The case in which `case_id` goes on: itself unless it was merged, perhaps in this transaction.
  Uuid goes_on_in(const Uuid& case_id) const;
  /// The case and all others of its person.
  std::vector<Uuid> cases_of_person(const Uuid& case_id) const;
  /// `facts` with those of the other cases of the person of `open`.
  static cases::CaseFacts of_person(const OpenCase& open, const cases::CaseFacts& facts);
  /// Merges the case of a document that was accepted into the one that is known by its resident
  /// code, if nothing speaks against it.
  void join_by_code(OpenCase& open, const Numbers& numbers, const cases::NameEntry& entry);
  bool may_join(const OpenCase& open, const OpenCase& known, const vault::Token& resident,
                const cases::NameEntry& entry);
  void insert_links(vault::EventBatch& events);
  OpenCase& new_case(vault::FolderKind kind);
  void remember_tokens(const Numbers& numbers, const Uuid& case_id);
  vault::InboundRecord accept(const JudgedRecord& record, const Numbers& numbers,
                              const vault::Token& content, const vault::DocumentRow* newest,
                              OpenCase& open);
  void number_new_cases();
  vault::CaseProjection projection_of(OpenCase& open) const;
  /// Owes recalls for what was sent on a consent that documents of this transaction took back.
  void recall_deliveries(vault::EventBatch& events) const;
  void add_events(vault::EventBatch& events) const;

  FilingServices& services_;
  store::Connection& db_;
  const RecordSource source_;
  std::vector<vault::CaseToken> known_;
  std::map<vault::Token, vault::DocumentRow> newest_;
  std::map<Uuid, std::unique_ptr<OpenCase>> cases_;
  std::vector<std::pair<Uuid, vault::FolderKind>> new_cases_;
  std::shared_ptr<const profiles::Profile> profile_;  // one for the whole transaction
  std::string today_;
  std::vector<vault::CaseToken> new_tokens_;
  std::vector<vault::DocumentRow> documents_;
  std::vector<cases::NameEntry> search_;
  std::vector<Uuid> superseded_;
  std::vector<vault::CaseLink> new_links_;
  std::vector<vault::InboundRecord> outcomes_;
};

}  // namespace tsunagu::intake
