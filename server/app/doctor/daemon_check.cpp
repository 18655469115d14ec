/// Whether the daemon runs, and answers.
#include "server/app/admin_client.h"
#include "server/app/doctor/checks.h"
#include "server/app/instance_lock.h"

namespace tsunagu::app::doctor {

void check_daemon(Examined& examined, Findings& findings) {
  examined.daemon = running_daemon(examined.paths);
  if (!examined.daemon) {
    findings.warning({"動いていません", "it does not run"},
                     {"使うときは `tsunagu start` で起動してください。止めたのでなければ "
                      "log/tsunagud.log の末尾を見てください。",
                      "Start it with `tsunagu start`. If nobody stopped it, read the end of "
                      "log/tsunagud.log."});
    return;
  }
  const auto pid = std::to_string(*examined.daemon);
  const auto answer = ask(examined.paths, "status", {});
  const auto status = answer.of("status");
  if (answer.exit() == 0 && !status.empty()) {
    findings.ok({"動いています（プロセス " + pid + "）", "it runs as process " + pid});
    return;
  }
  if (status.empty()) {
    answer.require_done();
  }
  findings.error({"動いていますが、監査ログを書けていません（プロセス " + pid + "）",
                  "it runs as process " + pid + " but cannot write the audit log"},
                 {"log/tsunagud.log の末尾を見て原因を直してください。直れば自動で続きを書きます。",
                  "Read the end of log/tsunagud.log and mend the cause; the log then goes on by "
                  "itself."});
}

}  // namespace tsunagu::app::doctor
