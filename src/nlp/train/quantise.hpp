// Turns trained matrices into what the run time reads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nlp/model_file.hpp"
#include "nlp/train/gemm.hpp"

namespace newsgraph {

// Adds "<name>.w": 16-bit weights in the order of packed_at() and "<name>.s": one scale a column, columns
// padded to whole panels. No product with inputs up to kInputLimit overflows 32 bits.
void add_matrix(ModelWriter& model, const std::string& name, const Matrix& matrix);

// Adds "<name>.rows": 8-bit rows and "<name>.scales": one scale a row.
void add_rows(ModelWriter& model, const std::string& name, const Matrix& matrix);

// Adds "<name>.rows": rows of 4-bit numbers, each plus 8, and "<name>.scales": one scale a row. A byte holds
// a number of the first half of the columns (low) and one of the second half. Their number must be even.
void add_half_rows(ModelWriter& model, const std::string& name, const Matrix& matrix);

}  // namespace newsgraph
