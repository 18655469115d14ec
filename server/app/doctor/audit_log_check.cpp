/// Whether the audit log holds together and is signed with our key.
#include <algorithm>
#include <filesystem>

#include "server/app/doctor/checks.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/verify.h"

namespace tsunagu::app::doctor {
namespace {

constexpr int kTries = 3;

/// A daemon that is at work may take a partial tile away between two reads: then once more.
tlog::Report verify(const Examined& examined) {
  tlog::VerifyOptions options;
  options.is_live = true;
  for (int attempt = 1;; ++attempt) {
    try {
      return tlog::verify_export(examined.paths.audit(), options);
    } catch (const Error&) {
      if (!examined.daemon || attempt == kTries) {
        throw;
      }
    }
  }
}

const Text& call_for_help() {
  static const Text text{std::string{messages::kAuditBroken.remedy_ja},
                         std::string{messages::kAuditBroken.remedy_en}};
  return text;
}

void report_wrong(const tlog::Report& report, tlog::Check check, Findings& findings) {
  const auto& finding = report.of(check).finding;
  const auto& problem = tlog::problem_text(finding.problem);
  std::string place = " " + finding.file;
  if (finding.index) {
    place += " #" + std::to_string(*finding.index);
  }
  findings.error({std::string{problem.ja} + place, std::string{problem.en} + place},
                 call_for_help());
}

bool is_our_key(const tlog::Report& report, const security::KeyService& keys) {
  const auto ours = keys.log_public_key();
  const auto& theirs = report.key->public_key;
  return std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end());
}

}  // namespace

void check_audit_log(Examined& examined, Findings& findings) {
  const auto folder = examined.paths.audit();
  if (!std::filesystem::exists(folder / tlog::kCheckpointFile) &&
      !std::filesystem::exists(folder / tlog::kKeyFile)) {
    findings.ok({"まだ起動していないので、監査ログはありません",
                 "the instance has not run yet, so there is no log"});
    return;
  }
  const auto report = verify(examined);
  examined.last_event = report.totals.last_time;
  if (const auto wrong = report.first_failed()) {
    report_wrong(report, *wrong, findings);
    return;
  }
  if (examined.keys != nullptr && !is_our_key(report, *examined.keys)) {
    findings.error({"監査ログの署名が、このインスタンスの鍵のものではありません",
                    "the log is signed with a key that is not this instance's"},
                   call_for_help());
    return;
  }
  const auto size = std::to_string(report.checkpoint->size);
  findings.ok({"署名と " + size + " 件の事象は正しく、書き換えはありません",
               "signature and " + size + " events are right and unchanged"});
}

}  // namespace tsunagu::app::doctor
