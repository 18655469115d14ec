// The table of commands.
#include <algorithm>
#include <sstream>

#include "server/cli/command.h"
#include "server/cli/conference_commands.h"
#include "server/cli/consent_commands.h"
#include "server/cli/document_commands.h"
#include "server/cli/person_commands.h"
#include "server/cli/reading_options.h"
#include "server/cli/retention_commands.h"
#include "server/cli/statistics_commands.h"
#include "server/cli/task_commands.h"

namespace tsunagu::cli {
namespace {

std::vector<Command> instance_commands() {
  return {
      {.name = "init",
       .arguments = "",
       .options = {{"--municipality", Form::text, "CODE", "全国地方公共団体コード（6桁）",
                    "code of the municipality, 6 digits"},
                   {"--name", Form::text, "NAME", "団体の名称", "name of the municipality"},
                   {"--profile", Form::text, "NAME", "付属の自治体プロファイルを使う（ise など）",
                    "use a profile that comes with Tsunagu, such as ise"},
                   {"--database", Form::text, "ADDRESS",
                    "既にある MariaDB に置く（ソケットの絶対パスか HOST[:PORT]）",
                    "on a MariaDB that is there: the absolute path of its socket, or HOST[:PORT]"}},
       .help_ja = "インスタンスを作る（設定、鍵、データベース、アダプタ）",
       .help_en = "make an instance: settings, keys, database, adapters",
       .way = Way::local,
       .local = &LocalCommands::init},
      {.name = "start",
       .arguments = "",
       .options = {},
       .help_ja = "起動し、応答するまで待つ",
       .help_en = "start the daemon and wait until it answers",
       .way = Way::local,
       .local = &LocalCommands::start},
      {.name = "stop",
       .arguments = "",
       .options = {},
       .help_ja = "停止し、終わるまで待つ",
       .help_en = "stop the daemon and wait until it is gone",
       .way = Way::local,
       .local = &LocalCommands::stop},
      {.name = "status",
       .arguments = "",
       .options = {},
       .help_ja = "稼働状態、件数、アダプタごとの待ち件数",
       .help_en = "state, counts and what waits at each adapter"},
      {.name = "doctor",
       .arguments = "",
       .options = {},
       .help_ja = "必要なものを点検し、直し方を示す（停止中でも使える）",
       .help_en = "check all that is needed and say how to mend it, also while stopped",
       .way = Way::local,
       .local = &LocalCommands::doctor},
  };
}

std::vector<Command> work_commands() {
  return {
      {.name = "import",
       .arguments = "ADAPTER FILE...",
       .options = {},
       .help_ja = "連携先のファイルを取り込む",
       .help_en = "take in files of a partner",
       .way = Way::daemon_file},
      {.name = "export",
       .arguments = "ADAPTER",
       .options =
           reading({{"--document", Form::text, "ID", "この文書を出す", "deliver this document"},
                    {"--case", Form::text, "NUMBER", "このケースの文書を出す",
                     "deliver the documents of this case"}}),
       .help_ja = "文書を連携先の形式で書き出す（--document か --case のどちらか一つ）",
       .help_en = "deliver documents in a partner's form: one of --document and --case"},
      {.name = "case list",
       .arguments = "",
       .options = reading({}),
       .help_ja = "ケースの一覧",
       .help_en = "all cases"},
      {.name = "case show",
       .arguments = "NUMBER",
       .options = reading({}),
       .help_ja = "一つのケースと、その文書の一覧",
       .help_en = "one case and its documents"},
      {.name = "case find",
       .arguments = "NAME",
       .options = reading({}),
       .help_ja = "氏名か読みで探す（字形の違いも拾う）",
       .help_en = "find by name or reading, other glyph forms included"},
      {.name = "document show",
       .arguments = "ID",
       .options = reading({{"--classes", Form::classes, "1,2", "開く情報区分（0〜5）",
                            "sensitivity classes to open, 0 to 5"}}),
       .help_ja = "文書の中身。指定した区分だけを開く",
       .help_en = "a document's values; opens only the classes asked for"},
  };
}

std::vector<Command> audit_commands() {
  return {
      {.name = "audit list",
       .arguments = "",
       .options = reading(
           {{"--from", Form::number, "INDEX", "この番号の事象から", "from the event of this index"},
            {"--case", Form::text, "NUMBER", "このケースの事象だけ", "only events of this case"}}),
       .help_ja = "監査ログの事象",
       .help_en = "events of the audit log"},
      {.name = "audit verify",
       .arguments = "",
       .options = {},
       .help_ja = "監査ログが書き換えられていないかを検証する",
       .help_en = "verify that the audit log was not changed"},
      {.name = "audit export",
       .arguments = "FOLDER",
       .options = reading({{"--event", Form::text, "ID", "この事象の証拠だけ",
                            "only the evidence of this event"}}),
       .help_ja = "監査人に渡す写しをフォルダに書く（tsunagu-verify で検証できる）",
       .help_en = "write a copy for the auditor, for tsunagu-verify",
       .way = Way::daemon_folder},
  };
}

std::vector<Command> machine_commands() {
  return {
      {.name = "adapter list",
       .arguments = "",
       .options = {},
       .help_ja = "アダプタの一覧",
       .help_en = "all adapters"},
      {.name = "adapter check",
       .arguments = "NAME",
       .options = {},
       .help_ja = "アダプタの定義、フォルダ、隔離の状態を点検する",
       .help_en = "check an adapter's pack, folders and sandbox"},
      {.name = "adapter test",
       .arguments = "NAME",
       .options = {},
       .help_ja = "アダプタの見本ファイルを変換し、期待と比べる",
       .help_en = "run an adapter's golden files"},
      {.name = "profile show",
       .arguments = "",
       .options = {},
       .help_ja = "使用中の自治体プロファイル（機関、会議、既定と違う規則、目標）",
       .help_en = "the municipality's profile in force"},
      {.name = "profile check",
       .arguments = "FILE",
       .options = {},
       .help_ja = "プロファイルの誤りを行とキーで示す（何も変えない）",
       .help_en = "name the line and key of a mistake in a profile; changes nothing",
       .way = Way::daemon_file},
      {.name = "profile load",
       .arguments = "FILE",
       .options = {},
       .help_ja = "プロファイルを検査し、使用中のものと入れ替える",
       .help_en = "check a profile and put it in place of the one in force",
       .way = Way::daemon_file},
      {.name = "keys status",
       .arguments = "",
       .options = {},
       .help_ja = "鍵の一覧と状態（鍵そのものは出ない）",
       .help_en = "keys and their states, never the keys themselves"},
      {.name = "rebuild",
       .arguments = "",
       .options = {},
       .help_ja = "一覧用の表を文書から作り直し、違いを数える",
       .help_en = "build the projections again from the documents and count differences",
       .question_ja = "一覧用の表を消して、文書から作り直します。続けますか",
       .question_en = "The projections are removed and built again from the documents. Go on?"},
      {.name = "bench",
       .arguments = "",
       .options = {{"--records", Form::number, "N", "測る記録の数", "number of records"},
                   {"--cases", Form::number, "N", "統計を測るケースの数",
                    "number of cases for the figures"}},
       .help_ja = "処理速度を、この機械の限界と並べて測る",
       .help_en = "measure throughput beside the machine's own limit",
       .way = Way::local,
       .local = &LocalCommands::bench},
  };
}

std::vector<Command> all_commands() {
  std::vector<Command> all;
  for (auto* part : {instance_commands, work_commands, document_commands, person_commands,
                     consent_commands, task_commands, conference_commands, statistics_commands,
                     retention_commands, audit_commands, machine_commands}) {
    for (Command& command : part()) {
      all.push_back(std::move(command));
    }
  }
  return all;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all = all_commands();
  return all;
}

const Command* find_command(std::string_view name) {
  const auto found = std::find_if(commands().begin(), commands().end(),
                                  [name](const Command& command) { return command.name == name; });
  return found == commands().end() ? nullptr : &*found;
}

const std::vector<Code>& legal_bases() {
  static const std::vector<Code> bases{
      {"CONSENT", "本人同意"},      {"SWA106-6", "支援会議（社会福祉法106条の6）"},
      {"OTHERLAW", "他法令の会議"}, {"EMERGENCY", "生命・身体の保護"},
      {"OWN", "自機関内での利用"},  {"AUDIT", "監査"},
  };
  return bases;
}

std::vector<std::string> argument_names(const Command& command) {
  std::istringstream words{std::string{command.arguments}};
  std::vector<std::string> names;
  for (std::string word; words >> word;) {
    names.push_back(word);
  }
  return names;
}

}  // namespace tsunagu::cli
