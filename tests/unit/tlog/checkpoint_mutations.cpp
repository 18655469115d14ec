/// Tampering with the newest checkpoint and the key.
#include "server/tlog/checkpoint.h"
#include "tests/unit/tlog/mutations.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog::testing {

namespace {

namespace fs = std::filesystem;

Checkpoint newest() {
  return {kOrigin, kSampleSize, root_of_leaves(sample_leaves(kSampleSize), kSampleSize)};
}

/// The newest checkpoint replaced by `text`.
Mutation checkpoint(const std::string& name, const std::string& text, Problem problem) {
  return {"checkpoint_" + name,
          [=](const fs::path& folder) { write_text(folder / "checkpoint", text); },
          Expected{Check::checkpoint, problem, "checkpoint", {}}};
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

std::vector<Mutation> forged_checkpoints() {
  const std::string good = sign_checkpoint(newest());
  const std::string foreign = sign_checkpoint(newest(), 2);
  // The signature of the other key under the id of the right one.
  const Bytes id = from_base64(good.substr(good.rfind(' ') + 1, 8)).value();
  Bytes forged = from_base64(foreign.substr(foreign.rfind(' ') + 1, 92)).value();
  std::copy_n(id.begin(), 4, forged.begin());
  const std::string text = newest().text();
  const std::string forged_line = text + "\n\u2014 " + kOrigin + " " + to_base64(forged) + "\n";
  return {
      checkpoint("size_changed", with(good, "600", "601"), Problem::wrong_signature),
      checkpoint("root_changed", with(good, to_base64(newest().root), to_base64(empty_root())),
                 Problem::wrong_signature),
      checkpoint("origin_changed", with(good, kOrigin, "tsunagu.example/other"),
                 Problem::wrong_signature),
      checkpoint("signature_replaced", forged_line, Problem::wrong_signature),
      checkpoint("of_another_key", foreign, Problem::not_signed),
      checkpoint("name_of_key_changed", with(good, "\u2014 tsunagu", "\u2014 tsunaga"),
                 Problem::not_signed),
      checkpoint("of_another_log", sign_text(with(text, kOrigin, "other.example/log")),
                 Problem::other_origin),
      checkpoint("with_extension", sign_text(text + "more\n"), Problem::malformed),
      checkpoint("with_leading_zero", sign_text(with(text, "600", "0600")), Problem::malformed),
      checkpoint("with_huge_size", sign_text(with(text, "600", "99999999999999999999")),
                 Problem::malformed),
      checkpoint("empty", "", Problem::malformed),
      checkpoint("of_garbage", std::string(200, '\xff'), Problem::malformed),
      checkpoint("without_signature", text, Problem::malformed),
      checkpoint("with_empty_signatures", text + "\n", Problem::malformed),
      checkpoint("with_carriage_returns", with(good, "\n600\n", "\r\n600\r\n"), Problem::malformed),
      checkpoint("with_garbage_behind", good + "garbage\n", Problem::malformed),
      checkpoint("without_last_line_end", good.substr(0, good.size() - 1), Problem::malformed),
      checkpoint("too_long", good + std::string(70'000, '\n'), Problem::malformed),
      {"checkpoint_missing", [](const fs::path& folder) { fs::remove(folder / "checkpoint"); },
       Expected{Check::checkpoint, Problem::missing, "checkpoint", {}}},
  };
}

Mutation key(const std::string& name, const std::function<void(const fs::path&)>& apply,
             const Expected& expected) {
  return {"key_" + name, apply, expected};
}

std::vector<Mutation> changed_keys() {
  const Expected malformed{Check::key, Problem::malformed, "log.vkey", {}};
  return {
      key("missing", [](const fs::path& folder) { fs::remove(folder / "log.vkey"); },
          {Check::key, Problem::missing, "log.vkey", {}}),
      key(
          "byte_changed", [](const fs::path& folder) { flip(folder / "log.vkey", -10); },
          malformed),
      key(
          "name_changed", [](const fs::path& folder) { flip(folder / "log.vkey", 2); }, malformed),
      key(
          "with_garbage_behind",
          [](const fs::path& folder) {
            write_text(folder / "log.vkey", make_key().text() + "\nmore\n");
          },
          malformed),
      key(
          "empty", [](const fs::path& folder) { write_text(folder / "log.vkey", ""); }, malformed),
      key("of_another_log",
          [](const fs::path& folder) {
            write_text(folder / "log.vkey", make_key(2).text() + "\n");
          },
          {Check::checkpoint, Problem::not_signed, "checkpoint", {}}),
      key("in_the_folder_is_not_the_one_given",
          [](const fs::path& folder) {
            write_text(folder / "log.vkey", make_key(2).text() + "\n");
            write_text(key_beside(folder), make_key().text() + "\n");
          },
          {Check::key, Problem::other_key, "log.vkey", {}}),
      key("given_is_another",
          [](const fs::path& folder) { write_text(key_beside(folder), make_key(2).text() + "\n"); },
          {Check::key, Problem::other_key, "log.vkey", {}}),
      {"key_given_is_the_same",
       [](const fs::path& folder) { write_text(key_beside(folder), make_key().text() + "\n"); },
       std::nullopt},
  };
}

}  // namespace

std::vector<Mutation> checkpoint_mutations() {
  std::vector<Mutation> all = forged_checkpoints();
  const std::vector<Mutation> keys = changed_keys();
  all.insert(all.end(), keys.begin(), keys.end());
  return all;
}

}  // namespace tsunagu::tlog::testing
