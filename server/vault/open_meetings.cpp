/// Sealing what is held now under the key of the conference's folder, and opening it.
#include "server/vault/open_meetings.h"

#include <algorithm>

#include "security/field_cipher.h"
#include "server/base/error.h"
#include "server/base/wire.h"
#include "server/store/statement.h"
#include "server/vault/case_keys.h"

namespace tsunagu::vault {
namespace {

constexpr std::string_view kType = "case";
constexpr std::string_view kLabel = "open-meeting";
constexpr std::uint8_t kFormat = 1;
constexpr std::size_t kLongestText = 256;
constexpr std::size_t kUuidBytes = 16;

security::FieldPlace place_of(const Uuid& tenant, const Uuid& conference_id) {
  return {tenant, kType, kLabel, conference_id, Uuid{}};
}

Bytes encode(const MeetingNow& meeting) {
  WireWriter out;
  out.u8(kFormat);
  out.text(meeting.number);
  out.u64(static_cast<std::uint64_t>(meeting.opened_at));
  out.u32(static_cast<std::uint32_t>(meeting.items.size()));
  for (const auto& item : meeting.items) {
    out.blob(item.case_id.view());
    out.text(item.conference);
    out.u64(static_cast<std::uint64_t>(item.from));
    out.u64(static_cast<std::uint64_t>(item.to));
    out.u32(static_cast<std::uint32_t>(item.agencies.size()));
    for (const auto& agency : item.agencies) {
      out.text(agency);
    }
  }
  return out.take();
}

bool read(WireReader& in, cases::OpenMeeting& item) {
  constexpr std::size_t kLeastText = 4;
  const auto id = in.blob(kUuidBytes);
  if (id.size() != kUuidBytes) {
    return false;
  }
  item.case_id = Uuid::from(id);
  item.conference = in.text(kLongestText);
  item.from = static_cast<Microseconds>(in.u64());
  item.to = static_cast<Microseconds>(in.u64());
  item.agencies.resize(in.count(kLeastText));
  for (auto& agency : item.agencies) {
    agency = in.text(kLongestText);
  }
  return in.ok();
}

/// Nothing if `body` is not exactly what encode() wrote.
std::optional<MeetingNow> decode(const Uuid& conference_id, ByteView body) {
  constexpr std::size_t kLeastItem = 4 + kUuidBytes + 4 + 8 + 8 + 4;
  WireReader in{body};
  if (in.u8() != kFormat) {
    return std::nullopt;
  }
  MeetingNow out;
  out.conference_id = conference_id;
  out.number = in.text(kLongestText);
  out.opened_at = static_cast<Microseconds>(in.u64());
  out.items.resize(in.count(kLeastItem));
  for (auto& item : out.items) {
    if (!read(in, item)) {
      return std::nullopt;
    }
  }
  return in.finished() ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace

Microseconds MeetingNow::ends() const {
  Microseconds end = opened_at;
  for (const auto& item : items) {
    end = std::max(end, item.to);
  }
  return end;
}

void OpenMeetings::open(store::Connection& db, const MeetingNow& meeting) {
  CaseKeys keys{keys_, meeting.conference_id, 0};
  keys.load(db);
  const auto sealed = security::seal_field(
      keys.key(0, false), place_of(keys_.tenant(), meeting.conference_id), encode(meeting));
  db.prepared("INSERT INTO open_meeting (conference_id, sealed) VALUES (?, ?)")
      .execute(meeting.conference_id, sealed);
}

bool OpenMeetings::close(store::Connection& db, const Uuid& conference_id) {
  auto& remove = db.prepared("DELETE FROM open_meeting WHERE conference_id = ?");
  remove.execute(conference_id);
  return remove.affected_rows() == 1;
}

std::vector<MeetingNow> OpenMeetings::all(store::Connection& db) {
  auto& find = db.prepared("SELECT conference_id, sealed FROM open_meeting ORDER BY conference_id");
  find.execute();
  std::vector<MeetingNow> out;
  while (find.next()) {
    const auto id = find.uuid(0);
    const auto sealed = find.bytes(1);
    CaseKeys keys{keys_, id, 0};
    keys.load(db);
    const auto plain =
        security::open_field(keys.key(0, false), place_of(keys_.tenant(), id), sealed);
    auto meeting = decode(id, plain.view());
    if (!meeting) {
      throw IntegrityError{"the open meeting " + id.text() + " is not readable"};
    }
    out.push_back(*std::move(meeting));
  }
  return out;
}

std::optional<MeetingNow> OpenMeetings::find(store::Connection& db, const Uuid& conference_id) {
  auto open = all(db);
  const auto at = std::ranges::find(open, conference_id, &MeetingNow::conference_id);
  return at == open.end() ? std::nullopt : std::optional{std::move(*at)};
}

std::vector<cases::OpenMeeting> OpenMeetings::of_case(store::Connection& db, const Uuid& case_id,
                                                      Microseconds now) {
  std::vector<cases::OpenMeeting> out;
  for (auto& meeting : all(db)) {
    for (auto& item : meeting.items) {
      if (item.case_id == case_id && item.is_open(now)) {
        out.push_back(std::move(item));
      }
    }
  }
  return out;
}

}  // namespace tsunagu::vault
