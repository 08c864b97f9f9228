#include "slips/pen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numbers>
#include <string>

#include "base/check.h"
#include "base/library_leaks.h"

namespace gummiband::slips {
namespace {

struct FaceLook {
  const char* family;
  int weight;
  double dots;    // size of the letters at size 1
  float spacing;  // between lines, of what the face asks for
};

constexpr FaceLook look_of(Face face) {
  switch (face) {
    case Face::kName:
      return {"Vollkorn", 900, 46, 0.79F};
    case Face::kMotto:
      return {"Inter", 500, 22, 1.0F};
    case Face::kTitle:
      return {"Vollkorn", 900, 64, 0.75F};
    case Face::kItem:
      return {"Vollkorn", 800, 33, 0.83F};
    case Face::kItemClose:
      return {"Vollkorn", 800, 28, 0.79F};
    case Face::kText:
      return {"Inter", 500, 24, 1.07F};
    case Face::kSmall:
      return {"Inter", 500, 21, 1.04F};
    case Face::kStrong:
      return {"Inter", 600, 27, 1.07F};
    case Face::kCode:
      return {"Inter Display", 700, 76, 0.9F};
  }
  base::check(false, "a face without a look");
  return {};
}

constexpr double kLeastShrink = 0.5;
constexpr double kShrinkStep = 0.92;
constexpr double kDashOn = 6;
constexpr double kDashOff = 4;

}  // namespace

Pen::Pen(cairo_t& cairo, int width, double size) : cairo_(cairo), width_(width), size_(size) {
  base::check(cairo_status(&cairo) == CAIRO_STATUS_SUCCESS, "no memory to draw a slip");
  cairo_set_source_rgb(&cairo, 0, 0, 0);
}

Pen::Layout Pen::layout(std::string_view text, const Words& words) const {
  const std::unique_ptr<PangoContext, Unref> context(pango_cairo_create_context(&cairo_));
  pango_cairo_context_set_resolution(context.get(), 72);
  // Else a page, which is larger, would break lines elsewhere.
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);

  const FaceLook look = look_of(words.face);
  Layout layout(pango_layout_new(context.get()));
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  pango_layout_set_width(layout.get(), static_cast<int>(words.width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
  pango_layout_set_line_spacing(layout.get(), look.spacing);
  pango_layout_set_alignment(layout.get(), words.align == Align::kLeft    ? PANGO_ALIGN_LEFT
                                           : words.align == Align::kRight ? PANGO_ALIGN_RIGHT
                                                                          : PANGO_ALIGN_CENTER);
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, look.family);
  pango_font_description_set_weight(font, static_cast<PangoWeight>(look.weight));
  for (double shrink = 1; shrink > kLeastShrink; shrink *= kShrinkStep) {
    pango_font_description_set_absolute_size(font, look.dots * size_ * shrink * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    PangoRectangle used;
    pango_layout_get_extents(layout.get(), nullptr, &used);
    if (used.width <= words.width * PANGO_SCALE) break;
  }
  pango_font_description_free(font);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  return layout;
}

double Pen::text(std::string_view text, double top, const Words& words) {
  if (text.empty()) return 0;
  const Layout set = layout(text, words);
  cairo_move_to(&cairo_, words.left, top);
  pango_cairo_show_layout(&cairo_, set.get());
  int height = 0;
  pango_layout_get_size(set.get(), nullptr, &height);
  return std::ceil(static_cast<double>(height) / PANGO_SCALE);
}

double Pen::measure(std::string_view text, const Words& words) const {
  if (text.empty()) return 0;
  int height = 0;
  pango_layout_get_size(layout(text, words).get(), nullptr, &height);
  return std::ceil(static_cast<double>(height) / PANGO_SCALE);
}

void Pen::bar(double left, double top, double width, double height) {
  cairo_rectangle(&cairo_, left, top, width, height);
  cairo_fill(&cairo_);
}

void Pen::rule(double top, double thickness, double left, double right) {
  bar(left, top, right - left, thickness);
}

void Pen::dashes(double top, double left, double right) {
  for (double x = left; x + kDashOn <= right; x += kDashOn + kDashOff) bar(x, top, kDashOn, 2);
}

void Pen::frame(double top, double height, double left, double right) {
  constexpr double kLine = 5;
  constexpr double kRadius = 22;
  const double x0 = left + kLine / 2;
  const double y0 = top + kLine / 2;
  const double x1 = right - kLine / 2;
  const double y1 = top + height - kLine / 2;
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_path(&cairo_);
  cairo_arc(&cairo_, x1 - kRadius, y0 + kRadius, kRadius, -kQuarter, 0);
  cairo_arc(&cairo_, x1 - kRadius, y1 - kRadius, kRadius, 0, kQuarter);
  cairo_arc(&cairo_, x0 + kRadius, y1 - kRadius, kRadius, kQuarter, 2 * kQuarter);
  cairo_arc(&cairo_, x0 + kRadius, y0 + kRadius, kRadius, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(&cairo_);
  cairo_set_line_width(&cairo_, kLine);
  cairo_stroke(&cairo_);
}

// The heart of assets/pictures/mark-herz-mit-krone.svg, without its crown.
void Pen::heart(double left, double top, double side) {
  cairo_t* cairo = &cairo_;
  cairo_save(cairo);
  cairo_translate(cairo, left, top);
  cairo_scale(cairo, side / 100, side / 100);
  cairo_move_to(cairo, 50, 91);
  cairo_curve_to(cairo, 43, 82, 5, 58, 5, 29);
  cairo_curve_to(cairo, 5, 13, 16, 4, 28.5, 4);
  cairo_curve_to(cairo, 38.5, 4, 46, 10, 50, 19);
  cairo_curve_to(cairo, 54, 10, 61.5, 4, 71.5, 4);
  cairo_curve_to(cairo, 84, 4, 95, 13, 95, 29);
  cairo_curve_to(cairo, 95, 58, 57, 82, 50, 91);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

// The band of assets/pictures/mark-gummiband.svg, drawn out to both edges of the paper.
double Pen::band(double top) {
  cairo_t* cairo = &cairo_;
  const double scale = 0.72 * size_;
  cairo_save(cairo);
  cairo_translate(cairo, width_ / 2.0 - 50 * scale, top);
  cairo_scale(cairo, scale, scale);
  const double reach = width_ / 2.0 / scale;
  cairo_move_to(cairo, 50 - reach, 84);
  cairo_curve_to(cairo, 50 - reach / 2, 92, 20, 100, 58, 78);
  cairo_curve_to(cairo, 80, 61, 95, 46, 95, 28);
  cairo_curve_to(cairo, 95, 13, 84, 5, 71.5, 5);
  cairo_curve_to(cairo, 61.5, 5, 54, 10, 50, 19);
  cairo_curve_to(cairo, 46, 10, 38.5, 5, 28.5, 5);
  cairo_curve_to(cairo, 16, 5, 5, 13, 5, 28);
  cairo_curve_to(cairo, 5, 46, 20, 61, 42, 78);
  cairo_curve_to(cairo, 80, 100, 50 + reach / 2, 92, 50 + reach, 84);
  cairo_set_line_width(cairo, 5.5 / 0.72);
  cairo_stroke(cairo);
  cairo_restore(cairo);
  return std::ceil(100 * scale);
}

void Pen::code(const Qr& qr, double left, double top, int module_dots) {
  const double x = std::round(left);
  const double y = std::round(top);
  for (int row = 0; row < qr.size; ++row) {
    for (int column = 0; column < qr.size; ++column) {
      if (!qr.at(column, row)) continue;
      int run = 1;
      while (column + run < qr.size && qr.at(column + run, row)) ++run;
      cairo_rectangle(&cairo_, x + column * module_dots, y + row * module_dots, run * module_dots,
                      module_dots);
      column += run;  // the module after a run is light
    }
  }
  // In one go: hairlines between modules would show on a page.
  cairo_fill(&cairo_);
}

void Pen::picture(const SlipPicture& picture, double left, double top, double width,
                  double height) {
  if (picture.width <= 0 || picture.height <= 0) return;
  const CairoSurface mask(
      cairo_image_surface_create(CAIRO_FORMAT_A8, picture.width, picture.height));
  unsigned char* to = cairo_image_surface_get_data(mask.get());
  base::check(to != nullptr, "no memory for a picture of a slip");
  const int stride = cairo_image_surface_get_stride(mask.get());
  for (int y = 0; y < picture.height; ++y) {
    std::memcpy(to + static_cast<ptrdiff_t>(y) * stride,
                &picture.ink[static_cast<size_t>(y) * static_cast<size_t>(picture.width)],
                static_cast<size_t>(picture.width));
  }
  cairo_surface_mark_dirty(mask.get());
  cairo_save(&cairo_);
  cairo_translate(&cairo_, std::round(left), std::round(top));
  cairo_scale(&cairo_, width / picture.width, height / picture.height);
  cairo_mask_surface(&cairo_, mask.get(), 0, 0);
  cairo_restore(&cairo_);
}

}  // namespace gummiband::slips
