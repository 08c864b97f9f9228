#include "app/slip_looks.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "base/log.h"
#include "base/picture_header.h"
#include "slips/draw.h"
#include "ui/decode.h"

namespace gummiband::app {
namespace {

// A logo stands as high as a line or two.
constexpr int kLogoDots = 128;

// How black a pixel is on white paper, 0 to 255.
uint8_t ink_of(uint32_t argb) {
  const uint32_t alpha = argb >> 24U;
  // The colour is premultiplied; the paper shines through where it is not covered.
  const uint32_t bright =
      ((argb >> 16U & 0xFFU) * 77 + (argb >> 8U & 0xFFU) * 151 + (argb & 0xFFU) * 28) >> 8U;
  return static_cast<uint8_t>(alpha - std::min(alpha, bright));
}

void log_fault(const base::Fault& fault) {
  base::log(base::Priority::kWarning, "slip", fault.sentence);
}

// Nothing when it cannot be shown. `width` and `height` in dots; one of them 0: as the other wants.
std::optional<slips::SlipPicture> inked(const content::Picture& picture, int width, int height) {
  const auto bytes = base::read_file(picture.path, base::kMostPictureBytes);
  if (!bytes) {
    log_fault(bytes.fault());
    return std::nullopt;
  }
  const auto header = base::read_picture_header(*bytes);
  if (!header || header->width < 1 || header->height < 1) return std::nullopt;
  const double aspect = static_cast<double>(header->width) / header->height;
  if (width == 0) width = std::max(1, static_cast<int>(std::lround(height * aspect)));
  if (height == 0) height = std::max(1, static_cast<int>(std::lround(width / aspect)));
  ui::PictureRequest request;
  request.path = picture.path;
  request.width = std::min(width, slips::kMostSlipWidth);
  request.height = std::min(height, slips::kMostCalmSlipDots);
  const auto texture = ui::Decoder().decode(request);
  if (!texture) {
    log_fault(texture.fault());
    return std::nullopt;
  }
  slips::SlipPicture result{(*texture)->width(), (*texture)->height(), {}};
  const uint32_t* pixels = (*texture)->argb();
  const auto count = static_cast<size_t>(result.width) * static_cast<size_t>(result.height);
  result.ink.resize(count);
  std::transform(pixels, pixels + count, result.ink.begin(), ink_of);
  return result;
}

}  // namespace

SlipLooks slip_looks(const content::Pack& pack) {
  slips::SlipTemplate same;
  if (pack.slip) {
    if (pack.slip->header) {
      if (auto header = inked(*pack.slip->header, slips::kPreviewDots, 0)) same.header = *header;
    }
    for (const content::Picture& picture : pack.slip->logos) {
      if (auto logo = inked(picture, 0, kLogoDots)) same.logos.push_back(*std::move(logo));
    }
    same.lines = pack.slip->lines;
    same.hashtag = pack.slip->hashtag;
  }
  SlipLooks looks;
  for (const content::Language& language : pack.languages) {
    slips::SlipTemplate look = same;
    look.name = pack.slip ? pack.slip->name.in(language) : pack.title.in(language);
    if (pack.slip) look.motto = pack.slip->motto.in(language);
    if (pack.slip) look.farewell = pack.slip->farewell.in(language);
    looks[language] = std::move(look);
  }
  return looks;
}

}  // namespace gummiband::app
