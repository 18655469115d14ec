/// Whether the files that were taken in are still those that the audit log names.
#include "server/vault/file_check.h"

#include <tuple>

#include "server/base/json.h"
#include "server/store/statement.h"
#include "server/vault/stock_check.h"

namespace tsunagu::vault {

void FileCheck::take(const RecordedEvent& event) {
  if (event.leaf.type != tlog::EventType::file_received &&
      event.leaf.type != tlog::EventType::file_refused) {
    return;
  }
  if (const auto payload = parse_json(event.opened.payload)) {
    ++files_[{payload->text("adapter").value_or(""), payload->text("file").value_or(""),
              payload->text("file_sha256").value_or("")}];
  }
}

void FileCheck::finish(store::Connection& db, security::KeyService& keys, StockReport& report) {
  // The database has the digests as tokens only.
  using Row = std::tuple<std::string, std::string, Bytes>;
  std::map<Row, std::uint64_t> expected;
  for (const auto& [file, count] : files_) {
    Bytes token;
    if (const auto digest = from_hex(file.digest); digest && !digest->empty()) {
      const auto made = keys.token(security::Index::file_digest, *digest);
      token.assign(made.begin(), made.end());
    }
    expected[{file.adapter, file.name, token}] += count;
  }
  auto& find =
      db.prepared("SELECT file_id, adapter, name, digest_token FROM inbound_file ORDER BY file_id");
  find.execute();
  while (find.next()) {
    auto known = expected.find({find.text(1), find.text(2), find.bytes(3)});
    if (known == expected.end()) {
      known = expected.find({find.text(1), find.text(2), Bytes{}});
    }
    if (known == expected.end() || known->second == 0) {
      report.differ("file " + find.uuid(0).text() + " is not what was received");
    } else {
      --known->second;
    }
  }
  for (const auto& [row, left] : expected) {
    if (left > 0) {
      report.differ("a file of " + std::get<0>(row) + " called " + std::get<1>(row) +
                    " was recorded and is gone");
    }
  }
}

}  // namespace tsunagu::vault
