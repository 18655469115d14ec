/// The toy schemas and packs of tests/data/toy, loaded once for all tests of the host.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adapters/host/file_reading.h"
#include "adapters/host/golden_expectation.h"
#include "adapters/host/pack.h"
#include "adapters/host/schemas.h"
#include "adapters/host/xml_library.h"
#include "server/base/text.h"

namespace tsunagu::host::test {

struct Toy {
  XmlLibrary library;
  Schemas schemas{std::string{TSUNAGU_SOURCE_DIR} + "/tests/data/toy/schemas"};
  /// CP932, count attribute, reads and writes.
  Pack slips = load_pack(std::string{TSUNAGU_SOURCE_DIR} + "/tests/data/toy/packs/slips", schemas);
  /// UTF-8 with namespace, records three levels deep behind a context.
  Pack meeting =
      load_pack(std::string{TSUNAGU_SOURCE_DIR} + "/tests/data/toy/packs/meeting", schemas);
};

inline const Toy& toy() {
  static const Toy loaded;
  return loaded;
}

/// What came of reading a file.
struct Reading {
  std::vector<CollectedRecords::Entry> records;
  std::vector<Refusal> refusals;

  /// The refusal of the whole file, or of record `index`; RefusalCode{} if there is none.
  RefusalCode file_code() const { return refusals.empty() ? RefusalCode{} : refusals[0].code; }
  RefusalCode code(std::size_t index) const {
    const auto& entry = records.at(index);
    return entry.is_refused ? entry.refused.refusal.code : RefusalCode{};
  }
};

inline Reading read(const Pack& pack, std::string_view bytes) {
  CollectedRecords sink;
  Reading reading;
  reading.refusals = read_partner_file(pack, toy().schemas, as_bytes(bytes), sink);
  reading.records = std::move(sink.entries);
  return reading;
}

/// The value at `path` of a document of type "note", or "-" if it is not there.
inline std::string value_at(const protocol::WireDocument& document, std::string_view path) {
  const auto& fields = toy().schemas.type("note")->model.wire.fields;
  for (const protocol::WireValue& value : document.values) {
    if (fields.at(value.field).path == path) {
      return value.value;
    }
  }
  return "-";
}

/// UTF-8 as the bytes of a slips file.
inline std::string cp932(std::string_view text) {
  const Cp932Table& table = *toy().slips.cp932;
  std::string out;
  while (const auto character = take_character(text)) {
    const std::uint16_t code = table.code(*character);
    if (code > 0xFF) {
      out.push_back(static_cast<char>(code >> 8U));
    }
    out.push_back(static_cast<char>(code & 0xFFU));
  }
  return out;
}

inline constexpr std::string_view kSlipsHead = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\r\n";

/// A slips file with `count` announced and `records` inside; CP932.
inline std::string slips_file(int count, std::string_view records) {
  return std::string{kSlipsHead} + cp932("<票データ 件数=\"" + std::to_string(count) + "\">" +
                                         std::string{records} + "</票データ>\r\n");
}

/// One good slip.
inline std::string slip(const std::string& number, const std::string& content = "相談") {
  return "<票 番号=\"" + number +
         "\"><氏名>山田　花子</氏名><生年月日>3500401</生年月日><困りごと>01</困りごと><内容>" +
         content + "</内容></票>\r\n";
}

/// A meeting file (UTF-8) around `items`.
inline std::string meeting_file(std::string_view items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<m:Meeting xmlns:m=\"urn:example:meeting\"><m:Title>会議</m:Title>"
         "<m:Items room=\"7\">" +
         std::string{items} + "</m:Items></m:Meeting>\n";
}

inline std::string item(const std::string& number, const std::string& name = "山田") {
  return "<m:Item><m:Head><m:No>" + number + "</m:No></m:Head><m:Name>" + name +
         "</m:Name></m:Item>";
}

}  // namespace tsunagu::host::test
