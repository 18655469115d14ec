/// The document types as an adapter host reads them from the schemas, and as the daemon gets them.
///
/// The schemas are the single source of truth; this is what `describe` makes of their annotations.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "adapters/protocol/role.h"
#include "server/base/bytes.h"

namespace tsunagu::protocol {

enum class Search : std::uint8_t {
  none = 0,
  name = 1,    ///< goes into the in-memory index of names
  number = 2,  ///< has an HMAC token in the database: unique numbers only
};

/// What the core checks of a value beyond the schema; from the annotation `check`.
enum class Check : std::uint8_t {
  none = 0,
  resident_code = 1,      ///< 15 digits; a wrong check digit is a warning, not a refusal
  municipality_code = 2,  ///< 6 digits with check digit
  postal_code = 3,        ///< 7 digits
  date = 4,               ///< ISO date that may be partial: 1950-00-00, 1950-04-00
};

/// One leaf of a document type.
struct WireField {
  /// Numbers of the elements from the root's child to the leaf, joined by dots: "3.1.2". Frozen:
  /// it is part of what seals a value, and never reused.
  std::string number;
  std::string path;   ///< element names from the root's child on: "Person/Name/Kanji"
  std::string label;  ///< Japanese, as on the form
  std::string label_en;
  std::uint8_t sensitivity = 0;  ///< class 0 to 5
  Search search = Search::none;
  Role role = Role::none;
  Check check = Check::none;
  std::string code_list;                ///< name of a code list, or empty
  Category category = Category::basic;  ///< what a consent calls it
  bool required = false;                ///< present whenever its parent is
  /// Which elements of the path repeat, outermost first, as 0-based indexes into the path; the
  /// length of a value's position equals the length of this list.
  std::vector<std::uint8_t> repeating;
};

/// A group of fields, for headings.
struct WireGroup {
  std::string path;       ///< element names from the root's child on: "Person/Name"
  std::string label;      ///< Japanese, as on the form
  bool required = false;  ///< present whenever its parent is
};

struct WireType {
  std::string name;     ///< "referral-sheet"; file name of its XSD without .xsd
  std::string element;  ///< root element, "ReferralSheet"
  std::string version;  ///< of the XSD
  std::string label;    ///< Japanese
  std::string label_en;
  std::string retention;  ///< retention class, "case"
  /// Whether documents of the type are entries of a register (agencies, conferences ...) and not
  /// part of a person's case.
  bool is_register = false;
  std::vector<WireField> fields;       ///< in document order; their index is the wire number
  std::vector<WireGroup> groups = {};  ///< in document order, an outer one before those in it
};

struct WireCode {
  std::string code;
  std::string label;
  std::string label_en;
  std::string from = {};  ///< first day of its validity, ISO, or empty
  std::string to = {};    ///< last day, or empty
};

struct WireCodeList {
  std::string name;
  std::string version;
  std::vector<WireCode> codes;
};

struct WireCatalogue {
  std::vector<WireType> types;           ///< by name
  std::vector<WireCodeList> code_lists;  ///< by name
};

Bytes encode(const WireCatalogue& catalogue);
/// False if `body` is not exactly one catalogue within the limits, its types and code lists sorted
/// by name without repetition.
bool decode(ByteView body, WireCatalogue& out);

}  // namespace tsunagu::protocol
