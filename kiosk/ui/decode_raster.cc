#include "ui/decode_raster.h"

#include <turbojpeg.h>
#include <webp/decode.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <string>
#include <type_traits>

namespace gummiband::ui {
namespace {

using base::Fault;
using base::PictureHeader;
using base::Result;

const unsigned char* unsigned_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Result<PicturePixels> empty_pixels(int width, int height, bool opaque) {
  const cairo_format_t format = opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
  PicturePixels pixels;
  pixels.surface.reset(cairo_image_surface_create(format, width, height));
  pixels.opaque = opaque;
  if (cairo_surface_status(pixels.surface.get()) != CAIRO_STATUS_SUCCESS) {
    return Fault{"There is not enough memory for the picture; save it smaller."};
  }
  return pixels;
}

// What cairo reads a PNG from.
struct Reader {
  std::string_view left;
};

cairo_status_t read_some(void* closure, unsigned char* into, unsigned int length) {
  auto& reader = *static_cast<Reader*>(closure);
  if (reader.left.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(into, reader.left.data(), length);
  reader.left.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

Result<PicturePixels> decode_png(std::string_view bytes) {
  Reader reader{bytes};
  PicturePixels pixels;
  pixels.surface.reset(cairo_image_surface_create_from_png_stream(read_some, &reader));
  if (cairo_surface_status(pixels.surface.get()) != CAIRO_STATUS_SUCCESS) {
    return Fault{"The PNG picture is damaged or cut off; copy it again."};
  }
  pixels.opaque = cairo_surface_get_content(pixels.surface.get()) == CAIRO_CONTENT_COLOR;
  return pixels;
}

// The smallest of the decoder's scales that is still large enough.
tjscalingfactor jpeg_scale(const PictureHeader& header, double least_width, double least_height) {
  int count = 0;
  const tjscalingfactor* factors = tjGetScalingFactors(&count);
  tjscalingfactor best{1, 1};
  for (int i = 0; i < count; ++i) {
    const tjscalingfactor factor = factors[i];
    const bool enough = TJSCALED(header.width, factor) >= least_width &&
                        TJSCALED(header.height, factor) >= least_height;
    if (enough && factor.num * best.denom < best.num * factor.denom) best = factor;
  }
  return best;
}

// Little mistakes of cameras, after which the whole picture is there all the same.
bool is_harmless(std::string_view reason) {
  return reason.find("extraneous bytes before marker") != std::string_view::npos ||
         reason.find("unknown JFIF revision") != std::string_view::npos;
}

Result<PicturePixels> decode_jpeg(std::string_view bytes, const PictureHeader& header,
                                  double least_width, double least_height) {
  const std::unique_ptr<std::remove_pointer_t<tjhandle>, decltype(&tjDestroy)> decoder(
      tjInitDecompress(), tjDestroy);
  if (!decoder) return Fault{"The JPEG decoder cannot start; restart the machine."};
  const tjscalingfactor scale = jpeg_scale(header, least_width, least_height);
  const int width = TJSCALED(header.width, scale);
  const int height = TJSCALED(header.height, scale);
  auto pixels = empty_pixels(width, height, true);
  if (!pixels) return pixels;
  cairo_surface_t* surface = pixels->surface.get();
  cairo_surface_flush(surface);
  const int failed = tjDecompress2(
      decoder.get(), unsigned_bytes(bytes), bytes.size(), cairo_image_surface_get_data(surface),
      width, cairo_image_surface_get_stride(surface), height, TJPF_BGRX, TJFLAG_LIMITSCANS);
  if (failed != 0) {
    // By its words: the decoder's error code calls what ended it a warning if one came before.
    const std::string reason = tjGetErrorStr2(decoder.get());
    if (!is_harmless(reason)) {
      return Fault{"The JPEG picture is damaged or cut off (" + reason + "); copy it again."};
    }
  }
  cairo_surface_mark_dirty(surface);
  return pixels;
}

Result<PicturePixels> decode_webp(std::string_view bytes, const PictureHeader& header,
                                  double least_width, double least_height) {
  const Fault damaged{"The WebP picture is damaged or cut off; copy it again."};
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) {
    return Fault{"The WebP decoder is of another version than its headers; install libwebp again."};
  }
  if (WebPGetFeatures(unsigned_bytes(bytes), bytes.size(), &config.input) != VP8_STATUS_OK) {
    return damaged;
  }
  // The header came from our own reader: the decoder must not see another picture in the bytes.
  if (config.input.width != header.width || config.input.height != header.height) return damaged;
  const double scale = std::max(least_width / header.width, least_height / header.height);
  int width = header.width;
  int height = header.height;
  if (scale < 1) {
    width = std::min(width, static_cast<int>(std::ceil(width * scale)));
    height = std::min(height, static_cast<int>(std::ceil(height * scale)));
    config.options.use_scaling = 1;
    config.options.scaled_width = width;
    config.options.scaled_height = height;
  }
  auto pixels = empty_pixels(width, height, !config.input.has_alpha);
  if (!pixels) return pixels;
  cairo_surface_t* surface = pixels->surface.get();
  cairo_surface_flush(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  config.output.colorspace = MODE_bgrA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = cairo_image_surface_get_data(surface);
  config.output.u.RGBA.stride = stride;
  config.output.u.RGBA.size = static_cast<size_t>(stride) * static_cast<size_t>(height);
  const VP8StatusCode status = WebPDecode(unsigned_bytes(bytes), bytes.size(), &config);
  WebPFreeDecBuffer(&config.output);
  if (status != VP8_STATUS_OK) return damaged;
  cairo_surface_mark_dirty(surface);
  return pixels;
}

}  // namespace

Result<PicturePixels> decode_raster(std::string_view bytes, const PictureHeader& header,
                                    double least_width, double least_height) {
  switch (header.format) {
    case base::PictureFormat::kPng:
      return decode_png(bytes);
    case base::PictureFormat::kJpeg:
      return decode_jpeg(bytes, header, least_width, least_height);
    case base::PictureFormat::kWebp:
      return decode_webp(bytes, header, least_width, least_height);
    case base::PictureFormat::kSvg:
      break;
  }
  return Fault{"The picture is drawn, not made of pixels."};
}

}  // namespace gummiband::ui
