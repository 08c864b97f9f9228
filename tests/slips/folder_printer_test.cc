#include "slips/folder_printer.h"

#include <filesystem>

#include "base/file.h"
#include "catch.h"
#include "slips/draw.h"
#include "slips/gs_reader.h"
#include "slips/samples.h"

using namespace gummiband;
using slips::PrintResult;

namespace {

// Gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "gummiband-slips-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const base::Path& path() const { return path_; }

 private:
  base::Path path_;
};

bool go_on(double) {
  return true;
}

}  // namespace

TEST_CASE("a folder takes slips as pictures and as the bytes of a receipt printer") {
  const Folder folder;
  slips::FolderPrinter printer(folder.path() / "out", 384);
  CHECK(printer.ask().state == slips::PrinterState::kReady);
  const slips::Slip slip = slips::testing::sample("offer-de");
  const slips::SlipTemplate look = slips::testing::sample_look();
  for (int i = 0; i < 2; ++i) {
    const slips::PrintOutcome outcome = printer.print(slip, look, go_on);
    CHECK(outcome.result == PrintResult::kPrinted);
    CHECK(outcome.paper_mm > 50);
  }
  CHECK(std::filesystem::file_size(folder.path() / "out/slip-001.png") > 1000);
  CHECK(std::filesystem::exists(folder.path() / "out/slip-002.png"));
  const auto bytes = base::read_file(folder.path() / "out/slip-002.escpos", 1 << 20);
  REQUIRE(bytes);
  slips::testing::GsReader reader(384);
  reader.take(*bytes);
  REQUIRE(reader.slips().size() == 1);
  const auto dots = slips::draw_slip(slip, look, 384);
  REQUIRE(dots);
  CHECK(reader.slips()[0].rows().size() <= dots->rows().size());
  CHECK(reader.letters() == 0);
}

TEST_CASE("a slip that is stopped leaves nothing in the folder") {
  const Folder folder;
  slips::FolderPrinter printer(folder.path(), 576);
  const auto stop = [](double done) { return done < 0.5; };
  const slips::PrintOutcome outcome =
      printer.print(slips::testing::sample("test-de"), slips::testing::sample_look(), stop);
  CHECK(outcome.result == PrintResult::kNothingSent);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a folder that cannot be written to says so") {
  slips::FolderPrinter printer("/proc/no/such", 576);
  const slips::PrintOutcome outcome =
      printer.print(slips::testing::sample("test-de"), slips::testing::sample_look(), go_on);
  CHECK(outcome.result == PrintResult::kNothingSent);
  CHECK_FALSE(outcome.report.detail.empty());
}
