/// libxml2 and libxslt, started and closed down to what an adapter host needs.
#pragma once

#include <map>
#include <string>

namespace tsunagu::host {

/// Files kept in memory, by their path inside a folder: "types.xsd", "codes/concern.xml".
using MemoryFiles = std::map<std::string, std::string, std::less<>>;

/// Initialises both libraries for the whole process: no file, network or catalogue access,
/// nothing printed, limits on depth, our stylesheet functions registered. Made once in main(),
/// before anything else of this folder.
class XmlLibrary {
 public:
  XmlLibrary();
  XmlLibrary(const XmlLibrary&) = delete;
  XmlLibrary& operator=(const XmlLibrary&) = delete;
  ~XmlLibrary();
};

/// The URL under which libxml2 finds `files[path]` while a FilesOpen lives.
std::string memory_url(const std::string& path);

/// While it lives, libxml2 may open the files given, by memory_url(); otherwise nothing. Only one
/// at a time.
class FilesOpen {
 public:
  explicit FilesOpen(const MemoryFiles& files);
  FilesOpen(const FilesOpen&) = delete;
  FilesOpen& operator=(const FilesOpen&) = delete;
  ~FilesOpen();
};

}  // namespace tsunagu::host
