/// Arguments of tsunagu-verify.
#include "server/verify/call.h"

namespace tsunagu::verify {

namespace {

/// Takes a file name behind an option. False if there is none, or if it was given before.
bool take_path(std::span<const std::string_view>& rest, std::filesystem::path& out) {
  if (rest.empty() || rest.front().empty() || !out.empty()) {
    return false;
  }
  out = rest.front();
  rest = rest.subspan(1);
  return true;
}

bool take_known(std::span<const std::string_view>& rest, Call& call) {
  std::filesystem::path path;
  if (!take_path(rest, path)) {
    return false;
  }
  call.known.push_back(std::move(path));
  return true;
}

bool take_flag(bool& flag) {
  const bool is_first = !flag;
  flag = true;
  return is_first;
}

bool take_argument(std::span<const std::string_view>& rest, Call& call) {
  const std::string_view argument = rest.front();
  if (!argument.starts_with("-")) {
    return take_path(rest, call.folder);
  }
  rest = rest.subspan(1);
  if (argument == "--key") {
    return take_path(rest, call.key);
  }
  if (argument == "--known") {
    return take_known(rest, call);
  }
  if (argument == "--proof") {
    return take_path(rest, call.proof);
  }
  if (argument == "--json") {
    return take_flag(call.is_json);
  }
  if (argument == "--live") {
    return take_flag(call.is_live);
  }
  return argument == "--help" && take_flag(call.is_help);
}

bool is_whole(const Call& call) {
  if (call.is_help) {
    return true;
  }
  if (call.proof.empty()) {
    return !call.folder.empty();
  }
  return call.folder.empty() && !call.key.empty() && call.known.empty() && !call.is_live;
}

}  // namespace

std::optional<Call> parse_call(std::span<const std::string_view> arguments) {
  Call call;
  while (!arguments.empty()) {
    if (!take_argument(arguments, call)) {
      return std::nullopt;
    }
  }
  return is_whole(call) ? std::optional{std::move(call)} : std::nullopt;
}

std::string_view usage() {
  return "使い方 Usage:\n"
         "  tsunagu-verify FOLDER [--key VKEYFILE] [--known CHECKPOINT]... [--live] [--json]\n"
         "  tsunagu-verify --proof FILE --key VKEYFILE [--json]\n"
         "\n"
         "  FOLDER   `tsunagu audit export` が書き出したフォルダー / what `tsunagu audit export` "
         "wrote\n"
         "  --key    別に受け取った検証鍵（省略時は FOLDER/log.vkey） / verifier key from "
         "elsewhere\n"
         "  --known  以前に受け取ったチェックポイント / checkpoint kept from an earlier visit\n"
         "  --live   稼働中の audit フォルダーを調べる / FOLDER is one that a daemon writes\n"
         "  --proof  一件の証明書を調べる / check the proof of a single event\n"
         "  --json   結果を JSON で書く / write the verdict as one line of JSON\n"
         "\n"
         "終了コード Exit: 0 正常 good, 1 異常 something is wrong, 2 検証できない not verified\n";
}

}  // namespace tsunagu::verify
