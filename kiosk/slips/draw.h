// A Slip -> one drawing, as dots for a thermal printer (and for the preview on the screen, which is
// the same) or as a page for an office printer.
//
// Laid out once, by cairo and Pango, at the printer's dots: 384 (58 mm paper), 512 or 576 (80 mm),
// 203 to the inch. A module of a code is a whole number of dots and at least half a millimetre. The
// faces must be installed; ui/ asks for them at start. Any thread, but one drawing at a time each.
#pragma once

#include <string>

#include "base/result.h"
#include "slips/dots.h"
#include "slips/slip.h"

namespace gummiband::slips {

inline constexpr double kDotsPerMm = 203.0 / 25.4;
// Half a millimetre, below which phones give up on thermal paper.
inline constexpr int kLeastModuleDots = 4;
// 20 cm. A longer slip is set closer, then loses its scene; one that says more is as long as it is.
inline constexpr int kMostCalmSlipDots = 1598;
inline constexpr int kLeastSlipWidth = 256;
inline constexpr int kMostSlipWidth = 832;  // 104 mm
// How wide the picture on the screen is drawn, whatever the paper.
inline constexpr int kPreviewDots = 576;
// No slip is longer (75 cm): more is a mistake and wastes the roll.
inline constexpr int kMostSlipDots = 6000;

// A fault when the width is none of a printer's, or the slip is too long.
base::Result<Dots> draw_slip(const Slip& slip, const SlipTemplate& look, int width_dots);

// How much paper it takes, without a cutter's feed.
double length_mm(const Dots& dots);

// A page, in millimetres.
struct Page {
  double width_mm = 210;
  double height_mm = 297;
};
// The same drawing as a PDF of one page, its faces embedded: as large as the page allows, at most
// half as large again as on a roll.
base::Result<std::string> draw_page(const Slip& slip, const SlipTemplate& look, const Page& page);

}  // namespace gummiband::slips
