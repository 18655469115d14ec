/// Whether the database keeps what it confirms and has the structure of this version.
#include "server/app/database.h"
#include "server/app/doctor/checks.h"
#include "server/app/installation.h"
#include "server/store/durability.h"
#include "server/store/migrations.h"

namespace tsunagu::app::doctor {
namespace {

void check_connected(const Examined& examined, Findings& findings) {
  store::Connection connection{
      database_settings(*examined.config, examined.paths, store::Account::daemon)};
  for (const auto& wrong : store::durability_findings(connection)) {
    findings.error({"データベースの設定 " + wrong.setting + " が " + wrong.value +
                        " です（必要: " + wrong.wanted + "）",
                    "the database's setting " + wrong.setting + " is " + wrong.value + ", wanted " +
                        wrong.wanted},
                   {std::string{messages::kDurability.remedy_ja},
                    std::string{messages::kDurability.remedy_en}});
  }
  const DataFolder data{*examined.config};
  for (const auto& migration : store::pending(connection, data.migrations())) {
    findings.error({"データベースの構造が古いままです: " + migration.name,
                    "the database has not had " + migration.name},
                   {"`tsunagu stop` のあと `tsunagu init` を実行してください。データは残ります。",
                    "Run `tsunagu stop`, then `tsunagu init`. The data stay."});
  }
  if (findings.empty()) {
    const auto version = std::to_string(connection.server_version());
    findings.ok(
        {"データベースは記録を失わない設定で、構造もこの版のものです（MariaDB " + version + "）",
         "the database is durable and its structure is this version's (MariaDB " + version + ")"});
  }
}

}  // namespace

void check_database(Examined& examined, Findings& findings) {
  if (!examined.config->owns_database() || examined.daemon) {
    check_connected(examined, findings);
    return;
  }
  if (store::is_provisioned(examined.paths.home)) {
    findings.ok({"データベースは停止中です。設定と構造は起動のときに確かめます",
                 "the database is down; its settings and structure are checked at the start"});
    return;
  }
  findings.error({"データベースがまだ作られていません", "the database has not been made yet"},
                 {"`tsunagu init` をもう一度実行してください。続きから作ります。",
                  "Run `tsunagu init` again; it goes on where it was stopped."});
}

}  // namespace tsunagu::app::doctor
