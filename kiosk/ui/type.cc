#include "ui/type.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "ui/type_fonts.h"
#include "ui/type_setter.h"

namespace gummiband::ui {
namespace {

template <typename T>
void mix(size_t& hash, const T& value) {
  hash = (hash ^ std::hash<T>()(value)) * 0x9E3779B97F4A7C15U;
  hash ^= hash >> 29;
}

size_t hash_of(const std::vector<Span>& spans, const Style& style, float width_px, Align align,
               Wrap wrap, std::string_view language) {
  size_t hash = spans.size();
  for (const Span& span : spans) {
    mix(hash, span.text);
    mix(hash, (span.strong ? 1 : 0) + (span.emphasis ? 2 : 0));
  }
  mix(hash, style.family);
  mix(hash, style.weight);
  mix(hash, style.size_px);
  mix(hash, style.leading);
  mix(hash, style.tracking);
  mix(hash, width_px);
  mix(hash, static_cast<int>(align) * 8 + static_cast<int>(wrap));
  mix(hash, language);
  return hash;
}

struct Entry {
  TextOrder order;
  Setting setting;
  size_t bytes = 0;
  uint64_t last_frame = 0;
};

class PangoType final : public Type {
 public:
  const Setting& set(const std::vector<Span>& spans, const Style& style, float width_px,
                     Align align, Wrap wrap, std::string_view language) override {
    // Every text of every frame comes through here: nothing is copied for one that is there.
    const size_t hash = hash_of(spans, style, width_px, align, wrap, language);
    const auto [first, last] = entries_.equal_range(hash);
    for (auto at = first; at != last; ++at) {
      const TextOrder& order = at->second.order;
      if (order.width_px == width_px && order.align == align && order.wrap == wrap &&
          order.language == language && order.style == style && order.spans == spans) {
        return drawn(at->second);
      }
    }
    TextOrder order{spans, style, width_px, align, wrap, std::string(language)};
    Setting setting = setter_.set(order);
    return keep(hash, std::move(order), std::move(setting));
  }

  const Setting& icon(std::string_view name, float size_px) override {
    size_t hash = 0;
    mix(hash, name);
    mix(hash, size_px);
    const auto [first, last] = entries_.equal_range(hash);
    for (auto at = first; at != last; ++at) {
      const TextOrder& order = at->second.order;
      if (order.style.family == kIconFamily && order.style.size_px == size_px &&
          order.spans.front().text == name) {
        return drawn(at->second);
      }
    }
    base::check(setter_.has_icon(name), "The icon font has no icon of this name");
    TextOrder order;
    order.spans = {Span{std::string(name)}};
    order.style.family = kIconFamily;
    order.style.size_px = size_px;
    return keep(hash, std::move(order), setter_.icon(name, size_px));
  }

  bool has_icon(std::string_view name) const override { return setter_.has_icon(name); }

  void end_frame() override {
    if (bytes_ > kMostTypeBytes) drop_oldest();
    ++frame_;
  }

  void forget() override {
    for (auto& [hash, entry] : entries_) overwrite(entry);
    entries_.clear();
    bytes_ = 0;
  }

  size_t cached_bytes() const override { return bytes_; }

 private:
  static void overwrite(Entry& entry) {
    for (Span& span : entry.order.spans) base::wipe(span.text);
    Texture& mask = *entry.setting.mask;
    explicit_bzero(mask.mask(),
                   static_cast<size_t>(mask.width()) * static_cast<size_t>(mask.height()));
  }

  const Setting& drawn(Entry& entry) {
    entry.last_frame = frame_;
    return entry.setting;
  }

  const Setting& keep(size_t hash, TextOrder order, Setting setting) {
    Entry entry{std::move(order), std::move(setting), 0, frame_};
    entry.bytes = sizeof(Entry) + static_cast<size_t>(entry.setting.mask->width()) *
                                      static_cast<size_t>(entry.setting.mask->height());
    for (const Span& span : entry.order.spans) entry.bytes += sizeof(Span) + span.text.size();
    bytes_ += entry.bytes;
    return entries_.emplace(hash, std::move(entry))->second.setting;
  }

  void drop_oldest() {
    // Rare, and over some thousands of entries at most: no list in order of age is kept.
    std::vector<std::unordered_multimap<size_t, Entry>::iterator> spare;
    for (auto at = entries_.begin(); at != entries_.end(); ++at) {
      if (at->second.last_frame != frame_) spare.push_back(at);
    }
    std::sort(spare.begin(), spare.end(), [](const auto& one, const auto& other) {
      return one->second.last_frame < other->second.last_frame;
    });
    for (const auto& at : spare) {
      if (bytes_ <= kMostTypeBytes) return;
      bytes_ -= at->second.bytes;
      overwrite(at->second);
      entries_.erase(at);
    }
  }

  // Laying out a name to look for an icon changes nothing that anybody sees.
  mutable TypeSetter setter_;
  std::unordered_multimap<size_t, Entry> entries_;
  size_t bytes_ = 0;
  uint64_t frame_ = 1;
};

}  // namespace

base::Result<std::unique_ptr<Type>> Type::make() {
  if (auto faces = find_faces(); !faces) return faces.fault();
  return std::unique_ptr<Type>(std::make_unique<PangoType>());
}

}  // namespace gummiband::ui
