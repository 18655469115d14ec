/// tsunagu-docs FOLDER: writes the reference pages that are made from our tables.
#include <cstdio>
#include <filesystem>

#include <sys/stat.h>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/config/reference.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: tsunagu-docs FOLDER\n");
    return 2;
  }
  try {
    constexpr mode_t kReadable = S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;
    for (const tsunagu::config::ReferencePage& page : tsunagu::config::reference_pages()) {
      tsunagu::write_file_durably(std::filesystem::path{argv[1]} / page.file,
                                  tsunagu::as_bytes(page.text), kReadable);
    }
    return 0;
  } catch (const tsunagu::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
