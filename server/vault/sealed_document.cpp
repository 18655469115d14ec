/// A document as one sealed column, every value openable alone.
#include "server/vault/sealed_document.h"

#include <utility>

#include "server/base/check.h"
#include "server/base/error.h"
#include "server/base/wire.h"
#include "server/cases/protection.h"

namespace tsunagu::vault {
namespace {

constexpr std::string_view kMagic = "TSD1";
constexpr std::size_t kHeader = 8;  // magic and u32be length of the sealed directory
constexpr std::string_view kDirectoryField = "directory";
constexpr std::size_t kMaxNumber = 64;
constexpr std::size_t kMaxPlain = 1024U * 1024;

/// "3.1.2@2.1": the field's number and which occurrence.
std::string field_label(const std::string& number, const std::vector<std::uint16_t>& position) {
  std::string out = number + "@";
  for (std::size_t i = 0; i < position.size(); ++i) {
    out += (i == 0 ? "" : ".") + std::to_string(position[i]);
  }
  return out;
}

security::FieldPlace field_place(const SealingPlace& place, std::string_view type,
                                 std::string_view label) {
  return {place.tenant, type, label, place.case_id, place.document_id};
}

Bytes encode(const Directory& directory) {
  WireWriter out;
  out.u8(directory.is_protected ? 1 : 0);
  out.u32(static_cast<std::uint32_t>(directory.entries.size()));
  for (const auto& entry : directory.entries) {
    out.text(entry.number);
    out.u8(static_cast<std::uint8_t>(entry.position.size()));
    for (const auto one : entry.position) {
      out.u16(one);
    }
    out.u8(entry.sensitivity);
    out.u32(entry.offset);
    out.u32(entry.length);
    out.text(entry.plain);
  }
  return out.take();
}

bool decode(ByteView plain, Directory& out) {
  WireReader in{plain};
  const auto flags = in.u8();
  out.is_protected = flags == 1;
  const auto count = in.count(18);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    DirectoryEntry entry;
    entry.number = in.text(kMaxNumber);
    entry.position.resize(in.u8());
    for (auto& one : entry.position) {
      one = in.u16();
    }
    entry.sensitivity = in.u8();
    entry.offset = in.u32();
    entry.length = in.u32();
    entry.plain = in.text(kMaxPlain);
    out.entries.push_back(std::move(entry));
  }
  return in.finished() && flags <= 1;
}

}  // namespace

bool can_be_sealed(const documents::Document& document) {
  return can_be_sealed(document.type(), document.values());
}

bool can_be_sealed(const catalogue::DocumentType& type,
                   const std::vector<documents::Value>& values) {
  // Of each value: two lengths, count of positions, class, offset, length; encode() says the same.
  constexpr std::size_t kFixed = 4 + 1 + 1 + 4 + 4 + 4;
  std::size_t directory = 1 + 4;
  std::size_t all = 0;
  for (const auto& value : values) {
    const auto& field = type.fields()[value.field];
    directory += kFixed + field.number.size() + 2 * value.position.size();
    directory += field.sensitivity == 0 ? value.value.size() : 0;
    all += value.value.size();
  }
  return directory <= security::kLongestField && all <= kMaxDocumentBytes;
}

Bytes seal_document(const documents::Document& document, const SealingPlace& place,
                    CaseKeys& keys) {
  return seal_values(document.type(), document.values(), cases::says_protected(document), place,
                     keys);
}

Bytes seal_values(const catalogue::DocumentType& type, const std::vector<documents::Value>& values,
                  bool is_protected, const SealingPlace& place, CaseKeys& keys) {
  Directory directory;
  directory.is_protected = is_protected;
  Bytes sealed_values;
  for (const auto& value : values) {
    const auto& field = type.fields()[value.field];
    DirectoryEntry entry;
    entry.number = field.number;
    entry.position = value.position;
    entry.sensitivity = field.sensitivity;
    if (field.sensitivity == 0) {
      entry.plain = value.value;
    } else {
      const auto label = field_label(field.number, value.position);
      const auto sealed =
          security::seal_field(keys.key(field.sensitivity, true),
                               field_place(place, type.name(), label), as_bytes(value.value));
      entry.offset = static_cast<std::uint32_t>(sealed_values.size());
      entry.length = static_cast<std::uint32_t>(sealed.size());
      append(sealed_values, sealed);
    }
    directory.entries.push_back(std::move(entry));
  }
  const auto sealed_directory = security::seal_field(
      keys.key(0, true), field_place(place, type.name(), kDirectoryField), encode(directory));
  Bytes out = to_bytes(kMagic);
  append_sized(out, sealed_directory);
  append(out, sealed_values);
  return out;
}

Directory open_directory(ByteView sealed, std::string_view document_type, const SealingPlace& place,
                         CaseKeys& keys) {
  const auto damaged = [&] {
    return IntegrityError{"the sealed column of document " + place.document_id.text() +
                          " has no readable directory"};
  };
  if (sealed.size() < kHeader || as_text(sealed.first(kMagic.size())) != kMagic) {
    throw damaged();
  }
  const auto length = read_be(sealed.subspan(kMagic.size(), 4));
  if (length > sealed.size() - kHeader) {
    throw damaged();
  }
  const auto plain =
      security::open_field(keys.key(0, false), field_place(place, document_type, kDirectoryField),
                           sealed.subspan(kHeader, length));
  Directory directory;
  if (!decode(plain.view(), directory)) {
    throw damaged();
  }
  // From here on offsets count from the start of the column, so that nobody adds the header again.
  for (auto& entry : directory.entries) {
    entry.offset += static_cast<std::uint32_t>(kHeader + length);
  }
  return directory;
}

security::SecretBytes open_value(ByteView sealed, const DirectoryEntry& entry,
                                 std::string_view document_type, const SealingPlace& place,
                                 CaseKeys& keys) {
  TSUNAGU_ENSURE(entry.sensitivity != 0, "a plain value stands in the directory");
  if (entry.offset > sealed.size() || entry.length > sealed.size() - entry.offset) {
    throw IntegrityError{"the sealed column of document " + place.document_id.text() +
                         " is shorter than its directory says"};
  }
  const auto label = field_label(entry.number, entry.position);
  return security::open_field(keys.key(entry.sensitivity, false),
                              field_place(place, document_type, label),
                              sealed.subspan(entry.offset, entry.length));
}

std::vector<documents::Value> open_values(
    ByteView sealed, const catalogue::DocumentType& type, const SealingPlace& place, CaseKeys& keys,
    const std::function<bool(const catalogue::Field& field)>& wanted) {
  std::vector<documents::Value> values;
  for (auto& entry : open_directory(sealed, type.name(), place, keys).entries) {
    const auto field = type.field_numbered(entry.number);
    if (!field) {
      throw IntegrityError{"a document of type " + type.name() + " has an unknown field"};
    }
    if (!wanted(type.fields()[*field])) {
      continue;
    }
    auto text = entry.sensitivity == 0
                    ? std::move(entry.plain)
                    : std::string{open_value(sealed, entry, type.name(), place, keys).text()};
    values.push_back({*field, std::move(entry.position), std::move(text)});
  }
  return values;
}

}  // namespace tsunagu::vault
