#include "ui/decode_svg.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "ui/decode_frame.h"

namespace gummiband::ui {
namespace {

using base::Fault;
using base::Result;

// What librsvg says, as an end of a sentence; frees it.
std::string reason(GError* error) {
  const std::string text =
      base::as_part_of_sentence(error != nullptr ? error->message : "no reason given");
  g_clear_error(&error);
  return text;
}

// The size the scene was drawn for; only its proportions matter.
std::pair<double, double> size_of(RsvgHandle& svg) {
  double width = 0;
  double height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(&svg, &width, &height) && width > 0 && height > 0) {
    return {width, height};
  }
  gboolean has_width = FALSE;
  gboolean has_height = FALSE;
  gboolean has_box = FALSE;
  RsvgLength unused;
  RsvgRectangle box;
  rsvg_handle_get_intrinsic_dimensions(&svg, &has_width, &unused, &has_height, &unused, &has_box,
                                       &box);
  if (has_box && box.width > 0 && box.height > 0) return {box.width, box.height};
  return {1, 1};
}

}  // namespace

Svg::Svg(const base::Path& path, std::string bytes)
    : path_(path.native()), bytes_(std::move(bytes)), layers_(layers_in(bytes_)) {}

Result<RsvgHandle*> Svg::parsed() {
  if (handle_) return handle_.get();
  GError* error = nullptr;
  // From memory and without a base address: references to other files lead nowhere.
  handle_.reset(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes_.data()),
                                          bytes_.size(), &error));
  if (!handle_) {
    return Fault{"The SVG picture cannot be read (" + reason(error) + "); save it again."};
  }
  rsvg_handle_set_dpi(handle_.get(), 96);
  return handle_.get();
}

Svg* SvgShelf::find(const base::Path& path) {
  const auto at = std::ranges::find(svgs_, path.native(), &Svg::path);
  if (at == svgs_.end()) return nullptr;
  std::rotate(at, at + 1, svgs_.end());
  return &svgs_.back();
}

Svg& SvgShelf::add(const base::Path& path, std::string bytes) {
  if (svgs_.size() >= kMostSvgs) svgs_.erase(svgs_.begin());
  svgs_.emplace_back(path, std::move(bytes));
  return svgs_.back();
}

std::vector<std::string> SvgShelf::layers(const base::Path& path) const {
  const auto at = std::ranges::find(svgs_, path.native(), &Svg::path);
  return at == svgs_.end() ? std::vector<std::string>() : at->layers();
}

Result<std::unique_ptr<Texture>> draw_svg(RsvgHandle& svg, const PictureRequest& request) {
  const std::string layer = "#" + request.layer;
  if (!request.layer.empty() && !rsvg_handle_has_sub(&svg, layer.c_str())) {
    return Fault{"The SVG picture has no group \"" + request.layer + "\"; check its ids."};
  }
  auto texture = std::make_unique<Texture>(PixelFormat::kArgb, request.width, request.height);
  const CairoSurface surface = surface_on(*texture);
  const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
  const auto [width, height] = size_of(svg);
  const Cover place = cover(request, width, height);
  const RsvgRectangle canvas{place.left, place.top, place.width, place.height};
  GError* error = nullptr;
  const gboolean drawn =
      request.layer.empty()
          ? rsvg_handle_render_document(&svg, cairo.get(), &canvas, &error)
          : rsvg_handle_render_layer(&svg, cairo.get(), layer.c_str(), &canvas, &error);
  if (!drawn) return Fault{"The SVG picture cannot be drawn (" + reason(error) + ")."};
  round_corners(*cairo, request);
  cairo_surface_flush(surface.get());
  find_opaque(*texture);
  return texture;
}

}  // namespace gummiband::ui
