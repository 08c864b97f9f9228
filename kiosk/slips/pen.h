// Sets words, lines, codes and pictures on a strip of paper from top to bottom: what cairo and
// Pango do for a slip, and the only place that knows how.
//
// Draws onto whatever cairo draws on: nothing (to measure), dots, a page. Lengths in dots. Black
// only: what is not black on thermal paper is a pattern that no phone reads.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string_view>

#include "slips/qr.h"
#include "slips/slip.h"

namespace gummiband::slips {

struct Unref {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoContext* context) const { g_object_unref(context); }
};
using CairoSurface = std::unique_ptr<cairo_surface_t, Unref>;
using Cairo = std::unique_ptr<cairo_t, Unref>;

// How words look.
enum class Face { kName, kMotto, kTitle, kItem, kItemClose, kText, kSmall, kStrong, kCode };
enum class Align { kLeft, kRight, kCentre };

struct Words {
  Face face = Face::kText;
  double left = 0;
  double width = 0;
  Align align = Align::kLeft;
};

class Pen {
 public:
  // `cairo` must outlive it. `size` scales every face: 1 on 80 mm paper, less on narrower.
  Pen(cairo_t& cairo, int width, double size);

  int width() const { return width_; }
  double size() const { return size_; }

  // Sets `text` with its upper edge at `top`; answers with its height. A word that is wider than
  // the room makes the whole text smaller, down to half, before it is broken.
  double text(std::string_view text, double top, const Words& words);
  // The height it would have.
  double measure(std::string_view text, const Words& words) const;

  void rule(double top, double thickness, double left, double right);
  void dashes(double top, double left, double right);
  void frame(double top, double height, double left, double right);
  void heart(double left, double top, double side);
  // The band across the paper that ties a heart in the middle, 72 dots high at size 1.
  double band(double top);
  // With its quiet zone left to the caller: at whole dots.
  void code(const Qr& qr, double left, double top, int module_dots);
  void picture(const SlipPicture& picture, double left, double top, double width, double height);
  void bar(double left, double top, double width, double height);

 private:
  using Layout = std::unique_ptr<PangoLayout, Unref>;
  Layout layout(std::string_view text, const Words& words) const;

  cairo_t& cairo_;
  const int width_;
  const double size_;
};

}  // namespace gummiband::slips
