/// tsunagu-verify: checks an exported audit log, or one proof, with only the public key.
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/tlog/verdict.h"
#include "server/tlog/verify.h"
#include "server/verify/call.h"

namespace {

namespace tlog = tsunagu::tlog;
using tsunagu::verify::Call;

enum Exit : int { kGood = 0, kWrong = 1, kNotVerified = 2 };

void print(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);  // main looks at what became of it
}

/// Seconds with three decimals; JSON of ours has whole numbers only, so it is a text.
std::string seconds_text(std::chrono::milliseconds time) {
  const std::string fraction = std::to_string(time.count() % 1000);
  return std::to_string(time.count() / 1000) + "." + std::string(3 - fraction.size(), '0') +
         fraction;
}

int verify_folder(const Call& call) {
  if (!std::filesystem::is_directory(call.folder)) {
    throw tsunagu::Error{tsunagu::messages::kUsage, call.folder.string() + ": no such folder"};
  }
  const auto start = std::chrono::steady_clock::now();
  const tlog::Report report =
      tlog::verify_export(call.folder, {call.key, call.known, call.is_live});
  const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - start);
  if (call.is_json) {
    print(stdout, tlog::verdict_json(report).text("seconds", seconds_text(time)).str() + "\n");
  } else {
    print(stdout, tlog::verdict_page(report, call.folder.string()));
  }
  return report.is_good() ? kGood : kWrong;
}

int verify_proof(const Call& call) {
  tlog::Problem problem{};
  const std::optional<tlog::VerifierKey> key = tlog::read_key(call.key, problem);
  if (!key) {
    throw tsunagu::Error{tsunagu::messages::kUsage,
                         call.key.string() + ": " + std::string{tlog::problem_text(problem).en}};
  }
  const tsunagu::Bytes text = tsunagu::read_file(call.proof, tlog::kMaxProof);
  const tlog::ProvenEvent proven = tlog::verify_proof(tsunagu::as_text(text), *key);
  print(stdout, call.is_json ? tlog::proof_json(proven, *key).str() + "\n"
                             : tlog::proof_page(proven, *key));
  return proven.problem ? kWrong : kGood;
}

int run(const std::vector<std::string_view>& arguments) {
  const std::optional<Call> call = tsunagu::verify::parse_call(arguments);
  if (!call) {
    print(stderr, tsunagu::verify::usage());
    return kNotVerified;
  }
  if (call->is_help) {
    print(stdout, tsunagu::verify::usage());
    return kGood;
  }
  return call->proof.empty() ? verify_folder(*call) : verify_proof(*call);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const int result = run({arguments + 1, arguments + count});
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) {
      return result;
    }
    print(stderr, "結果を書けません / the verdict could not be written\n");
  } catch (const tsunagu::Error& error) {
    const tsunagu::Message& message = error.message();
    print(stderr, std::string{message.id} + " " + std::string{message.ja} + " / " +
                      std::string{message.en} + ": " + tlog::shown(error.detail()) + "\n");
  } catch (const std::exception& error) {
    print(stderr, tlog::shown(error.what()) + "\n");
  }
  return kNotVerified;
}
