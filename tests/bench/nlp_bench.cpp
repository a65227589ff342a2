// Speed of the language stages on one core, over the text files named on the command line:
//   nlp_bench [--repeat N] FILE...
// Prints the size of the model, the time to start, words a second of processor time for each stage,
// instructions a word where the kernel counts them (else: valgrind --tool=callgrind), and the largest
// resident memory. NEWSGRAPH_CPU chooses the vector instructions.
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "nlp/instructions.hpp"
#include "nlp/stage.hpp"
#include "resources.hpp"

using namespace newsgraph;

namespace {

// Counts instructions of this thread; always 0 where the kernel or the machine does not let us.
class InstructionCounter {
public:
  InstructionCounter() {
    ::perf_event_attr wanted{};
    wanted.type = PERF_TYPE_HARDWARE;
    wanted.size = sizeof wanted;
    wanted.config = PERF_COUNT_HW_INSTRUCTIONS;
    wanted.exclude_kernel = 1;
    m_file = static_cast<int>(::syscall(SYS_perf_event_open, &wanted, 0, -1, -1, 0));
  }
  ~InstructionCounter() {
    if (m_file >= 0) ::close(m_file);
  }
  InstructionCounter(const InstructionCounter&) = delete;
  InstructionCounter& operator=(const InstructionCounter&) = delete;

  [[nodiscard]] std::uint64_t read() const {
    std::uint64_t value = 0;
    return m_file >= 0 && ::read(m_file, &value, sizeof value) == sizeof value ? value : 0;
  }

private:
  int m_file = -1;
};

struct Cost {
  double seconds = 0;
  std::uint64_t instructions = 0;
};

void print_row(const std::string& name, const Cost& cost, std::uint64_t words) {
  std::cout << std::left << std::setw(14) << name << std::right << std::fixed << std::setprecision(0)
            << std::setw(12) << static_cast<double>(words) / cost.seconds << " words/s";
  if (cost.instructions > 0) std::cout << std::setw(10) << cost.instructions / words << " instructions/word";
  std::cout << '\n';
}

int run(int count, char** arguments) {
  int repeat = 1;
  std::vector<std::string> texts;
  for (int i = 1; i < count; ++i) {
    if (std::string(arguments[i]) == "--repeat" && i + 1 < count)
      repeat = std::atoi(arguments[++i]);
    else
      texts.push_back(utf8::repair(read_file(arguments[i])));
  }
  const double start = bench::thread_seconds();
  const auto stages = english_stages(schemas_dir());
  const double started = bench::thread_seconds() - start;
  std::cout << kInstructionNames[static_cast<std::size_t>(used_instructions())] << ", model " << std::fixed
            << std::setprecision(1)
            << static_cast<double>(std::filesystem::file_size(schemas_dir() + "/lang/en/model.ngm")) / 1e6
            << " MB, start " << 1000 * started << " ms\n";
  const InstructionCounter counter;
  std::vector<Cost> costs(stages.size());
  Cost all;
  std::uint64_t words = 0;
  for (int round = 0; round < repeat; ++round) {
    for (const std::string& text : texts) {
      Document doc;
      doc.text = text;
      for (std::size_t k = 0; k < stages.size(); ++k) {
        const double before = bench::thread_seconds();
        const std::uint64_t instructions = counter.read();
        stages[k]->run(doc);
        costs[k].seconds += bench::thread_seconds() - before;
        costs[k].instructions += counter.read() - instructions;
      }
      words += doc.tokens.size();
    }
  }
  if (words == 0) {
    std::cerr << "nlp_bench: no words; name text files\n";
    return 1;
  }
  for (std::size_t k = 0; k < stages.size(); ++k) {
    print_row(std::string(stages[k]->name()), costs[k], words);
    all.seconds += costs[k].seconds;
    all.instructions += costs[k].instructions;
  }
  print_row("all", all, words);
  std::cout << words << " words in " << std::setprecision(2) << all.seconds << " s, largest memory "
            << bench::peak_megabytes() << " MB\n";
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const Error& error) {
    std::cerr << "nlp_bench: " << error.what() << '\n';
    return 1;
  }
}
