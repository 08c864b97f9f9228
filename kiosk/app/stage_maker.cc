#include "app/stage_maker.h"

#include <chrono>
#include <utility>

namespace gummiband::app {

StageMaker::StageMaker(const StageOptions& options, const base::Clock& clock,
                       std::function<void()> wake)
    : ground_(find_ground(options)),
      wake_(std::move(wake)),
      invitation_(invited_.get_future()),
      stage_(made_.get_future()),
      type_(std::async(std::launch::async, [] { return ui::Type::make(); })),
      worker_([this, options, &clock] { work(options, clock); }) {}

void StageMaker::work(const StageOptions& options, const base::Clock& clock) {
  bool invited = false;
  auto stage = make_stage_without_drawing(ground_, options, clock, wake_,
                                          [&](std::optional<InvitationParts> parts) {
                                            invited = true;
                                            invited_.set_value(std::move(parts));
                                          });
  if (!invited) invited_.set_value(std::nullopt);
  made_.set_value(std::move(stage));
  wake_();  // not before: who is woken looks whether it is ready
}

base::Result<Drawing> StageMaker::make_drawing() {
  return app::make_drawing(type_.get(), ground_, wake_);
}

std::optional<InvitationParts> StageMaker::invitation() {
  return invitation_.get();
}

bool StageMaker::ready() const {
  return stage_.valid() && stage_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

base::Result<std::unique_ptr<Stage>> StageMaker::take(Drawing drawing) {
  auto stage = stage_.get();
  if (stage) add_drawing(**stage, std::move(drawing));
  return stage;
}

}  // namespace gummiband::app
