// A text file of an item.
#include <cstdint>
#include <string>

#include "base/check.h"
#include "content/front_matter.h"
#include "fuzz/placed.h"

using namespace gummiband;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  content::Report report;
  const auto found = content::split_front_matter(text, "de.md", report);
  test::expect_placed(report.sorted(), "de.md", text);
  base::check(found.has_value() || report.has_error(), "neither split nor refused");
  if (!found) return 0;
  base::check(text.ends_with(found->body) && found->body_line >= 1,
              "a body that is not the file's");
  return 0;
}
