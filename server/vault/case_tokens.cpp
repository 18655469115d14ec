/// Which case a number belongs to, by keyed tokens.
#include "server/vault/case_tokens.h"

#include <cstdio>

#include "server/base/check.h"
#include "server/store/bulk.h"
#include "server/store/statement.h"

namespace tsunagu::vault {
namespace {

// Marks in one statement: enough that a batch of 100 records takes a few round trips, and a
// literal.
constexpr std::size_t kMarks = 32;

Token read_token(const Bytes& bytes) {
  Token token{};
  TSUNAGU_ENSURE(bytes.size() == token.size(), "a token column has 16 bytes");
  std::copy(bytes.begin(), bytes.end(), token.begin());
  return token;
}

template <std::size_t... Index>
void execute(store::Statement& find, const std::array<Token, kMarks>& tokens,
             std::index_sequence<Index...> /*marks*/) {
  find.execute(tokens[Index]...);
}

}  // namespace

std::vector<CaseToken> find_tokens(store::Connection& db, const std::vector<Token>& tokens) {
  std::vector<CaseToken> found;
  for (std::size_t start = 0; start < tokens.size(); start += kMarks) {
    // Marks that are left over repeat the first token, which finds nothing more.
    std::array<Token, kMarks> part{};
    for (std::size_t i = 0; i < kMarks; ++i) {
      part[i] = tokens[start + i < tokens.size() ? start + i : start];
    }
    auto& find = db.prepared(
        "SELECT kind, token, origin, case_id FROM case_token WHERE kind IN (1, 2) AND token IN "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?)");
    execute(find, part, std::make_index_sequence<kMarks>{});
    while (find.next()) {
      found.push_back({static_cast<TokenKind>(find.unsigned_integer(0)), read_token(find.bytes(1)),
                       find.text(2), find.uuid(3)});
    }
  }
  return found;
}

std::vector<Token> resident_codes_of(store::Connection& db, const Uuid& one, const Uuid& other) {
  auto& find = db.prepared("SELECT token FROM case_token WHERE case_id IN (?, ?) AND kind = 1");
  find.execute(one, other);
  std::vector<Token> codes;
  while (find.next()) {
    codes.push_back(read_token(find.bytes(0)));
  }
  return codes;
}

void insert(store::Connection& db, const std::vector<CaseToken>& tokens) {
  store::Bulk bulk{db, "INSERT INTO case_token (kind, token, origin, case_id) VALUES (?, ?, ?, ?)"};
  for (const auto& one : tokens) {
    bulk.add(static_cast<std::uint64_t>(one.kind), one.token, one.origin, one.case_id);
  }
  bulk.flush();
}

std::uint32_t take_folder_numbers(store::Connection& db, FolderKind kind, int fiscal_year,
                                  std::uint32_t count) {
  auto& add = kind == FolderKind::person
                  ? db.prepared(
                        "INSERT INTO case_counter (fiscal_year, last_number) VALUES (?, ?) "
                        "ON DUPLICATE KEY UPDATE last_number = last_number + VALUES(last_number)")
                  : db.prepared(
                        "INSERT INTO register_counter (fiscal_year, last_number) VALUES (?, ?) "
                        "ON DUPLICATE KEY UPDATE last_number = last_number + VALUES(last_number)");
  add.execute(std::int64_t{fiscal_year}, std::uint64_t{count});
  auto& find = kind == FolderKind::person
                   ? db.prepared("SELECT last_number FROM case_counter WHERE fiscal_year = ?")
                   : db.prepared("SELECT last_number FROM register_counter WHERE fiscal_year = ?");
  find.execute(std::int64_t{fiscal_year});
  TSUNAGU_ENSURE(find.next(), "a counter that was just written is there");
  return static_cast<std::uint32_t>(find.unsigned_integer(0)) - count + 1;
}

std::string folder_number(FolderKind kind, int fiscal_year, std::uint32_t number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%s-%04d-%06u", kind == FolderKind::person ? "TN" : "RG",
                fiscal_year, number);
  return text.data();
}

FolderKind folder_kind(std::string_view number) {
  return number.starts_with("RG-") ? FolderKind::entry : FolderKind::person;
}

}  // namespace tsunagu::vault
