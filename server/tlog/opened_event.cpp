/// Lines of events.jsonl.
#include "server/tlog/opened_event.h"

#include <algorithm>
#include <vector>

#include "server/base/bytes.h"
#include "server/base/json.h"

namespace tsunagu::tlog {

std::string OpenedEvent::line() const {
  return JsonLine{}
      .number("index", static_cast<std::int64_t>(index))
      .text("salt", to_base64(salt))
      .text("payload", payload)
      .str();
}

std::optional<OpenedEvent> OpenedEvent::parse(std::string_view line) {
  const std::optional<JsonValue> json =
      line.size() <= kMaxEventLine ? parse_json(line) : std::nullopt;
  if (!json || json->keys() != std::vector<std::string>{"index", "salt", "payload"}) {
    return std::nullopt;
  }
  const std::optional<std::int64_t> index = json->number("index");
  const std::optional<Bytes> salt = from_base64(json->text("salt").value_or("-"));
  std::optional<std::string> payload = json->text("payload");
  OpenedEvent event;
  if (!index || *index < 0 || !salt || salt->size() != event.salt.size() || !payload) {
    return std::nullopt;
  }
  event.index = static_cast<std::uint64_t>(*index);
  std::ranges::copy(*salt, event.salt.begin());
  event.payload = std::move(*payload);
  // One text per event: what the reader of JSON is generous with does not come back the same.
  return event.line() == line ? std::optional{std::move(event)} : std::nullopt;
}

}  // namespace tsunagu::tlog
