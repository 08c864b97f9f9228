// Picture files for tests, written with the encoders of the libraries that read them.
#pragma once

#include <cairo/cairo.h>
#include <turbojpeg.h>
#include <unistd.h>
#include <webp/encode.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "base/file.h"
#include "catch.h"
#include "ui/pictures.h"
#include "ui/texture.h"

namespace gummiband::ui {

using base::Path;

inline constexpr uint32_t kRed = 0xFFFF0000U;
inline constexpr uint32_t kGreen = 0xFF00FF00U;
inline constexpr uint32_t kBlue = 0xFF0000FFU;
inline constexpr uint32_t kWhite = 0xFFFFFFFFU;

// A folder of its own for each test, with all that makes paths difficult; gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "Müßige Hügel #1 XXXXXX";
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  Path write(const std::string& name, const std::string& bytes) const {
    const Path path = path_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  const Path& path() const { return path_; }

 private:
  Path path_;
};

// 0xAARRGGBB, straight, for each pixel.
using Paint = std::function<uint32_t(int x, int y)>;

// Left half red, right half green, the lower half of each blue and white.
inline Paint quarters(int width, int height) {
  return [=](int x, int y) {
    if (y < height / 2) return x < width / 2 ? kRed : kGreen;
    return x < width / 2 ? kBlue : kWhite;
  };
}

inline std::vector<uint8_t> rgba(int width, int height, const Paint& paint) {
  std::vector<uint8_t> bytes;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const uint32_t pixel = paint(x, y);
      for (const int shift : {16, 8, 0, 24}) {
        bytes.push_back(static_cast<uint8_t>(pixel >> shift & 0xFF));
      }
    }
  }
  return bytes;
}

inline std::string png(int width, int height, const Paint& paint, bool alpha) {
  cairo_surface_t* surface =
      cairo_image_surface_create(alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const uint32_t pixel = paint(x, y);
      cairo_set_source_rgba(cairo, (pixel >> 16 & 0xFF) / 255.0, (pixel >> 8 & 0xFF) / 255.0,
                            (pixel & 0xFF) / 255.0, (pixel >> 24) / 255.0);
      cairo_rectangle(cairo, x, y, 1, 1);
      cairo_fill(cairo);
    }
  }
  std::string bytes;
  const auto append = [](void* closure, const unsigned char* from, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(from), length);
    return CAIRO_STATUS_SUCCESS;
  };
  REQUIRE(cairo_surface_write_to_png_stream(surface, append, &bytes) == CAIRO_STATUS_SUCCESS);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return bytes;
}

inline std::string jpeg(int width, int height, const Paint& paint) {
  const std::vector<uint8_t> pixels = rgba(width, height, paint);
  unsigned char* out = nullptr;
  unsigned long size = 0;
  tjhandle encoder = tjInitCompress();
  REQUIRE(tjCompress2(encoder, pixels.data(), width, 0, height, TJPF_RGBA, &out, &size, TJSAMP_444,
                      95, 0) == 0);
  std::string bytes(reinterpret_cast<const char*>(out), size);
  tjFree(out);
  tjDestroy(encoder);
  return bytes;
}

// The same with a note of how the camera was held.
inline std::string turned_jpeg(int width, int height, const Paint& paint, char orientation) {
  using namespace std::string_literals;
  const std::string note = "\xFF\xE1\0\x22"s +
                           "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s +
                           orientation + "\0\0\0\0\0\0"s;
  std::string bytes = jpeg(width, height, paint);
  return bytes.insert(2, note);
}

inline std::string webp(int width, int height, const Paint& paint) {
  const std::vector<uint8_t> pixels = rgba(width, height, paint);
  uint8_t* out = nullptr;
  const size_t size = WebPEncodeLosslessRGBA(pixels.data(), width, height, width * 4, &out);
  REQUIRE(size > 0);
  std::string bytes(reinterpret_cast<const char*>(out), size);
  WebPFree(out);
  return bytes;
}

inline const std::string kScene =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100'>"
    "<g id='layer-sky'><rect width='200' height='100' fill='#00f'/></g>"
    "<g id='layer-hills'><rect y='50' width='200' height='50' fill='#0f0'/></g>"
    "<g id='layer-tower'><rect x='150' y='20' width='40' height='60' fill='#f00'/></g></svg>";

inline PictureRequest request(const Path& path, int width, int height) {
  PictureRequest request;
  request.path = path;
  request.width = width;
  request.height = height;
  return request;
}

inline uint32_t pixel(const Texture& texture, int x, int y) {
  return texture.argb()[y * texture.width() + x];
}

}  // namespace gummiband::ui
