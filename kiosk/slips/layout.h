// Where everything stands on a slip. Used by draw.cc alone.
//
// One pass from top to bottom with a Pen, by a plan that says how much paper it may take; draw.cc
// tries plans until one is short enough.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "slips/pen.h"
#include "slips/qr.h"
#include "slips/slip.h"

namespace gummiband::slips {

enum class Codes { kOfItems, kTogether };
// Close: small faces, notes in one line. Bare: and nothing that only looks nice.
enum class Setting { kRoomy, kClose, kBare };

struct Plan {
  Codes codes = Codes::kOfItems;
  Setting setting = Setting::kRoomy;
};

class Layout {
 public:
  Layout(Pen& pen, const Slip& slip, const SlipTemplate& look, const Plan& plan);

  // Sets everything; answers with the height. Afterwards the plan's promise is known.
  int set();
  // Whether every code that the plan wants found its room; else another plan is better.
  bool all_codes() const { return all_codes_; }

 private:
  void head();
  void title();
  void body();
  void items();
  void item(const SlipItem& item);
  void rows();
  void code();
  void code_with_words(const Qr& qr, int module_dots);
  void box();
  void foot();
  void logos();
  void test_pattern();

  void line(std::string_view text, Face face, Align align = Align::kLeft);
  std::vector<std::string> lines_of(const std::vector<std::string>& notes, const Words& look) const;
  double own_code_dots(const Qr& qr) const;
  double gap(double dots) const { return dots * pen_.size(); }

  Pen& pen_;
  const Slip& slip_;
  const SlipTemplate& look_;
  const Plan plan_;
  const bool close_;
  const bool bare_;
  const double left_;
  const double right_;
  double y_ = 0;
  bool own_codes_ = false;  // an item has its own
  bool all_codes_ = true;
};

}  // namespace gummiband::slips
