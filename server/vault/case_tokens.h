/// Which case a number belongs to, by keyed tokens.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/base/uuid.h"
#include "server/store/connection.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {

enum class TokenKind : std::uint8_t { resident_code = 1, document_number = 2 };

struct CaseToken {
  TokenKind kind = TokenKind::resident_code;
  Token token{};
  std::string origin;  ///< the sender whose number it is; empty for resident codes
  Uuid case_id;
};

/// All entries with one of `tokens`, of any kind and origin, in one or few round trips.
std::vector<CaseToken> find_tokens(store::Connection& db, const std::vector<Token>& tokens);

/// The tokens of the resident codes that lead to either case. Throws StoreError.
std::vector<Token> resident_codes_of(store::Connection& db, const Uuid& one, const Uuid& other);

/// Inserts. Throws StoreError with a duplicate key if a token got a case meanwhile.
void insert(store::Connection& db, const std::vector<CaseToken>& tokens);

/// What a folder of documents is: about a person, or an entry of a register (agencies, community
/// resources, conferences, reports ...).
enum class FolderKind : std::uint8_t { person, entry };

/// Takes `count` running numbers of `fiscal_year`; returns the first. Holds the year's counter
/// until the transaction ends.
std::uint32_t take_folder_numbers(store::Connection& db, FolderKind kind, int fiscal_year,
                                  std::uint32_t count);

/// "TN-2025-000123" for a case, "RG-2025-000123" for an entry of a register.
std::string folder_number(FolderKind kind, int fiscal_year, std::uint32_t number);
/// What a number of ours names.
FolderKind folder_kind(std::string_view number);

}  // namespace tsunagu::vault
