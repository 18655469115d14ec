/// Reports of figures as they were submitted.
#include "server/vault/report_rows.h"

#include "security/digest.h"
#include "server/base/error.h"
#include "server/base/wire.h"
#include "server/store/statement.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

constexpr std::uint8_t kFormat = 1;
constexpr std::size_t kText = 400;
constexpr std::size_t kContent = 4U * 1024 * 1024;
constexpr std::size_t kLeastFigure = 4 * 4;

Bytes encode(const FrozenReport& report) {
  WireWriter out;
  out.u8(kFormat);
  out.u64(static_cast<std::uint64_t>(report.submitted_at));
  for (const auto* text :
       {&report.number, &report.submitted_by, &report.period, &report.agency, &report.profile,
        &report.profile_digest, &report.counting, &report.rules, &report.digest}) {
    out.text(*text);
  }
  out.u8(report.is_published ? 1 : 0);
  out.blob(report.content);
  out.u32(static_cast<std::uint32_t>(report.figures.size()));
  for (const auto& figure : report.figures) {
    out.text(figure.indicator);
    out.text(figure.item);
    out.text(figure.counting);
    out.text(figure.value);
  }
  return out.take();
}

bool decode(ByteView body, FrozenReport& report) {
  WireReader in{body};
  if (in.u8() != kFormat) {
    return false;
  }
  report.submitted_at = static_cast<Microseconds>(in.u64());
  for (auto* text :
       {&report.number, &report.submitted_by, &report.period, &report.agency, &report.profile,
        &report.profile_digest, &report.counting, &report.rules, &report.digest}) {
    *text = in.text(kText);
  }
  report.is_published = in.u8() == 1;
  report.content = in.blob(kContent);
  report.figures.resize(in.count(kLeastFigure));
  for (auto& figure : report.figures) {
    figure.indicator = in.text(kText);
    figure.item = in.text(kText);
    figure.counting = in.text(kText);
    figure.value = in.text(kText);
  }
  return in.finished();
}

FrozenReport open(store::Statement& find, security::KeyService& keys) {
  FrozenReport report;
  report.report_id = find.uuid(0);
  const auto plain =
      keys.open(security::Purpose::original, frozen_report_place(report.report_id), find.bytes(2));
  const bool is_whole = decode(plain.view(), report) && report.submitted_at == find.integer(1) &&
                        report.digest == to_hex(security::sha256(report.content));
  if (!is_whole) {
    throw IntegrityError{"report " + report.report_id.text() + " is not what was submitted"};
  }
  return report;
}

}  // namespace

void insert(store::Connection& db, security::KeyService& keys, const FrozenReport& report) {
  const auto sealed = keys.seal(security::Purpose::original, fiscal_year(report.submitted_at),
                                frozen_report_place(report.report_id), encode(report));
  db.prepared("INSERT INTO statistics_report (report_id, submitted_at, sealed) VALUES (?, ?, ?)")
      .execute(report.report_id, report.submitted_at, sealed);
}

std::optional<FrozenReport> find_report(store::Connection& db, security::KeyService& keys,
                                        const Uuid& report_id) {
  auto& find = db.prepared(
      "SELECT report_id, submitted_at, sealed FROM statistics_report WHERE report_id = ?");
  find.execute(report_id);
  return find.next() ? std::optional{open(find, keys)} : std::nullopt;
}

std::vector<FrozenReport> all_reports(store::Connection& db, security::KeyService& keys) {
  auto& find = db.prepared(
      "SELECT report_id, submitted_at, sealed FROM statistics_report ORDER BY report_id");
  find.execute();
  std::vector<FrozenReport> all;
  while (find.next()) {
    all.push_back(open(find, keys));
    all.back().content.clear();
    all.back().figures.clear();
  }
  return all;
}

}  // namespace tsunagu::vault
