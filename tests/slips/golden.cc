#include "slips/golden.h"

#include <cairo.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "catch.h"

namespace gummiband::slips::testing {
namespace {

bool on_debian_12() {
  std::ifstream release("/etc/os-release");
  const std::string all((std::istreambuf_iterator<char>(release)),
                        std::istreambuf_iterator<char>());
  return all.find("VERSION_CODENAME=bookworm") != std::string::npos;
}

Dots read_png(const base::Path& file) {
  const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
      cairo_image_surface_create_from_png(file.c_str()), cairo_surface_destroy);
  INFO(file.string());
  REQUIRE(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS);
  Dots dots(cairo_image_surface_get_width(surface.get()),
            cairo_image_surface_get_height(surface.get()));
  const unsigned char* from = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < dots.height(); ++y) {
    const auto* row = reinterpret_cast<const uint32_t*>(from + static_cast<ptrdiff_t>(y) * stride);
    for (int x = 0; x < dots.width(); ++x) {
      if ((row[x] & 0xFFU) < 128) dots.blacken(x, y);
    }
  }
  return dots;
}

}  // namespace

// Rows below the shorter of the two differ whole; a slip a few dots longer is still alike.
double difference(const Dots& a, const Dots& b) {
  if (a.width() != b.width()) return 1;
  const int most = std::max(a.height(), b.height());
  const int least = std::min(a.height(), b.height());
  size_t differ = static_cast<size_t>(most - least) * static_cast<size_t>(a.width());
  for (int y = 0; y < least; ++y) {
    for (int x = 0; x < a.width(); ++x) differ += a.at(x, y) != b.at(x, y) ? 1 : 0;
  }
  return static_cast<double>(differ) / (static_cast<double>(most) * a.width());
}

double difference_but_for_slipping(const Dots& a, const Dots& b) {
  if (a.width() != b.width()) return 1;
  const auto row_difference = [&](int y, int other_y) {
    if (other_y < 0 || other_y >= b.height()) return a.width();
    int differ = 0;
    for (int x = 0; x < a.width(); ++x) differ += a.at(x, y) != b.at(x, other_y) ? 1 : 0;
    return differ;
  };
  size_t differ = 0;
  for (int y = 0; y < a.height(); ++y) {
    int least = a.width();
    for (int slipped = -kMostRowsSlipped; slipped <= kMostRowsSlipped; ++slipped) {
      least = std::min(least, row_difference(y, y + slipped));
    }
    differ += static_cast<size_t>(least);
  }
  return static_cast<double>(differ) / (static_cast<double>(a.height()) * a.width());
}

void compare_golden(const std::string& name, const Dots& dots) {
  const base::Path file = base::Path(GUMMIBAND_SOURCE_DIR) / "tests/golden" / (name + ".png");
  const char* mode = std::getenv("GUMMIBAND_GOLDEN");
  if (mode != nullptr && std::string(mode) == "write") {
    REQUIRE(write_png(dots, file).ok());
    return;
  }
  const Dots golden = read_png(file);
  const bool exact = on_debian_12();
  const double differs =
      exact ? difference(dots, golden) : difference_but_for_slipping(dots, golden);
  const double tolerance = exact ? kGoldenTolerance : kOtherDebianTolerance;
  if (differs > tolerance) {
    const base::Path beside = base::Path(GUMMIBAND_BUILD_DIR) / "golden" / (name + ".png");
    std::filesystem::create_directories(beside.parent_path());
    CHECK(write_png(dots, beside).ok());
    UNSCOPED_INFO("this run's picture: " << beside.string());
  }
  INFO(file.string());
  CHECK(differs <= tolerance);
}

}  // namespace gummiband::slips::testing
