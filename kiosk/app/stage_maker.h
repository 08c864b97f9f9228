// Makes a stage on threads of its own, while something is on the screen already.
//
// In the order in which somebody waits for it: what the invitation shows, then everything else. The
// UI thread makes what draws, since only it may use it. UI thread only, but for the threads inside.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>

#include "app/invitation.h"
#include "app/stage.h"
#include "base/clock.h"
#include "base/result.h"

namespace gummiband::app {

class StageMaker {
 public:
  // Begins at once. `wake` is called when the stage is ready, and by the stage's own workers. The
  // clock must outlive the stage.
  StageMaker(const StageOptions& options, const base::Clock& clock, std::function<void()> wake);
  // Waits until what was begun is done.
  ~StageMaker() = default;
  StageMaker(const StageMaker&) = delete;
  StageMaker& operator=(const StageMaker&) = delete;

  const Ground& ground() const { return ground_; }
  // Waits for the fonts; once. A fault where there are none.
  base::Result<Drawing> make_drawing();
  // Waits for pack.yaml; once. Nothing if something is wrong with it, or with what came with the
  // program: what there is to show then, the stage will say.
  std::optional<InvitationParts> invitation();
  // Whether the stage can be taken without waiting.
  bool ready() const;
  // The stage, with what it draws with; once.
  base::Result<std::unique_ptr<Stage>> take(Drawing drawing);

 private:
  void work(const StageOptions& options, const base::Clock& clock);

  const Ground ground_;
  const std::function<void()> wake_;
  std::promise<std::optional<InvitationParts>> invited_;
  std::future<std::optional<InvitationParts>> invitation_;
  std::promise<base::Result<std::unique_ptr<Stage>>> made_;
  std::future<base::Result<std::unique_ptr<Stage>>> stage_;
  std::future<base::Result<std::unique_ptr<ui::Type>>> type_;
  std::jthread worker_;  // last, so that it has ended before what it uses goes
};

}  // namespace gummiband::app
