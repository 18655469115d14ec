/// One transaction's worth of filing, worked out before anything is inserted.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/intake/filing.h"
#include "server/vault/case_keys.h"
#include "server/vault/case_projection.h"
#include "server/vault/case_tokens.h"
#include "server/vault/document_rows.h"

namespace tsunagu::intake {

/// Decides for each record, in their order, and collects the rows. Built anew for every try of a
/// transaction. Not thread-safe.
class FilingPlan {
 public:
  FilingPlan(FilingServices& services, store::Connection& db, const FileContext& context);

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
    std::optional<vault::CaseProjection> before;  ///< held until the transaction ends
    std::vector<cases::DocumentFacts> facts;      ///< of accepted documents, in order
    Microseconds last_recorded = 0;               ///< of the case's newest document
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
  Result<Uuid> case_of(const documents::Document& document, const Numbers& numbers,
                       const vault::DocumentRow* newest);
  Result<Uuid> referenced_case(const std::string& reference, const vault::Token& token) const;
  OpenCase& open_case(const Uuid& case_id);
  Uuid new_case();
  void remember_tokens(const Numbers& numbers, const Uuid& case_id);
  vault::InboundRecord accept(const JudgedRecord& record, const Numbers& numbers,
                              const vault::Token& content, const vault::DocumentRow* newest,
                              const Uuid& case_id);
  void number_new_cases();
  static vault::CaseProjection projection_of(const OpenCase& open);
  void add_events(vault::EventBatch& events) const;

  FilingServices& services_;
  store::Connection& db_;
  const FileContext& context_;
  std::vector<vault::CaseToken> known_;
  std::map<vault::Token, vault::DocumentRow> newest_;
  std::map<Uuid, std::unique_ptr<OpenCase>> cases_;
  std::vector<Uuid> new_cases_;
  std::vector<vault::CaseToken> new_tokens_;
  std::vector<vault::DocumentRow> documents_;
  std::vector<cases::NameEntry> search_;
  std::vector<Uuid> superseded_;
  std::vector<vault::InboundRecord> outcomes_;
};

}  // namespace tsunagu::intake
