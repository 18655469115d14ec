/// Whether the machine's clock can be believed.
#include <sys/timex.h>

#include "server/app/doctor/checks.h"
#include "server/base/clock.h"

namespace tsunagu::app::doctor {
namespace {

// The year before which no copy of this program was made.
constexpr int kFirstYear = 2025;
constexpr int kLastYear = 2099;

const Text& set_the_clock() {
  static const Text text{std::string{messages::kClock.remedy_ja},
                         std::string{messages::kClock.remedy_en}};
  return text;
}

/// What the kernel says; whoever keeps the clock (chrony, ntpd, timesyncd) tells it.
bool is_synchronised() {
  timex state{};
  return ::adjtimex(&state) != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}

}  // namespace

void check_clock(Examined& examined, Findings& findings) {
  const auto now = SystemClock{}.now();
  const auto shown = japan_text(now);
  const int year = fiscal_year(now);
  if (year < kFirstYear || year > kLastYear) {
    findings.error({"時計が " + shown + " を指しています", "the clock says " + shown},
                   set_the_clock());
    return;
  }
  if (now < examined.last_event) {
    const auto last = japan_text(examined.last_event);
    findings.error({"時計（" + shown + "）が監査ログの最後の事象（" + last + "）より前です",
                    "the clock (" + shown + ") is before the newest audit event (" + last + ")"},
                   set_the_clock());
    return;
  }
  if (!is_synchronised()) {
    findings.warning({"時計は時刻サーバと同期していません（" + shown + "）",
                      "the clock is not synchronised with a time server (" + shown + ")"},
                     set_the_clock());
    return;
  }
  findings.ok(
      {"時計は同期しています（" + shown + "）", "the clock is synchronised (" + shown + ")"});
}

}  // namespace tsunagu::app::doctor
