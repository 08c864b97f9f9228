#include "slips/draw.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/check.h"
#include "slips/layout.h"
#include "slips/pen.h"

namespace gummiband::slips {
namespace {

constexpr double kFullWidth = 576;  // where every face has its own size
constexpr double kLeastSize = 0.8;
constexpr int kPageWidth = 576;
constexpr double kPageMarginMm = 10;
constexpr double kMostPageScale = 1.5;
// A module of four dots is then 0.4 mm, which an office printer draws sharper than a thermal one.
constexpr double kLeastPageScale = 0.8;
constexpr double kPointsPerMm = 72 / 25.4;
constexpr unsigned kInk = 128;  // of 255: from here a dot is burnt

struct Chosen {
  Plan plan;
  int height = 0;  // dots
};

double size_at(int width) {
  return std::clamp(width / kFullWidth, kLeastSize, 1.0);
}

// The roomiest plan whose slip is short enough and whose codes all have room.
Chosen choose(const Slip& slip, const SlipTemplate& look, int width) {
  constexpr std::array<Plan, 4> kPlans = {{{Codes::kOfItems, Setting::kRoomy},
                                           {Codes::kTogether, Setting::kRoomy},
                                           {Codes::kTogether, Setting::kClose},
                                           {Codes::kTogether, Setting::kBare}}};
  const CairoSurface nothing(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
  const Cairo cairo(cairo_create(nothing.get()));
  Chosen chosen;
  for (const Plan& plan : kPlans) {
    Pen pen(*cairo, width, size_at(width));
    Layout layout(pen, slip, look, plan);
    chosen = {plan, layout.set()};
    if (chosen.height <= kMostCalmSlipDots && layout.all_codes()) break;
  }
  return chosen;
}

Dots burnt(const Slip& slip, const SlipTemplate& look, const Chosen& chosen, int width) {
  const CairoSurface mask(cairo_image_surface_create(CAIRO_FORMAT_A8, width, chosen.height));
  const Cairo cairo(cairo_create(mask.get()));
  Pen pen(*cairo, width, size_at(width));
  Layout(pen, slip, look, chosen.plan).set();
  cairo_surface_flush(mask.get());
  const unsigned char* from = cairo_image_surface_get_data(mask.get());
  base::check(from != nullptr, "no memory for a slip");
  const int stride = cairo_image_surface_get_stride(mask.get());
  Dots dots(width, chosen.height);
  for (int y = 0; y < chosen.height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (from[static_cast<ptrdiff_t>(y) * stride + x] >= kInk) dots.blacken(x, y);
    }
  }
  return dots;
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

base::Fault too_long(int height) {
  return base::Fault{"A slip would be " + std::to_string(static_cast<int>(height / kDotsPerMm)) +
                     " mm long. Shorten its texts."};
}

}  // namespace

base::Result<Dots> draw_slip(const Slip& slip, const SlipTemplate& look, int width_dots) {
  if (width_dots < kLeastSlipWidth || width_dots > kMostSlipWidth) {
    return base::Fault{"No slip is " + std::to_string(width_dots) +
                       " dots wide. Set the printer's width to 384, 512 or 576."};
  }
  const Chosen chosen = choose(slip, look, width_dots);
  if (chosen.height > kMostSlipDots) return too_long(chosen.height);
  return burnt(slip, look, chosen, width_dots);
}

double length_mm(const Dots& dots) {
  return dots.height() / kDotsPerMm;
}

base::Result<std::string> draw_page(const Slip& slip, const SlipTemplate& look, const Page& page) {
  const Chosen chosen = choose(slip, look, kPageWidth);
  const double width_mm = kPageWidth / kDotsPerMm;
  const double height_mm = chosen.height / kDotsPerMm;
  const double scale = std::min({kMostPageScale, (page.width_mm - 2 * kPageMarginMm) / width_mm,
                                 (page.height_mm - 2 * kPageMarginMm) / height_mm});
  if (scale < kLeastPageScale) {
    return base::Fault{"A slip of " + std::to_string(static_cast<int>(height_mm)) +
                       " mm does not fit on this paper. Put larger paper into the printer."};
  }
  std::string pdf;
  const CairoSurface surface(cairo_pdf_surface_create_for_stream(
      append, &pdf, page.width_mm * kPointsPerMm, page.height_mm * kPointsPerMm));
  {
    const Cairo cairo(cairo_create(surface.get()));
    cairo_scale(cairo.get(), kPointsPerMm, kPointsPerMm);
    cairo_translate(cairo.get(), (page.width_mm - width_mm * scale) / 2, kPageMarginMm);
    cairo_scale(cairo.get(), scale / kDotsPerMm, scale / kDotsPerMm);
    Pen pen(*cairo, kPageWidth, size_at(kPageWidth));
    Layout(pen, slip, look, chosen.plan).set();
    cairo_show_page(cairo.get());
  }
  cairo_surface_finish(surface.get());
  const cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    return base::Fault{std::string("Cannot draw a page for the printer: ") +
                       cairo_status_to_string(status) + "."};
  }
  return pdf;
}

}  // namespace gummiband::slips
