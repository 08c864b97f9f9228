// The command line: one table of subcommands over the folders below.
#pragma once

namespace gummiband::cli {

// Exit codes: 0 fine, 1 the world is at fault (disk, pack, display), 2 the words are.
inline constexpr int kFine = 0;
inline constexpr int kWorldFault = 1;
inline constexpr int kWordsFault = 2;

int run(int argc, char** argv);

}  // namespace gummiband::cli
