#include "leads/workbook.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace gummiband::leads {
namespace {

// A million full leads; what is larger is no XLSX of ours.
constexpr size_t kMostFileBytes = size_t{1} << 30;

base::Fault library_fault(const base::Path& file, lxw_error error) {
  return base::Fault{"Cannot write the table " + file.string() + ": " + lxw_strerror(error) +
                     " Check that the folder exists, is writable and has room."};
}

// Writes with the library, which knows file names only, to a file that is there already.
base::Result<void> write_with_library(const BookFiller& fill, const base::Path& file) {
  const base::Path folder = file.has_parent_path() ? file.parent_path() : base::Path(".");
  std::string folder_name = folder.string();
  lxw_workbook_options options{};
  options.tmpdir = folder_name.data();  // its drafts hold clear text too
  lxw_workbook* workbook = workbook_new_opt(file.c_str(), &options);
  if (workbook == nullptr) return library_fault(file, LXW_ERROR_MEMORY_MALLOC_FAILED);
  const lxw_error filled = fill(workbook);
  const lxw_error closed = workbook_close(workbook);  // frees it, whatever happened
  if (filled != LXW_NO_ERROR) return library_fault(file, filled);
  if (closed != LXW_NO_ERROR) return library_fault(file, closed);
  return {};
}

}  // namespace

base::Result<void> write_workbook(const BookFiller& fill, const base::Path& file) {
  base::Path draft = file;
  draft += ".draft";
  // Made by us and not by the library, so that nobody else can read it at any moment.
  ::unlink(draft.c_str());
  const int descriptor =
      ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) {
    return base::Fault{"Cannot write the table " + file.string() + ": " + std::strerror(errno) +
                       ". Check that the folder exists, is writable and has room."};
  }
  ::close(descriptor);
  const auto written = write_with_library(fill, draft);
  auto content =
      written ? base::read_file(draft, kMostFileBytes) : base::Result<std::string>(written.fault());
  ::unlink(draft.c_str());
  if (!content) return content.fault();
  return base::write_file_durably(file, *content);
}

}  // namespace gummiband::leads
