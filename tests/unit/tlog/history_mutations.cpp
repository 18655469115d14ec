/// Rolling back, forking, rewriting and misnumbering by somebody who holds the log's key.
#include "server/tlog/checkpoint.h"
#include "tests/unit/tlog/mutations.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog::testing {

namespace {

namespace fs = std::filesystem;

Checkpoint true_checkpoint(std::uint64_t size) {
  return {kOrigin, size, root_of_leaves(sample_leaves(size), size)};
}

/// Signed by the log, but of a history that never was.
Checkpoint forked_checkpoint(std::uint64_t size) { return {kOrigin, size, empty_root()}; }

/// Replaces the export by one of other leaves, signed with the log's own key.
void replace(const fs::path& folder, const std::vector<Leaf>& leaves,
             const std::vector<std::uint64_t>& sizes) {
  fs::remove_all(folder);
  write_export(folder, leaves, sizes);
}

Mutation kept(const std::string& name, const char* file, const std::string& text, Problem problem,
              std::optional<std::uint64_t> index = {}) {
  return {"kept_" + name, [=](const fs::path& folder) { write_text(folder / file, text); },
          Expected{Check::history, problem, file, index}};
}

std::vector<Mutation> kept_checkpoints() {
  return {
      kept("forked", "checkpoints/256", sign_checkpoint(forked_checkpoint(256)),
           Problem::other_history, 100),
      kept("forked_at_the_end", "checkpoints/600", sign_checkpoint(forked_checkpoint(600)),
           Problem::other_history, 520),
      kept("newer_than_the_log", "checkpoints/601", sign_checkpoint(forked_checkpoint(601)),
           Problem::log_is_shorter),
      kept("under_another_name", "checkpoints/257", sign_checkpoint(true_checkpoint(256)),
           Problem::wrong_name),
      kept("of_garbage", "checkpoints/100", "garbage", Problem::malformed),
      kept("of_another_key", "checkpoints/100", sign_checkpoint(true_checkpoint(100), 2),
           Problem::not_signed),
      kept("stranger", "checkpoints/readme.txt", "hello", Problem::malformed),
      {"kept_changed", [](const fs::path& folder) { flip(folder / "checkpoints/520", 24); },
       Expected{Check::history, Problem::wrong_signature, "checkpoints/520", {}}},
      {"kept_is_a_folder",
       [](const fs::path& folder) { fs::create_directory(folder / "checkpoints/1"); },
       Expected{Check::history, Problem::not_a_file, "checkpoints/1", {}}},
      {"kept_of_the_empty_log",
       [](const fs::path& folder) {
         write_text(folder / "checkpoints/0", sign_checkpoint(true_checkpoint(0)));
       },
       std::nullopt},
      {"kept_all_removed",  // the rest still proves itself
       [](const fs::path& folder) { fs::remove_all(folder / "checkpoints"); }, std::nullopt},
  };
}

/// Cuts the export back to 520 events, consistently, as it once was.
void roll_back(const fs::path& folder) {
  replace(folder, sample_leaves(520), {100, 256, 300});
  fs::remove(folder / "events.jsonl");
}

void know(const fs::path& folder, const std::string& text) {
  write_text(known_beside(folder), text);
}

std::vector<Mutation> rolled_back() {
  const std::string known = "KNOWN";  // the file beside the folder
  return {
      {"rolled_back_unnoticed", roll_back, std::nullopt},
      {"rolled_back",
       [](const fs::path& folder) {
         roll_back(folder);
         know(folder, sign_checkpoint(true_checkpoint(600)));
       },
       Expected{Check::known, Problem::log_is_shorter, known, {}}},
      {"rolled_back_with_a_kept_one_left",
       [](const fs::path& folder) {
         roll_back(folder);
         write_text(folder / "checkpoints/600", sign_checkpoint(true_checkpoint(600)));
       },
       Expected{Check::history, Problem::log_is_shorter, "checkpoints/600", {}}},
      {"checkpoint_of_an_older_size",
       [](const fs::path& folder) {
         write_text(folder / "checkpoint", sign_checkpoint(true_checkpoint(520)));
       },
       Expected{Check::files, Problem::missing, "tile/entries/002.p/8", 512}},
      {"known_is_right",
       [](const fs::path& folder) { know(folder, sign_checkpoint(true_checkpoint(333))); },
       std::nullopt},
      {"known_is_forked",
       [](const fs::path& folder) { know(folder, sign_checkpoint(forked_checkpoint(333))); },
       Expected{Check::known, Problem::other_history, known, 256}},
      {"known_is_garbage", [](const fs::path& folder) { know(folder, "garbage"); },
       Expected{Check::known, Problem::malformed, known, {}}},
      {"known_of_another_key",
       [](const fs::path& folder) { know(folder, sign_checkpoint(true_checkpoint(333), 2)); },
       Expected{Check::known, Problem::not_signed, known, {}}},
  };
}

/// A whole log, rightly hashed and signed, in which the leaves are wrong.
Mutation misnumbered(const std::string& name, const std::function<void(std::vector<Leaf>&)>& edit,
                     Problem problem, std::uint64_t index) {
  return {"numbers_" + name,
          [=](const fs::path& folder) {
            std::vector<Leaf> leaves = sample_leaves(300);
            edit(leaves);
            replace(folder, leaves, {});
            fs::remove(folder / "events.jsonl");
          },
          Expected{Check::numbers, problem,
                   index < 256 ? "tile/entries/000" : "tile/entries/001.p/44", index}};
}

std::vector<Mutation> misnumbered_logs() {
  return {
      misnumbered(
          "left_out", [](auto& leaves) { leaves.erase(leaves.begin() + 150); },
          Problem::number_missing, 150),
      misnumbered(
          "repeated", [](auto& leaves) { leaves[40] = leaves[39]; }, Problem::number_repeated, 40),
      misnumbered(
          "swapped", [](auto& leaves) { std::swap(leaves[60], leaves[61]); },
          Problem::number_missing, 60),
      misnumbered(
          "without_boot_event", [](auto& leaves) { leaves[0].type = EventType::heartbeat; },
          Problem::boot_missing, 0),
      misnumbered(
          "with_a_second_boot_event", [](auto& leaves) { leaves[90].type = EventType::boot; },
          Problem::boot_inside, 90),
      misnumbered(
          "of_a_later_run_without_start", [](auto& leaves) { leaves[91].boot = 5; },
          Problem::number_missing, 91),
      misnumbered(
          "of_an_earlier_run", [](auto& leaves) { leaves[91].boot = 3; }, Problem::boot_backwards,
          91),
      {"rewritten_and_signed_again",
       [](const fs::path& folder) {
         const std::string old = read_text(folder / "checkpoints/520");
         std::vector<Leaf> leaves = sample_leaves(kSampleSize);
         leaves[400].revision = 99;
         replace(folder, leaves, {100, 256});
         write_text(folder / "checkpoints/520", old);
       },
       Expected{Check::history, Problem::other_history, "checkpoints/520", 256}},
      {"times_backwards_are_only_a_remark",
       [](const fs::path& folder) {
         std::vector<Leaf> leaves = sample_leaves(300);
         leaves[200].time -= 3'600'000'000;
         replace(folder, leaves, {});
       },
       std::nullopt},
  };
}

}  // namespace

std::vector<Mutation> history_mutations() {
  std::vector<Mutation> all = kept_checkpoints();
  for (const auto& part : {rolled_back(), misnumbered_logs()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace tsunagu::tlog::testing
