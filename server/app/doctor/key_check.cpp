/// Whether the keys open, and which there are.
#include "server/app/doctor/checks.h"

namespace tsunagu::app::doctor {

void check_keys(Examined& examined, Findings& findings) {
  examined.keys = security::LocalKeyService::open(examined.paths.keys());
  std::string names;
  std::size_t destroyed = 0;
  for (const auto& key : examined.keys->status()) {
    if (key.state == "destroyed") {
      ++destroyed;
    } else {
      names += (names.empty() ? "" : " ") + key.name;
    }
  }
  const auto gone = std::to_string(destroyed);
  findings.ok({"鍵は開き、書き換えられていません: " + names + "（破棄済み " + gone + "）",
               "the keys open and were not changed: " + names + " (" + gone + " destroyed)"});
}

}  // namespace tsunagu::app::doctor
