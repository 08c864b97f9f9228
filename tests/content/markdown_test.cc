// The part of Markdown that a body may use, and the line of everything else.
#include "content/markdown.h"

#include "catch.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

struct Read {
  std::vector<Block> blocks;
  std::vector<Finding> findings;
};

Read read(std::string_view text, int first_line = 1) {
  Report report;
  Read result;
  result.blocks = read_markdown(text, "x.md", first_line, report);
  result.findings = report.sorted();
  return result;
}

Block plain(BlockKind kind, const std::string& text) {
  return {kind, {{text, false, false}}};
}

TEST_CASE("Paragraphs, headings and lists become blocks") {
  const Read result = read("# Eins\nzwei\ndrei\n\n* vier\n* fünf\n\n\nsechs &\n");
  CHECK(text_of(result.findings) == "");
  CHECK(result.blocks == std::vector<Block>{plain(BlockKind::kHeading, "Eins"),
                                            plain(BlockKind::kParagraph, "zwei drei"),
                                            plain(BlockKind::kListItem, "vier"),
                                            plain(BlockKind::kListItem, "fünf"),
                                            plain(BlockKind::kParagraph, "sechs &")});
}

TEST_CASE("A list with empty lines between its entries is the same list") {
  CHECK(read("- a\n\n- b\n").blocks == read("- a\n- b\n").blocks);
  CHECK(read("- a\n\n- b\n").findings.empty());
}

TEST_CASE("Strong and emphasis may stand in each other, and neighbours of one look are one run") {
  const Read result = read("a **b *c* d** \\*e\\*");
  CHECK(result.findings.empty());
  REQUIRE(result.blocks.size() == 1);
  CHECK(result.blocks[0].runs == std::vector<Run>{{"a ", false, false},
                                                  {"b ", true, false},
                                                  {"c", true, true},
                                                  {" d", true, false},
                                                  {" *e*", false, false}});
}

TEST_CASE("A line that ends in two spaces or a backslash breaks") {
  CHECK(read("Satz eins.  \nSatz zwei.\\\nSatz drei.").blocks ==
        std::vector<Block>{plain(BlockKind::kParagraph, "Satz eins.\nSatz zwei.\nSatz drei.")});
}

TEST_CASE("Everything else is a finding with its line") {
  struct Case {
    std::string text;
    std::string sentence;
    int line;
  };
  const auto one = GENERATE(
      Case{"a\n\nb [c](https://x.de)\n", "A link", 3}, Case{"a\n<https://x.de>\n", "A link", 2},
      Case{"a\n\n![b](c.png)\n", "A picture", 3}, Case{"a\n\n`b`\n", "Code", 3},
      Case{"a\n\n```\nb\n```\n", "Code", 4}, Case{"a\n\n    b\n", "Code", 3},
      Case{"a\n\n> b\n", "A quotation", 3}, Case{"a\n\n1. b\n", "A numbered list", 3},
      Case{"- a\n  - b\n", "A list in a list", 2}, Case{"a\n\n---\n\nb\n", "A ruled line", 3},
      Case{"---\n", "A ruled line", 1}, Case{"a\n\n<b>c</b>\n", "HTML", 3},
      Case{"a\n\n<!-- c -->\n", "HTML", 3}, Case{"a\n\nb&nbsp;c\n", "A sign written as", 3},
      Case{"a\n\n|b|c|\n|---|---|\n|d|e|\n", "A table", 3},
      Case{"- a\n\n  b\n", "A list entry of several paragraphs", 3});
  CAPTURE(one.text);
  const Read result = read(one.text, 11);
  REQUIRE(result.findings.size() >= 1);
  CHECK_THAT(result.findings[0].sentence, contains(one.sentence));
  CHECK_THAT(result.findings[0].sentence, contains("is not shown in a text."));
  CHECK(result.findings[0].line == one.line + 10);
  CHECK_FALSE(result.findings[0].remedy.empty());
}

TEST_CASE("Two ruled lines have two lines") {
  const Read result = read("a\n\n***\n\n***\n");
  REQUIRE(result.findings.size() == 2);
  CHECK(result.findings[0].line == 3);
  CHECK(result.findings[1].line == 5);
}

TEST_CASE("Smaller and greater signs between numbers are text") {
  CHECK(read("2 < 3 > 1, a<3\n").findings.empty());
}

TEST_CASE("An empty text has no blocks") {
  CHECK(read("").blocks.empty());
  CHECK(read("\n \n\t\n").blocks.empty());
}

TEST_CASE("A legal text that was checked splits into its blocks") {
  CHECK(markdown_blocks("Ja.\n\n- nein").size() == 2);
}

}  // namespace
}  // namespace gummiband::content
