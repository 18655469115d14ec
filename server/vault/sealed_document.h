/// A document as one sealed column, every value openable alone.
///
/// Layout: docs/sealed-formats.md. In front stands the directory, sealed under the case's class 0
/// key: which fields are there, where each sealed value lies, and the plain (class 0) values
/// themselves. So the database does not even see which fields a document has.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "security/field_cipher.h"
#include "security/secret_bytes.h"
#include "server/base/bytes.h"
#include "server/documents/document.h"
#include "server/vault/case_keys.h"

namespace tsunagu::vault {

struct SealingPlace {
  Uuid tenant;
  Uuid case_id;
  Uuid document_id;
};

/// The most that the values of one document may hold together, in bytes.
inline constexpr std::size_t kMaxDocumentBytes = 16U * 1024 * 1024;

/// Whether `document` may be sealed: its values hold at most kMaxDocumentBytes, and its directory
/// with the plain values is not longer than one field may be. What comes from an adapter host is
/// asked this first.
bool can_be_sealed(const documents::Document& document);
/// The same for the values of a document that is not whole yet.
bool can_be_sealed(const catalogue::DocumentType& type,
                   const std::vector<documents::Value>& values);

/// Seals all values of `document`, which can_be_sealed(). Makes keys of classes the case has none
/// for yet.
Bytes seal_document(const documents::Document& document, const SealingPlace& place, CaseKeys& keys);

/// The same for the values of a document that is not whole yet; `is_protected`: they say that
/// somebody is.
Bytes seal_values(const catalogue::DocumentType& type, const std::vector<documents::Value>& values,
                  bool is_protected, const SealingPlace& place, CaseKeys& keys);

/// One value of a sealed document: where it stands, and what it needs to be opened.
struct DirectoryEntry {
  std::string number;  ///< field number of the schema
  std::vector<std::uint16_t> position;
  std::uint8_t sensitivity = 0;
  std::uint32_t offset = 0;  ///< into the sealed column; 0 for class 0
  std::uint32_t length = 0;
  std::string plain;  ///< the value, for class 0 only
};

struct Directory {
  bool is_protected = false;            ///< DV等支援措置 stands in the document
  std::vector<DirectoryEntry> entries;  ///< in document order
};

/// Opens the directory. Throws IntegrityError.
Directory open_directory(ByteView sealed, std::string_view document_type, const SealingPlace& place,
                         CaseKeys& keys);

/// Opens one value of a class above 0. Throws IntegrityError.
security::SecretBytes open_value(ByteView sealed, const DirectoryEntry& entry,
                                 std::string_view document_type, const SealingPlace& place,
                                 CaseKeys& keys);

/// The values of a sealed document of `type` whose fields are `wanted`, in document order. Throws
/// IntegrityError.
std::vector<documents::Value> open_values(
    ByteView sealed, const catalogue::DocumentType& type, const SealingPlace& place, CaseKeys& keys,
    const std::function<bool(const catalogue::Field& field)>& wanted);

}  // namespace tsunagu::vault
