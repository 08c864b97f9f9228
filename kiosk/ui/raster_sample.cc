#include "ui/raster_sample.h"

#include <algorithm>

#include "ui/raster_row.h"

namespace gummiband::ui {
namespace {

constexpr int kWeightBits = 8;
constexpr int64_t kWeightMask = (1 << kWeightBits) - 1;
// Texels of one row that fit the buffer: drawn smaller than that, each pixel is sampled by itself.
constexpr int kMostSegment = 4 * kMostAreaWidth;

// The texel whose centre is left of (or above) the place, and the weight of the next one.
struct Place {
  int64_t texel;
  uint32_t weight;
};

constexpr int64_t steps_of(int64_t coordinate) {
  constexpr int kDrop = kPlaneBits - kWeightBits;
  return (coordinate - kPlaneOne / 2 + (int64_t{1} << (kDrop - 1))) >> kDrop;
}

constexpr Place place_of(int64_t coordinate) {
  const int64_t at = steps_of(coordinate);
  return {at >> kWeightBits, static_cast<uint32_t>(at & kWeightMask)};
}

int wrapped(int64_t texel, int size, bool repeat) {
  if (!repeat) return static_cast<int>(std::clamp<int64_t>(texel, 0, size - 1));
  const int64_t rest = texel % size;
  return static_cast<int>(rest < 0 ? rest + size : rest);
}

uint32_t mix(uint32_t from, uint32_t to, uint32_t weight) {
  return mixed_pixels(from, to, weight);
}
uint8_t mix(uint8_t from, uint8_t to, uint32_t weight) {
  return mixed_bytes(from, to, weight);
}

// `count` texels from `first` on, which may lie outside the texture.
template <typename Pixel>
void gather(const Texels<Pixel>& texels, const Pixel* row, int64_t first, int count, Pixel* to) {
  for (int i = 0; i < count; ++i) {
    to[i] = row[wrapped(first + i, texels.width, texels.repeat)];
  }
}

}  // namespace

template <typename Pixel>
Pixel Texels<Pixel>::sample(int64_t u, int64_t v) const {
  const Place x = place_of(u);
  const Place y = place_of(v);
  const int64_t left = wrapped(x.texel, width, repeat);
  const int64_t right = wrapped(x.texel + 1, width, repeat);
  const Pixel* top = pixels + static_cast<int64_t>(wrapped(y.texel, height, repeat)) * width;
  const Pixel* below = pixels + static_cast<int64_t>(wrapped(y.texel + 1, height, repeat)) * width;
  return mix(mix(top[left], below[left], y.weight), mix(top[right], below[right], y.weight),
             x.weight);
}

template <typename Pixel>
const Pixel* Texels<Pixel>::row_of(const Plane& u, const Plane& v, int y, int x, int count,
                                   Pixel* buffer) const {
  const Place down = place_of(v.at(0, y));
  const Pixel* top = pixels + static_cast<int64_t>(wrapped(down.texel, height, repeat)) * width;
  const Pixel* below =
      pixels + static_cast<int64_t>(wrapped(down.texel + 1, height, repeat)) * width;

  const int64_t start = u.at(x, 0);
  const int64_t first = steps_of(start);
  const int64_t last = steps_of(start + u.dx * (count - 1));
  const int64_t low = std::min(first, last) >> kWeightBits;
  const int64_t place = repeat ? wrapped(low, width, repeat) : low;
  // One to one: all weights are 0, so no texel to the right is needed.
  const bool just_so = ((first | last) & kWeightMask) == 0 &&
                       last - first == static_cast<int64_t>(count - 1) << kWeightBits;
  const int64_t length = (std::max(first, last) >> kWeightBits) - low + (just_so ? 1 : 2);
  if (length > kMostSegment) {
    for (int i = 0; i < count; ++i) buffer[i] = sample(start + u.dx * i, v.at(0, y));
    return buffer;
  }
  const int texels = static_cast<int>(length);
  const bool inside = place >= 0 && place + length <= width;
  if (inside && just_so && down.weight == 0) return top + place;

  Pixel gathered[2][kMostSegment];
  const Pixel* segment = gathered[0];
  const Pixel* lower = gathered[1];
  if (inside) {
    segment = top + place;
    lower = below + place;
  } else {
    gather(*this, top, low, texels, gathered[0]);
    gather(*this, below, low, texels, gathered[1]);
  }
  if (just_so) {
    mix_rows(buffer, segment, lower, texels, down.weight);
    return buffer;
  }
  Pixel between[kMostSegment];
  if (down.weight != 0) {
    mix_rows(between, segment, lower, texels, down.weight);
    segment = between;
  }
  for (int i = 0; i < count; ++i) {
    const Place across = place_of(start + u.dx * i);
    const Pixel* at = segment + (across.texel - low);
    buffer[i] = mix(at[0], at[1], across.weight);
  }
  return buffer;
}

template struct Texels<uint32_t>;
template struct Texels<uint8_t>;

}  // namespace gummiband::ui
