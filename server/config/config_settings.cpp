/// Every key of tsunagu.conf: the one place where a setting is declared.
#include <algorithm>
#include <array>

#include "server/base/municipality_code.h"
#include "server/config/config.h"
#include "server/config/value_forms.h"

namespace tsunagu::config {

namespace {

constexpr bool is_mode(std::string_view text) { return text == "private" || text == "server"; }
constexpr bool is_layer(std::string_view text) { return text == "landlock" || text == "seccomp"; }
bool is_code(std::string_view text) { return text.empty() || is_municipality_code(text); }

constexpr Rule kAnyText{"文字列", "any text"};
constexpr Rule kUserNames{"OS の利用者名。コンマ区切り",
                          "names of OS users, separated by commas",
                          {},
                          0,
                          0,
                          is_user_name};

constexpr Rule number(std::string_view unit, std::int64_t least, std::int64_t most) {
  return {"整数", "a whole number", unit, least, most};
}

const std::array kSettings{
    Setting<Config>{"municipality.code",
                    &Config::municipality_code,
                    {"検査数字を含む6桁の数字", "6 digits with the check digit", {}, 0, 0, is_code},
                    "全国地方公共団体コード。init --municipality で書き込みます。",
                    "Code of the municipality (JIS X 0402 with check digit); init --municipality."},
    Setting<Config>{"municipality.name", &Config::municipality_name, kAnyText,
                    "団体の名称。画面と帳票に出ます。",
                    "Name of the municipality, as shown to people."},
    Setting<Config>{"retention.years", &Config::retention_years, number("years", 1, 100),
                    "ケースの保存年数。終結した年度の翌年度から数えます。",
                    "How many years a case is kept, from the fiscal year after its closure."},
    Setting<Config>{
        "database.mode",
        &Config::database_mode,
        {"private か server", "private or server", {}, 0, 0, is_mode},
        "private: MariaDB をこのインスタンスの中で動かします。server: 既にあるものに接続します。",
        "private: Tsunagu runs MariaDB inside the instance. server: it connects to one "
        "that is there."},
    Setting<Config>{
        "database.socket",
        &Config::database_socket,
        {"絶対パス、または空", "an absolute path, or nothing", {}, 0, 0, is_absolute_or_empty},
        "database.mode = server のときの UNIX ソケット。これか database.host を指定します。",
        "Unix socket of the database with database.mode = server; this or "
        "database.host is needed."},
    Setting<Config>{"database.host",
                    &Config::database_host,
                    {"ホスト名か IP アドレス、または空",
                     "a host name or address, or nothing",
                     {},
                     0,
                     0,
                     is_host_or_empty},
                    "database.mode = server のときの接続先。",
                    "Host of the database with database.mode = server."},
    Setting<Config>{"database.port", &Config::database_port, number({}, 1, 65535),
                    "database.host のポート番号。", "Port at database.host."},
    Setting<Config>{
        "database.name",
        &Config::database_name,
        {"英小文字・数字・_ の1～64文字", "1 to 64 of a-z, 0-9 and _", {}, 0, 0, is_database_name},
        "データベースの名前。",
        "Name of the database."},
    Setting<Config>{"database.buffer_pool_mib", &Config::database_buffer_pool_mib,
                    number("MiB", 16, 1'048'576),
                    "private の MariaDB がデータに使うメモリ。機械のメモリの半分までが目安です。",
                    "Memory for data of the private MariaDB; up to half of the machine's."},
    Setting<Config>{"intake.poll_ms", &Config::intake_poll_ms, number("ms", 10, 60'000),
                    "連携フォルダを見に行く間隔。", "How often exchange folders are looked at."},
    Setting<Config>{"intake.file_limit_mib", &Config::intake_file_limit_mib, number("MiB", 1, 64),
                    "受け取るファイルの大きさの上限。超えたものは拒否します。",
                    "Largest file that is taken; a larger one is refused."},
    Setting<Config>{"intake.job_seconds", &Config::intake_job_seconds, number("s", 1, 3600),
                    "1ファイルの変換に許す時間。超えたら打ち切り、拒否します。",
                    "Time one file may take to translate; then it is stopped and refused."},
    Setting<Config>{"delivery.answer_wait_minutes", &Config::delivery_answer_wait_minutes,
                    number("min", 1, 44'640),
                    "渡したファイルへの返事を待つ時間。過ぎると TS-5006 で知らせます。",
                    "How long an answer to a file we wrote may take before TS-5006 reports it."},
    Setting<Config>{"sandbox.allow_missing",
                    &Config::sandbox_allow_missing,
                    {"landlock、seccomp のうち。コンマ区切り",
                     "out of landlock, seccomp, separated by "
                     "commas",
                     {},
                     0,
                     0,
                     is_layer},
                    "カーネルになくても動作を許す隔離層。空のまま使うことを強く勧めます。",
                    "Layers of the sandbox that the kernel may lack. Best left empty."},
    Setting<Config>{"admin.users", &Config::admin_users, kUserNames,
                    "root とインスタンスの所有者のほかに管理操作を許す利用者。",
                    "Who may use the admin socket besides root and the instance's owner."},
    Setting<Config>{
        "access.protected_users", &Config::access_protected_users, kUserNames,
        "DV等支援措置の対象者の住所・連絡先（区分2）を開ける利用者。空なら誰も開けません。",
        "Who may open address and contact (class 2) of protected persons; empty: "
        "nobody."},
    Setting<Config>{"access.agencies",
                    &Config::access_agencies,
                    {"利用者=機関コード。コンマ区切り",
                     "user=agency code, separated by commas",
                     {},
                     0,
                     0,
                     is_user_with_agency},
                    "主管課でない利用者の所属機関。書かれた利用者には、その機関に根拠のある情報だけ"
                    "を開きます。",
                    "Agencies of users outside the municipality's coordination: who stands here is "
                    "shown only what there is a ground for."},
    Setting<Config>{"audit.checkpoint_ms", &Config::audit_checkpoint_ms, number("ms", 100, 1000),
                    "監査ログの署名付きチェックポイントを書く間隔。",
                    "How often the audit log gets a signed checkpoint."},
    Setting<Config>{"audit.origin",
                    &Config::audit_origin,
                    {"空白と + を含まない英数字記号、または空",
                     "printable ASCII without blanks and +, "
                     "or nothing",
                     {},
                     0,
                     0,
                     is_origin_or_empty},
                    "監査ログの名前。空なら tsunagu/団体コード。使い始めたら変えられません。",
                    "Name of the audit log; empty: tsunagu/CODE. Never changed once in use."},
    Setting<Config>{"disk.minimum_mib", &Config::disk_minimum_mib, number("MiB", 16, 1'048'576),
                    "空きがこれを下回ると新しいファイルを受け付けません。",
                    "With less free space than this no new file is taken."},
    Setting<Config>{
        "data.folder",
        &Config::data_folder,
        {"絶対パス、または空", "an absolute path, or nothing", {}, 0, 0, is_absolute_or_empty},
        "スキーマ（schemas/）とアダプタ定義（packs/）の場所。空なら製品に付属のもの。",
        "Where schemas/ and packs/ are; empty: those that came with the programs."},
};

}  // namespace

std::span<const Setting<Config>> config_settings() { return kSettings; }

}  // namespace tsunagu::config
