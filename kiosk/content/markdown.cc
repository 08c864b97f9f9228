#include "content/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <functional>
#include <string>

#include "content/text_rules.h"

namespace gummiband::content {
namespace {

// Turns md4c's events into blocks. md4c gives no lines, but its texts point into our text.
class BlockBuilder {
 public:
  BlockBuilder(std::string_view text, const base::Path& file, int first_line, Report& report)
      : text_(text), file_(file), first_line_(first_line), report_(&report) {}

  void enter_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_P:
        if (list_depth_ == 0) {
          open(BlockKind::kParagraph);
        } else if (!open_) {
          refuse_at_next_text("A list entry of several paragraphs", "Make each an entry.");
        }
        break;
      case MD_BLOCK_H:
        open(BlockKind::kHeading);
        break;
      case MD_BLOCK_LI:
        open(BlockKind::kListItem);
        break;
      case MD_BLOCK_OL:
        refuse_at_next_text("A numbered list", "Begin each entry with a hyphen.");
        [[fallthrough]];
      case MD_BLOCK_UL:
        if (++list_depth_ > 1) refuse_at_next_text("A list in a list", "Write one flat list.");
        break;
      default:
        enter_foreign_block(type);
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        --list_depth_;
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_H:
      case MD_BLOCK_LI:
        open_ = false;
        break;
      case MD_BLOCK_CODE:
      case MD_BLOCK_QUOTE:
      case MD_BLOCK_TABLE:
        --foreign_depth_;
        flush_refusal();
        break;
      default:
        break;
    }
  }

  void enter_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) ++strong_;
    if (type == MD_SPAN_EM) ++emphasis_;
    if (type == MD_SPAN_A) refuse_at_next_text("A link", "Use the key link: in item.yaml.");
    if (type == MD_SPAN_IMG) {
      refuse_at_next_text("A picture", "Use the key picture: in item.yaml.");
    }
    if (type == MD_SPAN_CODE) refuse_at_next_text("Code", "Remove the signs `.");
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) --strong_;
    if (type == MD_SPAN_EM) --emphasis_;
    if (type == MD_SPAN_A || type == MD_SPAN_IMG || type == MD_SPAN_CODE) flush_refusal();
  }

  void text(MD_TEXTTYPE type, std::string_view piece) {
    note_position(piece);
    flush_refusal();
    if (foreign_depth_ > 0) return;
    if (type == MD_TEXT_BR) return append("\n");
    if (type == MD_TEXT_SOFTBR) return append(" ");
    if (type == MD_TEXT_ENTITY) {
      return refuse(line(), "A sign written as " + in_quotes(piece), "Write the sign itself.");
    }
    if (type == MD_TEXT_NORMAL && holds_html(piece)) {
      refuse(line(), "HTML", "Remove what stands between < and >.");
    }
    append(piece);
  }

  std::vector<Block> take() {
    flush_refusal();
    std::erase_if(blocks_, [](const Block& block) { return block.runs.empty(); });
    return std::move(blocks_);
  }

 private:
  void open(BlockKind kind) {
    blocks_.push_back({kind, {}});
    open_ = true;
  }

  void enter_foreign_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_QUOTE) refuse_at_next_text("A quotation", "Remove the sign >.");
    if (type == MD_BLOCK_CODE) {
      refuse_at_next_text("Code", "Begin the line without spaces, remove the signs ```.");
    }
    if (type == MD_BLOCK_TABLE) refuse_at_next_text("A table", "Write a list.");
    if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_CODE || type == MD_BLOCK_TABLE) {
      ++foreign_depth_;
    }
    if (type == MD_BLOCK_HR) refuse(rule_line(), "A ruled line", "Use a heading.");
  }

  static bool holds_html(std::string_view piece) {
    for (size_t i = 1; i < piece.size(); ++i) {
      const char next = piece[i];
      const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
      if (piece[i - 1] == '<' && (letter || next == '/' || next == '!')) return true;
    }
    return false;
  }

  void append(std::string_view piece) {
    if (blocks_.empty() || !open_) return;
    std::vector<Run>& runs = blocks_.back().runs;
    Run run{std::string(piece), strong_ > 0, emphasis_ > 0};
    if (!runs.empty() && runs.back().strong == run.strong && runs.back().emphasis == run.emphasis) {
      runs.back().text += run.text;
    } else {
      runs.push_back(std::move(run));
    }
  }

  void note_position(std::string_view piece) {
    // Breaks come as texts of md4c's own.
    const auto less = std::less<const char*>();
    if (less(piece.data(), text_.data()) || !less(piece.data(), text_.data() + text_.size())) {
      return;
    }
    const auto offset = static_cast<size_t>(piece.data() - text_.data());
    if (offset < counted_) return;
    lines_ +=
        static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                    text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    counted_ = offset;
  }

  int line() const { return first_line_ + lines_; }

  // md4c says nothing about a ruled line but that it is there: find the next one.
  int rule_line() {
    const size_t line_end =
        counted_ == 0 ? std::string_view::npos : text_.rfind('\n', counted_ - 1);
    size_t at = std::max(rules_until_, line_end == std::string_view::npos ? 0 : line_end + 1);
    while (at < text_.size()) {
      const size_t end = std::min(text_.find('\n', at), text_.size());
      if (is_rule(text_.substr(at, end - at))) {
        rules_until_ = std::min(end + 1, text_.size());
        return first_line_ + line_of(text_, at) - 1;
      }
      at = end + 1;
    }
    return line();
  }

  static bool is_rule(std::string_view one_line) {
    const auto marks = std::ranges::count_if(
        one_line, [](char sign) { return sign == '-' || sign == '*' || sign == '_'; });
    return marks >= 3 && one_line.find_first_not_of("-*_ \t") == std::string_view::npos;
  }

  void refuse_at_next_text(std::string_view what, std::string_view remedy) {
    flush_refusal();
    refused_ = what;
    remedy_ = remedy;
  }

  void flush_refusal() {
    if (refused_.empty()) return;
    refuse(line(), refused_, remedy_);
    refused_.clear();
  }

  void refuse(int at_line, const std::string& what, const std::string& remedy) {
    report_->error({file_, at_line}, what + " is not shown in a text.", remedy);
  }

  std::string_view text_;
  base::Path file_;
  int first_line_;
  Report* report_;
  std::vector<Block> blocks_;
  bool open_ = false;  // whether text goes to the last block
  int list_depth_ = 0;
  int foreign_depth_ = 0;
  int strong_ = 0;
  int emphasis_ = 0;
  size_t counted_ = 0;  // bytes whose line ends are in lines_
  int lines_ = 0;
  size_t rules_until_ = 0;  // behind the last ruled line found
  std::string refused_;     // to be reported where the next text begins
  std::string remedy_;
};

BlockBuilder& builder_of(void* pointer) {
  return *static_cast<BlockBuilder*>(pointer);
}

}  // namespace

std::vector<Block> read_markdown(std::string_view text, const base::Path& file, int first_line,
                                 Report& report) {
  BlockBuilder builder(text, file, first_line, report);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES;  // tables only to be reported
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* user) {
    builder_of(user).enter_block(type);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    builder_of(user).leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* user) {
    builder_of(user).enter_span(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    builder_of(user).leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* user) {
    builder_of(user).text(type, {piece, size});
    return 0;
  };
  if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &builder) != 0) {
    report.error({file, first_line}, "The text cannot be read as Markdown.", "Write it anew.");
    return {};
  }
  return builder.take();
}

std::vector<Block> markdown_blocks(std::string_view text) {
  Report nobody;
  return read_markdown(text, {}, 1, nobody);
}

}  // namespace gummiband::content
