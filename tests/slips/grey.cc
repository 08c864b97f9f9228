#include "slips/grey.h"

#include <zbar.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <numbers>
#include <random>

#include "catch.h"

namespace gummiband::slips::testing {
namespace {

uint8_t clamped(double value) {
  return static_cast<uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

// Each row, turned by a right angle on the way: twice is both directions. The edge continues
// outwards. By whole rows, for it goes over every pixel of a large screen.
Grey blurred_across(const Grey& picture, const std::vector<float>& kernel) {
  const auto width = static_cast<size_t>(picture.width);
  const auto height = static_cast<size_t>(picture.height);
  const size_t reach = kernel.size() / 2;
  Grey result = white(picture.height, picture.width);
  std::vector<float> row(width + 2 * reach);
  std::vector<float> sums(width);
  for (size_t y = 0; y < height; ++y) {
    const uint8_t* from = &picture.pixels[y * width];
    std::fill_n(row.begin(), reach, from[0]);
    std::copy_n(from, width, row.begin() + static_cast<ptrdiff_t>(reach));
    std::fill_n(row.end() - static_cast<ptrdiff_t>(reach), reach, from[width - 1]);
    std::ranges::fill(sums, 0.5F);  // half a grey, so that what is cut off rounds
    for (size_t k = 0; k < kernel.size(); ++k) {
      for (size_t x = 0; x < width; ++x) sums[x] += kernel[k] * row[x + k];
    }
    for (size_t x = 0; x < width; ++x) {
      result.pixels[x * height + y] = static_cast<uint8_t>(std::min(sums[x], 255.0F));
    }
  }
  return result;
}

// Between four pixels; white outside.
double sample(const Grey& picture, double x, double y) {
  const double left = std::floor(x);
  const double top = std::floor(y);
  const auto at = [&](double column, double row) -> double {
    if (column < 0 || row < 0 || column >= picture.width || row >= picture.height) return 255;
    return picture.at(static_cast<int>(column), static_cast<int>(row));
  };
  const double u = x - left;
  const double v = y - top;
  return (at(left, top) * (1 - u) + at(left + 1, top) * u) * (1 - v) +
         (at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u) * v;
}

}  // namespace

Grey white(int width, int height) {
  return {width, height,
          std::vector<uint8_t>(static_cast<size_t>(width) * static_cast<size_t>(height), 255)};
}

Grey drawn(const Qr& qr, int module_pixels) {
  const int side = (qr.size + 2 * kQuietModules) * module_pixels;
  Grey drawing = white(side, side);
  const int offset = kQuietModules * module_pixels;
  for (int y = 0; y < qr.size * module_pixels; ++y) {
    for (int x = 0; x < qr.size * module_pixels; ++x) {
      if (!qr.at(x / module_pixels, y / module_pixels)) continue;
      drawing.pixels[static_cast<size_t>((y + offset) * side + x + offset)] = 0;
    }
  }
  return drawing;
}

Grey blurred(const Grey& picture, double sigma) {
  const int reach = static_cast<int>(std::ceil(3 * sigma));
  std::vector<float> kernel;
  float sum = 0;
  for (int k = -reach; k <= reach; ++k) {
    kernel.push_back(static_cast<float>(std::exp(-k * k / (2 * sigma * sigma))));
    sum += kernel.back();
  }
  for (float& weight : kernel) weight /= sum;
  return blurred_across(blurred_across(picture, kernel), kernel);
}

Grey turned(const Grey& picture, double degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  const double cosine = std::cos(angle);
  const double sine = std::sin(angle);
  const auto width = static_cast<int>(
      std::ceil(picture.width * std::abs(cosine) + picture.height * std::abs(sine)));
  const auto height = static_cast<int>(
      std::ceil(picture.width * std::abs(sine) + picture.height * std::abs(cosine)));
  Grey result = white(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double from_middle_x = x - width / 2.0;
      const double from_middle_y = y - height / 2.0;
      const double from_x = from_middle_x * cosine + from_middle_y * sine + picture.width / 2.0;
      const double from_y = -from_middle_x * sine + from_middle_y * cosine + picture.height / 2.0;
      result.pixels[static_cast<size_t>(y * width + x)] = clamped(sample(picture, from_x, from_y));
    }
  }
  return result;
}

Grey faded(const Grey& picture, double contrast) {
  Grey result = picture;
  for (uint8_t& pixel : result.pixels) pixel = clamped(127.5 + (pixel - 127.5) * contrast);
  return result;
}

Grey speckled(const Grey& picture, double share, unsigned seed) {
  Grey result = picture;
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> dice(0, 1);
  for (uint8_t& pixel : result.pixels) {
    if (dice(random) < share) pixel = (random() & 1U) != 0 ? 255 : 0;
  }
  return result;
}

std::vector<FoundCode> find_codes(const Grey& picture) {
  zbar::ImageScanner scanner;
  scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height),
                    "Y800", picture.pixels.data(), picture.pixels.size());
  scanner.scan(image);
  std::vector<FoundCode> codes;
  for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
    FoundCode code{symbol->get_data(), picture.width, picture.height, 0, 0};
    for (auto point = symbol->point_begin(); point != symbol->point_end(); ++point) {
      code.left = std::min(code.left, (*point).x);
      code.top = std::min(code.top, (*point).y);
      code.right = std::max(code.right, (*point).x);
      code.bottom = std::max(code.bottom, (*point).y);
    }
    codes.push_back(code);
  }
  return codes;
}

int module_of(const Grey& picture, const FoundCode& code) {
  constexpr int kWithin = 3;  // pixels, in which zbar may err, and still the first row of modules
  constexpr int kMark = 7;
  int run = 0;
  for (int x = std::max(0, code.left - kWithin); x < picture.width; ++x) {
    const bool dark = picture.at(x, std::min(code.top + kWithin, picture.height - 1)) < 128;
    if (!dark && run > 0) break;
    run += dark ? 1 : 0;
  }
  return (run + kMark / 2) / kMark;
}

Grey cut_out(const Grey& picture, const FoundCode& code, int margin) {
  const int left = std::max(0, code.left - margin);
  const int top = std::max(0, code.top - margin);
  const int right = std::min(picture.width, code.right + margin);
  const int bottom = std::min(picture.height, code.bottom + margin);
  Grey result = white(right - left, bottom - top);
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      result.pixels[static_cast<size_t>((y - top) * result.width + x - left)] = picture.at(x, y);
    }
  }
  return result;
}

std::vector<std::string> read_codes(const Grey& picture) {
  std::vector<std::string> texts;
  for (const FoundCode& code : find_codes(picture)) texts.push_back(code.text);
  std::ranges::sort(texts);
  return texts;
}

std::string read_code(const Grey& picture) {
  const std::vector<std::string> texts = read_codes(picture);
  return texts.size() == 1 ? texts.front() : std::string();
}

std::vector<Trial> trials(const Grey& picture, int module_pixels, unsigned seed) {
  return {{"as it is", picture},
          {"blurred by a third of a module", blurred(picture, module_pixels / 3.0)},
          {"turned by 15 degrees", turned(picture, 15)},
          {"at half the contrast", faded(picture, 0.5)},
          {"with 3 % speckle, seed " + std::to_string(seed),
           blurred(speckled(picture, 0.03, seed), 0.25 * module_pixels)}};
}

Grey read_pgm(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string magic;
  int most = 0;
  Grey grey;
  stream >> magic >> grey.width >> grey.height >> most;
  REQUIRE(magic == "P5");
  REQUIRE(most == 255);
  stream.get();  // one white space before the pixels
  grey = white(grey.width, grey.height);
  stream.read(reinterpret_cast<char*>(grey.pixels.data()),
              static_cast<std::streamsize>(grey.pixels.size()));
  REQUIRE(stream.gcount() == static_cast<std::streamsize>(grey.pixels.size()));
  return grey;
}

unsigned test_seed() {
  const char* given = std::getenv("GUMMIBAND_SEED");
  return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                          : std::random_device{}();
}

}  // namespace gummiband::slips::testing
