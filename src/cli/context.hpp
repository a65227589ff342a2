// What a command may touch of the outside: two streams and what is known about them. Only main makes one.
#pragma once

#include <iosfwd>

#include "base/error.hpp"

namespace newsgraph::cli {

struct Context {
  std::ostream& out;          // data
  std::ostream& err;          // everything else
  bool out_terminal = false;  // decides the default format
  bool err_terminal = false;  // decides whether progress is drawn
  bool color = false;         // stdout is a terminal that may be coloured (NO_COLOR, TERM=dumb)
};

// The command ran and found nothing, or more than one thing where one was asked for: exit code 1.
class NotFound : public Error {
public:
  using Error::Error;
};

}  // namespace newsgraph::cli
