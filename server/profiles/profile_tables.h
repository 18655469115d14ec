/// The switches and limits of a profile with their names: what is read, shown and explained.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "server/profiles/profile.h"

namespace tsunagu::profiles {

/// `switch.NAME`; the default is that of Switches.
struct SwitchEntry {
  std::string_view name;
  bool Switches::*member;
  std::string_view ja;
  std::string_view en;
};

/// `limit.NAME`; the default is that of Limits.
struct LimitEntry {
  std::string_view name;
  int Limits::*member;
  int least;
  int most;
  std::string_view ja;
  std::string_view en;
};

// Every member of the two structures, in their order.
std::span<const SwitchEntry> switch_entries();
std::span<const LimitEntry> limit_entries();

/// "closure", "last-document" or "fiscal-year-end".
std::string_view word_of(RetentionEvent event);
std::optional<RetentionEvent> retention_event_named(std::string_view word);

}  // namespace tsunagu::profiles
