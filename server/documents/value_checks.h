/// What the core checks of values beyond their schema.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/bytes.h"
#include "server/base/refusal.h"
#include "server/documents/document.h"

namespace tsunagu::documents {

/// All that is wrong with the identifiers, dates and numbers of `document`: the checks its fields
/// ask for, and My Numbers anywhere (番号法20条: never collected, so never kept). Empty if fine.
std::vector<Refusal> broken_values(const Document& document);

/// The same for the values of a document that is not whole yet.
std::vector<Refusal> broken_values(const catalogue::DocumentType& type,
                                   const std::vector<Value>& values);

/// The individual number in `value`, if there is one: certain or suspected, without a place.
std::optional<Refusal> my_number_in(const catalogue::Field& field, std::string_view value);

/// Remarks that do not refuse: a resident code whose check digit is wrong (numbers issued before
/// the rule are not renumbered). Place and rule only, never the value.
std::vector<std::string> remarks(const Document& document);

/// 6 digits: JIS X 0402 with check digit, prefecture 01 to 47.
bool is_municipality_code(std::string_view text);
/// 15 digits; whether the check digit (modulus 11, weights 2 to 7 from the right) agrees is
/// separate.
bool is_resident_code(std::string_view text);
bool has_resident_check_digit(std::string_view text);
/// A day that exists: YYYY-MM-DD where MM-DD may be 00-00 or DD may be 00 (unknown).
bool is_partial_date(std::string_view text);

/// How much `text` looks like it holds an individual number (個人番号, 12 digits, modulus 11),
/// after folding digits of all scripts and single separators: 0 no, 40 and above suspected, 100 and
/// above certain. `label` is the field's label; a label or a word within 40 characters before the
/// digits that says My Number makes it certain. Numbers in fields labelled as telephone never hit
/// without such a word; nor do 12 digits inside a longer number.
int my_number_score(std::string_view label, std::string_view text);

/// The same for the bytes of a file that could not be read: digits of ASCII, UTF-8, UTF-16, CP932
/// and EUC-JP, also full-width ones. Words count only where they are UTF-8.
int raw_my_number_score(ByteView bytes);

}  // namespace tsunagu::documents
