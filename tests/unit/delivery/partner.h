/// A partner whose host is a fake, over a real database.
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "server/base/files.h"
#include "server/delivery/delivery_job.h"
#include "server/store/transaction.h"
#include "tests/unit/intake/filing_fixture.h"
#include "tests/unit/translate/sample_host.h"

namespace tsunagu::delivery::test {

using vault::OutboundKind;
using vault::OutboundState;
namespace fs = std::filesystem;

/// A partner whose host is a fake that writes a letter as its name says.
struct Partner : intake::test::Files {
  translate::TemporaryFolder folder;
  fs::path out = folder.path() / "out";
  fs::path staging = folder.path() / "staging";
  translate::AdapterHost host{translate::fake_host(folder)};
  translate::Translator translator{host, translate::sample_catalogue()};
  vault::Reading reading{{*keys, events, translate::sample_catalogue(), {}, meetings()}};
  Outbox outbox{out, staging, ".end"};
  DeliveryJob job;

  explicit Partner(const std::string& agency = "")
      : job{{clock, events, writer.inbound, writer.outbound, reading,
             translate::sample_catalogue()},
            translator,
            outbox,
            {"toy",
             {"", "OUT{yyyyMMdd}{seq:1}", ".end", ".answer"},
             {0, 1},
             std::chrono::milliseconds{60'000},
             agency}} {
    fs::create_directory(out);
  }

  /// The meetings that are held when a decision is made, one entry for each decision.
  std::vector<std::vector<cases::OpenMeeting>> held;
  std::function<std::vector<cases::OpenMeeting>(store::Connection&, const Uuid&)> meetings() {
    return [this](store::Connection&, const Uuid&) {
      if (held.empty()) {
        return std::vector<cases::OpenMeeting>{};
      }
      auto now = held.front();
      held.erase(held.begin());
      return now;
    };
  }

  Uuid owe(OutboundKind kind, const std::optional<Uuid>& inbound,
           const std::optional<Uuid>& delivered) {
    vault::OutboundFile file;
    file.outbound_id = inbound.value_or(make_uuid());
    file.adapter = "toy";
    file.kind = kind;
    file.inbound_file = inbound;
    file.document_id = delivered;
    file.requested_by = {"user:test", "cli", "", basis};
    file.created_at = clock.now();
    store::transact(session, [&](store::Connection& db) { writer.outbound.owe(db, file); });
    return file.outbound_id;
  }
  /// Owes an answer to a file of this name that was refused as a whole.
  Uuid owe_answer(const std::string& name) {
    auto context = writer.context("toy", name);
    writer.filing.refuse(writer.session, context, {RefusalCode::doctype, "", ""});
    return context.file.file_id;
  }
  /// Owes a document that the fake host treats as `name` says.
  Uuid owe_document(const std::string& name) {
    auto letter = documents::Document::from_wire(
        translate::sample_catalogue(),
        {"letter", {{0, {}, "A-" + make_uuid().text()}, {1, {}, name}}});
    BOOST_REQUIRE(static_cast<bool>(letter));
    auto context = writer.context("toy");
    intake::JudgedRecord record;
    record.position = 1;
    record.document = *std::move(letter);
    std::vector<intake::JudgedRecord> records;
    records.push_back(std::move(record));
    const auto stored =
        writer.filing.file(writer.session, context, std::move(records), intake::Part::more_follow);
    document = *stored.at(0).document_id;
    return owe(OutboundKind::document, std::nullopt, document);
  }

  OutboundState state(const Uuid& id) {
    return writer.outbound.find(session.connection(), id)->state;
  }
  std::vector<std::string> written() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{out}) {
      names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
  }
  std::string content(const std::string& name) const {
    return std::string{as_text(read_file(out / name, 10'000))};
  }

  Uuid document;      ///< the last one that is owed
  std::string basis;  ///< that is stated for what is owed
};

}  // namespace tsunagu::delivery::test
