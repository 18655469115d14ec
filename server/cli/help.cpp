// Help for people, made from the table of commands.
#include "server/cli/help.h"

#include <algorithm>

#include "server/cli/width.h"

namespace tsunagu::cli {
namespace {

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, width_of(text)), ' ');
}

std::string option_usage(const Option& option) {
  std::string text{option.name};
  if (!option.value.empty()) {
    text += " " + std::string{option.value};
  }
  return text;
}

}  // namespace

std::string usage_of(const Command& command) {
  std::string text{command.name};
  if (!command.arguments.empty()) {
    text += " " + std::string{command.arguments};
  }
  for (const Option& option : command.options) {
    text += " [" + option_usage(option) + "]";
  }
  return text;
}

std::string help_text() {
  std::string text =
      "tsunagu: つなぐサーバを操作する / operates a Tsunagu server\n\n"
      "使い方 / usage: tsunagu [--home HOME] [--json] [--yes] COMMAND ...\n\n";
  for (const Command& command : commands()) {
    const std::string name = std::string{command.name} + " " + std::string{command.arguments};
    // A name that fills the column has its text on a line of its own.
    text += "  " + padded(name, 24);
    text += name.size() < 24 ? "" : "\n  " + padded("", 24);
    text += std::string{command.help_ja} + "\n";
    text += "  " + padded("", 24) + std::string{command.help_en} + "\n";
  }
  text +=
      "  " + padded("help [COMMAND]", 24) +
      "この説明、またはコマンドの説明\n"
      "\n"
      "  --home HOME  インスタンスのフォルダ（なければ TSUNAGU_HOME、それもなければ ./instance）\n"
      "               the instance's folder; else TSUNAGU_HOME, else ./instance\n"
      "  --json       1行1件の JSON で出す（docs/cli.md） / JSON lines\n"
      "  --yes        確認を求めない / ask nothing\n"
      "  --version    版 / version\n"
      "\n"
      "終了状態 / exit status: 0 正常 ok, 1 エラー error, 2 使い方の誤り wrong usage,\n"
      "                        3 一部が差戻または保留 some records refused or held\n";
  return text;
}

std::string help_text(const Command& command) {
  std::string text = "tsunagu " + usage_of(command) + "\n\n  " + std::string{command.help_ja} +
                     "\n  " + std::string{command.help_en} + "\n";
  for (const Option& option : command.options) {
    text += "\n  " + padded(option_usage(option), 20) + std::string{option.help_ja} + "\n  " +
            padded("", 20) + std::string{option.help_en} + "\n";
    if (option.form == Form::basis) {
      for (const Code& basis : legal_bases()) {
        text += "  " + padded("", 20) + padded(std::string{basis.code}, 10) +
                std::string{basis.ja} + "\n";
      }
    }
  }
  return text;
}

std::string markdown_table() {
  std::string text = "| コマンド | | |\n|---|---|---|\n";
  for (const Command& command : commands()) {
    text += "| `" + usage_of(command) + "` | " + std::string{command.help_ja} + " | " +
            std::string{command.help_en} + " |\n";
  }
  return text;
}

}  // namespace tsunagu::cli
