#include "screens/code.h"

#include <algorithm>
#include <cmath>

namespace gummiband::screens {
namespace {

using slips::QrLevel;

// The strongest correction that keeps the code calm, else the smallest code there is.
std::optional<slips::Qr> calm_qr(std::string_view text) {
  for (QrLevel level : {QrLevel::kQuartile, QrLevel::kMedium}) {
    const base::Result<slips::Qr> qr = slips::make_qr(text, level);
    if (qr && qr->size <= kCalmModules) return *qr;
  }
  const base::Result<slips::Qr> least = slips::make_qr(text, QrLevel::kLow);
  if (!least) return std::nullopt;
  return *least;
}

}  // namespace

std::optional<Code> link_code(std::string_view url, const slips::Campaign& campaign,
                              std::string_view item_id) {
  if (url.empty()) return std::nullopt;
  Code code{slips::campaign_link(url, campaign, item_id), content::host_of(url), {}, kLeastModule};
  std::optional<slips::Qr> qr = calm_qr(code.text);
  if (!qr || qr->size > kMostLinkModules) {
    code.text = std::string(url);
    qr = calm_qr(code.text);
  }
  if (!qr) return std::nullopt;
  code.qr = *std::move(qr);
  return code;
}

std::optional<Code> text_code(std::string_view text, std::string_view caption, CodeHolds holds) {
  if (text.empty()) return std::nullopt;
  std::optional<slips::Qr> qr = calm_qr(text);
  if (!qr) return std::nullopt;
  return Code{std::string(text), std::string(caption), *std::move(qr), kLeastListModule, holds};
}

std::string code_hint(const World& world, const Code& code) {
  switch (code.holds) {
    case CodeHolds::kList:
      return world.word("hearts.phone_hint");
    case CodeHolds::kContact:
      return world.word("contacts.hint");
    case CodeHolds::kDate:
      return world.word("code.date_hint");
    case CodeHolds::kLetter:
      return world.word("code.mail_hint");
    case CodeHolds::kNetwork:
      return world.word("code.wifi_hint");
    case CodeHolds::kPage:
      break;
  }
  return world.word("code.hint");
}

std::string without_soft_hyphens(std::string text) {
  for (size_t at = text.find(ui::kSoftHyphen); at != std::string::npos;
       at = text.find(ui::kSoftHyphen)) {
    text.erase(at, ui::kSoftHyphen.size());
  }
  return text;
}

CodeFit fit_code(int modules, float least, float wanted, float most, float px_per_u,
                 float u_per_mm) {
  const int across = modules + 2 * slips::kQuietModules;
  const float least_u = std::max(least, kLeastCodeMm * u_per_mm / static_cast<float>(modules));
  const int least_px = static_cast<int>(std::ceil(least_u * px_per_u - 0.01F));
  const auto whole = [&](float room) {
    return static_cast<int>(std::floor(room * px_per_u / static_cast<float>(across) + 0.01F));
  };
  CodeFit fit;
  fit.module_px = std::max(1, std::min(std::max(whole(wanted), least_px), whole(most)));
  fit.side = static_cast<float>(fit.module_px * across) / px_per_u;
  fit.readable = fit.module_px >= least_px;
  return fit;
}

}  // namespace gummiband::screens
