/// Makes the reference pages of docs/.
#include "server/config/reference.h"

#include <string_view>

#include "server/base/message.h"
#include "server/base/refusal.h"
#include "server/config/adapter_config.h"
#include "server/config/config.h"

namespace tsunagu::config {

namespace {

constexpr std::string_view kMadeFrom =
    "<!-- Written by `tsunagu-docs docs`. Change the tables in the source, not this page. -->\n\n";

/// Text of a table cell or paragraph: a bar would end the cell.
std::string cell(std::string_view text) {
  std::string out;
  for (const char one : text) {
    out += one == '|' ? std::string{"\\|"} : std::string{one};
  }
  return out;
}

std::string entry(std::string_view id, std::string_view ja, std::string_view en,
                  std::string_view remedy_ja, std::string_view remedy_en) {
  std::string out = "### ";
  out += id;
  out += "\n\n**" + cell(ja) + "**  \n" + cell(en) + ".\n\n- 対処: " + cell(remedy_ja);
  out += "\n- What to do: " + cell(remedy_en) + "\n\n";
  return out;
}

std::string messages_page() {
  constexpr std::string_view kGroups[] = {"1xxx インスタンスと設定 / instance and settings",
                                          "2xxx 鍵と完全性 / keys and integrity",
                                          "3xxx データベース / database",
                                          "4xxx アダプタ / adapters",
                                          "5xxx 連携フォルダ / exchange folders",
                                          "6xxx 監査ログ / audit log",
                                          "7xxx 管理操作 / administration"};
  std::string out{kMadeFrom};
  out +=
      "# メッセージ一覧 / Messages\n\nログの1行は「時刻 重大度 番号 英文 和文: "
      "詳細」です。番号で引いてください。"
      "  \nA log line is \"time severity id English Japanese: detail\". Look it up by its id.\n\n";
  char group = '0';
  for (const Message* message : all_messages()) {
    if (message->id[3] != group) {
      group = message->id[3];
      out += "## " + std::string{kGroups[group - '1']} + "\n\n";
    }
    out += entry(message->id, message->ja, message->en, message->remedy_ja, message->remedy_en);
  }
  return out;
}

std::string refusals_page() {
  std::string out{kMadeFrom};
  out +=
      "# 受け付けない理由の一覧 / "
      "Refusals\n\n相手のシステムへの返事と監査ログに出る番号です。番号は変わりません。"
      "値そのものは決して書きません。  \nThe codes in answers to partners and in the audit log. A "
      "code never changes its meaning, and never comes with a value of the document.\n\n";
  for (const RefusalText& text : all_refusal_texts()) {
    out += entry(refusal_id(text.code), text.ja, text.en, text.remedy_ja, text.remedy_en);
  }
  return out;
}

std::string range(const Rule& rule) {
  if (rule.least == rule.most) {
    return {};
  }
  return " " + std::to_string(rule.least) + "–" + std::to_string(rule.most) +
         (rule.unit.empty() ? "" : " " + std::string{rule.unit});
}

std::string settings_table(const std::vector<SettingRow>& rows) {
  std::string out =
      "| 設定 / key | 既定値 / default | 値 / value | 意味 / meaning |\n|---|---|---|---|\n";
  for (const SettingRow& row : rows) {
    const std::string standard = row.standard.empty() ? "" : "`" + row.standard + "`";
    out += "| `" + row.key + "` | " + standard + " | " + cell(row.rule.form_ja) + " / " +
           cell(row.rule.form_en) + range(row.rule) + " | " + cell(row.ja) + "<br>" + cell(row.en) +
           " |\n";
  }
  return out;
}

std::string configuration_page() {
  std::string out{kMadeFrom};
  out +=
      "# 設定 / Settings\n\n1行に1つ `設定 = 値` と書きます。`#` "
      "で始まる行は注釈です。値の後ろに注釈は書けません。"
      "知らない設定、二度書かれた設定、形の違う値があると、行番号を示して起動を断ります（TS-"
      "1002）。"
      "グループや他人が書き込めるファイルは読みません（TS-1004）。  \nOne `key = value` a line; "
      "lines "
      "that start with `#` are comments; nothing follows a value. An unknown key, a key given "
      "twice or a value of another form stops the start and is named with its line (TS-1002). "
      "A file that group or others may write to is not read (TS-1004).\n\n";
  out += "## etc/tsunagu.conf\n\n" + settings_table(setting_rows(config_settings(), Config{}));
  out +=
      "\n## etc/adapters/NAME.conf\n\nファイル名（.conf を除く）がアダプタの名前です。相対パスは "
      "HOME からです。"
      "二つのアダプタが同じフォルダを使うことはできません。  \nThe file's name without .conf is "
      "the "
      "adapter's name. Relative folders start at HOME. No two adapters share a folder.\n\n";
  return out + settings_table(setting_rows(adapter_settings(), AdapterSettings{}));
}

}  // namespace

std::vector<ReferencePage> reference_pages() {
  return {{"messages.md", messages_page()},
          {"refusals.md", refusals_page()},
          {"configuration.md", configuration_page()}};
}

}  // namespace tsunagu::config
