/// A document as a form that people fill in with any editor, without XML; docs/forms.md explains
/// it.
///
///   # 氏名（書くなら必須）
///   Person/Name/Kanji = 見本　花
///   HouseholdMember[2]/Note =
///   | first line
///   | second line
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/refusal.h"
#include "server/catalogue/catalogue.h"
#include "server/documents/document.h"

namespace tsunagu::documents {

/// The longest form that is read, in bytes.
inline constexpr std::size_t kMaxFormBytes = 4U * 1024 * 1024;

/// How a municipality's form differs from the document type: paths of fields or groups.
struct FormPaths {
  std::vector<std::string> hidden;    ///< nobody is asked for these
  std::vector<std::string> required;  ///< these must be filled in
};

/// Whether `path` is one of `paths`, or stands below one.
bool is_covered(std::span<const std::string> paths, std::string_view path);

/// The lines of the form of `values`, which are in document order: a line a field, empty where no
/// value is known, and comments with label, choices on the ISO day `today` and what must be filled
/// in. Hidden fields are left out, with or without a value.
std::vector<std::string> form_lines(const catalogue::Catalogue& catalogue,
                                    const catalogue::DocumentType& type,
                                    const std::vector<Value>& values, const FormPaths& form,
                                    std::string_view today);

/// What a filled form says.
struct FormReading {
  std::vector<Value> values;   ///< in document order, occurrences counted up from 1
  std::vector<Refusal> wrong;  ///< lines that cannot be read, at most 20; never with their content
};

/// Reads the lines of a form of `type`, at most kMaxFormBytes; the text is hostile.
FormReading read_form(const catalogue::DocumentType& type, std::string_view text);

/// One line of a value as it stands in a form: a backslash in front of what would be lost or move
/// the cursor. A line feed is not part of a line.
std::string escaped_line(std::string_view line);
/// What escaped_line() made; nothing if a backslash is followed by something else.
std::optional<std::string> plain_line(std::string_view escaped);

}  // namespace tsunagu::documents
