// gzip on the way out. Same bytes in, same bytes out: the header holds no time and no name.
#pragma once

#include <iosfwd>
#include <memory>

namespace newsgraph {

// A stream whose bytes go compressed into `out`, which must outlive it. Complete only after finish().
class GzipStream {
public:
  explicit GzipStream(std::ostream& out);
  ~GzipStream();
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  [[nodiscard]] std::ostream& stream();
  // Throws Error when `out` takes no more.
  void finish();

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace newsgraph
