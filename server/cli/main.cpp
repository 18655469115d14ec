// The program `tsunagu`.
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "server/cli/run.h"

namespace {

bool ask_on_terminal(const std::string& question) {
  std::cerr << question << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace

int main(int count, char** words) {
  using tsunagu::cli::LocalCommands;
  tsunagu::cli::Surroundings surroundings{
      .home_variable = {},
      .streams = {std::cout, std::cerr, isatty(STDERR_FILENO) == 1},
      .confirm = {},
      .version = TSUNAGU_VERSION,
  };
  // No other thread runs yet, so nobody changes the environment meanwhile.
  if (const char* home = std::getenv("TSUNAGU_HOME"); home != nullptr && *home != '\0') {
    surroundings.home_variable = home;
  }
  if (isatty(STDIN_FILENO) == 1) {
    surroundings.confirm = ask_on_terminal;
  }
  const LocalCommands local{
      .init = tsunagu::cli::run_init,
      .start = tsunagu::cli::run_start,
      .stop = tsunagu::cli::run_stop,
      .doctor = tsunagu::cli::run_doctor,
      .bench = tsunagu::cli::run_bench,
  };
  return tsunagu::cli::run({words + 1, words + count}, surroundings, local);
}
