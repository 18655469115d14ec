/// One line of events.jsonl: what an event said, opened for an auditor.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tsunagu::tlog {

/// The longest line of events.jsonl in bytes, without its end.
inline constexpr std::size_t kMaxEventLine = 256U * 1024;

struct OpenedEvent {
  std::uint64_t index = 0;           ///< in the log
  std::array<std::byte, 32> salt{};  ///< of payload_commitment()
  std::string payload;               ///< exactly the text that was committed to; UTF-8

  bool operator==(const OpenedEvent&) const = default;
  /// {"index":0,"salt":"base64","payload":"text"} without a line end.
  std::string line() const;
  /// Nothing unless `line` is exactly what line() writes.
  static std::optional<OpenedEvent> parse(std::string_view line);
};

}  // namespace tsunagu::tlog
