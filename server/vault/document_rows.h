/// Rows of documents and cases, each under a seal that covers all its columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/store/connection.h"

namespace tsunagu::vault {

using Token = std::array<std::byte, 16>;

struct CaseRow {
  Uuid case_id;
  std::string number;  ///< "TN-2025-000123"
  Microseconds opened_at = 0;
  int retention_year = 0;  ///< fiscal year at whose end the case's keys may be destroyed
  security::Digest seal{};
};

struct DocumentRow {
  Uuid document_id;
  Uuid case_id;
  std::string type;
  std::uint32_t revision = 1;
  std::optional<Uuid> supersedes;
  Microseconds recorded_at = 0;
  std::string origin;  ///< adapter that brought it
  Token number_token{};
  Token content_token{};
  Bytes sealed;
  security::Digest seal{};
};

/// The seals over all columns, to be stored with a row or compared with the stored one.
security::Digest seal_of(const CaseRow& row, const Uuid& tenant, const security::DataKey& seal_key);
security::Digest seal_of(const DocumentRow& row, const Uuid& tenant,
                         const security::DataKey& seal_key);

/// The case in a row that begins with case_id, case_number, opened_at, retention_year, seal.
CaseRow read_case(store::Statement& find);
std::optional<CaseRow> find_case(store::Connection& db, const Uuid& case_id);
std::optional<CaseRow> find_case_numbered(store::Connection& db, const std::string& number);
std::optional<DocumentRow> find_document(store::Connection& db, const Uuid& document_id);
/// The newest revision of the document that `origin` calls by the number of `token`.
std::optional<DocumentRow> find_newest(store::Connection& db, const Token& token,
                                       const std::string& origin);
/// Whether any revision of that document has this content.
bool has_revision(store::Connection& db, const Token& token, const std::string& origin,
                  const Token& content);
/// Documents of a case in the order they were recorded, without their sealed column.
std::vector<DocumentRow> documents_of(store::Connection& db, const Uuid& case_id);
/// The same with it.
std::vector<DocumentRow> documents_with_content(store::Connection& db, const Uuid& case_id);

/// Inserts in one round trip a table.
void insert(store::Connection& db, const std::vector<CaseRow>& rows);
void insert(store::Connection& db, const std::vector<DocumentRow>& rows);

}  // namespace tsunagu::vault
