/// tsunagu doctor: looks at everything an instance needs, whether the daemon runs or not.
#include "security/process_hardening.h"
#include "server/app/account.h"
#include "server/app/doctor/checks.h"
#include "server/cli/local_commands.h"

namespace tsunagu::cli {
namespace {

using namespace tsunagu::app;  // NOLINT(google-build-using-namespace): this file is part of it

/// A check that fails half-way has found something, too.
doctor::Findings run_check(const doctor::Check& check, doctor::Examined& examined) {
  doctor::Findings findings{check.name};
  if (check.needs_settings && !examined.config) {
    findings.warning({"設定を読めないため点検していません",
                      "not looked at, because the settings cannot be read"},
                     {"先に設定を直し、もう一度 `tsunagu doctor` を実行してください。",
                      "Correct the settings first, then run `tsunagu doctor` again."});
    return findings;
  }
  try {
    check.run(examined, findings);
  } catch (const Error& error) {
    findings.error(error);
  }
  return findings;
}

}  // namespace

int run_doctor(const LocalCall& call) {
  become_owner(call.home);
  // The check of the keys opens them.
  security::harden_process(true);
  doctor::Examined examined;
  examined.paths = config::instance_paths(call.home);
  bool is_wrong = false;
  const auto checks = doctor::all_checks();
  for (std::size_t done = 0; done < checks.size(); ++done) {
    call.progress(checks[done].name, static_cast<std::int64_t>(done),
                  static_cast<std::int64_t>(checks.size()));
    const auto findings = run_check(checks[done], examined);
    for (const auto& finding : findings.all()) {
      is_wrong = is_wrong || finding.severity == doctor::Severity::error;
      call.line(doctor::finding_line(finding));
    }
  }
  return is_wrong ? 1 : 0;
}

}  // namespace tsunagu::cli
