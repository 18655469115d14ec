/// Rows of documents and cases, each under a seal that covers all its columns.
#include "server/vault/document_rows.h"

#include <algorithm>

#include "security/digest.h"
#include "security/field_cipher.h"
#include "server/base/error.h"
#include "server/store/bulk.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kLongestNumber = 16;  // of case_record.case_number

template <std::size_t Size>
std::array<std::byte, Size> fixed(const Bytes& bytes, const char* column) {
  if (bytes.size() != Size) {
    throw IntegrityError{std::string{"column "} + column + " has an impossible length"};
  }
  std::array<std::byte, Size> out{};
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

/// Columns in the order of kept statements below; the sealed column, if any, is the last.
DocumentRow read_document(store::Statement& find, bool with_sealed) {
  DocumentRow row;
  row.document_id = find.uuid(0);
  row.case_id = find.uuid(1);
  row.type = find.text(2);
  row.revision = static_cast<std::uint32_t>(find.unsigned_integer(3));
  if (!find.is_null(4)) {
    row.supersedes = find.uuid(4);
  }
  row.recorded_at = find.integer(5);
  row.origin = find.text(6);
  row.number_token = fixed<16>(find.bytes(7), "document.number_token");
  row.content_token = fixed<16>(find.bytes(8), "document.content_token");
  row.seal = fixed<32>(find.bytes(9), "document.seal");
  if (with_sealed) {
    row.sealed = find.bytes(10);
  }
  return row;
}

}  // namespace

security::Digest seal_of(const CaseRow& row, const Uuid& tenant,
                         const security::DataKey& seal_key) {
  Bytes what;
  append_sized(what, as_bytes("tsunagu/case/v1"));
  append_sized(what, tenant.view());
  append_sized(what, row.case_id.view());
  append_sized(what, as_bytes(row.number));
  append_be(what, static_cast<std::uint64_t>(row.opened_at), 8);
  append_be(what, static_cast<std::uint64_t>(row.retention_year), 4);
  return security::document_seal(seal_key, what);
}

security::Digest seal_of(const DocumentRow& row, const Uuid& tenant,
                         const security::DataKey& seal_key) {
  Bytes what;
  append_sized(what, as_bytes("tsunagu/document/v1"));
  append_sized(what, tenant.view());
  append_sized(what, row.case_id.view());
  append_sized(what, row.document_id.view());
  append_sized(what, as_bytes(row.type));
  append_be(what, row.revision, 4);
  append_sized(what, row.supersedes ? ByteView{row.supersedes->view()} : ByteView{});
  append_be(what, static_cast<std::uint64_t>(row.recorded_at), 8);
  append_sized(what, as_bytes(row.origin));
  append_sized(what, row.number_token);
  append_sized(what, row.content_token);
  append_sized(what, security::sha256(row.sealed));
  return security::document_seal(seal_key, what);
}

CaseRow read_case(store::Statement& find) {
  CaseRow row;
  row.case_id = find.uuid(0);
  row.number = find.text(1);
  row.opened_at = find.integer(2);
  row.retention_year = static_cast<int>(find.integer(3));
  row.seal = fixed<32>(find.bytes(4), "case_record.seal");
  return row;
}

std::optional<CaseRow> find_case(store::Connection& db, const Uuid& case_id) {
  auto& find = db.prepared(
      "SELECT case_id, case_number, opened_at, retention_year, seal FROM case_record "
      "WHERE case_id = ?");
  find.execute(case_id);
  return find.next() ? std::optional{read_case(find)} : std::nullopt;
}

std::optional<CaseRow> find_case_numbered(store::Connection& db, const std::string& number) {
  // What a partner calls a case may be any text, which the database would not even compare.
  const auto is_ours = [](char one) { return one > ' ' && one <= '~'; };
  if (number.size() > kLongestNumber || !std::all_of(number.begin(), number.end(), is_ours)) {
    return std::nullopt;
  }
  auto& find = db.prepared(
      "SELECT case_id, case_number, opened_at, retention_year, seal FROM case_record "
      "WHERE case_number = ?");
  find.execute(number);
  return find.next() ? std::optional{read_case(find)} : std::nullopt;
}

std::optional<DocumentRow> find_document(store::Connection& db, const Uuid& document_id) {
  auto& find = db.prepared(
      "SELECT document_id, case_id, document_type, revision, supersedes, recorded_at, origin, "
      "number_token, content_token, seal, sealed FROM document WHERE document_id = ?");
  find.execute(document_id);
  return find.next() ? std::optional{read_document(find, true)} : std::nullopt;
}

std::optional<DocumentRow> find_newest(store::Connection& db, const Token& token,
                                       const std::string& origin) {
  auto& find = db.prepared(
      "SELECT document_id, case_id, document_type, revision, supersedes, recorded_at, origin, "
      "number_token, content_token, seal FROM document WHERE number_token = ? AND origin = ? "
      "ORDER BY revision DESC LIMIT 1");
  find.execute(token, origin);
  return find.next() ? std::optional{read_document(find, false)} : std::nullopt;
}

bool has_revision(store::Connection& db, const Token& token, const std::string& origin,
                  const Token& content) {
  auto& find = db.prepared(
      "SELECT COUNT(*) FROM document WHERE number_token = ? AND origin = ? AND content_token = ?");
  find.execute(token, origin, content);
  return find.next() && find.integer(0) > 0;
}

std::vector<DocumentRow> documents_of(store::Connection& db, const Uuid& case_id) {
  auto& find = db.prepared(
      "SELECT document_id, case_id, document_type, revision, supersedes, recorded_at, origin, "
      "number_token, content_token, seal FROM document WHERE case_id = ? "
      "ORDER BY recorded_at, document_id");
  find.execute(case_id);
  std::vector<DocumentRow> rows;
  while (find.next()) {
    rows.push_back(read_document(find, false));
  }
  return rows;
}

std::vector<DocumentRow> documents_with_content(store::Connection& db, const Uuid& case_id) {
  auto& find = db.prepared(
      "SELECT document_id, case_id, document_type, revision, supersedes, recorded_at, origin, "
      "number_token, content_token, seal, sealed FROM document WHERE case_id = ? "
      "ORDER BY recorded_at, document_id");
  find.execute(case_id);
  std::vector<DocumentRow> rows;
  while (find.next()) {
    rows.push_back(read_document(find, true));
  }
  return rows;
}

void insert(store::Connection& db, const std::vector<CaseRow>& rows) {
  store::Bulk bulk{db,
                   "INSERT INTO case_record (case_id, case_number, opened_at, retention_year, "
                   "seal) VALUES (?, ?, ?, ?, ?)"};
  for (const auto& row : rows) {
    bulk.add(row.case_id, row.number, row.opened_at, std::int64_t{row.retention_year}, row.seal);
  }
  bulk.flush();
}

void insert(store::Connection& db, const std::vector<DocumentRow>& rows) {
  store::Bulk bulk{db,
                   "INSERT INTO document (document_id, case_id, document_type, revision, "
                   "supersedes, recorded_at, origin, number_token, content_token, sealed, seal) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  for (const auto& row : rows) {
    bulk.add(row.document_id, row.case_id, row.type, std::uint64_t{row.revision}, row.supersedes,
             row.recorded_at, row.origin, row.number_token, row.content_token, row.sealed,
             row.seal);
  }
  bulk.flush();
}

}  // namespace tsunagu::vault
