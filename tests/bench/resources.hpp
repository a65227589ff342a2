// What a piece of work costs, for the timing programs. Processor time is user and system time, which other
// programs disturb less than wall time.
#pragma once

#include <sys/resource.h>
#include <time.h>

namespace newsgraph::bench {

inline double seconds_of(clockid_t clock) {
  ::timespec time{};
  ::clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

// Of all threads of this process.
inline double processor_seconds() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }
inline double thread_seconds() { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }

// Since some moment.
inline double wall_seconds() { return seconds_of(CLOCK_MONOTONIC); }

// The most memory that this process has had.
inline long peak_megabytes() {
  ::rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

}  // namespace newsgraph::bench
