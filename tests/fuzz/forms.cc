// forms: of a pack.yaml, behind a right beginning.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/check.h"
#include "content/limits.h"
#include "content/pack_folder.h"
#include "content/pack_reader.h"
#include "content/pack_yaml.h"
#include "fuzz/placed.h"
#include "leads/folder.h"

using namespace gummiband;

namespace {

class FormsPack : public test::Folder {
 public:
  FormsPack() {
    std::filesystem::create_directories(path() / "pictures");
    std::filesystem::create_directories(path() / "legal");
    for (const char* name : {"persona", "hoch", "quer", "header", "foto"}) {
      write("pictures/" + std::string(name) + ".svg", std::string(content::kSvg));
    }
    write("legal/consent.de.md", "Ich bin einverstanden.\n");
    write("legal/consent.en.md", "I agree.\n");
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream file(path() / name, std::ios::binary);
    file << text;
    base::check(file.good(), "the folder of the pack takes no file");
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const FormsPack files;
  const std::string text =
      std::string(content::kPackYaml) + std::string(reinterpret_cast<const char*>(data), size);
  files.write(content::kPackFileName, text);
  content::Report report;
  const auto folder = content::PackFolder::open(files.path(), report);
  base::check(folder.has_value(), "the pack has no folder");
  const auto found = content::read_pack_file(*folder, report);
  test::expect_placed(report.sorted(), content::kPackFileName, text);
  base::check(found.has_value() || report.has_error(), "no pack, and nobody says why");
  if (!found || report.has_error()) return 0;
  for (const content::Form& form : found->pack.forms) {
    base::check(!form.fields.empty() && form.fields.size() <= content::kMostFormFields,
                "a form beyond its limits was taken");
  }
  return 0;
}
