#include "ui/decode.h"

#include <exception>
#include <string>
#include <utility>

#include "base/file.h"
#include "base/picture_header.h"
#include "base/text.h"
#include "ui/decode_frame.h"
#include "ui/decode_raster.h"
#include "ui/decode_svg.h"
#include "ui/picture_cache.h"

namespace gummiband::ui {
namespace {

using base::Fault;
using base::PictureHeader;
using base::Result;
using MadeTexture = Result<std::unique_ptr<Texture>>;

// Cameras turn the picture by a note instead of by its pixels: where a stored point of the unit
// square is shown, by EXIF's number.
cairo_matrix_t turn(int orientation) {
  // xx, yx, xy, yy, x0, y0: x' = xx x + xy y + x0, y' = yx x + yy y + y0
  switch (orientation) {
    case 2:
      return {-1, 0, 0, 1, 1, 0};
    case 3:
      return {-1, 0, 0, -1, 1, 1};
    case 4:
      return {1, 0, 0, -1, 0, 1};
    case 5:
      return {0, 1, 1, 0, 0, 0};
    case 6:
      return {0, 1, -1, 0, 1, 0};
    case 7:
      return {0, -1, -1, 0, 1, 1};
    case 8:
      return {0, -1, 1, 0, 0, 1};
    default:
      return {1, 0, 0, 1, 0, 0};
  }
}

void draw_raster(cairo_t& cairo, cairo_surface_t& picture, int orientation, const Cover& place) {
  cairo_translate(&cairo, place.left, place.top);
  cairo_scale(&cairo, place.width, place.height);
  const cairo_matrix_t turned = turn(orientation);
  cairo_transform(&cairo, &turned);
  cairo_scale(&cairo, 1.0 / cairo_image_surface_get_width(&picture),
              1.0 / cairo_image_surface_get_height(&picture));
  cairo_set_operator(&cairo, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface(&cairo, &picture, 0, 0);
  cairo_pattern_t* pattern = cairo_get_source(&cairo);
  cairo_pattern_set_filter(pattern, CAIRO_FILTER_GOOD);
  // Else the outermost pixels would be mixed with nothing and let the ground shine through.
  cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
  cairo_paint(&cairo);
}

MadeTexture make_from_pixels(std::string_view bytes, const PictureHeader& header,
                             const PictureRequest& request) {
  if (!request.layer.empty()) return Fault{"Only SVG pictures have layers; name none."};
  const bool lying = header.orientation >= 5;
  const Cover place = lying ? cover(request, header.height, header.width)
                            : cover(request, header.width, header.height);
  const auto raster = decode_raster(bytes, header, lying ? place.height : place.width,
                                    lying ? place.width : place.height);
  if (!raster) return raster.fault();
  auto texture = std::make_unique<Texture>(PixelFormat::kArgb, request.width, request.height);
  {
    const CairoSurface surface = surface_on(*texture);
    const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
    draw_raster(*cairo, *raster->surface, header.orientation, place);
    round_corners(*cairo, request);
    cairo_surface_flush(surface.get());
    if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) {
      return Fault{"There is not enough memory for the picture; save it smaller."};
    }
  }
  find_opaque(*texture);
  return texture;
}

MadeTexture make_from_svg(Svg& svg, PictureCache* cache, const PictureRequest& request) {
  const std::string key = cache != nullptr ? PictureCache::key(svg.bytes(), request) : "";
  if (cache != nullptr) {
    if (auto kept = cache->find(key, request.width, request.height)) return kept;
  }
  const auto parsed = svg.parsed();
  if (!parsed) return parsed.fault();
  auto drawn = draw_svg(**parsed, request);
  if (drawn && cache != nullptr) cache->keep(key, **drawn);
  return drawn;
}

MadeTexture make(SvgShelf& shelf, PictureCache* cache, const PictureRequest& request) {
  if (Svg* known = shelf.find(request.path)) return make_from_svg(*known, cache, request);
  auto bytes = base::read_file(request.path, base::kMostPictureBytes);
  if (!bytes) return bytes.fault();
  const auto header = base::read_picture_header(*bytes);
  if (!header) return header.fault();
  if (header->format != base::PictureFormat::kSvg) {
    return make_from_pixels(*bytes, *header, request);
  }
  return make_from_svg(shelf.add(request.path, std::move(*bytes)), cache, request);
}

MadeTexture make_or_say_why(SvgShelf& shelf, PictureCache* cache, const PictureRequest& request) {
  try {
    return make(shelf, cache, request);
  } catch (const std::exception& exception) {
    // Out of memory, as good as always: this picture is not worth the kiosk.
    return Fault{"The picture cannot be made (" + base::as_part_of_sentence(exception.what()) +
                 ")."};
  }
}

}  // namespace

Decoder::Decoder(PictureCache* cache) : shelf_(std::make_unique<SvgShelf>()), cache_(cache) {}
Decoder::~Decoder() = default;

std::vector<std::string> Decoder::layers(const base::Path& path) const {
  return shelf_->layers(path);
}

MadeTexture Decoder::decode(const PictureRequest& request) {
  MadeTexture made = make_or_say_why(*shelf_, cache_, request);
  if (made) {
    (*made)->touch();
    return made;
  }
  return Fault{request.path.string() + ": " + made.fault().sentence};
}

}  // namespace gummiband::ui
