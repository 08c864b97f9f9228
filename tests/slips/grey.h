// A grey picture, what a camera does to it, and what zbar then reads: shared by the tests of codes,
// slips and printed bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "slips/qr.h"

namespace gummiband::slips::testing {

struct Grey {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> pixels;  // 0 black .. 255 white, row by row

  uint8_t at(int x, int y) const {
    return pixels[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  }
};

Grey white(int width, int height);
// A code alone, with its quiet zone.
Grey drawn(const Qr& qr, int module_pixels);

// A lens out of focus: a Gaussian of this many pixels.
Grey blurred(const Grey& picture, double sigma);
// A hand held askew; the corners that come in are white.
Grey turned(const Grey& picture, double degrees);
// Faded paper or bad light: 0.5 leaves half of the way between black and white, around the middle.
Grey faded(const Grey& picture, double contrast);
// Dust and dead dots: this share of the pixels becomes black or white at random.
Grey speckled(const Grey& picture, double share, unsigned seed);

// A QR code that zbar finds, and where: the corners of its modules, in pixels.
struct FoundCode {
  std::string text;
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
};
std::vector<FoundCode> find_codes(const Grey& picture);
// How wide a module is, measured at the corner of the code: its mark is seven modules wide.
int module_of(const Grey& picture, const FoundCode& code);
// The code with what surrounds it, `margin` pixels on each side where the picture has them.
Grey cut_out(const Grey& picture, const FoundCode& code, int margin);

// Every QR code that zbar finds, sorted.
std::vector<std::string> read_codes(const Grey& picture);
// The one code; empty when there is none or more than one.
std::string read_code(const Grey& picture);

struct Trial {
  std::string name;  // "blurred", "turned 15 degrees", ...
  Grey picture;
};
// The picture as it is and after each of the four, where a module is `module_pixels` wide. The dust
// lies on the paper and is seen through a lens, which spreads each spot by a quarter of a module:
// no camera sees a dot sharper, and zbar's scan lines trip over those that are.
std::vector<Trial> trials(const Grey& picture, int module_pixels, unsigned seed);

// A binary PGM, as pdftoppm writes it; a check of the running test fails if it is none.
Grey read_pgm(const std::string& file);

// GUMMIBAND_SEED from the environment, else a random one.
unsigned test_seed();

}  // namespace gummiband::slips::testing
